import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { Fault } from '../../errors.ts';

/** A cross-reference entry holds ten digits (PDF 1.4, 3.4.3), so no byte may lie further in. */
const FURTHEST = 9_999_999_999;
const BUFFER = 1 << 20;

/**
 * Writes a PDF file object by object, in any order, without holding any of them.
 * It grows beside its target as `.partial` and takes its name when it is whole.
 */
export class PdfFile {
	readonly #target: string;
	readonly #handle: FileHandle;
	readonly #buffer = Buffer.allocUnsafe(BUFFER);
	#used = 0;
	#written = 0;
	/** Byte offset by object number; 0 is reserved and not yet written. Number 0 is the head of the free list. */
	readonly #offsets: number[] = [0];

	private constructor(target: string, handle: FileHandle) {
		this.#target = target;
		this.#handle = handle;
	}

	/** Starts a file; a `.partial` that an interrupted run left is written over. */
	static async create(target: string, version: '1.4' | '1.7' = '1.4'): Promise<PdfFile> {
		const file = new PdfFile(target, await open(`${target}.partial`, 'w'));
		// Four bytes over 127 tell transfer programs that the file is binary (ISO 19005-1, 6.1.2).
		await file.#write(Buffer.from(`%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`, 'latin1'));
		return file;
	}

	/** Gives a number to an object that is written later, so that others can refer to it. */
	reserve(): number {
		return this.#offsets.push(0) - 1;
	}

	/** @param body the object's content in PDF syntax, Latin-1 */
	async object(number: number, body: string): Promise<void> {
		this.#start(number);
		await this.#write(Buffer.from(`${number} 0 obj\n${body}\nendobj\n`, 'latin1'));
	}

	/** @param entries the stream dictionary's entries without `/Length` */
	async stream(number: number, entries: string, data: Uint8Array): Promise<void> {
		await this.streamOf(number, entries, data.length, [data]);
	}

	/**
	 * As `stream`, of data that comes in pieces.
	 * @param length of all pieces together
	 * @returns byte in the file where the data begins
	 */
	async streamOf(
		number: number,
		entries: string,
		length: number,
		pieces: Iterable<Uint8Array>,
	): Promise<number> {
		this.#start(number);
		const head = `${number} 0 obj\n<< ${entries} /Length ${length} >>\nstream\n`;
		await this.#write(Buffer.from(head, 'latin1'));
		const from = this.#position;
		for (const piece of pieces) await this.#write(piece);
		await this.#write(Buffer.from('\nendstream\nendobj\n', 'latin1'));
		return from;
	}

	/**
	 * Writes cross-reference table and trailer, and gives the file its name.
	 * @param id file identifier, lower-case hex, required by ISO 19005-1, 6.1.3
	 * @returns the file's bytes
	 */
	async finish(trailer: { root: number; info: number; id: string }): Promise<number> {
		const missing = this.#offsets.indexOf(0, 1);
		if (missing > 0) {
			throw new Fault(`Object ${missing} of the PDF was never written.`, {
				code: 'pdf-object-missing',
				subject: this.#target,
			});
		}
		const xref = this.#position;
		const entries = this.#offsets.map((at, i) =>
			i === 0 ? '0000000000 65535 f \n' : `${String(at).padStart(10, '0')} 00000 n \n`,
		);
		const size = this.#offsets.length;
		await this.#write(Buffer.from(`xref\n0 ${size}\n${entries.join('')}`, 'latin1'));
		const dictionary = `/Size ${size} /Root ${trailer.root} 0 R /Info ${trailer.info} 0 R /ID [<${trailer.id}> <${trailer.id}>]`;
		await this.#write(Buffer.from(`trailer\n<< ${dictionary} >>\nstartxref\n${xref}\n%%EOF\n`, 'latin1'));
		await this.#flush();
		await this.#handle.close();
		await rename(`${this.#target}.partial`, this.#target);
		return this.#written;
	}

	/** Leaves nothing behind. */
	async abandon(): Promise<void> {
		await this.#handle.close();
		await rm(`${this.#target}.partial`, { force: true });
	}

	get #position(): number {
		return this.#written + this.#used;
	}

	#start(number: number): void {
		if (this.#position > FURTHEST) {
			throw new Fault('The PDF would be larger than a PDF 1.4 file can be.', {
				code: 'pdf-too-large',
				subject: this.#target,
				remedy: 'Make the appearance PDF with JPEG, or order the snapshot with a limit of posts.',
			});
		}
		this.#offsets[number] = this.#position;
	}

	async #write(data: Uint8Array): Promise<void> {
		if (this.#used + data.length > BUFFER) await this.#flush();
		if (data.length > BUFFER) return this.#put(data);
		this.#buffer.set(data, this.#used);
		this.#used += data.length;
	}

	async #flush(): Promise<void> {
		const pending = this.#buffer.subarray(0, this.#used);
		this.#used = 0;
		await this.#put(pending);
	}

	async #put(data: Uint8Array): Promise<void> {
		for (let done = 0; done < data.length; ) {
			const { bytesWritten } = await this.#handle.write(data, done);
			done += bytesWritten;
			this.#written += bytesWritten;
		}
	}
}
