import type { Day } from './day.ts';

/**
 * The instant at which a calendar day begins where the organisation is. Where midnight is left out, as some zones do when summer time begins,
 * the day begins with the first instant that it has.
 * @param timeZone IANA name, such as `Europe/Stockholm`
 */
export function startOfDay(day: Day, timeZone: string): Date {
	const midnight = Date.parse(`${day}T00:00:00Z`);
	// Twice: the offset of the first guess may be that of the other side of a change to summer time.
	let at = midnight - offsetAt(midnight, timeZone);
	at = midnight - offsetAt(at, timeZone);
	return new Date(at);
}

/** How far clocks there are ahead of UTC, milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
	const parts = new Intl.DateTimeFormat('en-GB', {
		timeZone,
		calendar: 'gregory',
		numberingSystem: 'latn',
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
	}).formatToParts(new Date(instant));
	const part = (type: string) => Number(parts.find((p) => p.type === type)?.value ?? 0);
	const shown = Date.UTC(
		...([part('year'), part('month') - 1, part('day')] as const),
		...([part('hour'), part('minute'), part('second')] as const),
	);
	return shown - Math.floor(instant / 1000) * 1000;
}
