import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorDocument } from '../../../src/words/error-words.ts';
import { deliver } from '../../../src/work/delivery/deliver.ts';
import { takeReceipt } from '../../../src/work/delivery/take-receipt.ts';
import { withdrawDelivery } from '../../../src/work/delivery/withdraw.ts';
import { samplePacked, workshop } from '../../bundle/sample.ts';
import { tempDir, tempOffice } from '../../storage/temp-office.ts';
import { filedCopy, folderTarget } from './archive.ts';

const { dir, clean } = workshop();
let packed: string;
beforeAll(async () => {
	({ file: packed } = await samplePacked(dir));
});
afterAll(clean);

const NEVER = new AbortController().signal;
const ALL = { target: 'e-arkivet', bundles: [], isAll: true, by: 'Anna' } as const;

test('a bundle that was given up, and that the archive has all the same, is marked as received by whoever says so', async () => {
	const where = await tempDir();
	const [other, office] = [await tempOffice(), await tempOffice()];
	for (const each of [other, office]) await folderTarget(each, where);
	// The number is taken, as where the catalogue was restored from a backup: the delivery can never end.
	const filing = await filedCopy(other, packed);
	const number = (await deliver(other, ALL, NEVER, {})).sent[0]?.delivery.number ?? '';
	await filedCopy(office, packed, {}, { bundleId: filing.bundleId });
	await expect(deliver(office, ALL, NEVER, {})).rejects.toMatchObject({ code: 'delivery-number-taken' });
	const known = await office.deliveries.delivery(number);
	await office.deliveries.bundleSent(known?.id ?? '', filing.bundleId, 'Anna');
	await withdrawDelivery(office, number, 'gavs upp', 'Anna', NEVER, true);

	const take = (received: string[], refused: string[], isCorrection: boolean, text = '') =>
		takeReceipt(office, number, {
			byHand: { received, refused, reason: 'fel' },
			...(text ? { file: { name: 'k.csv', bytes: Buffer.from(text) } } : {}),
			...{ isCorrection, by: 'Anna Ek' },
		});
	const { bundleId, sha256 } = filing;
	const error = await take([bundleId], [], false).catch((e) => e);
	expect(error).toMatchObject({ code: 'receipt-refused', wrong: [{ code: 'withdrawn' }] });
	expect(errorDocument(error, 'sv')).toMatchObject({
		message: expect.stringMatching(/togs ut ur leveransen \(gavs upp\).*--correct/),
	});
	// Nobody refuses what was never handed over, and another's bytes are not this bundle.
	await expect(take([], [bundleId], true)).rejects.toMatchObject({ wrong: [{ code: 'not-sent' }] });
	const csv = (sum: string) => `Paket-id;Besked;SHA-256\n${bundleId};mottaget;${sum}\n`;
	await expect(take([], [], true, csv('b'.repeat(64)))).rejects.toMatchObject({
		code: 'receipt-other-checksum',
	});
	const taken = await take([], [], true, csv(sha256));
	expect(taken).toMatchObject({ received: 1, waiting: 0 });
	expect(taken.delivery.bundles).toMatchObject([{ state: 'received' }]);
	expect((await office.catalogue.events({ subject: bundleId })).at(-1)).toMatchObject({
		...{ kind: 'bundle-received', actor: 'Anna Ek' },
		data: { delivery: number, from: 'withdrawn' },
	});
	// It is not handed over again, and the catalogue agrees with its events.
	expect(await deliver(office, ALL, NEVER, {})).toMatchObject({ sent: [], leftOut: [{ why: 'delivered' }] });
	expect(await office.catalogue.compareWithEvents()).toEqual([]);
});
