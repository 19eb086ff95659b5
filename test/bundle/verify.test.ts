import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeManifest } from '../../src/bundle/manifest.ts';
import { sealManifest, signerOf } from '../../src/bundle/seal.ts';
import { type VerifyReport, verifyBundle } from '../../src/bundle/verify.ts';
import type { Manifest } from '../../src/records/manifest.ts';
import { type Entry, rebuilt } from './rebuild.ts';
import { samplePacked, workshop } from './sample.ts';

const { dir, clean } = workshop();
let file: string;
let id: string;
let sha256: string;
let manifest: Manifest;
let serial = 0;
const fresh = () => join(dir, `copy-${++serial}.zip`);

beforeAll(async () => {
	const { packed, ...rest } = await samplePacked(dir);
	file = rest.file;
	id = packed.manifest.bundle.id;
	({ sha256, manifest } = packed);
});
afterAll(clean);

/** What a report says, as `kind path`. */
const told = ({ problems }: VerifyReport) => problems.map(({ kind, path }) => `${kind} ${path}`);
const changedBy = async (change: (entries: Entry[]) => readonly Entry[]) =>
	verifyBundle(await rebuilt(file, fresh(), change));
const replaced = (path: string, contents: (before: Buffer) => Buffer) => (entries: Entry[]) =>
	entries.map((entry) =>
		entry.name === `${id}/${path}` ? { ...entry, contents: contents(entry.contents) } : entry,
	);

describe('a whole bundle', () => {
	it('is found whole, without anything beside it', async () => {
		const report = await verifyBundle(file);
		expect(report).toMatchObject({ ok: true, bundleId: id, sha256, problems: [], sidecar: 'absent' });
		expect(report.manifest?.files.length).toBe(report.filesChecked - 4);
		expect(report.sealedBy).toBe(report.manifest?.seal?.keySha256);
	});

	it('agrees with the checksum file beside it, also when the bundle was renamed', async () => {
		const copy = fresh();
		copyFileSync(file, copy);
		writeFileSync(`${copy}.sha256`, `${sha256}  another-name.zip\n`);
		expect(await verifyBundle(copy)).toMatchObject({ ok: true, sidecar: 'agrees' });
	});

	it('tells how far it has come, to the end', async () => {
		const seen: number[] = [];
		const report = await verifyBundle(file, { onProgress: (bytes) => seen.push(bytes) });
		expect(seen.at(-1)).toBe(report.bytes);
	});

	it('stops when it is aborted, and throws the reason', async () => {
		const reason = new Error('stopped');
		await expect(verifyBundle(file, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
	});
});

describe('a file that is wrong, missing or extra', () => {
	it('is named when its contents changed', async () => {
		const path = 'representations/rep_text/data/text.txt';
		const report = await changedBy(
			replaced(path, (text) => Buffer.from(text.toString().replace('Hej', 'Nej'))),
		);
		expect(told(report)).toContain(`changed ${path}`);
		expect(report).toMatchObject({ ok: false, bundleId: id });
	});

	it('is named when its size changed', async () => {
		const path = 'representations/rep_appearance/data/tile-00002.png';
		expect(told(await changedBy(replaced(path, (png) => png.subarray(0, -1))))).toContain(`changed ${path}`);
	});

	it('is named when it is missing', async () => {
		const path = 'representations/rep_web/data/snapshot.wacz';
		const report = await changedBy((entries) => entries.filter(({ name }) => name !== `${id}/${path}`));
		expect(told(report)).toContain(`missing ${path}`);
	});

	it('is named when it is extra, within the root folder and beside it', async () => {
		const report = await changedBy((entries) => [
			...entries,
			{ name: `${id}/documentation/extra.txt`, contents: Buffer.from('hej') },
			{ name: 'outside.txt', contents: Buffer.from('hej') },
		]);
		expect(told(report)).toEqual(
			expect.arrayContaining(['extra documentation/extra.txt', 'extra outside.txt']),
		);
	});

	it.each(['..', '/', 'C:', '.', ''])(
		'is told by name when it would be unpacked elsewhere (%j)',
		async (part) => {
			const name = part === '/' ? '/etc/passwd' : `${part}/evil.txt`;
			const report = await changedBy((entries) => [...entries, { name, contents: Buffer.from('x') }]);
			expect(told(report)).toEqual([`unsafe-path ${name}`]);
		},
	);

	it.each(['a\\..\\..\\b', 'a/\u0000', 'a//b', 'a/../../b'])(
		'is told by name when its name is %j',
		async (rest) => {
			const name = `${id}/${rest}`;
			const report = await changedBy((entries) => [...entries, { name, contents: Buffer.from('x') }]);
			expect(told(report)).toEqual([`unsafe-path ${name}`]);
		},
	);

	it('is named when it is called a folder, whatever it holds and wherever it lies', async () => {
		const report = await changedBy((entries) => [
			{ name: `${id}/documentation/LASMIG.html/`, contents: Buffer.from('<script>…</script>') },
			...entries,
			{ name: `${id}/documentation/`, contents: Buffer.alloc(0) },
			{ name: 'elsewhere/', contents: Buffer.from('#!/bin/sh') },
		]);
		expect(told(report).sort()).toEqual([
			'extra documentation/',
			'extra documentation/LASMIG.html/',
			'extra elsewhere/',
		]);
		expect(report).toMatchObject({ ok: false, bundleId: id });
	});

	it('is found when it lies in another place than it was packed in', async () => {
		expect(told(await changedBy((entries) => entries.reverse()))).toEqual(['zip ']);
		const swapped = await changedBy(([first, second, ...rest]) => [second, first, ...rest] as Entry[]);
		expect(swapped.problems).toEqual([expect.objectContaining({ kind: 'zip', code: 'other-order' })]);
	});

	it('is named when the zip holds it twice, or once more in other letters', async () => {
		const twice = await changedBy((entries) => [...entries, ...entries.slice(7, 8)]);
		expect(told(twice)).toEqual(['duplicate representations/rep_text/data/text.txt']);
		const folded = await changedBy((entries) => [
			...entries,
			{ name: `${id}/documentation/lasmig.HTML`, contents: Buffer.from('x') },
		]);
		expect(told(folded)).toEqual(['duplicate documentation/lasmig.HTML']);
	});
});

describe('seal, manifest and METS', () => {
	it('finds a manifest that was changed after it was sealed', async () => {
		const report = await changedBy(
			replaced('documentation/manifest.json', (json) =>
				Buffer.from(json.toString().replace('bevaras', 'gallras')),
			),
		);
		expect(told(report)).toContain('signature documentation/seal/manifest.sig');
		expect(report.sealedBy).toBeUndefined();
	});

	it('finds a file changed with its line in the manifest', async () => {
		const report = await changedBy((entries) =>
			replaced('documentation/manifest.json', (json) => {
				const manifest = JSON.parse(json.toString());
				manifest.files[0].bytes += 1;
				return writeManifest(manifest);
			})(entries),
		);
		expect(told(report)).toContain('signature documentation/seal/manifest.sig');
	});

	it('names the key when someone seals a changed bundle with a key of their own', async () => {
		const { privateKey } = generateKeyPairSync('ed25519');
		const sealed = writeManifest(manifest);
		const seal = await sealManifest(sealed, signerOf(privateKey));
		const report = await changedBy((entries) => {
			const signed = replaced('documentation/seal/manifest.sig', () => seal.signature)(entries);
			return replaced('documentation/seal/public-key.pem', () => seal.publicKey)([...signed]);
		});
		expect(told(report)).toContain('signature documentation/seal/public-key.pem');
	});

	it.each(['manifest.json', 'seal/manifest.sig', 'seal/public-key.pem'])('misses %s', async (name) => {
		const report = await changedBy((entries) =>
			entries.filter((e) => e.name !== `${id}/documentation/${name}`),
		);
		expect(told(report).some((line) => line.startsWith('signature '))).toBe(true);
	});

	it('finds a METS that lists other files, other checksums or another package', async () => {
		const change = (from: RegExp, to: string) =>
			changedBy(replaced('METS.xml', (xml) => Buffer.from(xml.toString().replace(from, to))));
		expect(told(await change(/LASMIG\.html/, 'LASMIG2.html'))).toContain('mets METS.xml');
		expect(told(await change(/SIZE="64"/, 'SIZE="65"'))).toEqual(['mets METS.xml']);
		expect(told(await change(/OBJID="[^"]*"/, 'OBJID="another"'))).toEqual(['mets METS.xml']);
		expect(told(await change(/<mets /, '<!DOCTYPE mets><mets '))).toContain('mets METS.xml');
		expect(told(await change(/<\/fileSec>/, ''))).toContain('mets METS.xml');
	});

	it('says so when the manifest is of another bundle or no manifest at all', async () => {
		const other = await changedBy((entries) =>
			entries.map((entry) => ({ ...entry, name: entry.name.replace(id, 'another') })),
		);
		expect(told(other)).toEqual(['manifest documentation/manifest.json']);
		const none = await changedBy(
			replaced('documentation/manifest.json', () => Buffer.from('{"format":"other"}')),
		);
		expect(told(none)).toContain('manifest documentation/manifest.json');
	});
});

describe('a file that is no whole zip', () => {
	it('is told apart from a bundle, whatever it is', async () => {
		for (const contents of ['', 'not a zip at all', Buffer.alloc(100_000)]) {
			const copy = fresh();
			writeFileSync(copy, contents);
			expect(told(await verifyBundle(copy))).toEqual(['not-a-zip ']);
		}
	});

	it('is found cut short at any place', async () => {
		const whole = readFileSync(file);
		for (const share of [0.1, 0.5, 0.9, 0.999]) {
			const copy = fresh();
			writeFileSync(copy, whole.subarray(0, Math.floor(whole.length * share)));
			expect((await verifyBundle(copy)).ok).toBe(false);
		}
	});

	it('says when it is cut short while it is read', async () => {
		const copy = fresh();
		writeFileSync(copy, Buffer.concat([readFileSync(file), Buffer.alloc(3_000_000)]));
		const report = await verifyBundle(copy, { onProgress: () => truncateSync(copy, 10) });
		expect(told(report)).toContain('unreadable ');
		expect(report).toMatchObject({ ok: false, sha256: '' });
	});

	it('says when the checksum file beside it says otherwise, or nothing that can be read', async () => {
		for (const text of [`${'0'.repeat(64)}  bundle.zip\n`, 'not a checksum', '']) {
			const copy = fresh();
			copyFileSync(file, copy);
			writeFileSync(`${copy}.sha256`, text);
			const report = await verifyBundle(copy);
			expect(report).toMatchObject({ ok: false, sidecar: 'differs' });
			expect(told(report)).toEqual(['sidecar ']);
		}
		const copy = fresh();
		copyFileSync(file, copy);
		mkdirSync(`${copy}.sha256`);
		expect(told(await verifyBundle(copy))).toEqual(['sidecar ']);
	});

	it('waits for nobody to write into a named pipe where the checksum file should be, and reads none without an end', async () => {
		for (const lay of [
			(path: string) => execFileSync('mkfifo', [path]),
			(path: string) => symlinkSync('/dev/zero', path),
			(path: string) => writeFileSync(path, Buffer.alloc(20_000, 'a')),
		]) {
			const copy = fresh();
			copyFileSync(file, copy);
			lay(`${copy}.sha256`);
			expect(told(await verifyBundle(copy))).toEqual(['sidecar ']);
		}
	});

	it('is wrong usage when it is not there or a folder', async () => {
		for (const path of [join(dir, 'nothing.zip'), dir])
			await expect(verifyBundle(path)).rejects.toMatchObject({ code: 'no-such-bundle', subject: path });
	});
});
