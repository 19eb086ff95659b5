import { type FileHandle, open } from 'node:fs/promises';
import { getDocument, PDFDataRangeTransport } from 'unpdf/pdfjs';
import { actualTexts } from './actual-texts.ts';
import { pageText } from './page-text.ts';

/** Fonts and contents are read in pieces of this size; the pictures, which are most of the file, not at all. */
const PIECE = 1 << 18;

/**
 * Reads the text of a PDF, page by page, by another program than the one that wrote it. What a span of marked content states that its glyphs stand for counts in place of what they say.
 * @param see gets the text of each page; lines of the print stand on lines of their own
 * @throws the reader's error where the file is no PDF, and the signal's reason
 */
export async function readPdfText(
	file: string,
	see: (text: string) => void,
	signal: AbortSignal,
): Promise<void> {
	const handle = await open(file);
	const stated = actualTexts(file);
	try {
		const { size } = await handle.stat();
		const task = getDocument({
			range: new FileRanges(handle, size),
			rangeChunkSize: PIECE,
			disableAutoFetch: true,
			disableStream: true,
			verbosity: 0,
		});
		try {
			const document = await task.promise;
			for (let number = 1; number <= document.numPages; number++) {
				signal.throwIfAborted();
				const page = await document.getPage(number);
				const { items } = await page.getTextContent({ includeMarkedContent: true });
				see(pageText(items, stated.next().value ?? [], page.view));
				page.cleanup();
			}
		} finally {
			await task.destroy();
		}
	} finally {
		stated.return(undefined);
		await handle.close();
	}
}

/** Hands the reader the pieces of the file that it asks for. */
class FileRanges extends PDFDataRangeTransport {
	readonly #handle: FileHandle;

	constructor(handle: FileHandle, size: number) {
		super(size, null);
		this.#handle = handle;
	}

	override requestDataRange(begin: number, end: number): void {
		const piece = Buffer.alloc(end - begin);
		this.#handle.read(piece, 0, piece.length, begin).then(
			({ bytesRead }) => this.onDataRange(begin, new Uint8Array(piece.subarray(0, bytesRead))),
			() => this.abort(),
		);
	}
}
