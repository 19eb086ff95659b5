/** A calendar day where the organisation is, `YYYY-MM-DD`; text order is time order. */
export type Day = string;

const DAY_MS = 86_400_000;

/** @param days whole days, negative for earlier */
export function addDays(day: Day, days: number): Day {
	return asDay(Date.parse(day) + days * DAY_MS);
}

/** Whole days from one day to another; negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** 1 to 12. */
export function monthOf(day: Day): number {
	return Number(day.slice(5, 7));
}

export function yearOf(day: Day): number {
	return Number(day.slice(0, 4));
}

/** @param month 1 to 12 @param date 0 is the last of the month before */
export function dayOf(year: number, month: number, date: number): Day {
	return asDay(Date.UTC(year, month - 1, date));
}

function asDay(ms: number): Day {
	return new Date(ms).toISOString().slice(0, 10);
}
