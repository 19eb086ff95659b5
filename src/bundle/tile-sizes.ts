import { UsageError } from '../errors.ts';
import { contentsOf, readManifest } from './read.ts';
import { nameFiles } from './verify/names.ts';
import { listEntries, openZip } from './zip/list.ts';

/** A tile of the appearance and how large it is, in its own pixels. */
export interface SizedTile {
	/** Below the bundle's root folder. */
	readonly path: string;
	readonly width: number;
	readonly height: number;
}

/** Where a PNG states its width and height (ISO/IEC 15948, 11.2.2). */
const IHDR_END = 24;

/** The tiles in their order, each read as far as its size. @throws UsageError `not-a-bundle` `bad-manifest` */
export async function tileSizes(file: string): Promise<readonly SizedTile[]> {
	const tiles = (await readManifest(file)).files.filter(({ role }) => role === 'tile');
	const zip = await openZip(file);
	try {
		const { files } = nameFiles(await listEntries(zip));
		const sized: SizedTile[] = [];
		for (const { path } of tiles) {
			const entry = files.get(path);
			let head = Buffer.alloc(0);
			if (entry)
				for await (const piece of contentsOf(zip, entry)) {
					head = Buffer.concat([head, piece]);
					if (head.length >= IHDR_END) break;
				}
			if (head.length < IHDR_END || head.toString('latin1', 12, 16) !== 'IHDR')
				throw new UsageError(`${file} cannot be read as a bundle: ${path} is no PNG`, {
					...{ code: 'not-a-bundle', subject: file },
					remedy: 'Verify the file; take the bundle from another copy where it is damaged.',
				});
			sized.push({ path, width: head.readUInt32BE(16), height: head.readUInt32BE(20) });
		}
		return sized;
	} finally {
		zip.close();
	}
}
