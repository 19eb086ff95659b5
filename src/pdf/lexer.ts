import { type PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from './values.ts';

/** A word that is no value: an operator of a content stream, or `endobj`. */
export class Operator {
	readonly text: string;
	constructor(text: string) {
		this.text = text;
	}
}

type Closing = typeof ARRAY_END | typeof DICT_END;
const ARRAY_END = Symbol(']');
const DICT_END = Symbol('>>');
/** Deeper than any program nests what it writes; what is deeper is made to exhaust the stack. */
const DEEPEST = 100;

const WHITE = 1;
const DELIMITER = 2;
const KINDS = new Uint8Array(256);
for (const c of [0, 9, 10, 12, 13, 32]) KINDS[c] = WHITE;
for (const c of '()<>[]{}/%') KINDS[c.charCodeAt(0)] = DELIMITER;

const [SLASH, OPEN, CLOSE, LESS, GREATER] = [0x2f, 0x28, 0x29, 0x3c, 0x3e];
const [SQUARE_OPEN, SQUARE_CLOSE, PERCENT, BACKSLASH, CR, LF] = [0x5b, 0x5d, 0x25, 0x5c, 0x0d, 0x0a];
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/**
 * Reads PDF syntax (ISO 32000-1, 7.2 and 7.3) value by value, of objects and of content streams alike.
 * @throws SyntaxError where it is not PDF syntax, or ends in the middle of a value
 */
export class Lexer {
	readonly #bytes: Buffer;
	#depth = 0;
	/** A string in hex that was read has half a byte, which PDF allows and PDF/A does not (ISO 19005-2, 6.1.6). */
	hasHalfByte = false;
	/** Where the next value is looked for. */
	at: number;

	constructor(bytes: Buffer, at = 0) {
		this.#bytes = bytes;
		this.at = at;
	}

	/** @returns the next value or operator; undefined at the end. A reference is read only within an array or a dictionary */
	next(): PdfValue | Operator | undefined {
		const token = this.#token();
		if (typeof token === 'symbol')
			throw new SyntaxError(`a closing bracket at ${this.at} that nothing opens`);
		return token;
	}

	/** @returns true where a byte is white space */
	static isWhite(byte: number | undefined): boolean {
		return byte !== undefined && KINDS[byte] === WHITE;
	}

	#token(): PdfValue | Operator | Closing | undefined {
		const bytes = this.#bytes;
		this.#skip();
		const from = this.at;
		const c = bytes[from];
		if (c === undefined) return undefined;
		if (c === SLASH) return this.#name();
		if (c === OPEN) return this.#literal();
		if (c === LESS) {
			if (bytes[from + 1] !== LESS) return this.#hex();
			this.at += 2;
			return this.#dict();
		}
		if (c === SQUARE_OPEN) {
			this.at++;
			return this.#until(ARRAY_END);
		}
		if (c === SQUARE_CLOSE) {
			this.at++;
			return ARRAY_END;
		}
		if (c === GREATER && bytes[from + 1] === GREATER) {
			this.at += 2;
			return DICT_END;
		}
		if (KINDS[c] === DELIMITER) {
			this.at++;
			return new Operator(String.fromCharCode(c));
		}
		while (this.at < bytes.length && !KINDS[bytes[this.at] as number]) this.at++;
		return word(bytes.toString('latin1', from, this.at));
	}

	#skip(): void {
		const bytes = this.#bytes;
		for (;;) {
			const c = bytes[this.at];
			if (c === undefined) return;
			if (c === PERCENT) {
				while (this.at < bytes.length && bytes[this.at] !== CR && bytes[this.at] !== LF) this.at++;
			} else if (KINDS[c] === WHITE) this.at++;
			else return;
		}
	}

	#until(end: Closing): PdfValue[] {
		if (++this.#depth > DEEPEST) throw new SyntaxError('values are nested too deep');
		const values: PdfValue[] = [];
		for (;;) {
			const token = this.#token();
			if (token === end) break;
			if (token === undefined || typeof token === 'symbol')
				throw new SyntaxError(`an array or a dictionary that ends too early, at ${this.at}`);
			if (!(token instanceof Operator)) values.push(token);
			else if (token.text === 'R') {
				const generation = values.pop();
				const number = values.pop();
				if (typeof generation !== 'number' || typeof number !== 'number')
					throw new SyntaxError(`a reference without number at ${this.at}`);
				values.push(new PdfRef(number));
			} else throw new SyntaxError(`${token.text} within an array or a dictionary, at ${this.at}`);
		}
		this.#depth--;
		return values;
	}

	#dict(): PdfDict {
		const values = this.#until(DICT_END);
		const dict: PdfDict = new Map();
		for (let i = 0; i < values.length; i += 2) {
			const [key, value] = [values[i], values[i + 1]];
			if (!(key instanceof PdfName) || value === undefined)
				throw new SyntaxError(`a dictionary with a key that is no name, before ${this.at}`);
			dict.set(key.text, value);
		}
		return dict;
	}

	#name(): PdfName {
		const from = ++this.at;
		const bytes = this.#bytes;
		while (this.at < bytes.length && !KINDS[bytes[this.at] as number]) this.at++;
		const text = bytes.toString('latin1', from, this.at);
		if (!text.includes('#')) return new PdfName(text);
		return new PdfName(
			text.replace(/#([0-9a-f]{2})/gi, (_all: string, hex: string) =>
				String.fromCharCode(Number.parseInt(hex, 16)),
			),
		);
	}

	#hex(): PdfString {
		const from = this.at;
		const end = this.#bytes.indexOf(GREATER, from);
		if (end < 0) throw new SyntaxError(`a string that does not end, at ${from}`);
		this.at = end + 1;
		let digits = this.#bytes.toString('latin1', from + 1, end);
		if (/[^0-9a-f]/i.test(digits)) digits = digits.replace(/\s/g, '');
		if (/[^0-9a-f]/i.test(digits)) throw new SyntaxError(`a string that is not in hex, at ${from}`);
		if (digits.length % 2) {
			this.hasHalfByte = true;
			digits += '0';
		}
		return new PdfString(Buffer.from(digits, 'hex'), from, this.at);
	}

	#literal(): PdfString {
		const bytes = this.#bytes;
		const from = this.at++;
		const out: number[] = [];
		for (let open = 1; ; ) {
			const c = bytes[this.at++];
			if (c === undefined) throw new SyntaxError(`a string that does not end, at ${from}`);
			if (c === OPEN) open++;
			else if (c === CLOSE && --open === 0) break;
			if (c === BACKSLASH) this.#escaped(out);
			else if (c === CR) {
				// Any end of line within a string is one line feed (ISO 32000-1, 7.3.4.2).
				if (bytes[this.at] === LF) this.at++;
				out.push(LF);
			} else out.push(c);
		}
		return new PdfString(Buffer.from(out), from, this.at);
	}

	#escaped(out: number[]): void {
		const bytes = this.#bytes;
		const octal = /^[0-7]{1,3}/.exec(bytes.toString('latin1', this.at, this.at + 3))?.[0];
		if (octal !== undefined) {
			this.at += octal.length;
			out.push(Number.parseInt(octal, 8) & 0xff);
			return;
		}
		const c = bytes[this.at++];
		if (c === undefined || c === LF) return;
		if (c === CR) {
			if (bytes[this.at] === LF) this.at++;
			return;
		}
		out.push(ESCAPES[String.fromCharCode(c)] ?? c);
	}
}

function word(text: string): PdfValue | Operator {
	const first = text.charCodeAt(0);
	if (first <= 0x39 && /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text)) return Number(text);
	if (text === 'true') return true;
	if (text === 'false') return false;
	if (text === 'null') return null;
	return new Operator(text);
}
