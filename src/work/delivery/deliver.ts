import { OgonblickError, UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { type Delivery, type DeliveryLine, isOpen } from '../../records/delivery/delivery.ts';
import type { DeliveryTarget } from '../../records/delivery/target.ts';
import type { Filing } from '../../records/filing.ts';
import { localDate } from '../../records/local-date.ts';
import type { CheckedBundle } from '../check-fixity.ts';
import { checkDoubted } from '../fixity/check-doubted.ts';
import { neighboursIn } from '../fixity/neighbours.ts';
import { isWholeAgain } from '../mends/whole-again.ts';
import { software } from '../software.ts';
import { agreementsOf } from './agreements.ts';
import { type Choice, chooseBundles, type LeftOut, type WhyNot } from './choose.ts';
import { lineOf } from './line.ts';
import { type Sending, type SendProgress, sendDelivery } from './send.ts';
import { theTarget } from './targets.ts';

export interface DeliveryWish extends Choice {
	readonly target: string;
	/** In place of the one that is known for the target or the units. */
	readonly agreement?: string;
	readonly by: string;
	/** True where nobody was named, and `by` is the account that the program runs as. */
	readonly isBySystem?: boolean;
	/** True to be told what it would come to, and send nothing. */
	readonly tryOnly?: boolean;
}

export interface Delivered {
	/** What was sent or begun, those that were taken up again first. */
	readonly sent: readonly Sending[];
	/** What would be delivered; only where it is tried. */
	readonly lines: readonly DeliveryLine[];
	readonly leftOut: readonly LeftOut[];
	/** What was found of those that could not be written down to be sent when they were checked at once, and what was done about it. */
	readonly checked: readonly CheckedBundle[];
}

/**
 * Hands bundles to an e-archive: written down first, sent one by one, the list last. What an earlier run began to the same target with any of the same
 * bundles is taken up before anything new is begun, so that the same command given twice sends everything once.
 * @throws as `theTarget`, `chooseBundles`, `sendDelivery` · UsageError `several-agreements` · TryAgainLater `delivery-ordered-meanwhile`
 */
export async function deliver(
	office: Office,
	wish: DeliveryWish,
	signal: AbortSignal,
	progress: SendProgress,
): Promise<Delivered> {
	const target = await theTarget(office, wish.target);
	const chosen = await chooseBundles(office, target, wish);
	const wanted = [...chosen.filings, ...chosen.leftOut.map(({ filing }) => filing)];
	const begun = await begunWith(office, target, wanted);
	const underWay = new Set(begun.flatMap(waitingIn));
	const lines: DeliveryLine[] = [];
	const leftOut = [...chosen.leftOut];
	const checked: CheckedBundle[] = [];
	const neighbours = neighboursIn(office);
	const cases = new Map((await office.cases.list()).map(({ id, number }) => [id, number]));
	for (const filing of chosen.filings) {
		signal.throwIfAborted();
		if (underWay.has(filing.bundleId)) continue;
		let line = await lineOf(office, filing, cases);
		if ('why' in line && !wish.tryOnly) {
			const code = DOUBTED[line.why] ?? line.why;
			const doubts = [{ bundleId: filing.bundleId, code }];
			const found = (await checkDoubted(office, doubts, signal, { neighbours })).checked;
			checked.push(...found);
			// What was brought back from the second store goes along.
			if (found.some(isWholeAgain)) line = await lineOf(office, filing, cases);
		}
		if ('why' in line) leftOut.push(line);
		else lines.push(line);
	}
	const agreed = await agreementFor(office, target, wish, chosen.filings);
	if (wish.tryOnly) {
		const waiting = begun.flatMap(({ bundles }) => bundles.filter(({ state }) => state === 'ordered'));
		return { sent: [], lines: [...waiting.map(({ line }) => line), ...lines], leftOut, checked: [] };
	}
	const sent: Sending[] = [];
	for (const delivery of begun)
		sent.push(await sendDelivery(office, delivery, target, wish.by, signal, progress));
	if (lines.length > 0) {
		const delivery = await order(office, target, wish, lines, agreed);
		sent.push(await sendDelivery(office, delivery, target, wish.by, signal, progress));
	}
	return { sent, lines: [], leftOut, checked };
}

/** What reading a bundle's own line out of it came to, as the check that follows knows it. */
const DOUBTED: Partial<Record<WhyNot, string>> = {
	...{ 'not-there': 'bundle-missing', unreadable: 'bundle-unreadable', renewals: 'renewals-damaged' },
};

/** What came of going on with deliveries. */
export interface Resumed {
	readonly sent: readonly Sending[];
	/** Those whose targets let nothing be sent now. */
	readonly stopped: readonly { readonly delivery: Delivery; readonly error: OgonblickError }[];
}

/**
 * Goes on with what is under way: one delivery by its number, or all. Of all, one whose target is away or refuses stops none of the others.
 * @throws as `theDelivery`; of one delivery as `sendDelivery`
 */
export async function resume(
	office: Office,
	number: string | undefined,
	by: string,
	signal: AbortSignal,
	progress: SendProgress,
): Promise<Resumed> {
	const send = async (delivery: Delivery) =>
		sendDelivery(office, delivery, await theTarget(office, delivery.targetId), by, signal, progress);
	if (number !== undefined) {
		const one = await theDelivery(office, number);
		return { sent: isOpen(one) ? [await send(one)] : [], stopped: [] };
	}
	const sent: Sending[] = [];
	const stopped: { delivery: Delivery; error: OgonblickError }[] = [];
	for (const delivery of (await office.deliveries.list({ isOpen: true })).toReversed()) {
		try {
			sent.push(await send(delivery));
		} catch (error) {
			signal.throwIfAborted();
			if (!(error instanceof OgonblickError) || !OF_TARGET.test(error.code)) throw error;
			office.log.warn({ delivery: delivery.number, code: error.code }, 'a delivery waits');
			stopped.push({ delivery, error });
		}
	}
	return { sent, stopped };
}

/** What is wrong with one target or one delivery, and with no other. */
const OF_TARGET = /^(?:delivery-|unknown-target$|lock-lost$)/;

/** @throws UsageError `unknown-delivery` */
export async function theDelivery(
	{ deliveries }: Pick<Office, 'deliveries'>,
	wanted: string,
): Promise<Delivery> {
	const found = await deliveries.delivery(wanted);
	if (found) return found;
	throw new UsageError(`No delivery has the number ${wanted}`, {
		...{ code: 'unknown-delivery', subject: wanted },
		remedy: 'List the deliveries to see which there are.',
	});
}

/** Deliveries that were begun and not finished with any of these, also where only their lists remain to be laid there. */
export async function begunWith(
	{ deliveries }: Office,
	target: DeliveryTarget,
	filings: readonly Filing[],
): Promise<readonly Delivery[]> {
	const wanted = new Set(filings.map(({ bundleId }) => bundleId));
	const open = await deliveries.list({ targetId: target.id, isOpen: true });
	return open
		.filter(({ bundles }) =>
			bundles.some(({ line, state }) => state !== 'withdrawn' && wanted.has(line.bundleId)),
		)
		.toReversed();
}

/** Ids of the bundles that are still to be sent. */
export function waitingIn({ bundles }: Delivery): readonly string[] {
	return bundles.filter(({ state }) => state === 'ordered').map(({ line }) => line.bundleId);
}

export interface Agreed {
	readonly number?: string;
	readonly archive?: string;
}

/** One list is handed over under one agreement. @throws UsageError `several-agreements` */
export async function agreementFor(
	office: Office,
	target: DeliveryTarget,
	{ agreement }: DeliveryWish,
	filings: readonly Filing[],
): Promise<Agreed> {
	const archive = target.archive === undefined ? {} : { archive: target.archive };
	const said = agreement ?? target.agreement;
	const found = await agreementsOf(office, filings);
	if (said !== undefined) return { ...found.get(said), number: said, ...archive };
	const [first, ...more] = found.values();
	if (more.length > 0)
		throw new UsageError(
			`The bundles are under several agreements: ${[...found.keys()].map((n) => n || '–').join(', ')}`,
			{
				...{ code: 'several-agreements', subject: '--agreement' },
				remedy: 'Deliver one unit at a time with --unit, or say with --agreement which it is.',
			},
		);
	return { ...first, ...archive };
}

/** Writes it down, with its number and all that its list will say. */
export function order(
	office: Office,
	target: DeliveryTarget,
	{ by, restricted, isBySystem, isAgain }: DeliveryWish,
	lines: readonly DeliveryLine[],
	{ number, archive }: Agreed,
): Promise<Delivery> {
	const { config, clock } = office;
	const { ORGANISATION_NAME: name, ORGANISATION_NUMBER: organisationNumber } = config;
	const { version } = software();
	const year = Number(localDate(clock.now(), config.TIMEZONE).slice(0, 4));
	return office.deliveries.order(
		{
			...{ id: crypto.randomUUID(), targetId: target.id, lines, orderedBy: by },
			target: { name: target.name, kind: target.kind, where: target.where },
			organisation: { name, ...(organisationNumber ? { number: organisationNumber } : {}) },
			...(archive === undefined ? {} : { archive }),
			...(number === undefined ? {} : { agreement: number }),
			system: `Ögonblick ${version}`,
			orderedAt: clock.now().toISOString(),
			...(restricted ? { restrictedFor: restricted } : {}),
			...(isBySystem ? { isBySystem } : {}),
			...(isAgain ? { isAgain } : {}),
		},
		year,
	);
}
