import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { verifyBundle } from '../../src/bundle/verify.ts';
import { checksumKey, checksumText } from '../../src/filing/checksum.ts';
import type { Office } from '../../src/office.ts';
import { recover } from '../../src/work/recover.ts';
import { sampleParts } from '../bundle/sample.ts';
import { tempDir, tempOffice } from '../storage/temp-office.ts';

const CHILD = new URL('children/pack-and-file.ts', import.meta.url).pathname;
/** A process takes half a second of a processor to start, so each packs and files several bundles at the same time, and a kill meets each at a moment of its own. */
const FLOWS = 8;
const KILLS = 25;
/** They die together, and what they leave is settled and looked at together. */
const AT_ONCE = 5;
/** The line of a child after which it dies: half of them while they all pack, the others about where a name is given, a transaction is made, or a bundle has just been filed. */
const MOMENTS = [
	'pack',
	'intendFiling',
	'pack',
	'put',
	'pack',
	'putCompanion',
	'recordFiling',
	'pack',
	'filed',
] as const;
type Moment = (typeof MOMENTS)[number];
/** How long each of these steps takes at the most; a step of the disk is a few milliseconds. */
const LASTS_MS = { intendFiling: 4, put: 4, putCompanion: 4, recordFiling: 4, filed: 4 };

test(`kills at ${KILLS * FLOWS} random moments of packing and filing leave either no bundle or a verified one that the catalogue knows`, async () => {
	const office = await tempOffice();
	const parts = join(await tempDir(), 'parts');
	await sampleParts(parts, 1);
	const start = starter(office.config.DATA_DIR, parts, await tempDir());
	const packMs = await start('pack', async (next) => {
		const began = performance.now();
		await next('intendFiling');
		return performance.now() - began;
	});
	const seen = new Set<string>();
	let recovered = 0;
	for (let killed = 0; killed < KILLS; killed += AT_ONCE) {
		const moments = Array.from(
			{ length: AT_ONCE },
			(_, i) => MOMENTS[(killed + i) % MOMENTS.length] ?? 'pack',
		);
		await Promise.all(
			moments.map((moment) => {
				const within = moment === 'pack' ? packMs : LASTS_MS[moment];
				return start(moment, () => setTimeout(Math.random() * within));
			}),
		);
		const { filed, unsettled } = await recover(office);
		expect(unsettled).toEqual([]);
		recovered += filed.length;
		await expectConsistent(office, seen);
	}
	// Some died before their bundle had its name, and some between that and the catalogue.
	expect(recovered).toBeGreaterThan(0);
	expect(seen.size).toBeGreaterThan(recovered);
	expect(await office.catalogue.verifyEvents()).toMatchObject({ ok: true });
	expect(await office.catalogue.compareWithEvents()).toEqual([]);
}, 240_000);

/** Starts a process that packs and files, waits for a line of it, does something, and kills it. */
function starter(dataDir: string, parts: string, cache: string) {
	const env = { ...process.env, NODE_COMPILE_CACHE: cache };
	return async <T>(line: Moment, then: (next: (line: Moment) => Promise<void>) => Promise<T>): Promise<T> => {
		const child = spawn(process.execPath, [CHILD, dataDir, parts, String(FLOWS)], {
			...{ env, stdio: ['ignore', 'pipe', 'inherit'] },
		});
		const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
		const next = async (wanted: Moment) => {
			for (;;) {
				const { value, done } = await lines.next();
				if (done) throw new Error('the child ended by itself');
				if (value === wanted) return;
			}
		};
		try {
			await next(line);
			return await then(next);
		} finally {
			child.kill('SIGKILL');
			if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
		}
	};
}

/** Every file of the store is a bundle that the catalogue knows, whole and verified, or its checksum file; and every bundle that it knows is there. */
async function expectConsistent(office: Office, seen: Set<string>): Promise<void> {
	const { catalogue, config } = office;
	const { root } = office.bundles();
	const filings = await catalogue.filings();
	const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
	const files = entries.filter((e) => !e.isDirectory()).map((e) => join(e.parentPath, e.name));
	const zips = filings.map(({ path }) => join(root, path));
	expect(files.toSorted()).toEqual([...zips, ...zips.map(checksumKey)].toSorted());
	for (const { bundleId, path, sha256, bytes, orderId } of filings) {
		if (seen.has(bundleId)) continue;
		seen.add(bundleId);
		const report = await verifyBundle(join(root, path));
		expect(report).toMatchObject({ ok: true, sha256, bytes, sidecar: 'agrees', bundleId });
		expect(await readFile(join(root, checksumKey(path)), 'utf8')).toBe(checksumText(path, sha256));
		expect((await catalogue.order(orderId))?.state).toBe('filed');
	}
	expect(await catalogue.intents()).toEqual([]);
	expect(await readdir(join(config.DATA_DIR, 'work'))).toEqual([]);
	expect((await catalogue.openOrders()).filter(({ state }) => state !== 'waiting')).toEqual([]);
}
