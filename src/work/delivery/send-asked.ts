import { OgonblickError, TryAgainLater } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { type Delivery, isOpen } from '../../records/delivery/delivery.ts';
import { workerName } from '../worker.ts';
import { askOf, type DeliveryAsk, tellWaits } from './asked.ts';
import { theDelivery } from './deliver.ts';
import { sendDelivery } from './send.ts';
import { theTarget } from './targets.ts';
import { withdrawDelivery } from './withdraw.ts';

/** What came of the deliveries that somebody has asked for, by their numbers. */
export interface SentAsked {
	readonly sent: readonly string[];
	readonly withdrawn: readonly string[];
	/** What they met; told of on their pages too. */
	readonly waits: readonly { readonly number: string; readonly code: string }[];
	/** Begun or not, and gone on with in the next run. */
	readonly left: readonly string[];
}

/** How often it is looked whether somebody wants the delivery back that is being sent. */
const LOOK_MS = 2_000;

/**
 * Does what people have asked for of deliveries, the oldest first. A delivery of the command `deliver` is left to it, until somebody asks for it in the office.
 * @param seconds for all of it; what is not done then is gone on with, where it ended, in the next run
 */
export async function sendAsked(
	office: Office,
	signal: AbortSignal,
	{ seconds }: { readonly seconds: number },
): Promise<SentAsked> {
	const sent: string[] = [];
	const withdrawn: string[] = [];
	const waits: { number: string; code: string }[] = [];
	const left: string[] = [];
	const until = AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000)]);
	for (const { id, number } of (await office.deliveries.list({ isOpen: true })).toReversed()) {
		const ask = await askOf(office, { id });
		if (!ask || !isTime(office, ask)) continue;
		if (until.aborted) {
			left.push(number);
			continue;
		}
		const trouble = await carryOut(office, await theDelivery(office, id), ask, until).catch(asTrouble);
		const after = await theDelivery(office, id);
		if (after.withdrawnAt !== undefined) withdrawn.push(number);
		else if (!isOpen(after)) sent.push(number);
		if (until.aborted && isOpen(after)) left.push(number);
		else if (trouble && trouble.code !== 'delivery-busy') {
			waits.push({ number, code: trouble.code });
			office.log.warn({ delivery: number, code: trouble.code }, 'a delivery waits');
			await tellWaits(office, after, trouble, workerName());
		}
	}
	return { sent, withdrawn, waits, left };
}

/** What is a fault of ours ends the run. */
function asTrouble(error: unknown): OgonblickError {
	if (error instanceof OgonblickError) return error;
	// A signal's own reason: what was asked for goes on in the next run.
	if (error instanceof DOMException) return new TryAgainLater('Out of time', { code: 'delivery-stopped' });
	throw error;
}

function isTime({ clock }: Office, { trouble }: DeliveryAsk): boolean {
	if (!trouble) return true;
	return trouble.nextAt !== undefined && Date.parse(trouble.nextAt) <= clock.now().getTime();
}

/** @returns what is in the way, where it could not be done to its end */
async function carryOut(
	office: Office,
	delivery: Delivery,
	ask: DeliveryAsk,
	signal: AbortSignal,
): Promise<OgonblickError | undefined> {
	if (ask.kind === 'withdraw') {
		const { reason, by, isAll } = ask;
		const done = await withdrawDelivery(office, delivery.number, reason, by, signal, isAll);
		if (done.trouble || !isOpen(done.delivery)) return done.trouble;
	}
	const target = await theTarget(office, delivery.targetId);
	const wanted = wantedBack(office, delivery, ask);
	try {
		const until = AbortSignal.any([signal, wanted.signal]);
		// What is left after a withdrawal is sent already, and gets its list.
		const { troubles } = await sendDelivery(office, delivery, target, ask.by, until, {});
		return troubles[0]?.error;
	} catch (error) {
		const newer = wanted.signal.aborted && !signal.aborted ? await askOf(office, delivery) : undefined;
		if (!newer) throw error;
		return carryOut(office, await theDelivery(office, delivery.id), newer, signal);
	} finally {
		wanted.end();
	}
}

/** Tells when somebody wants a delivery back while it is being sent. */
function wantedBack(office: Office, delivery: Delivery, { at }: DeliveryAsk) {
	const stop = new AbortController();
	const timer = setInterval(() => {
		askOf(office, delivery).then(
			(now) => {
				if (now?.kind === 'withdraw' && now.at !== at)
					stop.abort(new TryAgainLater('It is wanted back', { code: 'delivery-stopped' }));
			},
			(err: unknown) => office.log.warn({ delivery: delivery.number, err }, 'it could not be looked'),
		);
	}, LOOK_MS);
	return { signal: stop.signal, end: () => clearInterval(timer) };
}
