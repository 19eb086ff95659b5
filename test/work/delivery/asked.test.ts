import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { TryAgainLater } from '../../../src/errors.ts';
import { askOf, askToSend, askToWithdraw, tellWaits } from '../../../src/work/delivery/asked.ts';
import { deliver } from '../../../src/work/delivery/deliver.ts';
import { MOST_ORDERED, orderDelivery } from '../../../src/work/delivery/order-delivery.ts';
import { sendAsked } from '../../../src/work/delivery/send-asked.ts';
import { samplePacked, workshop } from '../../bundle/sample.ts';
import { aFiling, anOrder } from '../../storage/sample.ts';
import { tempDir, tempOffice } from '../../storage/temp-office.ts';
import { filedCopy, folderTarget } from './archive.ts';

const { dir, clean } = workshop();
let packed: string;
beforeAll(async () => {
	({ file: packed } = await samplePacked(dir));
});
afterAll(clean);

const NEVER = new AbortController().signal;
const WISH = { target: 'e-arkivet', bundles: [], year: 2026, by: 'Rut Berg' } as const;
const SOON = { seconds: 60 };

async function archive() {
	let now = new Date('2026-11-29T12:00:00Z');
	const office = await tempOffice({ clock: { now: () => now } });
	const where = await tempDir();
	await folderTarget(office, where);
	const filing = await filedCopy(office, packed);
	return {
		office,
		where,
		filing,
		later: (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000)),
	};
}

test('what a person orders is written down, and sent by the worker in that person’s name', async () => {
	const { office, where, filing } = await archive();
	const { number } = await orderDelivery(office, WISH, NEVER);
	expect(await readdir(where)).toEqual([]);
	const did = await sendAsked(office, NEVER, SOON);
	expect(did).toEqual({ sent: [number], withdrawn: [], waits: [], left: [] });
	expect(await readdir(join(where, number))).toContain(`${filing.bundleId}.zip`);
	expect((await office.catalogue.events({ subject: filing.bundleId })).at(-1)).toMatchObject({
		...{ kind: 'bundle-sent', actor: 'Rut Berg' },
	});
	// Once, and the same wish finds nothing more.
	expect(await sendAsked(office, NEVER, SOON)).toMatchObject({ sent: [], waits: [] });
	await expect(orderDelivery(office, WISH, NEVER)).rejects.toMatchObject({ code: 'nothing-to-deliver' });
	expect(await office.catalogue.compareWithEvents()).toEqual([]);
});

test('an archive that is away is tried again after a while, and what needs a person not before one asks', async () => {
	const { office, where, later } = await archive();
	const delivery = await orderDelivery(office, WISH, NEVER);
	const { number } = delivery;
	await rm(where, { recursive: true });
	const [{ code } = { code: '' }] = (await sendAsked(office, NEVER, SOON)).waits;
	expect(code).toBe('delivery-no-folder');
	const trouble = async () => (await askOf(office, delivery))?.trouble;
	expect(await trouble()).toMatchObject({ tries: 1, error: { code } });
	later(600);
	// It is not tried by itself: somebody has to make the folder.
	expect((await trouble())?.nextAt).toBeUndefined();
	expect(await sendAsked(office, NEVER, SOON)).toEqual({ sent: [], withdrawn: [], waits: [], left: [] });
	await tempFolder(where);
	await askToSend(office, delivery, 'Eva Ek');
	expect((await sendAsked(office, NEVER, SOON)).sent).toEqual([number]);
});

test('what passes is tried again by itself, after longer and longer', async () => {
	const { office, later } = await archive();
	const delivery = await orderDelivery(office, WISH, NEVER);
	const lock = await office.queue.lock(`delivery:${delivery.id}`, 'another');
	// Another worker is about it: that is nothing to tell of.
	expect((await sendAsked(office, NEVER, SOON)).waits).toEqual([]);
	await lock?.release();
	for (const minutes of [10, 20, 40]) {
		await tellWaits(office, delivery, new TryAgainLater('Away', { code: 'delivery-unreachable' }), 'w');
		later(minutes - 1);
		expect((await sendAsked(office, NEVER, SOON)).sent).toEqual([]);
		later(1);
	}
	expect((await sendAsked(office, NEVER, SOON)).sent).toEqual([delivery.number]);
});

test('what is wanted back is withdrawn by the worker, and may be ordered anew', async () => {
	const { office, where } = await archive();
	const delivery = await orderDelivery(office, WISH, NEVER);
	await expect(askToWithdraw(office, delivery, ' ', false, 'Rut Berg')).rejects.toMatchObject({
		code: 'withdraw-without-reason',
	});
	await askToWithdraw(office, delivery, 'Fel år', false, 'Rut Berg');
	expect((await sendAsked(office, NEVER, SOON)).withdrawn).toEqual([delivery.number]);
	expect(await readdir(where)).toEqual([]);
	const now = await office.deliveries.delivery(delivery.number);
	expect(now?.bundles).toMatchObject([{ state: 'withdrawn', reason: 'Fel år' }]);
	await expect(askToSend(office, now ?? delivery, 'Rut Berg')).rejects.toMatchObject({
		code: 'delivery-over',
	});
	expect((await orderDelivery(office, WISH, NEVER)).number).not.toBe(delivery.number);
});

test('a delivery of the command is left to it until somebody asks for it, and an end of the worker loses nothing', async () => {
	const { office, where } = await archive();
	const stop = new AbortController();
	await rm(where, { recursive: true });
	await expect(deliver(office, { ...WISH, by: 'Anna' }, NEVER, {})).rejects.toThrow();
	const [open] = await office.deliveries.list({ isOpen: true });
	await tempFolder(where);
	expect((await sendAsked(office, NEVER, SOON)).sent).toEqual([]);
	if (!open) throw new Error('Nothing was begun');
	await askToSend(office, open, 'Rut Berg');
	stop.abort();
	expect(await sendAsked(office, stop.signal, SOON)).toMatchObject({ left: [open.number], waits: [] });
	expect((await sendAsked(office, NEVER, SOON)).sent).toEqual([open.number]);
});

test('more than somebody can wait for is refused before anything of it is read', async () => {
	const { office } = await archive();
	const order = await anOrder(office);
	for (let i = 0; i < MOST_ORDERED; i++) await office.catalogue.recordFiling(await aFiling(office, order));
	await expect(orderDelivery(office, WISH, NEVER)).rejects.toMatchObject({ code: 'too-many-chosen' });
	expect(await office.deliveries.list()).toEqual([]);
});

async function tempFolder(where: string): Promise<void> {
	await mkdir(where);
	onTestFinished(() => rm(where, { recursive: true, force: true }));
}
