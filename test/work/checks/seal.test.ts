import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkSeal } from '../../../src/work/checks/seal.ts';
import { tempDir } from '../../storage/temp-office.ts';
import { stampingHouse } from '../seal/stamped.ts';

const house = stampingHouse();
const DAY_MS = 86_400_000;

async function stampsWith(lists: readonly number[]) {
	const file = join(await tempDir(), 'lists.crl');
	const pems = await Promise.all(lists.map(async (days) => readFile(house.authority().list(days))));
	await writeFile(file, Buffer.concat(pems));
	const office = await house.office({ TIMESTAMP_CRL_FILE: file });
	// A list is made by the clock of the machine, and an office of the tests has one of its own.
	const now = { ...office, clock: { ...office.clock, now: () => new Date() } };
	return (await checkSeal(now)).find(({ name }) => name === 'timestamps');
}

test('a list of revoked certificates that has run out is told of, with its day, unless a newer one of the same issuer is there', async () => {
	const day = new Date(Date.now() - 3 * DAY_MS).toISOString().slice(0, 10);
	expect(await stampsWith([-3])).toMatchObject({
		state: 'warning',
		condition: 'timestamps-list-ended',
		found: day,
	});
	expect(await stampsWith([-3, 20])).toMatchObject({ state: 'ok' });
	expect(await stampsWith([20])).toMatchObject({ state: 'ok' });
}, 60_000);
