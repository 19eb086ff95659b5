import { unreadable } from '../../bundle/unreadable.ts';
import { Fault, OgonblickError, TryAgainLater, UsageError } from '../../errors.ts';
import { checksumText } from '../../filing/checksum.ts';
import type { OpenTarget } from '../../office/deliveries.ts';
import type { Office } from '../../office.ts';
import type { DeliveredBundle, Delivery } from '../../records/delivery/delivery.ts';
import type { DeliveryTarget } from '../../records/delivery/target.ts';
import type { CheckedBundle } from '../check-fixity.ts';
import { checkDoubted } from '../fixity/check-doubted.ts';
import { hashFile } from '../hash-file.ts';
import { whileLocked } from '../watch/hold-account.ts';
import { workerName } from '../worker.ts';
import { sendEvidence } from './evidence.ts';
import { deliveryLists } from './lists.ts';
import { isFinishedThere, refuseTaken, taken } from './number-taken.ts';
import { fileSource, textSource } from './source.ts';
import { takeBesideBack, takeWithdrawnBack } from './take-back.ts';

export interface SendProgress {
	/** A bundle lies whole at the target. */
	readonly onSent?: (bundle: DeliveredBundle, delivery: Delivery) => void;
	readonly onBytes?: (bundle: DeliveredBundle, bytes: number) => void;
}

/** What came of sending a delivery once. */
export interface Sending {
	/** As it is afterwards. */
	readonly delivery: Delivery;
	/** Bundles that could not be sent, while the others were. */
	readonly troubles: readonly SendTrouble[];
	/** What was found of these when they were checked at once, and what was done about it. */
	readonly checked: readonly CheckedBundle[];
}

export interface SendTrouble {
	readonly bundleId: string;
	readonly error: OgonblickError;
}

/** What is wrong with one bundle, and hinders no other. */
const OF_ONE_BUNDLE = [
	...['bundle-missing', 'bundle-damaged', 'bundle-unreadable', 'renewals-damaged', 'store-refused'],
	'delivery-file-differs',
];

/**
 * Sends what is not sent of a delivery: each checksum file and the renewals of time stamps before their bundle, each bundle kept as sent when it lies whole, and the lists last, so that
 * a delivery without its list is one that is still on its way.
 * What was laid there of bundles that have been withdrawn since is taken away before the lists come. Bundles that turn out not to be as they were filed are checked at once, and mended where that can be,
 * whatever else goes wrong: whoever meets damage has it recorded.
 * @throws as `OpenDeliveryTarget` and `OpenTarget.put` · TryAgainLater `delivery-busy` · UsageError `delivery-target-moved` `delivery-number-taken` · the signal's reason
 */
export async function sendDelivery(
	office: Office,
	delivery: Delivery,
	target: DeliveryTarget,
	by: string,
	signal: AbortSignal,
	progress: SendProgress,
): Promise<Sending> {
	const troubles: SendTrouble[] = [];
	let checked: readonly CheckedBundle[] = [];
	try {
		await sendWaiting(office, delivery, target, by, signal, progress, troubles);
	} finally {
		const doubts = troubles.map(({ bundleId, error: { code } }) => ({ bundleId, code }));
		({ checked } = await checkDoubted(office, doubts, signal));
	}
	return { delivery: await again(office, delivery), troubles, checked };
}

/** @param troubles gets what is wrong with single bundles, also where an error of another kind ends it */
async function sendWaiting(
	office: Office,
	delivery: Delivery,
	target: DeliveryTarget,
	by: string,
	signal: AbortSignal,
	progress: SendProgress,
	troubles: SendTrouble[],
): Promise<void> {
	const { deliveries } = office;
	return whileLocked(
		() => hold(office, delivery),
		signal,
		async (held) => {
			const now = await again(office, delivery);
			refuseMoved(now, target);
			const open = await office.openTarget(target, held);
			try {
				await refuseTaken(open, now);
				for (const bundle of now.bundles.filter(({ state }) => state === 'ordered')) {
					held.throwIfAborted();
					const trouble = await sendOne(office, open, now, bundle, held, progress);
					if (trouble) {
						troubles.push(trouble);
						// Where another file lies at the target under its name, what is its own waits beside it.
						if (trouble.error.code !== 'delivery-file-differs')
							await takeBesideBack(open, now.number, bundle.line, held);
						continue;
					}
					await deliveries.bundleSent(now.id, bundle.line.bundleId, by);
					progress.onSent?.(bundle, now);
				}
				if (troubles.length === 0) await close(office, open, now, by, held);
			} catch (error) {
				// What is thrown by a connection that was taken down is of less interest than who took it down.
				held.throwIfAborted();
				throw error;
			} finally {
				await open.close();
			}
		},
	);
}

async function sendOne(
	office: Office,
	open: OpenTarget,
	{ number }: Delivery,
	bundle: DeliveredBundle,
	signal: AbortSignal,
	{ onBytes }: SendProgress,
): Promise<SendTrouble | undefined> {
	const { bundleId, file, sha256 } = bundle.line;
	const key = `${number}/${file}`;
	const sums = textSource(checksumText(file, sha256));
	try {
		const filing = await office.catalogue.filing(bundleId);
		if (!filing)
			throw new Fault('The bundle is not filed any more', { code: 'bundle-missing', subject: bundleId });
		const path = await office.bundles(filing.root).read(filing.path);
		await open.put(`${key}.sha256`, sums, { signal });
		await sendEvidence(open, number, bundle.line, filing, signal);
		const told = onBytes && ((bytes: number) => onBytes(bundle, bytes));
		await open
			.put(key, fileSource(path, bundle.line), { signal, ...(told ? { onBytes: told } : {}) })
			.catch(async (error) => {
				throw (await isOwnFault(error, path, sha256)) ?? error;
			});
		return undefined;
	} catch (error) {
		if (!(error instanceof OgonblickError && OF_ONE_BUNDLE.includes(error.code))) throw error;
		return { bundleId, error };
	}
}

/** What arrived otherwise may have been sent otherwise. */
async function isOwnFault(error: unknown, path: string, sha256: string): Promise<Fault | undefined> {
	if (
		!(error instanceof OgonblickError) ||
		!['delivery-altered', 'delivery-file-differs'].includes(error.code)
	)
		return undefined;
	const read = await hashFile(path).catch((cause) => {
		throw unreadable(path, cause);
	});
	if (read.sha256 === sha256) return undefined;
	return new Fault(`The bundle is damaged: ${read.bytes} bytes with another checksum than what was filed`, {
		...{ code: 'bundle-damaged', subject: path },
		remedy: 'Restore it from a backup; verifying the file tells which part is wrong.',
	});
}

/** Lays the lists beside the bundles, and says that the delivery is sent. */
async function close(
	office: Office,
	open: OpenTarget,
	delivery: Delivery,
	by: string,
	signal: AbortSignal,
): Promise<void> {
	const now = await again(office, delivery);
	// Beside a list nothing is taken away: half laid, it is our own, and what was withdrawn has gone before; else it is another delivery's, or this one's as a later catalogue knew it.
	if (!(await isFinishedThere(open, now))) await takeWithdrawnBack(open, now, signal);
	for (const [name, text] of deliveryLists(now, office.config.TIMEZONE))
		await open.put(`${now.number}/${name}`, textSource(text), { signal }).catch((error) => {
			// The same delivery's list is the same bytes however often it is made.
			const isAnothers = error instanceof OgonblickError && error.code === 'delivery-file-differs';
			throw isAnothers ? taken(now.number, now.target.where, error) : error;
		});
	await office.deliveries.deliverySent(now.id, by);
}

/** A delivery ends where it began. @throws UsageError `delivery-target-moved` */
export function refuseMoved({ number, target: then }: Delivery, { kind, where }: DeliveryTarget): void {
	if (then.kind === kind && then.where === where) return;
	throw new UsageError(`The delivery was begun to ${then.where}, and the target is ${where} now`, {
		...{ code: 'delivery-target-moved', subject: number },
		remedy: 'Change the target back and resume, or withdraw what is left and deliver it anew.',
	});
}

async function again({ deliveries }: Office, { id, number }: Delivery): Promise<Delivery> {
	const now = await deliveries.delivery(id);
	if (now) return now;
	throw new Fault('The delivery is gone', { code: 'delivery-gone', subject: number });
}

/** @throws TryAgainLater `delivery-busy` */
export async function hold({ queue }: Office, { id, number }: Delivery) {
	const lock = await queue.lock(`delivery:${id}`, workerName());
	if (lock) return lock;
	throw new TryAgainLater('Another process is sending this delivery', {
		...{ code: 'delivery-busy', subject: number },
		remedy: 'Wait until it is done; deliver show tells how far it has come.',
	});
}
