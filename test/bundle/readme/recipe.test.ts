import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recipe } from '../../../src/bundle/readme/recipe.ts';
import type { Manifest } from '../../../src/records/manifest.ts';
import { samplePacked, workshop } from '../sample.ts';

const { dir, clean } = workshop();
let file: string;
let manifest: Manifest;
let page: string;

beforeAll(async () => {
	({
		file,
		packed: { manifest },
	} = await samplePacked(dir));
	execFileSync('unzip', ['-q', file, '-d', join(dir, 'out')]);
	page = readFileSync(join(dir, 'out', manifest.bundle.id, 'documentation/LASMIG.html'), 'utf8');
});
afterAll(clean);

describe('the recipe for checking without the program', () => {
	/** Runs all steps in one shell, as a person does, in the folder where the filed bundle lies. */
	const follow = (change: (folder: string) => void, from = 0) => {
		const folder = join(dir, `filed-${Math.random().toString(36).slice(2)}`);
		mkdirSync(folder);
		const zip = join(folder, basename(manifest.filing.path));
		copyFileSync(file, zip);
		writeFileSync(`${zip}.sha256`, execFileSync('sha256sum', [basename(zip)], { cwd: folder }));
		change(folder);
		const { keySha256 = '' } = manifest.seal ?? {};
		const steps = recipe({ bundleId: manifest.bundle.id, filedAs: manifest.filing.path, keySha256 }, 'sv');
		const commands = steps.map(({ command }) => command);
		const script = [...(from > 0 ? [`cd ${manifest.bundle.id}`] : []), ...commands.slice(from)].join(
			'\necho ----\n',
		);
		const { status, stdout } = spawnSync('sh', ['-e', '-c', script], { cwd: folder, encoding: 'utf8' });
		return {
			status,
			answers: stdout.split('----\n').map((text) => text.trim()),
			expected: steps.map(({ answer }) => answer),
		};
	};
	const unpack = (folder: string) => {
		execFileSync('unzip', ['-q', basename(manifest.filing.path)], { cwd: folder });
		return join(folder, manifest.bundle.id);
	};

	it('runs as it stands in the page, with the answers that the page promises', () => {
		const { status, answers, expected } = follow(() => {});
		expect(status).toBe(0);
		expect(answers).toEqual([expected[0], expected[1], '', expected[3]]);
		const shown = page.replaceAll('&quot;', '"').replaceAll('&#39;', "'");
		const { keySha256 = '' } = manifest.seal ?? {};
		for (const { command } of recipe(
			{ bundleId: manifest.bundle.id, filedAs: manifest.filing.path, keySha256 },
			'sv',
		))
			expect(shown).toContain(`<code>${command}</code>`);
	});

	it('runs with the name that an e-archive has the zip under, as the page says', () => {
		const here = `${manifest.bundle.id}.zip`;
		const filed = basename(manifest.filing.path);
		expect(page).toContain(`som ${here} efter en leverans till ett e-arkiv`);
		expect(page).toContain(`skriv det namnet i kommandona i stället för ${filed}.`);
		const folder = join(dir, 'delivered');
		mkdirSync(folder);
		copyFileSync(file, join(folder, here));
		writeFileSync(join(folder, `${here}.sha256`), execFileSync('sha256sum', [here], { cwd: folder }));
		const facts = { bundleId: manifest.bundle.id, filedAs: manifest.filing.path, keySha256: '' };
		const [{ command = '' } = {}] = recipe(facts, 'sv');
		const script = command.replaceAll(filed, here);
		const { status, stdout } = spawnSync('sh', ['-e', '-c', script], { cwd: folder, encoding: 'utf8' });
		expect([status, stdout.trim()]).toEqual([0, `${here}: OK`]);
	});

	it('fails when the zip was changed', () => {
		const zip = basename(manifest.filing.path);
		const { status, answers } = follow((folder) => writeFileSync(join(folder, zip), 'x'));
		expect([status !== 0, answers]).toEqual([true, [`${zip}: FAILED`]]);
	});

	it('fails when the manifest was changed', () => {
		const path = 'documentation/manifest.json';
		const { status, answers } = follow((folder) => writeFileSync(join(unpack(folder), path), '{}'), 1);
		expect([status !== 0, answers]).toEqual([true, ['', 'Signature Verification Failure']]);
	});

	it('names the file that was changed', () => {
		const path = 'representations/rep_text/data/text.txt';
		const { status, answers } = follow((folder) => writeFileSync(join(unpack(folder), path), 'x'), 2);
		expect([status !== 0, answers]).toEqual([true, ['', `${path}: FAILED`]]);
	});
});
