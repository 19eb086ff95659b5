/**
 * The calendar date of an instant where the organisation is, `YYYY-MM-DD`. A snapshot taken on New Year's Eve
 * belongs to the year that the people who ordered it were in, not to UTC's.
 * @param timeZone IANA name, such as `Europe/Stockholm`
 */
export function localDate(at: Date, timeZone: string): string {
	// In one piece and not in parts: a year of tens of thousands of snapshots asks for as many days.
	const [day = '', month = '', year = ''] = formatIn(timeZone).format(at).split('/');
	return `${year.padStart(4, '0')}-${month}-${day}`;
}

/** Making one takes a hundred times as long as using it, and a yearly report asks for tens of thousands of dates. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
	const known = formats.get(timeZone);
	if (known) return known;
	const made = new Intl.DateTimeFormat('en-GB', {
		timeZone,
		calendar: 'gregory',
		numberingSystem: 'latn',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
	});
	formats.set(timeZone, made);
	return made;
}
