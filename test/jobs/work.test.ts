import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { EXIT } from '../../src/errors.ts';
import { run } from '../cli/ogonblick.ts';
import { tempDir } from '../storage/temp-office.ts';

const JOB = fileURLToPath(new URL('../../jobs/work.ts', import.meta.url));

test('the job ends with 0 where no order waits, and logs it for machines', async () => {
	const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0', LOG_LEVEL: 'info' };
	const { exit, stdout, stderr } = await run(process.execPath, [JOB], env);
	expect({ exit, stdout }, stderr).toEqual({ exit: EXIT.complete, stdout: '' });
	expect(JSON.parse(stderr)).toMatchObject({ msg: 'orders carried out', outcomes: [], postponed: [] });
});

test('the job ends with 2 and every wrong setting where the configuration is wrong', async () => {
	const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: 'mycket', EARK_VERSION: '1' };
	const { exit, stderr } = await run(process.execPath, [JOB], env);
	expect(exit).toBe(EXIT.usage);
	for (const said of ['KEEP_FREE_BYTES', 'EARK_VERSION', 'README.md']) expect(stderr).toContain(said);
	expect(stderr).not.toMatch(/^\s+at /m);
});

test('the job ends with 75 where the disk is almost full', async () => {
	const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '9000000000000' };
	expect((await run(process.execPath, [JOB], env)).exit).toBe(EXIT.retryLater);
});
