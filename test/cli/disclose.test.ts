import { appendFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { officeIn } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';
import { fileSample } from '../work/disclosure/sample.ts';
import { ogonblick } from './ogonblick.ts';

const BY = ['--by', 'Rut Berg'];

test('a request goes from registered to handed out by commands, and each refusal says what is missing', async () => {
	const dir = await tempDir();
	const env = { DATA_DIR: join(dir, 'data'), LOG_LEVEL: 'silent' };
	const run = (...args: readonly string[]) => ogonblick(['disclose', ...args], env);
	const office = await officeIn(env.DATA_DIR);
	const { bundleId } = await fileSample(office, join(dir, 'capture'));
	await office.close();

	expect((await run('list')).stdout).toContain('Inga begäranden');
	const nobody = await run('add', '--what', 'Allt', '--by', 'Registrator');
	expect([nobody.exit, nobody.stderr]).toEqual([2, expect.stringContaining('--by')]);
	const added = await run('add', '--what', 'Julmarknaden', '--case', 'KS 2026/9', ...BY, '--json');
	const { id } = JSON.parse(added.stdout).disclosure;
	const early = await run('hand-out', id, dir, ...BY);
	expect([early.exit, early.stderr]).toEqual([2, expect.stringContaining('Sekretessen är inte prövad')]);
	expect((await run('pick', id, bundleId.slice(0, 8), ...BY)).stdout).toContain('gallringsspärr');
	const wrong = await run('redact', id, bundleId, '--post', '9', '--reason', '21 kap. 1 § OSL', ...BY);
	expect([wrong.exit, wrong.stderr]).toEqual([2, expect.stringContaining('inget inlägg 9')]);
	const copied = await run('redact', id, bundleId, '--post', '2', '--reason', '21 kap. 1 § OSL', ...BY);
	expect([copied.exit, copied.stdout]).toEqual([0, expect.stringContaining('maskad')]);
	const reviewed = await run('review', id, '--outcome', 'part', '--reason', 'Hälsa', ...BY);
	expect(reviewed.stdout.replace(/\s+/g, ' ')).toContain('skriftligt beslut');
	const handed = await run('hand-out', id.slice(0, 8), join(dir, 'ut'), ...BY, '--lang', 'en');
	expect([handed.exit, handed.stdout]).toEqual([0, expect.stringContaining('Handed out')]);
	expect(await readdir(join(dir, 'ut'))).toEqual([expect.stringMatching(/^utlamnande_.*\.zip$/)]);
	expect((await run('hand-out', id, join(dir, 'ut2'), ...BY)).exit).toBe(2);
	expect((await run('get', id, join(dir, 'ut3'), ...BY)).exit).toBe(0);
	// No directory can be made below /proc, and making it was tried for ever.
	const nowhere = await run('get', id, '/proc/ny/mapp', ...BY);
	expect([nowhere.exit, nowhere.stderr]).toEqual([2, expect.stringContaining('/proc/ny/mapp')]);
	const kept = (await readdir(join(env.DATA_DIR, 'disclosures'), { recursive: true })).find((f) =>
		/utlamnande_.*\.zip$/.test(f),
	);
	await appendFile(join(env.DATA_DIR, 'disclosures', kept ?? ''), 'x');
	const rotten = await run('get', id, join(dir, 'ut4'), ...BY);
	expect([rotten.exit, rotten.stderr]).toEqual([70, expect.stringContaining('lämnas inte ut igen')]);
	expect((await run('show', id)).stdout).toContain('handlingarna lämnades ut');
	expect((await run('looks')).stdout).toContain('Ingen har sett');
	expect((await run('show', 'ffffffff')).exit).toBe(2);
});
