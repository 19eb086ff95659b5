import { localDate } from './local-date.ts';
import type { PostTime } from './post.ts';

/**
 * When a post was written, for a person: what the page showed, and behind it the date and clock time where the organisation
 * is, as precise as it is known. `3 tim (ca 2026-11-26 kl. 22)`: "3 tim" alone tells nobody anything ten years later.
 * @param timeZone IANA name @returns empty where nothing is known
 */
export function postMoment(time: PostTime | undefined, timeZone: string): string {
	const { shown = '', iso } = time ?? {};
	const at = iso === undefined ? '' : moment(iso, time?.precision, timeZone);
	if (!shown || !at || shown.includes(at)) return shown || at;
	return `${shown} (${at})`;
}

/** The date of an ISO 8601 time where the organisation is; what has no clock time is a date already, or less. */
export function postDate(iso: string, timeZone: string): string {
	const at = instantOf(iso);
	return at === undefined ? iso : localDate(at, timeZone);
}

function moment(iso: string, precision: PostTime['precision'], timeZone: string): string {
	const about = precision === undefined || precision === 'minute' ? '' : 'ca ';
	const at = instantOf(iso);
	if (at === undefined) return about + iso;
	const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
	return `${about}${localDate(at, timeZone)} kl. ${precision === 'hour' ? clock.slice(0, 2) : clock}`;
}

function instantOf(iso: string): Date | undefined {
	if (!/T\d/.test(iso)) return undefined;
	const at = new Date(iso);
	return Number.isNaN(at.getTime()) ? undefined : at;
}
