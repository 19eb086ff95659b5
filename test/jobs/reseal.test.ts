import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { EXIT } from '../../src/errors.ts';
import { run } from '../cli/ogonblick.ts';
import { officeIn } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';
import { filed } from '../work/fixity/archive.ts';
import { DOWN, stampingHouse } from '../work/seal/stamped.ts';

const JOB = join(import.meta.dirname, '..', '..', 'jobs', 'reseal.ts');
const house = stampingHouse();

test('the night renews what runs out, tells what it cannot, and does nothing where no authority is set up', async () => {
	const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0', ...house.env() };
	const job = async (more = {}) => {
		const ended = await run(process.execPath, [JOB], { ...env, ...more });
		return { exit: ended.exit, said: JSON.parse(ended.stdout) };
	};
	const office = await officeIn(env.DATA_DIR, { env });
	const { bundleId } = await filed(office);
	await office.close();
	const idle = { job: 'reseal', renewed: 0, good: 0, noBetter: 0, wanting: [], left: 0, exit: 0 };
	expect(await job({ TIMESTAMP_URLS: '' })).toMatchObject({ exit: EXIT.complete, said: idle });
	expect(await job()).toMatchObject({ exit: EXIT.complete, said: idle });
	// Ten years are what remains of nothing: all stamps are to be renewed by then.
	const soon = { RESEAL_DAYS: '3650' };
	house.behave(DOWN);
	expect(await job(soon)).toMatchObject({
		exit: EXIT.retryLater,
		said: { wanting: [{ bundle: bundleId, outcome: 'postponed', detail: 'timestamp-unreachable' }] },
	});
	house.behave((request, response) => void response.end(house.authority().answer(request)));
	// Its stamps hold no longer than those that are there: renewing each night would change nothing.
	expect(await job(soon)).toMatchObject({ exit: EXIT.complete, said: { renewed: 0, noBetter: 1 } });
	house.authority().signer('strong', { key: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'] });
	house.behave((request, response) => void response.end(house.authority().answer(request, 'strong')));
	expect(await job(soon)).toMatchObject({ exit: EXIT.complete, said: { renewed: 1, wanting: [] } });
	const db = new BetterSqlite3(join(env.DATA_DIR, 'catalogue.sqlite'), { readonly: true });
	expect(db.prepare('SELECT renewals FROM seal_stamps').pluck().all()).toEqual([1]);
	db.close();
}, 120_000);
