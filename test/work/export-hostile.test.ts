import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entriesOf, writeEntries } from '../bundle/rebuild.ts';
import { samplePacked, workshop } from '../bundle/sample.ts';
import { rawZip } from '../bundle/zip/raw.ts';
import { ogonblick } from '../cli/ogonblick.ts';
import { officeIn } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';
import { filedCopy } from './delivery/archive.ts';

const { dir, clean } = workshop();
let file: string;
let id: string;
beforeAll(async () => {
	const made = await samplePacked(dir);
	file = made.file;
	id = made.packed.manifest.bundle.id;
});
afterAll(clean);

type Make = (target: string) => Promise<unknown>;
/** The whole bundle, and beside its files these, in its own form and with right checksums. */
const beside =
	(...names: readonly string[]): Make =>
	async (target) => {
		const more = names.map((name) => ({ name: name.replace('{id}', id), contents: Buffer.from('x') }));
		return writeEntries(target, [...(await entriesOf(file)), ...more]);
	};
const bytes =
	(change: (whole: Buffer) => Buffer): Make =>
	async (target) =>
		writeFileSync(target, change(Buffer.from(readFileSync(file))));
/** Sets a bit of the flags of every entry, in the directory. */
const flagged = (whole: Buffer) => {
	for (let at = whole.indexOf('PK\x01\x02'); at >= 0; at = whole.indexOf('PK\x01\x02', at + 46))
		whole.writeUInt16LE(whole.readUInt16LE(at + 8) | 1, at + 8);
	return whole;
};
const inEnd = (at: number, value: number) => (whole: Buffer) => {
	whole.writeUInt32LE(value, whole.lastIndexOf('PK\x05\x06') + at);
	return whole;
};
const link = 0o120777 * 0x10000;

const HOSTILE: Readonly<Record<string, Make>> = {
	'a name that leads out': beside('{id}/../../ut.txt'),
	'an absolute name': beside('/tmp/ut.txt'),
	'a link': async (target) =>
		writeFileSync(
			target,
			rawZip([{ name: `${id}/x`, contents: Buffer.from('/etc/passwd'), attributes: link }]),
		),
	'a name twice': beside('{id}/representations/rep_text/data/text.txt'),
	'a name in other cases': beside('{id}/representations/rep_text/data/TEXT.txt'),
	'a name in other normalisation': beside('{id}/\u00e5.txt', '{id}/a\u030a.txt'),
	'a second root': beside('annan/x.txt'),
	'entries said to be encrypted': bytes(flagged),
	'two directories': bytes((whole) => Buffer.concat([whole, whole.subarray(whole.indexOf('PK\x01\x02'))])),
	'two zips in one': bytes((whole) => Buffer.concat([whole, whole])),
	'a lie of zip64': bytes(inEnd(16, 0xffffffff)),
	'a bomb': async (target) => {
		const contents = Buffer.alloc(100e6);
		writeFileSync(
			target,
			rawZip([{ name: `${id}/documentation/manifest.json`, contents, isDeflated: true }]),
		);
	},
	'half of it': bytes((whole) => whole.subarray(0, whole.length >> 1)),
	'no zip at all': bytes(() => Buffer.from('hej')),
};

test.each(Object.entries(HOSTILE))(
	'a bundle that was filed with %s is exported in no form, and nothing is left of the try',
	async (_, make) => {
		const folder = await tempDir();
		await make(join(folder, 'hostile.zip'));
		const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0' };
		const office = await officeIn(env.DATA_DIR);
		// The catalogue vouches for it: only the bundle itself can say that it is not whole.
		const { bundleId } = await filedCopy(office, join(folder, 'hostile.zip'));
		await office.close();
		const out = join(folder, 'ut');
		for (const form of ['bagit', 'loose']) {
			const { exit, stdout, stderr } = await ogonblick(
				['bundles', 'export', bundleId, out, '--form', form],
				env,
			);
			expect([exit, stdout]).toEqual([70, '']);
			expect(stderr.replace(/\s+/g, ' ')).toContain('Paketet är skadat');
			expect(existsSync(out)).toBe(false);
		}
	},
	60_000,
);
