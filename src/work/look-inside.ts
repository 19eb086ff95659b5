import { createReadStream } from 'node:fs';
import { PATHS } from '../bundle/layout.ts';
import { readEntry, readManifest } from '../bundle/read.ts';
import { readPosts } from '../bundle/read-posts.ts';
import { type SizedTile, tileSizes } from '../bundle/tile-sizes.ts';
import { UsageError } from '../errors.ts';
import type { Office } from '../office.ts';
import type { Filing } from '../records/filing.ts';
import type { Manifest, ManifestFile } from '../records/manifest.ts';
import type { Post } from '../records/post.ts';

export type { SizedTile };

/** One file of a bundle as it is looked at where it lies, without a copy. */
export interface FileInside {
	readonly file: ManifestFile;
	readonly contents: AsyncIterable<Buffer>;
}

type Rooms = Pick<Office, 'bundles'>;

/** All that the bundle says of itself. @throws as `filesInside` */
export async function manifestInside(office: Rooms, filing: Filing): Promise<Manifest> {
	return readManifest(await placeOf(office, filing));
}

/** Its posts, in the order of the feed. @throws as `filesInside`, also in the middle */
export async function* postsInside(office: Rooms, filing: Filing): AsyncGenerator<Post> {
	yield* readPosts(await placeOf(office, filing));
}

/** Its tiles with their sizes, in the order in which they stand below each other. @throws as `filesInside` */
export async function tilesInside(office: Rooms, filing: Filing): Promise<readonly SizedTile[]> {
	return tileSizes(await placeOf(office, filing));
}

/** What a bundle holds, as its manifest lists it. @throws UsageError `bundle-missing` `not-a-bundle` `bad-manifest` */
export async function filesInside(office: Rooms, filing: Filing): Promise<readonly ManifestFile[]> {
	return (await readManifest(await placeOf(office, filing))).files;
}

/**
 * One file that the manifest lists. Its bytes are compared with the zip's own checksum while they are read, and not with the seal's: `verify` does that.
 * @param path below the bundle's root folder
 * @throws as `filesInside` · UsageError `no-such-file`
 */
export async function openInside(office: Rooms, filing: Filing, path: string): Promise<FileInside> {
	const place = await placeOf(office, filing);
	const file = (await readManifest(place)).files.find((each) => each.path === path);
	if (!file)
		throw new UsageError('The bundle holds no such file', {
			...{ code: 'no-such-file', subject: path },
			remedy: 'Look at the list of the files that the bundle holds.',
		});
	return { file, contents: readEntry(place, path) };
}

/**
 * The whole zip as it lies. Its bytes are not compared with any checksum while they are read.
 * @returns what opens it, so that nothing is open for whoever asks for the heads alone
 * @throws UsageError `bundle-missing`
 */
export async function openWhole(office: Rooms, filing: Filing): Promise<() => AsyncIterable<Buffer>> {
	const place = await placeOf(office, filing);
	return () => createReadStream(place);
}

/** As much as a person reads of one document. */
const MOST_READ = 1024 * 1024;

/** One of the bundle's own documents as text, as far as anybody reads it. @throws as `filesInside` · UsageError `no-such-file` */
export async function documentInside(
	office: Rooms,
	filing: Filing,
	what: 'manifest' | 'mets' | 'premis',
): Promise<{ readonly text: string; readonly isCut: boolean }> {
	const pieces: Buffer[] = [];
	let bytes = 0;
	for await (const piece of readEntry(await placeOf(office, filing), PATHS[what])) {
		pieces.push(piece);
		bytes += piece.length;
		if (bytes > MOST_READ) break;
	}
	const text = Buffer.concat(pieces).subarray(0, MOST_READ).toString('utf8');
	return { text, isCut: bytes > MOST_READ };
}

async function placeOf(office: Rooms, { root, path }: Filing): Promise<string> {
	return office.bundles(root).read(path);
}
