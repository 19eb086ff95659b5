import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyBundle } from '../../../src/bundle/verify.ts';
import { type Entry, entriesOf } from '../rebuild.ts';
import { samplePacked, workshop } from '../sample.ts';
import { type RawEntry, rawZip, zip64 } from '../zip/raw.ts';

/*
 * Each of these was unpacked otherwise, without a word, by a program that archives use (Java's ZipInputStream, which commons-ip reads packages with; 7-Zip; libarchive;
 * Info-ZIP's unzip; Go), while verify said that it was packed again and its files as they were sealed.
 */
const { dir, clean } = workshop();
const POSTS = 'representations/rep_text/data/posts.jsonl';
let entries: readonly Entry[];
let id: string;
let count = 0;

beforeAll(async () => {
	const { file, packed } = await samplePacked(dir);
	[entries, id] = [await entriesOf(file), packed.manifest.bundle.id];
});
afterAll(clean);

/** The bundle as another program packs it, but for one of its files. */
async function problemsOf(change: (posts: RawEntry) => readonly RawEntry[]) {
	const packed = entries.flatMap(({ name, contents }): readonly RawEntry[] => {
		const entry = { name, contents, isDeflated: true };
		return name.endsWith(POSTS) ? change(entry) : [entry];
	});
	const file = join(dir, `repacked-${count++}.zip`);
	writeFileSync(file, rawZip(packed));
	const { problems } = await verifyBundle(file);
	return problems.flatMap(({ code, path }) => (code === 'repacked' ? [] : [`${code} ${path}`]));
}

const SIZES_FOLLOW = 0x0808;
const numbers = (...values: readonly number[]) => Buffer.from(Uint32Array.from(values).buffer);
const packedSize = ({ contents }: RawEntry) => deflateRawSync(contents, { level: 9 }).length;
const descriptor = (entry: RawEntry) =>
	numbers(0x08074b50, crc32(entry.contents), packedSize(entry), entry.contents.length);
const wide = (a: number, b: number) => zip64(BigInt(a), BigInt(b));
const differs = `header-differs ${POSTS}`;

it('nothing else is said of a bundle that was packed again in good order', async () => {
	expect(await problemsOf((posts) => [posts])).toEqual([]);
	const [streamed, short] = [
		await problemsOf((posts) => [{ ...posts, flags: SIZES_FOLLOW, after: descriptor(posts) }]),
		await problemsOf((posts) => [{ ...posts, flags: SIZES_FOLLOW, after: descriptor(posts).subarray(4) }]),
	];
	expect([streamed, short]).toEqual([[], []]);
	const inWide = await problemsOf((posts) => {
		const extra = wide(posts.contents.length, packedSize(posts));
		return [{ ...posts, before: { extra, packed: 0xffffffff } }];
	});
	expect(inWide).toEqual([]);
});

it.each([
	['a folder', 0o040755 << 16],
	['a pipe', 0o010644 << 16],
	['a device', 0o020644 << 16],
	['a folder of MS-DOS', 0x10],
	['the label of a disk', 0x08],
])('names a file that the directory calls %s', async (_, attributes) => {
	expect(await problemsOf((posts) => [{ ...posts, attributes: attributes >>> 0 }])).toContain(
		`not-a-file ${id}/${POSTS}`,
	);
});

it('names a file behind which other sizes stand, or more than they take', async () => {
	const noise = await problemsOf((posts) => [{ ...posts, flags: SIZES_FOLLOW, after: Buffer.alloc(16, 7) }]);
	expect(noise).toEqual([differs]);
	const none = await problemsOf((posts) => [{ ...posts, flags: SIZES_FOLLOW }]);
	expect(none).toEqual([differs]);
	const more = await problemsOf((posts) => [
		{ ...posts, flags: SIZES_FOLLOW, after: Buffer.concat([descriptor(posts), Buffer.alloc(8)]) },
	]);
	expect(more).toEqual([expect.stringContaining('bytes-before-file')]);
});

it('names a file that is longer in 64 bits before its contents', async () => {
	const longer = (posts: RawEntry) => wide(posts.contents.length + 100, packedSize(posts));
	const one = await problemsOf((posts) => [
		{ ...posts, before: { extra: longer(posts), packed: 0xffffffff } },
	]);
	const unasked = await problemsOf((posts) => [{ ...posts, before: { extra: longer(posts) } }]);
	expect([one, unasked]).toEqual([[differs], [differs]]);
});

it('names a file that libarchive is told to make a link of', async () => {
	const link = Buffer.from('786c0900' + '07' + '2d03' + '0000' + '0000ffa1', 'hex');
	expect(await problemsOf((posts) => [{ ...posts, extra: link }])).toEqual([differs]);
	expect(await problemsOf((posts) => [{ ...posts, before: { extra: link } }])).toEqual([differs]);
});

it('names a folder that is called as a file is, or lies beside the root', async () => {
	const folder = (name: string) => ({ name, contents: Buffer.alloc(0) });
	const twice = await problemsOf((posts) => [posts, folder(`${String(posts.name)}/`)]);
	expect(twice).toEqual([`same-name ${POSTS}/`]);
	expect(await problemsOf((posts) => [posts, folder('annan/')])).toEqual(['outside-root annan/']);
	expect(await problemsOf((posts) => [posts, folder(`${id}/tom/`)])).toEqual([]);
});

it('names a folder whose nothing does not end, and would take the files behind it along', async () => {
	const nothing = { name: `${id}/metadata/`, contents: Buffer.alloc(0), isDeflated: true };
	expect(await problemsOf((posts) => [posts, nothing])).toEqual([]);
	// A last block, stored: its length follows, and as much of what lies behind (RFC 1951, 3.2.4).
	const goesOn = { ...nothing, data: Buffer.from([1, 0]) };
	expect(await problemsOf((posts) => [posts, goesOn])).toEqual(['entry-unreadable metadata/']);
});
