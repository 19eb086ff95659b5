import { monthOf } from './months.ts';

/** A day that was found in a shown time, `yyyy-mm-dd`, and what else stands there. */
export interface Day {
	readonly day: string;
	readonly rest: string;
}

const DAY_MS = 86_400_000;
const AGO: readonly (readonly [RegExp, number])[] = [
	[
		/^(?:i ?dag|today|tänään|heute|aujourd.hui|hoy|oggi|hoje|dzisiaj|dziś|dnes|vandaag|اليوم|היום|сегодня|今日)(?!\p{L})/u,
		0,
	],
	[
		/^(?:i ?går|yesterday|eilen|gestern|hier|ayer|ieri|ontem|wczoraj|gisteren|أمس|אתמול|вчера|昨日)(?!\p{L})/u,
		1,
	],
	[
		/^(?:i ?förr?går|i ?förgårs|i ?forg[åa]rs?|i ?forg[åa]s|toissapäivänä|vorgestern|avant-hier|anteayer|eergisteren)(?!\p{L})/u,
		2,
	],
];
const YEAR_FIRST =
	/(?<![\d.,/-])((?:19|20)\d\d)(?:([-./]) ?(\d{1,2})\2 ?(\d{1,2})\.?|[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일])(?![\d-])/u;
const NUMBERS = /(?<![\d.,:/-])(\d{1,2})([./-]) ?(\d{1,2})\2 ?((?:19|20)\d\d)(?![\d./-]*\d)/u;
/** “25/10 2026”, as it is written in the north alone: the day first. */
const SPACED = /(?<![\d.,:/-])(\d{1,2})\/(\d{1,2}),? ((?:19|20)\d\d)(?![\d./-]*\d)/u;
/** A day and a month with points and no year; the last point makes it no sum. */
const POINTS = /^(\d{1,2})\. ?(\d{1,2})\.(?=\s|$)/u;
const DAY_FIRST =
	/(?<![\p{L}\d.,:/-])(\d{1,2})(?:st|nd|rd|th|er|:[ea])?(?:\.? |\.|-)(?:de |of )?(\p{L}{3,})(?:\.?,?(?: de| del)? |-|\.)?((?:19|20)\d\d)?(?![\d\p{L}])/gu;
const MONTH_FIRST =
	/(?<![\p{L}\d])(\p{L}{3,})\.? (\d{1,2})(?:st|nd|rd|th)?(?![\d:.]\d|\d|\p{L}|[.] ?\p{L})(?:,? ((?:19|20)\d\d)(?!\d))?/gu;

/**
 * The day that a shown time says, in lower case and plain digits; the last such day that has been, where it says no year.
 * Numbers are read where their order is beyond doubt: the year first, points, or more than twelve. Pure.
 * @returns `unclear` for “3/4/2025”, which is one day here and another there
 */
export function dayIn(text: string, now: number): Day | 'unclear' | undefined {
	for (const [words, days] of AGO) {
		const match = words.exec(text);
		if (match) return { day: dayOf(now - days * DAY_MS), rest: text.slice(match[0].length) };
	}
	const found = (
		match: RegExpExecArray,
		year: string | undefined,
		month: number,
		day: number,
	): Day | undefined => {
		const iso = dated(year, month, day, now);
		return iso === undefined ? undefined : { day: iso, rest: text.replace(match[0], ' ') };
	};
	const years = YEAR_FIRST.exec(text);
	if (years) return found(years, years[1], Number(years[3] ?? years[5]), Number(years[4] ?? years[6]));
	const numbers = NUMBERS.exec(text);
	if (numbers) {
		const [, a, mark, b, year] = numbers;
		const [one, two] = [Number(a), Number(b)];
		if (mark !== '.' && one !== two && one <= 12 && two <= 12) {
			const [dayFirst, monthFirst] = [dated(year, two, one, now), dated(year, one, two, now)];
			const fits = [dayFirst, monthFirst].filter(
				(iso) => iso !== undefined && isOnTheDayOfTheWeek(iso, text),
			);
			return fits.length === 1 && fits[0] ? { day: fits[0], rest: text.replace(numbers[0], ' ') } : 'unclear';
		}
		return mark !== '.' && two > 12 ? found(numbers, year, one, two) : found(numbers, year, two, one);
	}
	const spaced = SPACED.exec(text);
	if (spaced) return found(spaced, spaced[3], Number(spaced[2]), Number(spaced[1]));
	const points = POINTS.exec(text);
	if (points) return found(points, undefined, Number(points[2]), Number(points[1]));
	for (const match of text.matchAll(DAY_FIRST)) {
		const month = monthOf(match[2] ?? '');
		if (month !== undefined) return found(match, match[3], month, Number(match[1]));
	}
	for (const match of text.matchAll(MONTH_FIRST)) {
		const month = monthOf(match[1] ?? '');
		if (month !== undefined) return found(match, match[3], month, Number(match[2]));
	}
	return undefined;
}

/** The beginnings of the days of the week from Sunday on, in the languages that are known. */
const WEEK = [
	'sun|sön|søn|son|dim|dom|zon',
	'mon|mån|man|lun|maa',
	'tue|tis|tir|die|mar|tii|din',
	'wed|ons|mit|mer|mié|mie|kes|woe',
	'thu|tor|don|jeu|jue',
	'fri|fre|ven|vie|per|vri',
	'sat|lör|lør|lau|sam|sáb|sab|zat',
].map((names) => new RegExp(`^(?:${names})\\p{L}*\\.?,? `, 'u'));

/** A shown time that begins with the day of the week tells which of its numbers is the month: “thu, 11/12/2026”. */
function isOnTheDayOfTheWeek(iso: string, text: string): boolean {
	return WEEK[new Date(`${iso}T00:00:00Z`).getUTCDay()]?.test(text) ?? false;
}

/** The day as ISO 8601, where there is such a day. */
function dated(said: string | undefined, month: number, day: number, now: number): string | undefined {
	const isDay = (year: number) => {
		const at = new Date(Date.UTC(year, month - 1, day));
		return day >= 1 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
	};
	const told = (year: number) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
	if (said) return isDay(Number(said)) ? told(Number(said)) : undefined;
	const thisYear = new Date(now).getFullYear();
	// The 29th of February was four or eight years ago at most.
	for (let year = thisYear; year >= thisYear - 8; year--)
		if (isDay(year) && Date.UTC(year, month - 1, day) <= now + DAY_MS) return told(year);
	return undefined;
}

/** The day of a moment where the browser is. */
export function dayOf(ms: number): string {
	const at = new Date(ms);
	return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
}
