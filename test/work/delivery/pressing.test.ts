import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Delivery } from '../../../src/records/delivery/delivery.ts';
import { acceptedRefusals, acceptRefusal } from '../../../src/work/delivery/accept-refusal.ts';
import { deliver } from '../../../src/work/delivery/deliver.ts';
import { orderDelivery } from '../../../src/work/delivery/order-delivery.ts';
import { pressingDeliveries } from '../../../src/work/delivery/pressing.ts';
import { sendAsked } from '../../../src/work/delivery/send-asked.ts';
import { takeReceipt } from '../../../src/work/delivery/take-receipt.ts';
import { samplePacked, workshop } from '../../bundle/sample.ts';
import { handClock, tempDir, tempOffice } from '../../storage/temp-office.ts';
import { filedCopy, folderTarget } from './archive.ts';

const { dir, clean } = workshop();
let packed: string;
beforeAll(async () => {
	({ file: packed } = await samplePacked(dir));
});
afterAll(clean);
const NEVER = new AbortController().signal;
const DAY = 86_400;

async function delivering() {
	const clock = handClock();
	const office = await tempOffice({ clock });
	const where = await tempDir();
	await folderTarget(office, where);
	const { bundleId } = await filedCopy(office, packed);
	const wish = { target: 't', bundles: [bundleId], by: 'Rut', isAgain: false };
	const order = () => orderDelivery(office, wish, NEVER);
	const send = () => sendAsked(office, NEVER, { seconds: 60 });
	const kinds = async () => (await pressingDeliveries(office)).map(({ kind, number }) => [kind, number]);
	return { clock, office, order, send, kinds, bundleId };
}

test('an archive that does not answer is asked after a month, and no longer when it has answered', async () => {
	const { clock, office, order, send, kinds, bundleId } = await delivering();
	const { number } = await order();
	expect(await kinds()).toEqual([]);
	await send();
	clock.forward(29 * DAY);
	expect(await kinds()).toEqual([]);
	clock.forward(2 * DAY);
	expect(await kinds()).toEqual([['unanswered', number]]);
	const byHand = { received: [bundleId], refused: [] };
	await takeReceipt(office, number, { byHand, isCorrection: false, by: 'Rut' });
	expect(await kinds()).toEqual([]);
});

test('what an archive has refused needs somebody until it is delivered anew', async () => {
	const { office, order, send, kinds, bundleId } = await delivering();
	const { number } = await order();
	await send();
	const byHand = { received: [], refused: [bundleId], reason: 'Fel format' };
	await takeReceipt(office, number, { byHand, isCorrection: false, by: 'Rut' });
	expect(await kinds()).toEqual([['refused', number]]);
	await order();
	expect(await kinds()).toEqual([]);
});

test('what stopped and is not tried again needs somebody; what is tried again does not, nor what a command has just begun', async () => {
	const { clock, office, order, send, kinds } = await delivering();
	await office.deliveries.saveTarget(
		{ id: 't', name: 'e-arkivet', kind: 'folder', where: '/finns/inte' },
		'Anna',
	);
	const { number, id } = await order();
	expect(await kinds()).toEqual([]);
	await send();
	expect(await kinds()).toEqual([['stopped', number]]);
	await office.deliveries.withdraw(id, 'Fel', 'Rut');
	expect(await kinds()).toEqual([]);
	// The worker was asked, and is on its way to it.
	await order();
	clock.forward(2 * DAY);
	expect(await kinds()).toEqual([]);
});

test('what the command began and did not end needs somebody after a day: nobody else goes on with it', async () => {
	const { clock, office, kinds, bundleId } = await delivering();
	const stop = new AbortController();
	const wish = { target: 't', bundles: [bundleId], by: 'Rut' };
	// Broken off when the first byte has gone: the delivery is written down, and no worker was asked.
	const cut = new Error('broken off');
	const progress = { onBytes: () => stop.abort(cut) };
	await expect(deliver(office, wish, stop.signal, progress)).rejects.toBe(cut);
	const [begun] = await office.deliveries.summaries({ isPending: true });
	expect(begun?.sentAt).toBeUndefined();
	expect(await kinds()).toEqual([]);
	clock.forward(2 * DAY);
	expect(await kinds()).toEqual([['stopped', begun?.number]]);
	// The same command given again ends it.
	await deliver(office, wish, NEVER, {});
	expect(await kinds()).toEqual([]);
});

test('a refusal that is accepted for good presses nobody, until something else is refused', async () => {
	const { clock, office, order, send, kinds, bundleId } = await delivering();
	const { number } = await order();
	await send();
	const answer = async (received: readonly string[], refused: readonly string[], isCorrection = false) =>
		takeReceipt(office, number, {
			...{ byHand: { received, refused, reason: 'Fel format' }, isCorrection, by: 'Rut' },
		});
	await answer([], [bundleId]);
	const delivery = async () => (await office.deliveries.delivery(number)) as Delivery;
	await expect(acceptRefusal(office, await delivery(), ' ', 'Rut')).rejects.toMatchObject({
		code: 'refusal-without-reason',
	});
	await acceptRefusal(office, await delivery(), 'Arkivet tar inte emot chattar', 'Rut');
	expect(await kinds()).toEqual([]);
	expect(await acceptedRefusals(office, await delivery())).toMatchObject([
		{ by: 'Rut', reason: 'Arkivet tar inte emot chattar', bundleIds: [bundleId] },
	]);
	await expect(acceptRefusal(office, await delivery(), 'Igen', 'Rut')).rejects.toMatchObject({
		code: 'nothing-refused',
	});
	// The archive took it in after all, and refused it once more: that is another refusal.
	clock.forward(DAY);
	await answer([bundleId], [], true);
	clock.forward(DAY);
	await answer([], [bundleId], true);
	expect(await kinds()).toEqual([['refused', number]]);
});
