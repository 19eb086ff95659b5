/** Blocks of Unicode in which letters and figures stand once more, in another dress: bold and script as posts are dressed up with, circled, wide, raised. */
const BLOCKS = [
	[0x02b0, 0x02b8],
	[0x1d2c, 0x1d6a],
	[0x2070, 0x209c],
	[0x2100, 0x214f],
	[0x2460, 0x24ff],
	[0xff10, 0xff5a],
	[0x1d400, 0x1d7ff],
	[0x1fbf0, 0x1fbf9],
] as const;
/** In squares and on black circles: they have no decomposition. */
const SQUARES = [0x1f130, 0x1f150, 0x1f170] as const;

let known: ReadonlyMap<string, string> | undefined;

/** Every other form of a letter, in both cases, by the plain letter in lower case. */
function forms(): ReadonlyMap<string, string> {
	if (known) return known;
	const found = new Map<string, string>();
	const add = (plain: string, form: string) => found.set(plain, (found.get(plain) ?? '') + form);
	for (const [from, to] of BLOCKS)
		for (let code = from; code <= to; code++) {
			const form = String.fromCodePoint(code);
			const plain = form.normalize('NFKC').toLowerCase();
			if (/^[\p{L}\p{N}]$/u.test(plain) && plain !== form.toLowerCase()) add(plain, form);
		}
	for (const first of SQUARES)
		for (let i = 0; i < 26; i++) add(String.fromCharCode(97 + i), String.fromCodePoint(first + i));
	known = found;
	return found;
}

/**
 * Finds a letter in whatever dress a reader knows it, with its marks (å, é) set beside it.
 * @param letter one, composed
 * @returns the source of a regular expression with the flags `iu`
 */
export function letterPattern(letter: string): string {
	const [base = '', ...marks] = [...letter.normalize('NFD')];
	const others = forms().get(base.toLowerCase());
	const plain = RegExp.escape(letter);
	return others === undefined
		? plain
		: `(?:${plain}|[${others}]${marks.map((mark) => RegExp.escape(mark)).join('')})`;
}
