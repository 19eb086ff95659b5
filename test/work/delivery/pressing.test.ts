import { afterAll, beforeAll, expect, test } from 'vitest';
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
	// As the command writes it down: nobody has asked the worker.
	const begun = await order();
	const db = office.catalogue;
	expect((await db.events({ subject: begun.id })).some(({ kind }) => kind === 'delivery-send-asked')).toBe(
		true,
	);
	clock.forward(2 * DAY);
	expect(await kinds()).toEqual([]);
});
