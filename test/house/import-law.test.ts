import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import config from '../../.dependency-cruiser.mjs';

/** One breach of each kind: file → what it imports. A law that names a folder wrongly would let it through in silence. */
const BREACHES: Readonly<Record<string, readonly string[]>> = {
	'src/records/a.ts': ['zod', 'node:fs', '../errors.ts'],
	'src/planning/a.ts': ['../log.ts', 'zod'],
	'src/pdf/a.ts': ['../bundle/b.ts', '../records/b.ts', 'zod'],
	'src/capture/a.ts': ['../bundle/b.ts', 'pdf-lib'],
	'src/bundle/a.ts': ['../capture/b.ts', '../config.ts', 'playwright'],
	'src/work/a.ts': ['../../storage/open.ts', '../cli/b.ts', '../web/b.ts'],
	'src/cli/a.ts': ['../capture/b.ts', '../bundle/b.ts', '../../storage/open.ts', '../../fixtures/server.ts'],
	'src/web/a.ts': ['../bundle/b.ts', '../cli/b.ts'],
	'src/words/a.ts': ['../cli/b.ts', '../../storage/open.ts'],
	'storage/a.ts': ['../src/work/b.ts', '../src/cli/b.ts'],
	'jobs/a.ts': ['../storage/bundles.ts', '../src/capture/b.ts'],
	'fixtures/a.ts': ['../src/records/b.ts'],
	'src/errors.ts': ['./log.ts'],
};
const KEPT: Readonly<Record<string, readonly string[]>> = {
	'src/planning/kept.ts': ['../records/b.ts', '../office.ts'],
	'src/capture/kept.ts': ['../records/b.ts', '../errors.ts', '../pdf/b.ts', 'playwright', 'node:fs'],
	'src/bundle/kept.ts': ['../records/b.ts', '../errors.ts', '../pdf/b.ts', 'archiver'],
	'src/work/kept.ts': ['../capture/b.ts', '../bundle/b.ts', '../filing/b.ts', '../office.ts'],
	'src/cli/kept.ts': ['../work/b.ts', '../records/b.ts', '../config.ts', '../errors.ts', 'commander'],
	'jobs/kept.ts': ['../storage/open.ts', '../src/work/b.ts', '../src/config.ts'],
};
const LEAVES = [
	...['records', 'pdf', 'capture', 'bundle', 'work', 'cli', 'web', 'filing'].map(
		(folder) => `src/${folder}/b.ts`,
	),
	...[
		'src/log.ts',
		'src/config.ts',
		'src/office.ts',
		'storage/open.ts',
		'storage/bundles.ts',
		'fixtures/server.ts',
	],
];

describe('the import law', () => {
	let root: string;
	let told: readonly string[];

	beforeAll(async () => {
		root = mkdtempSync(join(tmpdir(), 'ogonblick-law-'));
		const write = (file: string, imports: readonly string[]) => {
			mkdirSync(dirname(join(root, file)), { recursive: true });
			const lines = imports.map((from, i) => `import * as i${i} from '${from}';`);
			writeFileSync(
				join(root, file),
				`${lines.join('\n')}\nexport const all = [${imports.map((_, i) => `i${i}`)}];\n`,
			);
		};
		for (const leaf of LEAVES) write(leaf, []);
		for (const [file, imports] of Object.entries({ ...BREACHES, ...KEPT })) write(file, imports);
		symlinkSync(join(import.meta.dirname, '..', '..', 'node_modules'), join(root, 'node_modules'));
		const { tsConfig: _, ...options } = config.options ?? {};
		const forbidden = (config.forbidden ?? []).filter(
			(rule) => rule.name !== 'no development package in the product',
		);
		const result = await cruise(['src', 'storage', 'jobs', 'fixtures'], {
			...options,
			preserveSymlinks: true,
			baseDir: root,
			validate: true,
			ruleSet: { forbidden },
		});
		told = (result.output as ICruiseResult).summary.violations.map((v) => `${v.from} → ${v.to}`);
	});
	afterAll(() => rmSync(root, { recursive: true }));

	it.each(Object.entries(BREACHES).flatMap(([file, all]) => all.map((to) => [file, to] as const)))(
		'sees that %s may not import %s',
		(file, to) => {
			const name = to.replace(/^(\.\.?\/)+|^node:/g, '');
			expect(told.filter((line) => line.startsWith(`${file} → `) && line.includes(name))).not.toEqual([]);
		},
	);

	it('has nothing against what keeps it', () => {
		expect(told.filter((line) => line.includes('/kept.ts →'))).toEqual([]);
	});
});
