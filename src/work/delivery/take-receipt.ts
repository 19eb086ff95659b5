import { hash } from 'node:crypto';
import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Delivery } from '../../records/delivery/delivery.ts';
import { bundlesByName } from '../../records/delivery/named-bundle.ts';
import { type ReceiptRow, readReceipt, type SetAside } from '../../records/delivery/receipt.ts';
import type { HandedIn } from '../tables/form.ts';
import { NotATable } from '../tables/not-a-table.ts';
import { theDelivery } from './deliver.ts';
import { receiptRows, type WrittenReceipt } from './receipt-rows.ts';
import { ReceiptRefused } from './refused.ts';

/** What somebody says for the archive, in place of a file. */
export interface ByHand {
	/** Bundles, or `all`. */
	readonly received: readonly string[];
	readonly refused: readonly string[];
	/** Why, for those that are refused. */
	readonly reason?: string;
}

export interface TakenReceipt {
	readonly delivery: Delivery;
	readonly received: number;
	readonly refused: number;
	/** Answered the same before. */
	readonly same: number;
	/** Bundles that are sent and still not answered. */
	readonly waiting: number;
	/** Rows that were passed over, and why; the bundles that they name wait for an answer still. */
	readonly aside: readonly SetAside[];
}

export interface ReceiptWish {
	readonly file?: HandedIn;
	readonly byHand: ByHand;
	/** Whether what was answered before may be answered otherwise. */
	readonly isCorrection: boolean;
	readonly by: string;
}

/**
 * Takes in what an archive has answered, all of it or nothing, but for rows that sum up the others, and those whose checksum is by another algorithm: they
 * speak neither for nor against what was sent, and are told. A receipt is kept as it was handed in.
 * @throws UsageError `unknown-delivery` `empty-receipt` `not-a-receipt` `receipt-said-twice` · ReceiptRefused · as `Deliveries.answer`
 */
export async function takeReceipt(
	office: Office,
	number: string,
	{ file, byHand, isCorrection, by }: ReceiptWish,
): Promise<TakenReceipt> {
	const delivery = await theDelivery(office, number);
	const written = file ? await rowsOf(file, delivery) : { rows: [], claims: [] };
	const rows = [...written.rows, ...rowsByHand(byHand, delivery)];
	const { answers, same, aside, wrong } = readReceipt(
		...([rows, delivery.bundles, isCorrection, delivery.number, written.claims] as const),
	);
	if (wrong.length > 0) throw new ReceiptRefused(wrong, delivery.number);
	if (answers.length === 0 && same === 0 && aside.every(({ code }) => code === 'sum-row'))
		throw new UsageError('The receipt answers for no bundle', {
			...{ code: 'empty-receipt', subject: delivery.number },
			remedy: 'Fill in the answer for each bundle: received or refused.',
		});
	const from = new Map(delivery.bundles.map(({ line, state }) => [line.bundleId, state]));
	const kept = file && { ...file, sha256: hash('sha256', file.bytes, 'hex') };
	await office.deliveries.answer(
		delivery.id,
		answers.map((one) => ({ ...one, from: from.get(one.bundleId) ?? 'sent' })),
		kept,
		by,
	);
	const after = await theDelivery(office, delivery.id);
	return {
		delivery: after,
		received: answers.filter(({ state }) => state === 'received').length,
		refused: answers.filter(({ state }) => state === 'refused').length,
		...{ same, aside },
		waiting: after.bundles.filter(({ state }) => state === 'sent').length,
	};
}

async function rowsOf({ bytes, name }: HandedIn, { bundles, number }: Delivery): Promise<WrittenReceipt> {
	const bundleOf = bundlesByName(bundles);
	const idOf = (text: string) => bundleOf(text)?.line.bundleId;
	const names = { number, idOf, isBundle: (text: string) => idOf(text) !== undefined };
	try {
		return await receiptRows(bytes, name, names);
	} catch (error) {
		if (!(error instanceof NotATable)) throw error;
		throw new UsageError(`The file cannot be read as a receipt: ${error.message || error.problem}`, {
			...{ code: 'not-a-receipt', subject: name, cause: error },
			remedy:
				'A receipt is CSV, Excel, JSON or XML with the id of each bundle and received or refused; or answer by hand.',
		});
	}
}

function rowsByHand({ received, refused, reason }: ByHand, { bundles }: Delivery): readonly ReceiptRow[] {
	const sent = bundles.filter(({ state }) => state === 'sent').map(({ line }) => line.bundleId);
	// All of them is all that the other answer does not name.
	const named = (ids: readonly string[], others: readonly string[]) =>
		ids.includes('all') ? sent.filter((id) => !others.some((other) => id.startsWith(other))) : ids;
	const more = reason === undefined ? {} : { reason };
	return [
		...named(received, refused).map((bundle) => ({ bundle, status: 'received' })),
		...named(refused, received).map((bundle) => ({ bundle, status: 'refused', ...more })),
	].map((row, i) => ({ at: i + 1, ...row }));
}
