import type { Office } from '../../office.ts';
import { localDate } from '../../records/local-date.ts';

/** The first year that any bundle could be of: the program's own. */
const FIRST_YEAR = 2024;

/** Years to choose among, the newest first. */
export function years({ clock, config }: Office): readonly (readonly [string, string])[] {
	const now = thisYear({ clock, config });
	return Array.from({ length: now - FIRST_YEAR + 1 }, (_, i) => [`${now - i}`, `${now - i}`] as const);
}

/** Where the organisation is. */
export function thisYear({ clock, config }: Pick<Office, 'clock' | 'config'>): number {
	return Number(localDate(clock.now(), config.TIMEZONE).slice(0, 4));
}

/** A year as it was asked for; undefined where it is none. */
export function yearAsked(asked: string): number | undefined {
	return /^20\d\d$/.test(asked) ? Number(asked) : undefined;
}
