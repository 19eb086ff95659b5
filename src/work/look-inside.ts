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
import { readOnce } from './read-once.ts';

export type { SizedTile };

/** One file of a bundle as it is looked at where it lies, without a copy. */
export interface FileInside {
	readonly file: ManifestFile;
	readonly contents: AsyncIterable<Buffer>;
}

type Rooms = Pick<Office, 'bundles'>;

/** Bytes: manifests of some hundred bundles, or the posts of some ten long ones. */
const MOST_KEPT = 64 * 1024 * 1024;
/** Bytes of a bundle's posts as text, unpacked: those of more are read piece by piece each time, so that none of it is held. */
const MOST_POSTS = 4 * 1024 * 1024;
/** What is parsed takes about so many times its text. */
const PARSED = 3;
const once = readOnce(MOST_KEPT, (value) => PARSED * JSON.stringify(value).length);

/** As `readManifest`, without reading again what lies there as it lay. */
export function manifestOf(file: string): Promise<Manifest> {
	return once.of(file, 'manifest', () => readManifest(file));
}

/** All that the bundle says of itself. @throws as `filesInside` */
export async function manifestInside(office: Rooms, filing: Filing): Promise<Manifest> {
	return manifestOf(await placeOf(office, filing));
}

/** Its posts, in the order of the feed. @throws as `filesInside`, also in the middle */
export async function* postsInside(office: Rooms, filing: Filing): AsyncGenerator<Post> {
	const file = await placeOf(office, filing);
	const posts = (await manifestOf(file)).files.find(({ role }) => role === 'posts');
	if (posts && posts.bytes > MOST_POSTS) yield* readPosts(file);
	else yield* await once.of(file, 'posts', () => allPosts(file));
}

async function allPosts(file: string): Promise<readonly Post[]> {
	const posts: Post[] = [];
	for await (const post of readPosts(file)) posts.push(post);
	return posts;
}

/** Its tiles with their sizes, in the order in which they stand below each other. @throws as `filesInside` */
export async function tilesInside(office: Rooms, filing: Filing): Promise<readonly SizedTile[]> {
	const file = await placeOf(office, filing);
	return once.of(file, 'tiles', () => tileSizes(file));
}

/** What a bundle holds, as its manifest lists it. @throws UsageError `bundle-missing` `not-a-bundle` `bad-manifest` */
export async function filesInside(office: Rooms, filing: Filing): Promise<readonly ManifestFile[]> {
	return (await manifestOf(await placeOf(office, filing))).files;
}

/**
 * One file that the manifest lists. Its bytes are compared with the zip's own checksum while they are read, and not with the seal's: `verify` does that.
 * @param path below the bundle's root folder
 * @throws as `filesInside` · UsageError `no-such-file`
 */
export async function openInside(office: Rooms, filing: Filing, path: string): Promise<FileInside> {
	const place = await placeOf(office, filing);
	const file = (await manifestOf(place)).files.find((each) => each.path === path);
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
