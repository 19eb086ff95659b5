import { createHash } from 'node:crypto';
import { asDiskFull } from '../../errors.ts';
import { formatOfName } from '../formats.ts';
import type { Enclosed } from '../packed-file.ts';
import { type Written, ZipWriter } from '../zip/write.ts';
import { CdxjIndex } from './cdxj.ts';
import { warcRecords } from './read-warc.ts';

export interface WaczInput {
	/** Path of a WARC of one gzip member a record. */
	readonly warc: string;
	readonly pages: readonly WaczPage[];
	readonly title: string;
	readonly description: string;
	/** Name and version of what made the file. */
	readonly software: string;
	readonly created: Date;
	/** The page that a replay opens first; its date is that of the page with this address. */
	readonly mainPageUrl: string;
}

/** A page that a replay offers in its list. */
export interface WaczPage {
	readonly url: string;
	/** When it was captured, ISO 8601. */
	readonly ts: string;
	readonly title: string;
	/** What it says, for the replay's search. */
	readonly text?: string;
}

const WARC_NAME = 'snapshot.warc.gz';

export interface WrittenWacz {
	readonly bytes: number;
	/** Of the WARC. */
	readonly records: number;
	/** The WARC, as it lies in the WACZ and as it is when it is unzipped. */
	readonly warc: Enclosed;
}

/**
 * Packs a WARC with its index and page list as a WACZ 1.1.1 (specs.webrecorder.net/wacz/1.1.1), everything stored:
 * a replay reads single records out of it by their offset. Memory holds the index, never the WARC.
 * `target` is there when it returns, or nothing is.
 * @throws Fault `warc-damaged`, `target-exists`, `file-changed` · TryAgainLater `disk-full` · the signal's reason
 */
export async function writeWacz(input: WaczInput, target: string, signal: AbortSignal): Promise<WrittenWacz> {
	const index = new CdxjIndex(WARC_NAME);
	const contents = createHash('sha256');
	let decodedBytes = 0;
	let records = 0;
	const see = (piece: Buffer) => {
		contents.update(piece);
		decodedBytes += piece.length;
	};
	for await (const record of warcRecords(input.warc, signal, see)) {
		index.add(record);
		records++;
	}
	const zip = await ZipWriter.create(target, input.created, signal, { isPassing: true });
	try {
		const path = `archive/${WARC_NAME}`;
		const archived = await zip.addFile(path, input.warc);
		const resources = [
			resource(path, archived),
			await addText(zip, 'indexes/index.cdxj', index.text()),
			await addText(zip, 'pages/pages.jsonl', pageList(input.pages)),
		];
		const datapackage = json(describe(input, resources));
		await zip.addBytes('datapackage.json', datapackage);
		const digest = { path: 'datapackage.json', hash: sha256(datapackage) };
		await zip.addBytes('datapackage-digest.json', json(digest));
		const bytes = await zip.close();
		const decoded = {
			bytes: decodedBytes,
			sha256: contents.digest('hex'),
			format: formatOfName(WARC_NAME.replace(/\.gz$/, '')),
		};
		return { bytes, records, warc: { path, ...archived, format: formatOfName(WARC_NAME), decoded } };
	} catch (error) {
		await zip.discard();
		throw asDiskFull(error, target);
	}
}

/** An entry of datapackage.json's list (Frictionless Data Package 1, resource). */
interface Resource {
	readonly name: string;
	readonly path: string;
	readonly hash: string;
	readonly bytes: number;
}

async function addText(zip: ZipWriter, path: string, text: string): Promise<Resource> {
	return resource(path, await zip.addBytes(path, Buffer.from(text)));
}

function resource(path: string, { bytes, sha256: hash }: Written): Resource {
	return { name: path.slice(path.lastIndexOf('/') + 1), path, hash: `sha256:${hash}`, bytes };
}

/** A header line, then a line for each page (WACZ 1.1.1, 5.2.2). */
function pageList(pages: readonly WaczPage[]): string {
	const hasText = pages.some((page) => page.text !== undefined);
	const header = { format: 'json-pages-1.0', id: 'pages', title: 'Sidor / Pages', hasText };
	const lines = pages.map(({ url, ts, title, text }, i) => ({
		...{ id: `page-${i + 1}`, url, ts, title },
		...(text === undefined ? {} : { text }),
	}));
	return [header, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
}

function describe(input: WaczInput, resources: readonly Resource[]) {
	const created = `${input.created.toISOString().slice(0, 19)}Z`;
	const mainPageDate = input.pages.find((page) => page.url === input.mainPageUrl)?.ts;
	return {
		profile: 'data-package',
		resources,
		wacz_version: '1.1.1',
		title: input.title,
		description: input.description,
		software: input.software,
		created,
		modified: created,
		mainPageUrl: input.mainPageUrl,
		...(mainPageDate === undefined ? {} : { mainPageDate }),
	};
}

function json(value: unknown): Buffer {
	return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

function sha256(bytes: Buffer): string {
	return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
