/** Signs that stand in a format as they are shown, in quotation marks or behind a backslash; `_` and `*` are for what is as wide or fills. */
const LITERAL = String.raw`(?:"[^"]*"|\\.|_.|\*.)*`;
/** Digits with leading and trailing zeros, and words before and after them. */
const PLAIN = new RegExp(`^(${LITERAL})([#0]*0)(?:\\.(0+))?(${LITERAL})$`);

/**
 * A number as a sheet shows it. Without a format it may have lost the last zero that somebody wrote (1.10 is 1.1), and a format of
 * another kind (fractions, per cent, thousands) may show anything: both are uncertain.
 * @param format as the workbook has it, such as `0.00` or `0" år"`. Source: ECMA-376 part 1, 18.8.31
 */
export function shownNumber(
	value: number,
	format: string,
): { readonly text: string; readonly isCertain: boolean } {
	const plain = { text: String(value), isCertain: false };
	if (/^(general|@)$/i.test(format)) return { ...plain, isCertain: Number.isInteger(value) };
	const [, before = '', whole = '', decimals = '', after = ''] =
		PLAIN.exec(format.replace(/^\[[^\]]*\]/, '').split(';')[0] ?? '') ?? [];
	if (whole === '' || value < 0) return plain;
	const fixed = value.toFixed(decimals.length);
	// Shown with less than it has.
	if (Number(fixed) !== value) return plain;
	const [digits = '', rest] = fixed.split('.');
	const padded = digits.padStart(whole.replace(/[^0]/g, '').length, '0');
	return {
		text: `${words(before)}${padded}${rest === undefined ? '' : `.${rest}`}${words(after)}`.trim(),
		isCertain: true,
	};
}

function words(literal: string): string {
	return literal.replace(/[_*]./g, ' ').replace(/"([^"]*)"|\\(.)/g, '$1$2');
}
