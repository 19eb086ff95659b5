import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samplePacked, workshop } from '../sample.ts';
import { MUST } from './must.ts';
import { NOT_OURS, OTHER_SPECIFICATIONS } from './not-ours.ts';
import { breaches, type Mets, spoil, type Version } from './rule.ts';
import { type Element, treeOf } from './tree.ts';

const VERSIONS: readonly Version[] = ['2.1.0', '2.2.0'];
const TABLE = join(import.meta.dirname, '../../../../shared/schemas/profile/requirements.tsv');
const noTable = existsSync(TABLE) ? undefined : 'the table of E-ARK is not beside the checkout';

const { dir, clean } = workshop();
afterAll(clean);

describe.each(VERSIONS)('a package of E-ARK %s', (version) => {
	let all: readonly (Mets & { readonly xml: string })[];
	beforeAll(async () => {
		const place = join(dir, version);
		const submission = {
			agreement: 'DNR 2026/123',
			preservation: 'Kommunarkivet',
			preservationNumber: '202100-1074',
		};
		const { file, packed } = await samplePacked(place, { earkVersion: version, submission });
		execFileSync('unzip', ['-q', file, '-d', place]);
		const root = join(place, packed.manifest.bundle.id);
		const read = globSync('{,representations/*/}METS.xml', { cwd: root }).map((path) => {
			const xml = readFileSync(join(root, path), 'utf8');
			return { root: treeOf(xml), xml, folder: dirname(join(root, path)), isPackage: path === 'METS.xml' };
		});
		const ids = read.flatMap((mets) => idsOf(mets.root));
		all = read.map((mets) => ({ ...mets, version, ids }));
	});

	it('has a METS of its own and one for each representation', () => {
		expect(all.filter(({ isPackage }) => isPackage)).toHaveLength(1);
		expect(all.length).toBe(4);
	});

	for (const [id, rule] of Object.entries(MUST))
		it.skipIf(rule.since !== undefined && rule.since > version)(
			`keeps ${id}, and would not without what it demands`,
			() => {
				const spoken = all.filter(
					({ isPackage }) => rule.of === 'each' || isPackage === (rule.of === 'package'),
				);
				expect(spoken.length).toBeGreaterThan(0);
				for (const mets of spoken) {
					const { asked, wrong } = breaches(rule, mets);
					expect(asked).toBeGreaterThan(0);
					expect(wrong).toEqual([]);
					const spoilt = { ...mets, root: treeOf(mets.xml) };
					spoil(rule, spoilt);
					const after = breaches(rule, spoilt);
					expect(after.wrong.length > 0 || after.asked < asked).toBe(true);
				}
			},
		);
});

describe.skipIf(noTable)(`the table of requirements${noTable ? ` (skipped: ${noTable})` : ''}`, () => {
	const demanded = noTable ? [] : demands();

	it('is read', () => {
		expect(demanded.filter(({ spec }) => spec === 'CSIP-2.1.0').length).toBe(89);
		expect(demanded.filter(({ spec }) => spec === 'SIP-2.2.0').length).toBe(18);
	});

	it('demands nothing that has neither a test above nor a written reason', () => {
		const unmapped = demanded.filter(({ spec, id }) => {
			if (OTHER_SPECIFICATIONS[spec]) return false;
			const rule = MUST[id];
			const isTested = rule !== undefined && (rule.since === undefined || spec.endsWith(rule.since));
			return !isTested && !NOT_OURS[id];
		});
		expect(unmapped).toEqual([]);
	});

	it('knows everything that has a test or a reason, and nothing has both', () => {
		const ids = new Set(demanded.map(({ id }) => id));
		const named = [...Object.keys(MUST), ...Object.keys(NOT_OURS)];
		expect(named.filter((id) => !ids.has(id))).toEqual([]);
		expect(new Set(named).size).toBe(named.length);
		const specs = new Set(demanded.map(({ spec }) => spec));
		expect(Object.keys(OTHER_SPECIFICATIONS).filter((spec) => !specs.has(spec))).toEqual([]);
	});
});

function demands(): readonly { readonly spec: string; readonly id: string }[] {
	const lines = readFileSync(TABLE, 'utf8').split('\n').slice(1);
	return lines
		.map((line) => line.split('\t'))
		.filter(([, , level]) => level === 'MUST')
		.map(([spec = '', id = '']) => ({ spec, id }));
}

function idsOf({ attributes, children }: Element): readonly string[] {
	const own = attributes.get('ID');
	return [...(own === undefined ? [] : [own]), ...children.flatMap(idsOf)];
}
