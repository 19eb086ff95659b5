import { type OgonblickError, UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { type Delivery, isOpen } from '../../records/delivery/delivery.ts';

/** What somebody has asked the worker to do with a delivery, and how it has gone. It stands in the event log alone. */
export interface DeliveryAsk {
	readonly kind: 'send' | 'withdraw';
	readonly by: string;
	/** ISO 8601. */
	readonly at: string;
	/** Why it is withdrawn. */
	readonly reason: string;
	/** Whether what is sent is withdrawn too. */
	readonly isAll: boolean;
	/** What the last try met; absent where none has met anything. */
	readonly trouble?: DeliveryTrouble;
}

export interface DeliveryTrouble {
	readonly error: UsageError;
	/** How many tries in a row it has been so. */
	readonly tries: number;
	/** When it is tried again at the earliest, ISO 8601; absent where somebody has to ask for it. */
	readonly nextAt?: string;
}

const ASKED = { 'delivery-send-asked': 'send', 'delivery-withdraw-asked': 'withdraw' } as const;
const WAITS = 'delivery-waits';
const MINUTE_MS = 60_000;
/** The pause doubles from one try to the next, and is never longer than this. */
const FIRST_PAUSE = 10;
const LONGEST_PAUSE = 360;

/** The last thing that was asked of a delivery; undefined where nobody has asked anything of the worker. */
export async function askOf(
	{ catalogue }: Pick<Office, 'catalogue'>,
	{ id }: Pick<Delivery, 'id'>,
): Promise<DeliveryAsk | undefined> {
	const events = await catalogue.events({ subject: id, kinds: [...Object.keys(ASKED), WAITS] });
	const asked = events.findLast(({ kind }) => kind !== WAITS);
	if (!asked) return undefined;
	const waits = events.filter(({ number, kind }) => kind === WAITS && number > asked.number);
	const last = waits.at(-1);
	const text = (value: unknown) => (typeof value === 'string' ? value : '');
	const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(waits.length - 1, 10));
	return {
		...{ kind: ASKED[asked.kind as keyof typeof ASKED], by: asked.actor, at: asked.at },
		...{ reason: text(asked.data.reason), isAll: asked.data.isAll === true },
		...(last
			? {
					trouble: {
						error: new UsageError(text(last.data.message), {
							...{ code: text(last.data.code), subject: text(last.data.subject) },
							remedy: text(last.data.remedy),
						}),
						tries: waits.length,
						...(last.data.isTriedAgain === true
							? { nextAt: new Date(Date.parse(last.at) + pause * MINUTE_MS).toISOString() }
							: {}),
					},
				}
			: {}),
	};
}

/** Asks for it to be sent, or gone on with. @throws UsageError `delivery-over` */
export async function askToSend(office: Office, delivery: Delivery, by: string): Promise<void> {
	refuseOver(delivery);
	const { id, number } = delivery;
	await office.catalogue.appendEvent({
		...{ kind: 'delivery-send-asked', actor: by, subject: id, data: { number } },
	});
}

/** Asks for what is not sent to be withdrawn. @param isAll whether what is sent is too @throws UsageError `delivery-over` `withdraw-without-reason` */
export async function askToWithdraw(
	office: Office,
	delivery: Delivery,
	reason: string,
	isAll: boolean,
	by: string,
): Promise<void> {
	refuseOver(delivery);
	const { id, number } = delivery;
	if (reason.trim() === '')
		throw new UsageError('Nothing says why the delivery is withdrawn', {
			...{ code: 'withdraw-without-reason', subject: number },
			remedy: 'Give the reason.',
		});
	await office.catalogue.appendEvent({
		...{ kind: 'delivery-withdraw-asked', actor: by, subject: id },
		data: { number, reason: reason.trim(), isAll },
	});
}

/** Tells what a try met, for whoever looks, and for when it is tried again. */
export async function tellWaits(
	{ catalogue }: Pick<Office, 'catalogue'>,
	{ id, number }: Delivery,
	{ code, message, subject = '', remedy = '', advice }: OgonblickError,
	worker: string,
): Promise<void> {
	const isTriedAgain = advice === 'retry-later';
	const data = { number, code, message, subject, remedy, isTriedAgain };
	await catalogue.appendEvent({ kind: WAITS, actor: worker, subject: id, data });
}

function refuseOver(delivery: Delivery): void {
	if (isOpen(delivery)) return;
	throw new UsageError('The delivery is finished or withdrawn', {
		...{ code: 'delivery-over', subject: delivery.number },
		remedy: 'See on its page how each bundle stands.',
	});
}
