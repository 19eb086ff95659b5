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
const SPANS: readonly (readonly [RegExp, number])[] = [
	[/^(\d+)\s?(?:s|sek|sekunder|seconds?|secs?)\.?$/, 1],
	[/^(\d+)\s?(?:m|min|minut|minuter|minutes?|mins?)\.?$/, 60],
	[/^(\d+)\s?(?:h|t|tim|timme|timmar|hours?|hrs?)\.?$/, 3600],
	[/^(\d+)\s?(?:d|dag|dagar|dgr|days?)\.?$/, 86_400],
	[/^(\d+)\s?(?:v|vecka|veckor|w|weeks?)\.?$/, 604_800],
	[/^(\d+)\s?(?:mån|månad|månader|mo|months?)\.?$/, 2_629_800],
	[/^(\d+)\s?(?:å|år|y|yrs?|years?)\.?$/, 31_557_600],
];

/**
 * A shown time as ISO 8601: a date where no clock time is shown, a time to the minute for spans such as "3 tim".
 * Undefined where it is not understood; never a guess at the format.
 */
export function isoFromShown(shown: string, now: number): string | undefined {
	const text = shown
		.toLowerCase()
		.replace(/\s+/g, ' ')
		.replace(/\bsedan\b|\bago\b|\bför\b|·|\(?redigerad\)?|\(?edited\)?/g, '')
		.trim();
	const iso = /\b(\d{4})-(\d{2})-(\d{2})(?:[t ](\d{2}:\d{2}(?::\d{2})?))?/.exec(text);
	if (iso)
		return iso[4] ? localIso(`${iso[1]}-${iso[2]}-${iso[3]}T${iso[4]}`) : `${iso[1]}-${iso[2]}-${iso[3]}`;
	if (/^(nyss|just nu|just now|now)$/.test(text)) return new Date(now).toISOString();
	if (/^(i ?går|yesterday)\b/.test(text)) return dayOf(now - 86_400_000);
	if (/^(i ?dag|today)\b/.test(text)) return dayOf(now);
	for (const [pattern, seconds] of SPANS) {
		const match = pattern.exec(text);
		if (match) return asPreciseAs(now - Number(match[1]) * seconds * 1000, seconds);
	}
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
	return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** No more precise than what was shown: "3 tim" is a time to the minute at best, "2 d" a day, "4 mån" a month. */
function asPreciseAs(ms: number, seconds: number): string {
	if (seconds >= 31_000_000) return dayOf(ms).slice(0, 4);
	if (seconds >= 2_600_000) return dayOf(ms).slice(0, 7);
	if (seconds >= 86_400) return dayOf(ms);
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
