import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { EXIT } from '../../src/errors.ts';
import { ownProcess, run } from '../cli/ogonblick.ts';
import { accountAt, officeIn } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';

const JOB = fileURLToPath(new URL('../../jobs/due.ts', import.meta.url));
const NOTHING = { job: 'due', placed: [], open: 0, resting: 0, missed: 0, questions: 0, stopped: false };

async function registered(): Promise<Record<string, string>> {
	const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0' };
	// It became active long ago, so that its day is past whenever this test is run.
	const office = await officeIn(env.DATA_DIR, { clock: { now: () => new Date('2020-01-01T12:00:00.000Z') } });
	const unit = { name: 'Björkskolan', creator: 'Nämnden', isCommunications: false };
	await office.register.change(
		[
			{ kind: 'unit-added', id: 'u', unit },
			{
				kind: 'account-added',
				account: { id: 'a', unitId: 'u', ...accountAt('https://social.example/@a'), facts: {} },
			},
			{ kind: 'status-changed', id: 'a', from: 'planned', to: 'active' },
		],
		'Anna',
	);
	await office.close();
	return env;
}

test('the job orders what is due, once, and says so for machines; by its name too', async () => {
	const env = await registered();
	const first = await run(process.execPath, [JOB], env);
	expect(first.exit, first.stderr).toBe(EXIT.complete);
	expect(JSON.parse(first.stdout)).toMatchObject({
		...{ placed: [{ account: 'a', occasion: 'annual' }], open: 0, questions: 1, exit: 0 },
	});
	const again = await ownProcess(['job', 'due', '--json'], env);
	expect(again.exit, again.stderr).toBe(EXIT.complete);
	expect(JSON.parse(again.stdout)).toMatchObject({ placed: [], open: 1, exit: 0 });
}, 60_000);

test('the job ends with 0 where nothing is due, and with 2 where the settings are wrong', async () => {
	const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0' };
	const none = await run(process.execPath, [JOB], env);
	expect(JSON.parse(none.stdout)).toEqual({ ...NOTHING, exit: 0 });
	const wrong = await ownProcess(['job', 'due'], { ...env, KEEP_FREE_BYTES: 'mycket' });
	expect(wrong.exit).toBe(EXIT.usage);
	expect(JSON.parse(wrong.stdout)).toEqual({
		...NOTHING,
		exit: 2,
		error: { code: 'bad-configuration', subject: 'KEEP_FREE_BYTES' },
	});
	expect(wrong.stderr).toContain('KEEP_FREE_BYTES');
}, 60_000);

test('a job that there is none of is refused with those that there are', async () => {
	const { exit, stderr } = await ownProcess(['job', 'watsch']);
	expect(exit).toBe(EXIT.usage);
	expect(stderr).toContain('due');
	expect(stderr).toContain('work');
});
