import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { token } from '../../fixtures/marks/code.ts';
import { type Pixels, readMarks } from '../../fixtures/marks/read.ts';

const run = promisify(execFile);
/** How far a bar can reach over the edge between two tiles, pixels. */
const SEAM = 80;
/** Two sightings of one bar further apart than this are two bars. */
const APART = 160;

export interface InTiles {
	readonly found: ReadonlySet<string>;
	/** Posts whose bar is there more than once: a join that repeats. */
	readonly repeated: readonly string[];
}

/** Marks in tiles that lie under each other, those included that an edge between two of them cuts. */
export async function marksInTiles(files: readonly string[]): Promise<InTiles> {
	const rows = new Map<string, number[]>();
	let above: Pixels | undefined;
	let top = 0;
	for (const file of files) {
		const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
		const tile: Pixels = { data, width: info.width, height: info.height, channels: info.channels };
		const tail = above?.width === tile.width ? lastRows(above) : undefined;
		const whole = tail
			? { ...tile, data: Buffer.concat([tail.data, data]), height: tail.height + tile.height }
			: tile;
		for (const mark of readMarks(whole)) {
			const at = top + mark.y - (tail?.height ?? 0);
			rows.set(token(mark), [...(rows.get(token(mark)) ?? []), at]);
		}
		top += tile.height;
		above = tile;
	}
	const repeated = [...rows].filter(
		([name, at]) => name.endsWith('-P') && Math.max(...at) - Math.min(...at) > APART,
	);
	return { found: new Set(rows.keys()), repeated: repeated.map(([name]) => name) };
}

function lastRows({ data, width, height, channels }: Pixels): { data: Uint8Array; height: number } {
	const rows = Math.min(SEAM, height);
	return { data: data.subarray((height - rows) * width * channels), height: rows };
}

/** Every mark in one picture of any format that sharp reads; none where it is no picture. */
export async function marksInPicture(bytes: Uint8Array): Promise<string[]> {
	const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
	return readMarks({ data, width: info.width, height: info.height, channels: info.channels }).map(token);
}

/** Dots per inch at which a bar of 184 CSS pixels in a print is as large as on the screen. */
const DPI = 150;
const PAGES_AT_ONCE = 6;

/** Every mark in the printed pages, as a reader would see them. @throws Error ENOENT where poppler is not installed */
export async function marksInPdf(file: string): Promise<Set<string>> {
	const { stdout: about } = await run('pdfinfo', [file]);
	const pages = Number(/^Pages:\s+(\d+)/m.exec(about)?.[1] ?? 0);
	const found = new Set<string>();
	for (let first = 1; first <= pages; first += PAGES_AT_ONCE) {
		const range = ['-f', String(first), '-l', String(Math.min(pages, first + PAGES_AT_ONCE - 1))];
		const { stdout } = await run('pdftoppm', ['-r', String(DPI), ...range, file], {
			encoding: 'buffer',
			maxBuffer: 1 << 29,
		});
		for (const page of portablePixmaps(stdout)) for (const mark of readMarks(page)) found.add(token(mark));
	}
	return found;
}

/** Pictures of the format P6 that follow each other. */
function* portablePixmaps(bytes: Buffer): Generator<Pixels> {
	for (let at = 0; at < bytes.length; ) {
		const head = /^P6\s(\d+)\s(\d+)\s255\s/.exec(bytes.subarray(at, at + 40).toString('latin1'));
		if (!head) throw new Error(`no picture at byte ${at} of what pdftoppm wrote`);
		const [width, height] = [Number(head[1]), Number(head[2])];
		const start = at + head[0].length;
		at = start + width * height * 3;
		yield { data: bytes.subarray(start, at), width, height, channels: 3 };
	}
}
