import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { disclosureStore, sweepDisclosures } from '../../../src/work/disclosure/files.ts';
import { hashFile } from '../../../src/work/hash-file.ts';
import { tempDir, tempOffice } from '../../storage/temp-office.ts';
import { fileSample } from './sample.ts';

const CHILD = new URL('children/disclose-for-ever.ts', import.meta.url).pathname;
const KILLS = 5;
const MOST_MS = 700;

test(`${KILLS} kills while copies are made and handed out leave none by half: what is known lies there whole, and the rest is swept`, async () => {
	const office = await tempOffice();
	const { bundleId } = await fileSample(office, await tempDir());
	const env = { ...process.env, NODE_COMPILE_CACHE: await tempDir() };
	for (let n = 0; n < KILLS; n++) {
		const child = spawn(process.execPath, [CHILD, office.config.DATA_DIR, bundleId], {
			stdio: ['ignore', 'pipe', 'inherit'],
			env,
		});
		const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
		await lines.next();
		await setTimeout((n / KILLS) * MOST_MS + Math.random() * 100);
		child.kill('SIGKILL');
		if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
	}
	const store = disclosureStore(office);
	const requests = await office.disclosures.list();
	expect(requests.length).toBeGreaterThanOrEqual(KILLS);
	const known = requests.flatMap(({ picks, handedOut }) => [
		...picks.flatMap(({ copy }) => copy ?? []),
		...(handedOut ? [handedOut] : []),
	]);
	for (const { path, sha256 } of known) expect((await hashFile(await store.read(path))).sha256).toBe(sha256);
	expect(await office.catalogue.compareWithEvents()).toEqual([]);
	expect(await office.catalogue.verifyEvents()).toMatchObject({ ok: true });
	await sweepDisclosures({ ...office, clock: { now: () => new Date(Date.now() + 4 * 3_600_000) } });
	expect(new Set(await store.lying(1000))).toEqual(new Set(known.map(({ path }) => path)));
	const work = await readdir(join(office.config.DATA_DIR, 'work'));
	expect(work.filter((name) => name.startsWith('disclosure-'))).toEqual([]);
});
