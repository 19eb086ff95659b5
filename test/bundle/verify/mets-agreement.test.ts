import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeManifest } from '../../../src/bundle/manifest.ts';
import { sealManifest } from '../../../src/bundle/seal.ts';
import { type VerifyReport, verifyBundle } from '../../../src/bundle/verify.ts';
import { type Entry, rebuilt } from '../rebuild.ts';
import { samplePacked, sampleSeal, workshop } from '../sample.ts';

const { dir, clean } = workshop();
let file: string;
let id: string;
let serial = 0;
const fresh = () => join(dir, `copy-${++serial}.zip`);

beforeAll(async () => {
	const { packed, ...rest } = await samplePacked(dir);
	file = rest.file;
	id = packed.manifest.bundle.id;
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

describe('METS.xml of the package', () => {
	it('that someone forged, mending the zip, is found, whatever was changed in it', async () => {
		const forge = (from: RegExp, to: string) =>
			changedBy(
				replaced('METS.xml', (xml) => {
					const forged = xml.toString().replace(from, to);
					expect(forged).not.toBe(xml.toString());
					return Buffer.from(forged);
				}),
			);
		for (const [from, to] of [
			[/ LABEL="[^"]*"/, ' LABEL="Något annat"'],
			[/<name>Exempelkommun, Kommunstyrelsen</, '<name>En annan nämnd<'],
			[/CREATEDATE="2026/, 'CREATEDATE="2016'],
			[/PROFILE="[^"]*"/, 'PROFILE="https://example.org/"'],
			[/ORG:2120000000/, 'ORG:2120000001'],
			[/SIZE="64"/, 'SIZE="0"'],
			[/$/, '\n'],
		] as const)
			expect(told(await forge(from, to))).toEqual(['mets METS.xml']);
	});

	it('that points at itself, where there is no manifest, is read once and the check ends', async () => {
		const report = await changedBy((entries) =>
			replaced('METS.xml', (xml) =>
				Buffer.from(xml.toString().replaceAll(/(<mptr [^>]*xlink:href=")[^"]*"/g, '$1METS.xml"')),
			)(entries.filter(({ name }) => name !== `${id}/documentation/manifest.json`)),
		);
		expect(report.ok).toBe(false);
		expect(told(report).filter((line) => line.startsWith('extra representations/'))).not.toEqual([]);
	});

	it('that states nothing of the manifest is not the one that was sealed', async () => {
		const report = await changedBy((entries) => {
			const digest = (path: string) => {
				const { contents } = entries.find(({ name }) => name === `${id}/${path}`) as Entry;
				return { bytes: contents.length, hex: createHash('sha256').update(contents).digest('hex') };
			};
			return replaced('METS.xml', (xml) => {
				const { bytes, hex } = digest('documentation/manifest.json');
				const text = xml.toString().replace(`SIZE="${bytes}"`, 'SIZE="0"');
				return Buffer.from(text.replace(hex.toUpperCase(), '0'.repeat(64)));
			})(entries);
		});
		expect(told(report)).toEqual(['mets METS.xml']);
	});

	it('of a bundle from before METS was sealed is compared with METS as far as it goes', async () => {
		const seal = sampleSeal();
		const { packed } = await samplePacked(join(dir, 'older'), seal);
		const { mets: _, ...manifest } = packed.manifest;
		const bytes = writeManifest(manifest);
		const { signature } = await sealManifest(bytes, seal.signer);
		const older = (entries: Entry[]) => {
			const state = (xml: string, path: string, now: Buffer) => {
				const before = entries.find(({ name }) => name === `${id}/${path}`)?.contents ?? Buffer.alloc(0);
				const hex = (b: Buffer) => createHash('sha256').update(b).digest('hex').toUpperCase();
				return xml.replace(`SIZE="${before.length}"`, `SIZE="${now.length}"`).replace(hex(before), hex(now));
			};
			const manifestPath = 'documentation/manifest.json';
			const signaturePath = 'documentation/seal/manifest.sig';
			const mets = (xml: Buffer) =>
				Buffer.from(state(state(xml.toString(), manifestPath, bytes), signaturePath, signature));
			return [
				replaced(manifestPath, () => bytes),
				replaced(signaturePath, () => signature),
				replaced('METS.xml', mets),
			].reduce((all, change) => change(all), entries);
		};
		const bundle = await rebuilt(packed.file, fresh(), older);
		expect(told(await verifyBundle(bundle))).toEqual([]);
		const change = (from: RegExp, to: string) =>
			rebuilt(
				bundle,
				fresh(),
				replaced('METS.xml', (xml) => Buffer.from(xml.toString().replace(from, to))),
			);
		for (const [from, to] of [
			[/LASMIG\.html/, 'LASMIG2.html'],
			[/SIZE="64"/, 'SIZE="65"'],
			[/OBJID="[^"]*"/, 'OBJID="another"'],
			[/<mets /, '<!DOCTYPE mets><mets '],
		] as const)
			expect(told(await verifyBundle(await change(from, to)))).toContain('mets METS.xml');
	});
});

it('names of tens of thousands of spaces do not hold the check for minutes', async () => {
	// With time that grows with the square of the spaces each of these is ten seconds, and the deadline below is met by none.
	const names = Array.from({ length: 10 }, (_, i) => `${id}/${' '.repeat(60_000)}${i}`);
	const report = await changedBy((entries) => [
		...entries,
		...names.map((name) => ({ ...(entries[0] as Entry), name })),
	]);
	expect(report.ok).toBe(false);
}, 45_000);
