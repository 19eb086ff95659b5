import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { png } from '../../src/bundle/formats.ts';
import { readMets } from '../../src/bundle/mets/read.ts';
import { representationMets } from '../../src/bundle/mets.ts';
import type { PackedFile } from '../../src/bundle/packed-file.ts';
import { premis, representationPremis } from '../../src/bundle/premis.ts';
import type { Manifest } from '../../src/records/manifest.ts';
import { CREATED, sampleCapture, sampleInput, samplePacked, sampleParts, workshop } from './sample.ts';
import { unpacker } from './unpacked.ts';
import { DC_XSD, METS_XSD, noValidation, PREMIS_XSD, validate } from './xsd.ts';

const { dir, clean } = workshop();
afterAll(clean);

const unpacked = unpacker(dir);

/** Characters that XML cannot say, markup, and letters of several scripts. */
const HOSTILE = 'A\u0000\u0008 & <b> "x" ]]> \uD800 \u{1F332} é שלום \r\n\t';

describe.skipIf(noValidation !== undefined)(
	`the schemas of METS, PREMIS and Dublin Core take ${noValidation ?? ''}`,
	() => {
		const check = (root: string) => {
			validate(
				METS_XSD,
				globSync('{,representations/*/}METS.xml', { cwd: root }).map((f) => join(root, f)),
			);
			validate(
				PREMIS_XSD,
				globSync('**/premis.xml', { cwd: root }).map((f) => join(root, f)),
			);
			validate(DC_XSD, [join(root, 'metadata/descriptive/dc.xml')]);
		};

		it.each(['2.1.0', '2.2.0'] as const)('a bundle of E-ARK %s', async (earkVersion) => {
			const submission = { agreement: 'DNR 2026/123', preservation: 'Kommunarkivet' };
			check((await unpacked({ earkVersion, submission })).root);
		});

		it('one whose every text is hostile', async () => {
			const parts = await sampleParts(join(dir, 'hostile-parts'), 1);
			const capture = sampleCapture(parts, {
				finalAddress: `https://x.example/${HOSTILE}`,
				browser: HOSTILE,
				profile: { name: HOSTILE },
				oldest: HOSTILE,
				newest: HOSTILE,
				locale: 'sv',
			});
			const base = await sampleInput(join(dir, 'hostile'), { capture });
			const { context, order, filing } = base;
			const findings = [{ code: 'limit-reached', severity: 'loss', detail: HOSTILE }] as const;
			const { root } = await unpacked({
				capture,
				verdict: { outcome: 'partial', findings },
				context: {
					...context,
					unit: { ...context.unit, name: HOSTILE, creator: HOSTILE },
					organisation: { id: 'o', name: HOSTILE, isDefault: true },
				},
				order: { ...order, reason: HOSTILE, orderedBy: HOSTILE },
				filing: {
					...filing,
					caseNumber: HOSTILE,
					row: { code: HOSTILE, title: HOSTILE, retention: HOSTILE },
				},
				software: { name: HOSTILE, version: HOSTILE, commit: HOSTILE },
			});
			check(root);
		});

		it('one that is restricted, and one of an account that was closed without a complete snapshot', async () => {
			const { context: _, order, filing } = await sampleInput(join(dir, 'restricted'), {});
			const { root } = await unpacked({
				order: {
					...order,
					occasion: 'removal',
					removal: { post: `https://x.example/${HOSTILE}`, category: 'privacy' },
				},
				filing: { ...filing, isRestricted: true },
				override: { by: HOSTILE, at: CREATED.toISOString(), reason: HOSTILE },
			});
			check(root);
			const read = (file: string) => readFileSync(join(root, file), 'utf8');
			expect(read('metadata/preservation/premis.xml')).toContain('<act>disseminate</act>');
			expect(read('metadata/descriptive/dc.xml')).toContain('Begränsad åtkomst från början');
			const readme = read('documentation/LASMIG.html');
			for (const said of ['Begränsad åtkomst från början', 'Restricted in access', 'Personuppgifter eller'])
				expect(readme).toContain(said);
			expect(readme).toContain('utan en fullständig ögonblicksbild, enligt beslut av');
		});

		it('one that lacks parts, and one with nothing but text', async () => {
			const parts = await sampleParts(join(dir, 'few'), 1);
			const capture = sampleCapture(parts.filter(({ role }) => role === 'text'));
			const { root } = await unpacked({ capture });
			expect(globSync('representations/*', { cwd: root })).toEqual(['representations/rep_text']);
			check(root);
		});
	},
);

describe('METS of the package', () => {
	let xml: string;
	let manifest: Manifest;
	beforeAll(async () => {
		const packed = await unpacked({ submission: { agreement: 'DNR 2026/123' } });
		xml = readFileSync(join(packed.root, 'METS.xml'), 'utf8');
		manifest = packed.manifest;
	});

	it('names the package, its kind and its profile as E-ARK SIP 2.1.0 demands', () => {
		expect(xml).toContain(`OBJID="${manifest.bundle.id}"`);
		expect(xml).toContain('TYPE="Web Archives"');
		expect(xml).toContain('csip:CONTENTINFORMATIONTYPE="OTHER" csip:OTHERCONTENTINFORMATIONTYPE="');
		expect(xml).toContain('PROFILE="https://earksip.dilcis.eu/profile/E-ARK-SIP.xml"');
	});

	it('has exactly one creator that is not software (the reference validator counts them)', () => {
		const creators = [...xml.matchAll(/<agent ROLE="CREATOR" TYPE="(\w+)"/g)].map((m) => m[1]);
		expect(creators).toEqual(['OTHER', 'ORGANIZATION']);
		expect(xml.match(/<note csip:NOTETYPE="IDENTIFICATIONCODE">ORG:2120000000<\/note>/g)).toHaveLength(2);
		expect(xml).toContain('<altRecordID TYPE="SUBMISSIONAGREEMENT">DNR 2026/123</altRecordID>');
		expect(xml).toContain('<altRecordID TYPE="REFERENCECODE">1.6.2</altRecordID>');
	});

	it('has media types that IANA has registered, and the true format beside them', () => {
		expect(xml).not.toMatch(/MIMETYPE="application\/(wacz|jsonl|x-pem-file)"/);
	});

	it('lists manifest and seal, and is the last word about the package', () => {
		const listed = readMets(Buffer.from(xml)).files.map(({ path }) => path);
		expect(listed).toEqual(
			expect.arrayContaining([
				'documentation/manifest.json',
				'documentation/seal/manifest.sig',
				'documentation/seal/public-key.pem',
				'metadata/descriptive/dc.xml',
				'metadata/preservation/premis.xml',
			]),
		);
	});

	it('follows the other profile by the switch', async () => {
		const { root } = await unpacked({ earkVersion: '2.2.0' });
		const profiles = globSync('{,representations/*/}METS.xml', { cwd: root }).map(
			(file) => /PROFILE="([^"]*)"/.exec(readFileSync(join(root, file), 'utf8'))?.[1],
		);
		expect(profiles).toHaveLength(4);
		expect(new Set(profiles)).toEqual(new Set(['https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-2-0.xml']));
	});

	it('has identifiers that are unique in the whole package', async () => {
		const { root } = await unpacked();
		const ids = globSync('{,representations/*/}METS.xml', { cwd: root }).flatMap((file) =>
			[...readFileSync(join(root, file), 'utf8').matchAll(/ ID="([^"]*)"/g)].map((m) => m[1]),
		);
		expect(new Set(ids).size).toBe(ids.length);
	});
});

it('METS and PREMIS of 20,000 files are whole', ({ skip }) => {
	const { described, files } = manyFiles(20_000);
	const mets = representationMets(described, '2.1.0', 'rep_appearance', files, files[0] as PackedFile);
	expect(readMets(mets).files).toHaveLength(20_001);
	expect(
		representationPremis(described, files)
			.toString()
			.match(/<object /g),
	).toHaveLength(20_000);
	expect(
		premis(described, files, CREATED.toISOString())
			.toString()
			.match(/<linkingObjectIdentifier>/g)?.length,
	).toBeGreaterThan(40_000);
	skip(noValidation !== undefined, noValidation);
	const place = join(dir, 'many');
	mkdirSync(place);
	writeFileSync(join(place, 'METS.xml'), mets);
	validate(METS_XSD, [join(place, 'METS.xml')]);
});

function manyFiles(count: number) {
	const { files: _, ...described } = { ...baseManifest, files: [] };
	const files = Array.from({ length: count }, (_, i): PackedFile => {
		const path = `representations/rep_appearance/data/tile-${String(i + 1).padStart(5, '0')}.png`;
		const created = CREATED.toISOString();
		return { path, bytes: i, sha256: 'a'.repeat(64), format: png('1.0'), created, role: 'tile' };
	});
	return { described, files };
}

const baseManifest: Omit<Manifest, 'files'> = await samplePacked(join(dir, 'base')).then(
	({ packed }) => packed.manifest,
);
