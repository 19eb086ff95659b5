import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { localDate } from '../../records/local-date.ts';
import { type Closing, type ClosureLack, closureLack, hasPassed } from '../../records/occasions/closing.ts';
import type { NewOrder, Order } from '../../records/order.ts';
import { type ClosingAct, type ClosingRefusal, planClosing } from '../../records/register/plan-closing.ts';
import { wrongInLastContent } from '../../records/register/plan-occasions.ts';
import type { RegisteredAccount } from '../../records/register/registered.ts';
import { wrongInName, wrongInText } from '../../records/register/texts.ts';
import { noPerson } from '../no-person.ts';
import { closureReason } from '../order-due.ts';
import { theAccount } from '../register/keep.ts';
import { RegisterRefused } from '../register/refused.ts';
import { ClosingWaits } from './closing-waits.ts';

/** How the closing of an account stands. */
export interface ClosingState {
	readonly account: RegisteredAccount;
	/** The newest one, whether it has ended or not. */
	readonly closing?: Closing;
	/** What is in the way of it; absent where it has ended. */
	readonly lack?: ClosureLack;
	/** The open closure order of the account, or the one that was placed now. */
	readonly order?: Order;
}

/** Who acts, and under what name. */
interface Actor {
	readonly by: string;
	readonly isPerson: boolean;
}

/**
 * Begins, moves, overrides or cancels the closing of an account, or closes one whose closing nothing is in the way of any more. Where its last
 * content stands already, the closure snapshot is ordered at once; else it is ordered when that day has passed.
 * @throws UsageError `closing-not-registered` `closing-not-started` `already-closed` `not-closing` `closing-lowered-unnamed` `closing-dated-back`
 * `no-person` `unknown-account` · RegisterRefused ·
 * TryAgainLater `closing-waits` with what is missing
 * @param asked its last content is a day, or `now`
 */
export async function closeAccount(
	office: Office,
	wanted: string,
	asked: ClosingAct,
	actor: Actor,
): Promise<ClosingState> {
	const account = await theAccount(office, wanted);
	const now = office.clock.now();
	const act = withInstant(asked, now);
	checkClosing(office, asked);
	const unnamed = actor.isPerson ? wrongInName('by', actor.by) : [];
	if (unnamed.length > 0) throw new RegisterRefused(unnamed);
	const [closing] = await office.occasions.closings({ accountId: account.id, isOpen: true });
	const planned = planClosing(act, {
		...{ account, closing, taken: await office.occasions.taken(account.id) },
		...{ now: now.toISOString(), newId: crypto.randomUUID(), timeZone: office.config.TIMEZONE },
		...(actor.isPerson ? { by: actor.by } : {}),
	});
	if ('refused' in planned) throw refusal(planned, account, actor);
	await office.register.change(planned.changes, actor.by);
	const order = await orderClosure(office, account.id, actor);
	return { ...(await closingOf(office, account.id)), ...(order ? { order } : {}) };
}

/** What is said of a closing, before anybody decides on it. @throws RegisterRefused */
export function checkClosing({ clock, config }: Pick<Office, 'clock' | 'config'>, asked: ClosingAct): void {
	const today = localDate(clock.now(), config.TIMEZONE);
	const lastContent = asked.kind === 'close' && asked.lastContent !== 'now' ? asked.lastContent : undefined;
	const found = [
		...(lastContent === undefined ? [] : wrongInLastContent(lastContent, today)),
		...wrongInText('reason', asked.reason),
	];
	if (found.length > 0) throw new RegisterRefused(found);
}

/** `now` is the instant at which it is said. */
function withInstant(act: ClosingAct, now: Date): ClosingAct {
	return act.kind === 'close' && act.lastContent === 'now' ? { ...act, lastContent: now.toISOString() } : act;
}

/** How the closing of an account stands now. */
export async function closingOf(office: Office, wanted: string): Promise<ClosingState> {
	const account = await theAccount(office, wanted);
	const [closing] = await office.occasions.closings({ accountId: account.id });
	if (!closing) return { account };
	const lack = closing.ended ? undefined : closureLack(closing, await office.occasions.taken(account.id));
	const order = (await office.catalogue.openOrders()).find(
		(o) => o.accountId === account.id && o.occasion === 'closure',
	);
	return { account, closing, ...(lack ? { lack } : {}), ...(order ? { order } : {}) };
}

/** Orders the closure snapshot of an account that is closing, unless one is open or its last content is still to come. */
export async function orderClosure(
	office: Office,
	accountId: string,
	{ by, isPerson }: Actor,
): Promise<Order | undefined> {
	const [closing] = await office.occasions.closings({ accountId, isOpen: true });
	const now = office.clock.now();
	if (!closing || !hasPassed(closing.lastContent, now, localDate(now, office.config.TIMEZONE)))
		return undefined;
	const reason = closing.reason === '' ? '' : ` Skäl: ${closing.reason}`;
	const order: NewOrder = {
		...{ id: crypto.randomUUID(), accountId, occasion: 'closure', level: closing.level },
		reason: `${closureReason(closing.lastContent)}.${reason}`,
		...{ orderedBy: by, orderedAs: isPerson ? 'person' : 'system-account' },
		...{ orderedAt: now.toISOString(), due: now.toISOString(), allowHosts: [], limits: {} },
	};
	const [placed] = await office.occasions.place([order]);
	return placed;
}

function refusal(
	why: ClosingRefusal,
	{ address: subject }: Pick<RegisteredAccount, 'address'>,
	{ by }: Actor,
) {
	switch (why.refused) {
		case 'not-registered':
			return new UsageError('The account is not registered: it has only been captured by its address', {
				...{ code: 'closing-not-registered', subject },
				remedy: 'Register it first with accounts add, and name its unit.',
			});
		case 'not-started':
			return new UsageError('The account is planned: it has not started, so there is nothing to document', {
				...{ code: 'closing-not-started', subject },
				remedy: 'Say why it is closed without a snapshot: close --override --reason … --by ….',
			});
		case 'already-closed':
			return new UsageError('The account is closed already', {
				...{ code: 'already-closed', subject },
				remedy: 'Look at it with accounts show.',
			});
		case 'not-closing':
			return new UsageError('The account is not closing, so there is nothing to cancel', {
				...{ code: 'not-closing', subject },
				remedy: 'Look at it with accounts show.',
			});
		case 'unnamed-lowering':
			return new UsageError(
				'The account is closing already: an earlier last content or a lower level is a decision to document less of it',
				{
					...{ code: 'closing-lowered-unnamed', subject },
					remedy:
						'Say who decides it and why: --by … --reason …. A later last content and a higher level need neither.',
				},
			);
		case 'unnamed-dating-back':
			return new UsageError(
				'With that last content a snapshot from before the closing would close the account: a decision not to take a new one',
				{
					...{ code: 'closing-dated-back', subject },
					remedy:
						'Say who decides it and why: --by … --reason …. Or leave --last-content out: then a new snapshot is taken.',
				},
			);
		case 'not-a-person':
			return noPerson(by);
		case 'waits':
			return new ClosingWaits(why.lack, subject);
	}
}
