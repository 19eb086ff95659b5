import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TIMETABLE } from '../../jobs/timetable.ts';
import { JOBS } from '../../src/cli/commands/job.ts';
import { EXIT } from '../../src/errors.ts';
import { ownProcess, run } from '../cli/ogonblick.ts';
import { officeIn } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'jobs');
const fileOf = (job: string) => join(FOLDER, `${job}.ts`);
const timed = Object.keys(TIMETABLE).filter((job) => existsSync(fileOf(job)));

test('every job has its name on the command line, its file, and its time with the clock unless it stays up', () => {
	for (const job of JOBS) expect(existsSync(fileOf(job)), job).toBe(true);
	expect([...timed, 'clock', 'logins'].sort()).toEqual([...JOBS].sort());
});

describe.each(timed)('%s', (job) => {
	test('says what it did in one line of JSON, the same by its file and by its name', async () => {
		const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0' };
		const byFile = await run(process.execPath, [fileOf(job)], env);
		expect(byFile.exit, byFile.stderr).toBe(EXIT.complete);
		expect(byFile.stdout).toMatch(/^\{.*\}\n$/);
		const summary = JSON.parse(byFile.stdout);
		expect(summary).toMatchObject({ job, stopped: false, exit: 0 });
		expect(summary).not.toHaveProperty('error');
		const byName = await ownProcess(['job', job, '--json'], env);
		expect(byName.exit).toBe(EXIT.complete);
		expect(JSON.parse(byName.stdout)).toEqual(summary);
	}, 120_000);

	test('tells wrong settings and a full disk in the same form', async () => {
		const wrong = await run(process.execPath, [fileOf(job)], { LOG_LEVEL: 'mycket' });
		expect(wrong.exit).toBe(EXIT.usage);
		expect(JSON.parse(wrong.stdout)).toMatchObject({
			...{ job, stopped: false, exit: EXIT.usage },
			error: { code: 'bad-configuration', subject: 'LOG_LEVEL' },
		});
		const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '9000000000000' };
		const full = await run(process.execPath, [fileOf(job)], env);
		expect(full.exit).toBe(EXIT.retryLater);
		expect(JSON.parse(full.stdout)).toMatchObject({ job, exit: 75, error: { code: 'disk-almost-full' } });
	}, 120_000);

	// Any number of processes carry out orders side by side: each takes other ones.
	test.skipIf(job === 'work')(
		'does nothing beside another run of the same, says so, and ends with 0',
		async () => {
			const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0' };
			const office = await officeIn(env.DATA_DIR);
			const lock = await office.queue.lock(`run:${job}`, 'somebody');
			const second = await run(process.execPath, [fileOf(job)], env);
			expect(second.exit, second.stderr).toBe(EXIT.complete);
			expect(JSON.parse(second.stdout)).toMatchObject({ job, overlap: true, stopped: false, exit: 0 });
			await lock?.release();
			await office.close();
			const third = await run(process.execPath, [fileOf(job)], env);
			expect(JSON.parse(third.stdout).overlap ?? false).toBe(false);
		},
		60_000,
	);
});

test('a name that no job has is refused with those that there are', async () => {
	const { exit, stderr } = await ownProcess(['job', 'fixering']);
	expect(exit).toBe(EXIT.usage);
	for (const job of JOBS) expect(stderr).toContain(job);
});
