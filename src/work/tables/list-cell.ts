/**
 * Several values in one cell, each on a line of its own. One that would be taken for several, or for less than it is, stands in quotation
 * marks as JSON writes it: `"Svara; följa upp"`.
 */
export function listCell(values: readonly string[]): string {
	const isOne = values.length === 1;
	return values.map((value) => (needsQuotes(value, isOne) ? JSON.stringify(value) : value)).join('\n');
}

/** As `listCell` writes it; by hand also on one line with `;` or `|` between. */
export function listIn(cell: string): readonly string[] {
	const whole = unquoted(cell.trim());
	if (whole !== undefined) return [whole];
	const parts = /[\r\n]/.test(cell) ? cell.split(/\r\n|\r|\n/) : cell.split(/[;|]/);
	return parts
		.map((part) => part.trim())
		.filter((part) => part !== '')
		.map((part) => unquoted(part) ?? part);
}

function needsQuotes(value: string, isOne: boolean): boolean {
	return value === '' || value !== value.trim() || /^"|[\r\n]/.test(value) || (isOne && /[;|]/.test(value));
}

/** What stands in quotation marks that `listCell` would set; undefined where somebody has only written some. */
function unquoted(text: string): string | undefined {
	if (!/^".*"$/s.test(text)) return undefined;
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'string' && needsQuotes(value, true) ? value : undefined;
	} catch {
		return undefined;
	}
}
