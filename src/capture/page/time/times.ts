import type { PostTime } from '../../../records/post.ts';
import { clockIn } from './clock.ts';
import { dayIn } from './days.ts';
import { spanBack } from './spans.ts';

/** Times as platforms show them, to ISO 8601. Runs in the browser; pure but for `now`. */

type Precision = NonNullable<PostTime['precision']>;

/**
 * A shown time as ISO 8601: a date where no clock time is shown, a time to the minute for spans such as "3 tim".
 * Undefined where it is not understood; never a guess at the format.
 */
export function isoFromShown(shown: string, now: number): string | undefined {
	return timeFromShown(shown, now)?.iso;
}

/** The same, with how precise it is where it was counted from the time of the reading. */
export function timeFromShown(
	shown: string,
	now: number,
): { readonly iso: string; readonly precision?: Precision } | undefined {
	const text = plain(shown);
	const span = spanBack(text, now);
	if (span) return span;
	const iso = machineTime(text) ?? momentIn(text, now);
	return iso === undefined ? undefined : { iso };
}

/** Nothing but a time, which cannot be told: “3/4/2025” is a day in March or in April, “förra fredagen” one of two. */
export function isUnclear(shown: string, now: number): boolean {
	if (shown.length > 32 || timeFromShown(shown, now)) return false;
	return dayIn(plain(shown), now) === 'unclear' || UNCLEAR.test(plain(shown));
}

const WEEKDAY =
	'(?:mån|tis|ons|tors|fre|lör|sön|man|tirs|lør|søn)(?:dag(?:en|s)?)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:maanan|tiis|keskiviikk|tors|perjan|lauan|sunnun)\\p{L}{1,6}|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche';
const UNCLEAR = new RegExp(
	`^(?:(?:i|förra|sist|sista|forrige|last|on|viime|letzte[rn]?|am|den)\\s)?(?:${WEEKDAY})\\.?,?(?:\\s(?:dernier|kl\\.?|klo|um|at|à))?(?:\\s\\d{1,2}[:.]\\d\\d(?:\\s(?:uhr|[ap]m))?)?$`,
	'u',
);

/** Where the figures of other scripts begin. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];

function plain(shown: string): string {
	return shown
		.replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '')
		.replace(/\p{Nd}/gu, (figure) => {
			const code = figure.codePointAt(0) ?? 0;
			const zero = ZEROS.find((first) => code >= first && code < first + 10);
			return zero === undefined ? figure : String(code - zero);
		})
		.toLowerCase()
		.replace(/[·•]|\(?(?:redigera[dt]e?|redigert|redigeret|edited|bearbeitet|muokattu)\)?(?!\p{L})/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

/** A day with a clock beside it as machines write it, which says its own zone. */
function machineTime(text: string): string | undefined {
	const iso =
		/\b(\d{4})-(\d{2})-(\d{2})[t ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(?: ?(z|utc|gmt|[+-]\d{2}:?\d{2})(?![\d:]))?/.exec(
			text,
		);
	if (!iso) return undefined;
	const [, year, month, date, clock, zone] = iso;
	const offset = zone && /^[+-]/.test(zone) ? zone.replace(/(?<=\d\d)(?=\d\d$)/, ':') : zone ? 'Z' : '';
	return localIso(`${year}-${month}-${date}T${clock}${offset}`);
}

/** The day with the clock time that stands beside it, if one does: where the browser's time zone is, as a visitor reads it. */
function momentIn(text: string, now: number): string | undefined {
	const found = dayIn(text, now);
	if (found === undefined || found === 'unclear') return undefined;
	const clock = clockIn(found.rest);
	return clock ? (localIso(`${found.day}T${clock.time}${clock.zone ?? ''}`) ?? found.day) : found.day;
}

/** Months, days, units and the small words beside them, in the languages of the north and the large ones. */
const TIME_WORD =
	/^(?:(?:jan|feb|mar|apr|ma[ijy]|jun|jul|aug|sep|o[kc]t|nov|de[csz]|mån|tis|tirs?|ons|tors|fre|l[öø]r|s[öø]n|mon|tue|wed|thu|fri|sat|sun|sek|sec|min|tim|std|stund|hour|hrs?|da[gy]|tag|veck|uge|uke|week|woche|månad|måned|month|monat|year|jahr|minuut|tun|päiv|viik|sedan|siden|sitten|redi|edit|nyss|just|i?går|idag|today|yesterday)\p{L}{0,8}|s|m|h|t|d|v|w|y|å|år|mo|u|j|pv|vk|kk|kl|at|am|pm|den|the|om|for|för|about|ca|ago|vor|nu|now|i)\.?$/iu;
const NUMBER_OF_TIME =
	/^\d{1,4}(?:[.:/-]\d{1,4}){0,2}(?:t\d\d:\d\d\S*)?(?:st|nd|rd|th|[:.]?\p{L}{1,3})?\.?$/iu;
const NOW = /^(?:nyss|nu|just nu|now|just now|today|yesterday|i ?(?:dag|går))$/i;

/** A number and what it counts, or a date, in more languages than are understood; nothing else, and no number alone. */
export function isTimeOnly(text: string): boolean {
	if (NOW.test(text) || (text.length <= 40 && isWholly(plain(text)))) return true;
	const words = text.split(/[\s·•,()]+/).filter(Boolean);
	const numbers = words.filter((word) => NUMBER_OF_TIME.test(word));
	if (numbers.length === 0 || !words.every((word) => TIME_WORD.test(word) || NUMBER_OF_TIME.test(word)))
		return false;
	const unit = numbers.some((word) => TIME_WORD.test(word.replace(/^\d+/, '')));
	return (
		unit || numbers.length < words.length || numbers.some((word) => /\d[./-]\d+[./-]\d|\d:\d\d/.test(word))
	);
}

/** A span, or a day with or without a clock, and nothing beside it but the small words of time. */
function isWholly(text: string): boolean {
	if (spanBack(text, 0)) return true;
	const found = dayIn(text, 0);
	if (found === undefined || found === 'unclear') return false;
	const rest = found.rest.replace(/\d{1,2}(?:[:.]| ?h ?)\d{2}(?:[:.]\d{2})?/u, ' ');
	return rest
		.split(/[\s·•,()|–—-]+/)
		.every((word) => word === '' || TIME_WORD.test(word) || SMALL.test(word));
}
const SMALL = /^(?:klo|uhr|um|à|le|de|del|a|las|alle|ore|utc|gmt|cet|cest|[ap]\.?m\.?|[صم]|午前|午後)$/iu;

/** A machine-readable time attribute as ISO 8601, in UTC where it has a clock time. */
export function isoFromAttribute(value: string): string | undefined {
	const trimmed = value.trim();
	if (/^\d{4}-\d{2}-\d{2}$/.test(trimmed)) return trimmed;
	if (/^\d{10}(\d{3})?$/.test(trimmed))
		return new Date(Number(trimmed) * (trimmed.length === 10 ? 1000 : 1)).toISOString();
	if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}/.test(trimmed)) return undefined;
	return localIso(trimmed.replace(' ', 'T'));
}

function localIso(value: string): string | undefined {
	const at = new Date(value);
	return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
