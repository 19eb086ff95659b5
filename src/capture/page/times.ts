import type { PostTime } from '../../records/post.ts';

/** Times as platforms show them, to ISO 8601. Runs in the browser; pure but for `now`. */

const MONTHS: Readonly<Record<string, number>> = {
	jan: 1,
	feb: 2,
	mar: 3,
	apr: 4,
	maj: 5,
	may: 5,
	jun: 6,
	jul: 7,
	aug: 8,
	sep: 9,
	okt: 10,
	oct: 10,
	nov: 11,
	dec: 12,
};
type Precision = NonNullable<PostTime['precision']>;
/** How spans are written, their length in seconds, and what they tell the time to. */
const SPANS: readonly (readonly [RegExp, number, Precision])[] = [
	[/^(\d+)\s?(?:s|sek|sekunder|seconds?|secs?|sekunden|sekuntia)\.?$/, 1, 'minute'],
	[/^(\d+)\s?(?:m|min|minut|minuter|minutter|minutes?|mins?|minuten|minuuttia?)\.?$/, 60, 'minute'],
	[/^(\d+)\s?(?:h|t|tim|timme|timmar|time|timer|hours?|hrs?|std|stunden?|tuntia?)\.?$/, 3600, 'hour'],
	[/^(\d+)\s?(?:d|dag|dagar|dage|dager|dgr|days?|pv|päivää?|tag|tagen?)\.?$/, 86_400, 'day'],
	[/^(\d+)\s?(?:v|vecka|veckor|uge|uger|uke|uker|w|weeks?|vk|viikkoa?|wochen?)\.?$/, 604_800, 'week'],
	[
		/^(\d+)\s?(?:mån|månad|månader|måned|måneder|md|mo|months?|kk|kuukautta|monate?n?)\.?$/,
		2_629_800,
		'month',
	],
	[/^(\d+)\s?(?:å|år|y|yrs?|years?|vuotta|jahre?n?)\.?$/, 31_557_600, 'year'],
];

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
	if (/^(nyss|just nu|just now|now)$/.test(text)) return { iso: toTheMinute(now), precision: 'minute' };
	for (const [pattern, seconds, precision] of SPANS) {
		const match = pattern.exec(text);
		if (match) return { iso: asPreciseAs(now - Number(match[1]) * seconds * 1000, seconds), precision };
	}
	const iso = dateIn(text, now);
	return iso === undefined ? undefined : { iso };
}

function plain(shown: string): string {
	return shown
		.toLowerCase()
		.replace(/\s+/g, ' ')
		.replace(/(?<!\p{L})(?:sedan|siden|ago|sitten|för|for|vor)(?!\p{L})|·|\(?redigerad\)?|\(?edited\)?/gu, '')
		.trim();
}

function dateIn(text: string, now: number): string | undefined {
	const iso =
		/\b(\d{4})-(\d{2})-(\d{2})(?:[t ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(?: ?(z|utc|gmt|[+-]\d{2}:?\d{2})(?![\d:]))?)?/.exec(
			text,
		);
	if (iso) {
		const [, year, month, date, clock, zone] = iso;
		const day = `${year}-${month}-${date}`;
		const offset = zone && /^[+-]/.test(zone) ? zone.replace(/(?<=\d\d)(?=\d\d$)/, ':') : zone ? 'Z' : '';
		return clock ? localIso(`${day}T${clock}${offset}`) : day;
	}
	if (/^(i ?går|yesterday)(?!\p{L})/u.test(text)) return withClock(dayOf(now - 86_400_000), text);
	if (/^(i ?dag|today)(?!\p{L})/u.test(text)) return withClock(dayOf(now), text);
	const dayFirst = /\b(\d{1,2})(?::[ea])?\.? (?:de )?([a-zå]{3})[a-z]*\.?,? ?(\d{4})?/.exec(text);
	const monthFirst = /\b([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? ?(\d{4})?/.exec(text);
	const named =
		dayFirst && MONTHS[dayFirst[2] ?? '']
			? { day: dayFirst[1], month: dayFirst[2], year: dayFirst[3] }
			: monthFirst && MONTHS[monthFirst[1] ?? '']
				? { day: monthFirst[2], month: monthFirst[1], year: monthFirst[3] }
				: undefined;
	if (!named) return undefined;
	const month = MONTHS[named.month ?? ''] ?? 0;
	const day = Number(named.day);
	if (day < 1 || day > 31) return undefined;
	let year = Number(named.year ?? new Date(now).getFullYear());
	// "12 nov." without a year is the latest such day that has been.
	if (!named.year && Date.UTC(year, month - 1, day) > now + 86_400_000) year--;
	return withClock(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, text);
}

/** The day with the clock time that stands beside it, if one does: where the browser's time zone is, as a visitor reads it. */
function withClock(day: string, text: string): string {
	const [, hour, minute, half] = CLOCK.exec(text) ?? [];
	if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return day;
	const past = half === 'pm' ? 12 : 0;
	const hours = half ? (Number(hour) % 12) + past : Number(hour);
	return localIso(`${day}T${String(hours).padStart(2, '0')}:${minute}`) ?? day;
}

/** A colon, or a point after the word that announces a clock. */
const CLOCK = /(?:\b(?=\d{1,2}:)|\bkl\.? ?)(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?(?!\d)(?: ?([ap]m)\b)?/;

/** Months, days, units and the small words beside them, in the languages of the north and the large ones. */
const TIME_WORD =
	/^(?:(?:jan|feb|mar|apr|ma[ijy]|jun|jul|aug|sep|o[kc]t|nov|de[csz]|mån|tis|tirs?|ons|tors|fre|l[öø]r|s[öø]n|mon|tue|wed|thu|fri|sat|sun|sek|sec|min|tim|std|stund|hour|hrs?|da[gy]|tag|veck|uge|uke|week|woche|månad|måned|month|monat|year|jahr|minuut|tun|päiv|viik|sedan|siden|sitten|redi|edit|nyss|just|i?går|idag|today|yesterday)\p{L}{0,8}|s|m|h|t|d|v|w|y|å|år|mo|u|j|pv|vk|kk|kl|at|am|pm|den|the|om|for|för|about|ca|ago|vor|nu|now|i)\.?$/iu;
const NUMBER_OF_TIME =
	/^\d{1,4}(?:[.:/-]\d{1,4}){0,2}(?:t\d\d:\d\d\S*)?(?:st|nd|rd|th|[:.]?\p{L}{1,3})?\.?$/iu;
const NOW = /^(?:nyss|nu|just nu|now|just now|today|yesterday|i ?(?:dag|går))$/i;

/** A number and what it counts, or a date, in more languages than are understood; nothing else, and no number alone. */
export function isTimeOnly(text: string): boolean {
	if (NOW.test(text)) return true;
	const words = text.split(/[\s·•,()]+/).filter(Boolean);
	const numbers = words.filter((word) => NUMBER_OF_TIME.test(word));
	if (numbers.length === 0 || !words.every((word) => TIME_WORD.test(word) || NUMBER_OF_TIME.test(word)))
		return false;
	const unit = numbers.some((word) => TIME_WORD.test(word.replace(/^\d+/, '')));
	return (
		unit || numbers.length < words.length || numbers.some((word) => /\d[./-]\d+[./-]\d|\d:\d\d/.test(word))
	);
}

/** No more precise than what was shown: "3 tim" is a time to the minute at best, "2 d" a day, "4 mån" a month. */
function asPreciseAs(ms: number, seconds: number): string {
	if (seconds >= 31_000_000) return dayOf(ms).slice(0, 4);
	if (seconds >= 2_600_000) return dayOf(ms).slice(0, 7);
	if (seconds >= 86_400) return dayOf(ms);
	return toTheMinute(ms);
}

function toTheMinute(ms: number): string {
	return `${new Date(ms).toISOString().slice(0, 16)}Z`;
}

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

function dayOf(ms: number): string {
	const at = new Date(ms);
	return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
}
