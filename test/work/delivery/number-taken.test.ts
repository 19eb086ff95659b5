import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliver, resume } from '../../../src/work/delivery/deliver.ts';
import { withdrawDelivery } from '../../../src/work/delivery/withdraw.ts';
import { samplePacked, workshop } from '../../bundle/sample.ts';
import { tempDir, tempOffice } from '../../storage/temp-office.ts';
import { filedCopy, folderTarget, textAt } from './archive.ts';

const { dir, clean } = workshop();
let packed: string;
beforeAll(async () => {
	({ file: packed } = await samplePacked(dir));
});
afterAll(clean);

const NEVER = new AbortController().signal;
const ALL = { target: 'e-arkivet', bundles: [], isAll: true, by: 'Anna' } as const;

/** Two catalogues that count deliveries each for itself, as one that was restored from an old backup and the one that it was. */
async function counting() {
	const where = await tempDir();
	const [before, after] = [await tempOffice(), await tempOffice()];
	for (const office of [before, after]) await folderTarget(office, where);
	const filing = await filedCopy(before, packed);
	const [first] = (await deliver(before, ALL, NEVER, {})).sent;
	return { where, filing, after, number: first?.delivery.number ?? '' };
}

test('a delivery lays nothing into a finished one of the same number; withdrawn, it has the next', async () => {
	const { where, after, number } = await counting();
	const [before, list] = [
		await readdir(join(where, number)),
		await textAt(where, number, 'leveranslista.csv'),
	];
	const { bundleId } = await filedCopy(after, packed);
	await expect(deliver(after, ALL, NEVER, {})).rejects.toMatchObject({
		...{ code: 'delivery-number-taken', exit: 2, subject: number },
	});
	expect(await readdir(join(where, number))).toEqual(before);
	expect(await withdrawDelivery(after, number, 'upptaget', 'Anna', NEVER)).toMatchObject({ taken: 1 });
	const { sent } = await deliver(after, ALL, NEVER, {});
	expect(sent).toMatchObject([{ troubles: [], delivery: { number: number.replace(/1$/, '2') } }]);
	expect(await readdir(join(where, number.replace(/1$/, '2')))).toContain(`${bundleId}.zip`);
	expect(await textAt(where, number, 'leveranslista.csv')).toBe(list);
});

test('nor does it take away what the finished one handed over, where that is the same bundle', async () => {
	const { where, filing, after, number } = await counting();
	const before = await readdir(join(where, number));
	await filedCopy(after, packed, {}, { bundleId: filing.bundleId });
	await expect(deliver(after, ALL, NEVER, {})).rejects.toMatchObject({ code: 'delivery-number-taken' });
	expect(await withdrawDelivery(after, number, 'upptaget', 'Anna', NEVER)).toMatchObject({ taken: 1 });
	expect(await readdir(join(where, number))).toEqual(before);
});

test('nor where it is the same delivery, which was finished after the catalogue was copied that is in use again', async () => {
	const where = await tempDir();
	const [first, again] = [await tempOffice(), await tempOffice()];
	for (const office of [first, again]) await folderTarget(office, where);
	const [a, b] = [await filedCopy(first, packed), await filedCopy(first, packed)];
	const [done] = (await deliver(first, ALL, NEVER, {})).sent;
	const number = done?.delivery.number ?? '';
	const whole = await readdir(join(where, number));
	// As the catalogue was in the midst of it: one bundle sent, the other not.
	for (const { bundleId } of [a, b]) await filedCopy(again, packed, {}, { bundleId });
	await expect(deliver(again, ALL, NEVER, {})).rejects.toMatchObject({ code: 'delivery-number-taken' });
	const known = await again.deliveries.delivery(number);
	if (!known) throw new Error('it was not ordered');
	await again.deliveries.bundleSent(known.id, a.bundleId, 'Anna');
	await withdrawDelivery(again, number, 'upptaget', 'Anna', NEVER);
	// Its list tells of another delivery than the one that lies there, and is not laid over it.
	const taken = { code: 'delivery-number-taken', remedy: expect.stringContaining('withdraw --all') };
	await expect(resume(again, number, 'Anna', NEVER, {})).rejects.toMatchObject(taken);
	expect(await readdir(join(where, number))).toEqual(whole);
	// Given up, it is open no more, its target can be changed, and its bundles can be delivered.
	const { delivery } = await withdrawDelivery(again, number, 'gavs upp', 'Anna', NEVER, true);
	expect(delivery).toMatchObject({ withdrawnAt: expect.any(String) });
	expect(delivery.bundles).toMatchObject([{ state: 'withdrawn' }, { state: 'withdrawn' }]);
	expect(await again.deliveries.list({ isOpen: true })).toEqual([]);
	expect(await readdir(join(where, number))).toEqual(whole);
	const events = await again.catalogue.events({ subject: a.bundleId });
	expect(events.at(-1)).toMatchObject({
		...{ kind: 'bundle-delivery-withdrawn', actor: 'Anna' },
		data: { delivery: number, reason: 'gavs upp', from: 'sent' },
	});
	const [next] = (await deliver(again, ALL, NEVER, {})).sent;
	expect(next).toMatchObject({ troubles: [], delivery: { number: number.replace(/1$/, '2') } });
	expect(next?.delivery.bundles).toHaveLength(2);
});

test('given up while no other lies there, nothing of it is left at the target; one that is finished stays', async () => {
	const where = await tempDir();
	const office = await tempOffice();
	await folderTarget(office, where);
	const [first, second] = [await filedCopy(office, packed), await filedCopy(office, packed)];
	const tried = await deliver(office, { ...ALL, bundles: [first.bundleId], isAll: false }, NEVER, {});
	const done = tried.sent[0]?.delivery.number ?? '';
	expect(await withdrawDelivery(office, done, 'fel', 'Anna', NEVER, true)).toMatchObject({ taken: 0 });
	expect(await readdir(join(where, done))).toContain(`${first.bundleId}.zip`);

	const number = done.replace(/1$/, '2');
	await mkdir(join(where, number));
	await writeFile(join(where, number, `${second.bundleId}.zip`), 'något annat');
	const [begun] = (await deliver(office, { ...ALL, isAgain: true }, NEVER, {})).sent;
	expect(begun).toMatchObject({ delivery: { number }, troubles: [{ bundleId: second.bundleId }] });
	expect(await withdrawDelivery(office, number, 'fel', 'Anna', NEVER, true)).toMatchObject({
		...{ taken: 2, delivery: { withdrawnAt: expect.any(String) } },
	});
	expect(await readdir(join(where, number))).toEqual([`${second.bundleId}.zip`]);
});
