import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import BetterSqlite3 from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { EXIT } from '../../src/errors.ts';
import { placeOrder } from '../../src/work/place-order.ts';
import { openSite, page } from '../capture/recorder/site.ts';
import { ogonblick, run } from '../cli/ogonblick.ts';
import { officeIn } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';
import { filed } from '../work/fixity/archive.ts';

const JOB = fileURLToPath(new URL('../../jobs/work.ts', import.meta.url));

/** What the job says on stdout: one line of JSON, whatever became of it. */
function summary(stdout: string) {
	expect(stdout).toMatch(/^\{.*\}\n$/);
	return JSON.parse(stdout);
}

test('the job ends with 0 where no order waits, and says so for machines', async () => {
	const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0' };
	const { exit, stdout, stderr } = await run(process.execPath, [JOB], env);
	expect({ exit, stderr }).toEqual({ exit: EXIT.complete, stderr: '' });
	const none = { orders: [], postponed: [], resting: [] };
	expect(summary(stdout)).toEqual({ job: 'work', ...none, stopped: false, exit: 0 });
});

test('a night that fails is told without being asked for: order, address, outcome and why, in the log, on stdout and by doctor', async () => {
	const site = await openSite({
		'/almby': page(
			'<html lang=sv><title>Logga in</title><form><input type=password name=p><button>Logga in</button></form>',
		),
	});
	onTestFinished(() => site.close());
	const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0', ALLOW_HOSTS: `127.0.0.1:${site.port}` };
	const office = await officeIn(env.DATA_DIR);
	const address = `http://127.0.0.1:${site.port}/almby`;
	const out = join(await tempDir(), 'ut');
	const order = await placeOrder(office, {
		target: address,
		occasion: 'adhoc',
		reason: '',
		level: 'overview',
	});
	const stuck = await placeOrder(office, {
		...{ target: `${address}2`, occasion: 'adhoc', reason: '', level: 'overview' },
		out,
	});
	await office.close();
	await rm(out, { recursive: true, force: true });
	await writeFile(out, '');

	const { exit, stdout, stderr } = await run(process.execPath, [JOB], env);
	expect(exit, stderr).toBe(EXIT.usage);
	const logged = stderr
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line));
	const failed = {
		order: order.id,
		address,
		outcome: 'failed',
		findings: expect.arrayContaining(['login-wall']),
	};
	expect(logged).toContainEqual(expect.objectContaining({ ...failed, msg: 'an order failed' }));
	const put = { order: stuck.id, address: `${address}2`, code: 'out-unwritable' };
	expect(logged).toContainEqual(expect.objectContaining(put));
	expect(summary(stdout)).toMatchObject({
		orders: [failed],
		postponed: [{ order: stuck.id, code: 'out-unwritable', exit: EXIT.usage }],
		resting: [{ order: stuck.id, why: 'out-unwritable' }],
		exit: EXIT.usage,
	});

	const doctor = await ogonblick(['doctor', '--json'], { ...env, BROWSER_PATH: '/finns/inte' });
	const attempts = JSON.parse(doctor.stdout).checks.find((c: { name: string }) => c.name === 'attempts');
	expect(attempts).toMatchObject({ state: 'warning', found: expect.stringContaining('(login-wall)') });
	expect(attempts.found).toContain(join(env.DATA_DIR, 'attempts'));
}, 60_000);

test('a bundle that cannot be searched, or a search that is broken, takes nothing from what the job did and tells', async () => {
	const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0' };
	const office = await officeIn(env.DATA_DIR);
	const { bundleId, root, path } = await filed(office);
	const file = join(root, path);
	const bytes = await readFile(file);
	bytes[bytes.indexOf('Fint!')] = 0;
	await writeFile(file, bytes);
	await office.texts.clear();
	await office.close();
	const job = async () => {
		const { exit, stdout, stderr } = await run(process.execPath, [JOB], env);
		return { exit, said: summary(stdout), stderr };
	};
	const unread = [{ bundleId, code: 'not-a-bundle' }];
	const damaged = await job();
	expect(damaged).toMatchObject({ exit: 0, said: { exit: 0, texts: { taken: 0, unread, missing: 1 } } });
	expect(damaged.stderr).toContain('"code":"not-a-bundle"');
	const db = new BetterSqlite3(join(env.DATA_DIR, 'catalogue.sqlite'));
	db.exec('ALTER TABLE text_bundles RENAME TO gone');
	db.close();
	const broken = await job();
	expect(broken).toMatchObject({ exit: 0, said: { exit: 0, texts: { error: expect.any(String) } } });
	expect(broken.said).not.toHaveProperty('error');
	expect(broken.stderr).toContain('texts could not be taken in');
});

test('the job ends with 2 and every wrong setting where the configuration is wrong', async () => {
	const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: 'mycket', EARK_VERSION: '1' };
	const { exit, stdout, stderr } = await run(process.execPath, [JOB], env);
	expect(exit).toBe(EXIT.usage);
	expect(summary(stdout)).toMatchObject({ exit, error: { code: 'bad-configuration' } });
	for (const said of ['KEEP_FREE_BYTES', 'EARK_VERSION', 'README.md']) expect(stderr).toContain(said);
	expect(stderr).not.toMatch(/^\s+at /m);
});

test('the job ends with 75 where the disk is almost full', async () => {
	const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '9000000000000' };
	expect((await run(process.execPath, [JOB], env)).exit).toBe(EXIT.retryLater);
});
