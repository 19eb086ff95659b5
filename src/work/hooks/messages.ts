import type { Office } from '../../office.ts';
import type { Event } from '../../records/event.ts';
import type { Filing } from '../../records/filing.ts';
import { FIXITY_OUTCOMES, isTold } from '../../records/fixity.ts';
import type { HookEvent, HookMessage } from '../../records/hooks/hook.ts';

/** A message, and whose account it is about. */
export interface AddressedMessage {
	readonly unitId: string;
	readonly message: HookMessage;
}

type Rooms = Pick<Office, 'catalogue' | 'occasions'>;
type Facts = HookMessage['data'];

/**
 * What programs are told of an event; nothing where it is none of those. Ids and outcomes alone: no reason, no name of a person, no text and no address,
 * since whoever is told may not be one who may read it. What more there is they ask for by a key.
 */
export async function messagesOf(office: Rooms, event: Event): Promise<readonly AddressedMessage[]> {
	switch (event.kind) {
		case 'bundle-filed':
			return ofFiling(office, event);
		case 'attempt-failed':
			return ofAttempt(office, event);
		case 'order-cancelled': {
			const order = await office.catalogue.order(event.subject);
			if (!order) return [];
			return about(office, event, order.accountId, [
				['order.cancelled', { order: order.id, occasion: order.occasion }],
			]);
		}
		case 'account-closed':
			return about(office, event, event.subject, [['account.closed', {}]]);
		case 'fixity-checked': {
			const outcome = FIXITY_OUTCOMES.find((each) => each === event.data.outcome);
			const detail = typeof event.data.detail === 'string' ? { detail: event.data.detail } : {};
			if (!outcome || !isTold({ outcome, ...detail })) return [];
			return ofBundle(office, event, 'bundle.spoilt', { outcome, ...detail });
		}
		case 'bundle-restored':
			return ofBundle(office, event, 'bundle.restored', {});
		default:
			return [];
	}
}

async function ofFiling(office: Rooms, event: Event): Promise<readonly AddressedMessage[]> {
	const filing = await office.catalogue.filing(event.subject);
	if (!filing) return [];
	const { orderId, occasion, outcome, capturedAt } = filing;
	const facts = { ...bundleFacts(filing), order: orderId, occasion, outcome, capturedAt };
	const type = outcome === 'complete' ? 'snapshot.filed' : 'snapshot.partial';
	const waits =
		outcome === 'partial' && occasion === 'closure' && (await isClosing(office, filing.accountId));
	return about(
		office,
		event,
		filing.accountId,
		[[type, facts], ...(waits ? [waiting(facts)] : [])],
		filing.unitId,
	);
}

async function ofAttempt(office: Rooms, event: Event): Promise<readonly AddressedMessage[]> {
	const { orderId, accountId, code } = event.data as Readonly<Record<string, string>>;
	const order = await office.catalogue.order(orderId ?? '');
	if (!order || accountId === undefined) return [];
	const facts = { order: order.id, occasion: order.occasion, failure: code ?? '' };
	const waits = order.occasion === 'closure' && (await isClosing(office, accountId));
	return about(office, event, accountId, [['snapshot.failed', facts], ...(waits ? [waiting(facts)] : [])]);
}

function waiting(facts: Facts): readonly [HookEvent, Facts] {
	return ['closing.waiting', facts];
}

async function isClosing({ occasions }: Rooms, accountId: string): Promise<boolean> {
	return (await occasions.named([accountId])).get(accountId)?.account.status === 'closing';
}

async function ofBundle(
	office: Rooms,
	event: Event,
	type: HookEvent,
	facts: Facts,
): Promise<readonly AddressedMessage[]> {
	const filing = await office.catalogue.filing(event.subject);
	if (!filing) return [];
	return about(
		office,
		event,
		filing.accountId,
		[[type, { ...bundleFacts(filing), ...facts }]],
		filing.unitId,
	);
}

function bundleFacts({ bundleId, sha256, isRestricted }: Filing): Facts {
	return { bundle: bundleId, sha256, isRestricted: isRestricted === true };
}

/** @param unitId of a bundle the unit that it was filed under; else the account's own */
async function about(
	{ occasions }: Rooms,
	{ number, at: timestamp }: Event,
	accountId: string,
	told: readonly (readonly [HookEvent, Facts])[],
	unitId?: string,
): Promise<readonly AddressedMessage[]> {
	const account = (await occasions.named([accountId])).get(accountId)?.account;
	const unit = unitId ?? account?.unitId;
	if (unit === undefined) return [];
	return told.map(([type, facts]) => ({
		unitId: unit,
		message: {
			...{ id: `msg_${number}_${type.replace('.', '_')}`, type, timestamp },
			data: { account: accountId, unit, ...facts },
		},
	}));
}
