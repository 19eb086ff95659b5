import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { Fault } from '../errors.ts';
import { Lexer, Operator } from './lexer.ts';
import { isDict, nameOf, type PdfDict, PdfRef, type PdfValue } from './values.ts';

/** An object as it stands in the file. */
export interface PdfObject {
	readonly value: PdfValue;
	/** Where the data of a stream lies; absent where it is none. */
	readonly data?: { readonly from: number; readonly length: number };
}

/** What is read at once; an object's dictionary is nearly always shorter. */
const WINDOW = 1 << 16;
/** No page of text is longer, and what claims to be is made to fill the memory. */
const LONGEST = 1 << 28;
const TAIL = 2048;
/** What reading throws where a structure is not what it should be. */
const OF_CONTENTS = [SyntaxError, RangeError, TypeError] as const;

/**
 * A PDF on disk, read object by object through its cross-reference table (ISO 32000-1, 7.5.4): what is held is where
 * the objects lie, and never the file. It reads what browsers print; a file with object streams or encryption it refuses.
 */
export class PdfSource {
	readonly file: string;
	readonly size: number;
	readonly trailer: PdfDict;
	readonly #fd: number;
	readonly #offsets = new Map<number, number>();
	readonly #ends = new Map<number, number>();
	#window: Buffer = Buffer.alloc(0);
	#windowFrom = 0;

	/** @throws Fault `pdf-unreadable` */
	constructor(file: string) {
		this.file = file;
		this.#fd = openSync(file, 'r');
		try {
			this.size = fstatSync(this.#fd).size;
			this.trailer = this.#readTable();
			if (this.trailer.has('Encrypt')) throw new SyntaxError('it is encrypted');
		} catch (error) {
			this.close();
			throw this.damaged(error);
		}
	}

	close(): void {
		closeSync(this.#fd);
	}

	/** Numbers of all objects, in the order that they lie in. */
	get numbers(): IterableIterator<number> {
		return this.#ends.keys();
	}

	/** The root of everything. */
	get catalog(): PdfDict {
		return this.dict(this.trailer.get('Root')) ?? new Map();
	}

	/** @throws Fault `pdf-unreadable` */
	read(number: number): PdfObject {
		const [from, end] = [this.#offsets.get(number), this.#ends.get(number)];
		if (from === undefined || end === undefined) return { value: null };
		try {
			return this.#object(number, from, end, Math.min(end, from + WINDOW));
		} catch (error) {
			throw this.damaged(error, `object ${number}`);
		}
	}

	/** What a value is, or what it refers to. */
	resolve(value: PdfValue | undefined): PdfValue | undefined {
		return value instanceof PdfRef ? this.read(value.number).value : value;
	}

	/** @returns undefined where the value is no dictionary, nor a reference to one */
	dict(value: PdfValue | undefined): PdfDict | undefined {
		const found = this.resolve(value);
		return isDict(found) ? found : undefined;
	}

	/** @returns empty where the value is no array, nor a reference to one */
	array(value: PdfValue | undefined): readonly PdfValue[] {
		const found = this.resolve(value);
		return Array.isArray(found) ? found : [];
	}

	/** The data as it stands, piece by piece. */
	*pieces({ from, length }: { from: number; length: number }): Generator<Buffer> {
		for (let at = from; at < from + length; at += WINDOW)
			yield this.#bytes(at, Math.min(at + WINDOW, from + length));
	}

	/**
	 * A stream's data without its filter.
	 * @throws Fault `pdf-unreadable` where the filter is another than Flate, or the data is damaged
	 */
	contents({ value, data }: PdfObject): Buffer {
		if (!isDict(value) || !data) throw this.damaged(new SyntaxError('no stream where one should be'));
		const raw = Buffer.concat([...this.pieces(data)]);
		const filter = this.resolve(value.get('Filter'));
		const filters = (Array.isArray(filter) ? filter : filter ? [filter] : []).map(nameOf);
		if (filters.length === 0) return raw;
		try {
			if (filters.length > 1 || filters[0] !== 'FlateDecode' || value.has('DecodeParms'))
				throw new SyntaxError(`data in the form ${filters.join(', ')}`);
			return inflateSync(raw, { maxOutputLength: LONGEST });
		} catch (error) {
			throw this.damaged(new SyntaxError(`data that cannot be unpacked: ${(error as Error).message}`));
		}
	}

	/**
	 * What an error says of the file: errors that come of reading what is not as it should be become a Fault
	 * `pdf-unreadable`; any other stays as it is.
	 * @param where of what is wrong, such as `object 7`
	 */
	damaged(error: unknown, where?: string): unknown {
		if (!OF_CONTENTS.some((kind) => error instanceof kind)) return error;
		const why = error instanceof Error ? error.message : String(error);
		return new Fault(`The PDF cannot be read: ${where === undefined ? '' : `${where}: `}${why}`, {
			code: 'pdf-unreadable',
			subject: this.file,
			remedy: 'Take the snapshot again.',
			cause: error,
		});
	}

	#object(number: number, from: number, end: number, to: number): PdfObject {
		const bytes = this.#bytes(from, to);
		const lexer = new Lexer(bytes);
		let value: PdfValue | Operator | undefined;
		try {
			const [read, , word] = [lexer.next(), lexer.next(), lexer.next()];
			if (read !== number || !(word instanceof Operator) || word.text !== 'obj')
				throw new SyntaxError(`it does not begin at ${from}`);
			value = lexer.next();
			if (value === undefined || value instanceof Operator) throw new SyntaxError('it holds nothing');
			const after = isDict(value) ? lexer.next() : undefined;
			if (!(after instanceof Operator) || after.text !== 'stream') return { value };
		} catch (error) {
			// The window may have cut it off; the second look is at all of it.
			if (to < end) return this.#object(number, from, end, end);
			throw error;
		}
		const start = lexer.at + (bytes[lexer.at] === 0x0d ? 2 : 1);
		const length = isDict(value) ? this.resolve(value.get('Length')) : undefined;
		if (typeof length !== 'number') throw new SyntaxError('a stream that does not say how long it is');
		const data = { from: from + start, length };
		const after = this.#bytes(data.from + length, Math.min(end, data.from + length + 20)).toString('latin1');
		if (!/^\s*endstream/.test(after)) throw new SyntaxError('a stream that is not as long as it says');
		return { value, data };
	}

	#readTable(): PdfDict {
		if (!/^%PDF-\d\.\d/.test(this.#bytes(0, 8).toString('latin1'))) throw new SyntaxError('it is no PDF');
		const tail = this.#bytes(Math.max(0, this.size - TAIL), this.size).toString('latin1');
		const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1];
		if (start === undefined) throw new SyntaxError('its end is missing');
		const from = Number(start);
		const trailer = this.#readSection(this.#bytes(from, this.size));
		if (trailer.has('Prev')) throw new SyntaxError('it has been changed after it was made');
		const placed = [...this.#offsets].sort(([, a], [, b]) => a - b);
		for (const [i, [number]] of placed.entries()) this.#ends.set(number, placed[i + 1]?.[1] ?? from);
		return trailer;
	}

	#readSection(bytes: Buffer): PdfDict {
		const lexer = new Lexer(bytes);
		const first = lexer.next();
		if (!(first instanceof Operator) || first.text !== 'xref')
			throw new SyntaxError('it has no plain cross-reference table');
		for (;;) {
			const begin = lexer.next();
			if (begin instanceof Operator && begin.text === 'trailer') break;
			const count = lexer.next();
			if (typeof begin !== 'number' || typeof count !== 'number')
				throw new SyntaxError('its cross-reference table is damaged');
			for (let i = 0; i < count; i++) {
				const [offset, , kind] = [lexer.next(), lexer.next(), lexer.next()];
				if (typeof offset !== 'number' || !(kind instanceof Operator))
					throw new SyntaxError('its cross-reference table is damaged');
				if (kind.text === 'n') this.#offsets.set(begin + i, offset);
			}
		}
		const trailer = lexer.next();
		if (!isDict(trailer)) throw new SyntaxError('it has no trailer');
		return trailer;
	}

	/** @returns bytes of the file; each window is memory of its own, so that a view stays good */
	#bytes(from: number, to: number): Buffer {
		if (from < 0 || to > this.size || from > to)
			throw new SyntaxError(`a place outside of the file: ${from}`);
		const held = this.#windowFrom + this.#window.length;
		if (from < this.#windowFrom || to > held) {
			const length = Math.min(Math.max(to - from, WINDOW), this.size - from);
			const bytes = Buffer.allocUnsafe(length);
			for (let done = 0; done < length; ) {
				const got = readSync(this.#fd, bytes, done, length - done, from + done);
				if (got === 0) throw new SyntaxError('it ends too early');
				done += got;
			}
			this.#window = bytes;
			this.#windowFrom = from;
		}
		return this.#window.subarray(from - this.#windowFrom, to - this.#windowFrom);
	}
}
