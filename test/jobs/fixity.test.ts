import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { EXIT } from '../../src/errors.ts';
import { MACHINE, run } from '../cli/ogonblick.ts';
import { statesOf } from '../storage/fixity-contract.ts';
import { officeIn } from '../storage/sample.ts';
import { handClock, tempDir } from '../storage/temp-office.ts';
import { filed, rot } from '../work/fixity/archive.ts';

const JOB = join(import.meta.dirname, '..', '..', 'jobs', 'fixity.ts');

/** A data directory with bundles that were filed years ago. */
async function archive(bundles: number) {
	const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0' };
	const office = await officeIn(env.DATA_DIR, { clock: handClock('2020-01-01T00:00:00.000Z') });
	const filings = [];
	for (let n = 0; n < bundles; n++) filings.push(await filed(office));
	await office.close();
	return { env, filings, job: (more = {}) => run(process.execPath, [JOB], { ...env, ...more }) };
}

test('what is due is read, what is damaged is told with its place, and nothing is read again the next night', async () => {
	const { filings, job } = await archive(3);
	const rotten = filings[1];
	if (!rotten) throw new Error('three are filed');
	await rot(rotten);
	const first = await job();
	expect(first.exit, first.stderr).toBe(EXIT.failed);
	expect(JSON.parse(first.stdout)).toEqual({
		...{ job: 'fixity', checked: 3, bytes: filings.reduce((sum, { bytes }) => sum + bytes, 0), left: 0 },
		wanting: [
			{
				...{ bundle: rotten.bundleId, path: rotten.path, outcome: 'damaged', detail: expect.any(String) },
				done: [{ kind: 'quarantine', place: expect.stringMatching(/^_quarantine\/.+_damaged_/) }],
				trouble: 'no-second-store',
			},
		],
		...{ stopped: false, exit: 20 },
	});
	expect(first.stderr).toContain('a stored bundle is not as it should be');
	const again = await job();
	expect(again.exit).toBe(EXIT.complete);
	expect(JSON.parse(again.stdout)).toMatchObject({ checked: 0, wanting: [] });
}, 120_000);

test('a run that may read little goes on the next time', async () => {
	const { job } = await archive(2);
	const first = await job({ FIXITY_GB: '0.001', FIXITY_SECONDS: '1' });
	const told = JSON.parse(first.stdout);
	expect(told.checked + told.left).toBe(2);
	const rest = JSON.parse((await job()).stdout);
	expect(rest).toMatchObject({ checked: told.left, left: 0, exit: 0 });
}, 120_000);

test('one that is killed in the middle has kept what it found, and the next reads the rest', async () => {
	const { env, job } = await archive(12);
	const child = spawn(process.execPath, [JOB], { env: { ...MACHINE, ...env } });
	onTestFinished(() => void child.kill('SIGKILL'));
	const office = await officeIn(env.DATA_DIR);
	const checked = async () => (await statesOf(office)).filter(({ last }) => last !== undefined).length;
	while ((await checked()) === 0 && child.exitCode === null) await new Promise((done) => setTimeout(done, 1));
	child.kill('SIGKILL');
	await once(child, 'close');
	const kept = await checked();
	expect(kept).toBeGreaterThan(0);
	const rest = await job();
	expect(rest.exit, rest.stderr).toBe(EXIT.complete);
	expect(JSON.parse(rest.stdout)).toMatchObject({ checked: 12 - kept, left: 0 });
	expect(await office.catalogue.compareWithEvents()).toEqual([]);
	await office.close();
}, 120_000);

test('with a second store what is owed is copied, what is spoilt comes back whole, and one that is away is tried again', async () => {
	const { env, filings, job } = await archive(2);
	const second = await tempDir();
	const first = await job({ SECOND_STORE: second });
	expect(first.exit, first.stderr).toBe(EXIT.complete);
	expect(JSON.parse(first.stdout)).toMatchObject({ checked: 2, second: { copied: 2, owed: 0, away: null } });
	const [rotten] = filings;
	if (!rotten) throw new Error('two are filed');
	await rot(rotten);
	const office = await officeIn(env.DATA_DIR, { env: { SECOND_STORE: second } });
	onTestFinished(() => office.close());
	await office.fixity.record(
		{ bundleId: rotten.bundleId, at: '2021-01-01T00:00:00.000Z', outcome: 'unreadable', ms: 1 },
		'worker',
	);
	const mended = await job({ SECOND_STORE: second });
	expect(mended.exit, mended.stderr).toBe(EXIT.failed);
	expect(JSON.parse(mended.stdout).wanting).toMatchObject([
		{ bundle: rotten.bundleId, done: [{ kind: 'quarantine' }, { kind: 'restore', place: second }] },
	]);
	expect((await office.fixity.latest([rotten.bundleId])).get(rotten.bundleId)?.outcome).toBe('intact');
	const away = await job({ SECOND_STORE: `${second}/away` });
	expect(away.exit, away.stderr).toBe(EXIT.retryLater);
	expect(JSON.parse(away.stdout).second).toMatchObject({ copied: 0, owed: 2, away: 'second-store-away' });
}, 120_000);
