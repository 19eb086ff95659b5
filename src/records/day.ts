/** A calendar day where the organisation is, `YYYY-MM-DD`; text order is time order. */
export type Day = string;

const DAY_MS = 86_400_000;

/** @param days whole days, negative for earlier */
export function addDays(day: Day, days: number): Day {
	return dayNumbered(numberOf(day) + days);
}

/** Whole days from one day to another; negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
	return numberOf(to) - numberOf(from);
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
	return dayNumbered(Date.UTC(year, month - 1, date) / DAY_MS);
}

/**
 * Days since 1970-01-01, and back. Asked for tens of thousands of accounts at a time, about days of a few years: each is worked out
 * once.
 */
const numbers = new Map<Day, number>();
const days = new Map<number, Day>();

function numberOf(day: Day): number {
	const known = numbers.get(day);
	if (known !== undefined) return known;
	const number = Math.round(Date.parse(day) / DAY_MS);
	numbers.set(day, number);
	return number;
}

function dayNumbered(number: number): Day {
	const known = days.get(number);
	if (known !== undefined) return known;
	const day = new Date(number * DAY_MS).toISOString().slice(0, 10);
	days.set(number, day);
	return day;
}
