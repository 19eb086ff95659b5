import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyBundle } from '../../../src/bundle/verify.ts';
import { type Entry, rebuilt } from '../rebuild.ts';
import { samplePacked, workshop } from '../sample.ts';

const { dir, clean } = workshop();
let file: string;
let id: string;
let serial = 0;

beforeAll(async () => {
	const { packed, ...rest } = await samplePacked(dir);
	file = rest.file;
	id = packed.manifest.bundle.id;
});
afterAll(clean);

const told = async (copy: string) =>
	(await verifyBundle(copy)).problems.map(({ kind, path }) => `${kind} ${path}`);
const fresh = () => join(dir, `copy-${++serial}.zip`);
const without = (path: string) =>
	rebuilt(file, fresh(), (entries) => entries.filter(({ name }) => name !== `${id}/${path}`));
const changed = (path: string, change: (before: Buffer) => Buffer) =>
	rebuilt(file, fresh(), (entries: Entry[]) =>
		entries.map((entry) =>
			entry.name === `${id}/${path}` ? { ...entry, contents: change(entry.contents) } : entry,
		),
	);
/** One bit of a file's contents is another, as a disk does it: nobody has mended anything. */
function flipped(path: string): string {
	const bytes = readFileSync(file);
	const at = bytes.indexOf(`${id}/${path}`) + `${id}/${path}`.length + 40;
	bytes[at] = (bytes[at] ?? 0) ^ 1;
	const copy = fresh();
	writeFileSync(copy, bytes);
	return copy;
}

const TILE = 'representations/rep_appearance/data/tile-00001.png';

describe('no file is accused that is right', () => {
	it('a flipped bit of a tile is the fault of the tile, and not of its METS', async () => {
		expect(await told(flipped(TILE))).toEqual([`changed ${TILE}`]);
	});

	it('a tile that someone changed, mending the zip, is the fault of the tile alone', async () => {
		expect(await told(await changed(TILE, (png) => png.subarray(1)))).toEqual([`changed ${TILE}`]);
	});

	it('a file that was added is itself what does not belong, and METS.xml is right', async () => {
		const contents = Buffer.from('hej');
		const name = 'documentation/extra.txt';
		const copy = await rebuilt(file, fresh(), (all) => [...all, { name: `${id}/${name}`, contents }]);
		expect(await told(copy)).toEqual([`extra ${name}`]);
	});

	it('METS.xml that is gone is one fault', async () => {
		expect(await told(await without('METS.xml'))).toEqual(['missing METS.xml']);
	});

	it("a representation's METS that is gone is one fault", async () => {
		const path = 'representations/rep_text/METS.xml';
		expect(await told(await without(path))).toEqual([`missing ${path}`]);
	});

	it('a flipped bit of METS.xml is told once', async () => {
		expect(await told(flipped('METS.xml'))).toEqual(['changed METS.xml']);
	});

	it('a manifest that was changed is named, with the help of METS.xml', async () => {
		const path = 'documentation/manifest.json';
		const copy = await changed(path, (json) => Buffer.from(json.toString().replace('bevaras', 'gallras')));
		expect(await told(copy)).toEqual(['signature documentation/seal/manifest.sig', `changed ${path}`]);
	});

	it('without a manifest METS.xml bears witness, and names the file that was changed', async () => {
		const tile = await changed(TILE, (png) => png.subarray(1));
		const copy = await rebuilt(tile, fresh(), (entries) =>
			entries.filter(({ name }) => !name.endsWith('/manifest.json')),
		);
		expect(await told(copy)).toEqual([
			'missing documentation/manifest.json',
			'signature documentation/manifest.json',
			`changed ${TILE}`,
		]);
	});
});
