import type { Account, AccountStatus } from '../account.ts';
import type { Level } from '../occasion.ts';
import { asksForLess, type Closing, type ClosureLack, closureLack, settles } from '../occasions/closing.ts';
import type { TakenSnapshot } from '../occasions/history.ts';
import type { RegisterChange } from './change.ts';
import { namesAPerson } from './named-person.ts';

/** What somebody does about the closing of an account. */
export type ClosingAct =
	/** Begins it; asked again, closes the account where nothing is in the way any more, or asks for more or less than before. */
	| {
			readonly kind: 'close';
			/** A day or an instant; now where absent on an account that is not closing. */
			readonly lastContent?: string;
			readonly level?: Level;
			readonly reason: string;
	  }
	/** A named person closes it without the snapshot. */
	| { readonly kind: 'override'; readonly reason: string }
	/** A named person puts it off. */
	| { readonly kind: 'cancel'; readonly reason: string };

export type ClosingRefusal =
	| {
			readonly refused: 'not-registered' | 'not-started' | 'already-closed' | 'not-closing';
	  }
	/** A decision that takes a name and a reason lacks one of them, or what is given names no person. */
	| { readonly refused: 'unnamed-lowering' | 'unnamed-dating-back' | 'not-a-person' }
	| { readonly refused: 'waits'; readonly lack: ClosureLack };

/** What the rules look at. */
export interface ClosingAround {
	readonly account: Pick<Account, 'id' | 'status' | 'isDefault'>;
	/** The one that is open, where the account is closing. */
	readonly closing: Closing | undefined;
	/** All that was filed of the account. */
	readonly taken: readonly TakenSnapshot[];
	/** ISO 8601 in UTC. */
	readonly now: string;
	/** For a closing that begins. */
	readonly newId: string;
	/** The name that was given; absent where it is the system account that acts. */
	readonly by?: string | undefined;
	/** IANA name of where the organisation is. */
	readonly timeZone: string;
}

/** How much a closure snapshot takes in unless somebody says otherwise: it is the last chance. */
const CLOSURE_LEVEL: Level = 'full';

/**
 * The closing gate (guideline: no account is closed undocumented): what an act comes to, or why it may not be. No change of it
 * leads to `closed` but by a complete closure snapshot after the last content, or by the override of a named person. Who asks for less
 * than was asked for, or cancels and so may begin with less, is a named person too, with a reason.
 */
export function planClosing(
	act: ClosingAct,
	around: ClosingAround,
): ClosingRefusal | { readonly changes: readonly RegisterChange[] } {
	const { account, closing, by } = around;
	if (account.isDefault) return { refused: 'not-registered' };
	if (account.status === 'closed') return { refused: 'already-closed' };
	if (act.kind === 'cancel') {
		if (!closing) return { refused: 'not-closing' };
		if (!isDecided(act.reason, by)) return { refused: 'not-a-person' };
		const { id } = account;
		return { changes: [{ kind: 'closing-cancelled', id, closingId: closing.id, reason: act.reason }] };
	}
	if (act.kind === 'override')
		return isDecided(act.reason, by)
			? { changes: overridden(act.reason, around) }
			: { refused: 'not-a-person' };
	if (account.status === 'planned') return { refused: 'not-started' };
	return closing ? again(act, closing, around) : begins(act, around);
}

function isDecided(reason: string, by: string | undefined): boolean {
	return reason !== '' && by !== undefined && namesAPerson(by);
}

/**
 * Where the last content is dated back so far that a snapshot from before anybody said that the account closes is enough, that is a decision too: what was
 * published since is not in it.
 */
function begins(
	act: Extract<ClosingAct, { kind: 'close' }>,
	around: ClosingAround,
): ClosingRefusal | { readonly changes: readonly RegisterChange[] } {
	const { account, taken, by, now, newId } = around;
	const { lastContent = now, level = CLOSURE_LEVEL, reason } = act;
	const done = taken.find((t) => settles({ lastContent, level, begunAt: now }, t));
	if (!done) return { changes: [begun(act, around)] };
	if (reason === '' || by === undefined) return { refused: 'unnamed-dating-back' };
	if (!isDecided(reason, by)) return { refused: 'not-a-person' };
	const closed = {
		kind: 'account-closed',
		id: account.id,
		closingId: newId,
		bundleId: done.bundleId,
	} as const;
	return { changes: [begun(act, around), closed] };
}

function begun(
	{ lastContent, level = CLOSURE_LEVEL, reason }: Extract<ClosingAct, { kind: 'close' }>,
	{ account, now, newId }: ClosingAround,
): RegisterChange {
	const from: AccountStatus = account.status;
	return {
		...{ kind: 'closing-begun', id: account.id, closingId: newId, from },
		...{ lastContent: lastContent ?? now, level, reason },
	};
}

function again(
	{ lastContent, level, reason }: Extract<ClosingAct, { kind: 'close' }>,
	closing: Closing,
	{ account, taken, by, now, timeZone }: ClosingAround,
): ClosingRefusal | { readonly changes: readonly RegisterChange[] } {
	const asked = { lastContent: lastContent ?? closing.lastContent, level: level ?? closing.level };
	const isLowered = asksForLess(asked, closing, timeZone);
	if (isLowered && (reason === '' || by === undefined)) return { refused: 'unnamed-lowering' };
	if (isLowered && !isDecided(reason, by)) return { refused: 'not-a-person' };
	const moved: Closing = {
		...{ ...closing, ...asked },
		...(isLowered ? { lowered: { by: by ?? '', at: now, reason } } : {}),
	};
	const isMoved = moved.lastContent !== closing.lastContent || moved.level !== closing.level;
	const id = account.id;
	const closingId = closing.id;
	const lack = closureLack(moved, taken);
	if (lack && !isMoved) return { refused: 'waits', lack };
	const done = lack ? undefined : taken.find((t) => settles(moved, t));
	return {
		changes: [
			...(isMoved
				? [
						{
							...({ kind: 'closing-moved', id, closingId } as const),
							...asked,
							...(isLowered ? { lowered: reason } : {}),
						},
					]
				: []),
			...(done ? [{ kind: 'account-closed', id, closingId, bundleId: done.bundleId } as const] : []),
		],
	};
}

/** An account that was not closing yet begins and ends in one. */
function overridden(reason: string, around: ClosingAround): readonly RegisterChange[] {
	const { account, closing, newId } = around;
	const id = account.id;
	const closingId = closing?.id ?? newId;
	return [
		...(closing ? [] : [begun({ kind: 'close', reason }, around)]),
		{ kind: 'account-closed', id, closingId, override: reason },
	];
}
