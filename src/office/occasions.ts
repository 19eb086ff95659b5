import type { Account } from '../records/account.ts';
import type { Day } from '../records/day.ts';
import type { ChangeHistory } from '../records/occasions/announced.ts';
import type { Closing } from '../records/occasions/closing.ts';
import type { AccountHistory, TakenSnapshot } from '../records/occasions/history.ts';
import type { PurposeAnswer } from '../records/occasions/purpose.ts';
import type { NewOrder, Order } from '../records/order.ts';
import type { Unit } from '../records/organisation.ts';

/** What decides what is due: history, announced changes and closings. What is said of them is written by `Register.change`. */
export interface Occasions {
	/** Of every registered account that is active or closing. One look, however many they are. */
	histories(filter?: {
		readonly accountId?: string;
		readonly unitId?: string;
	}): Promise<readonly AccountHistory[]>;
	/** Announced changes by day, with what was taken around them. */
	changes(filter?: ChangeFilter): Promise<readonly ChangeHistory[]>;
	/** Closings, the newest first; with `isOpen` only those that have not ended. */
	closings(filter?: { readonly accountId?: string; readonly isOpen?: boolean }): Promise<readonly Closing[]>;
	/** All that was filed of an account, the newest capture first. */
	taken(accountId: string): Promise<readonly TakenSnapshot[]>;
	/** Answers to the yearly question, the newest first. */
	answers(accountId: string): Promise<readonly PurposeAnswer[]>;
	/** Accounts with their units, by id; those that are not there are left out. */
	named(accountIds: readonly string[]): Promise<ReadonlyMap<string, NamedAccount>>;
	/**
	 * Places each order but those whose account has an open one of the same occasion already, whoever placed it: of two that come at
	 * once, one finds the other's. All in one transaction.
	 * @returns those that were placed
	 */
	place(orders: readonly NewOrder[]): Promise<readonly Order[]>;
}

export interface ChangeFilter {
	readonly accountId?: string;
	/** Only those that happen on this day or later. */
	readonly from?: Day;
	/** Those that were withdrawn too. */
	readonly withWithdrawn?: boolean;
}

export interface NamedAccount {
	readonly account: Account;
	readonly unit: Pick<Unit, 'id' | 'name'>;
}
