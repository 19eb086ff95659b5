import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { Cases } from './office/cases.ts';
import type { CopyBook, SecondStore } from './office/copies.ts';
import type { Deliveries, OpenDeliveryTarget } from './office/deliveries.ts';
import type { DisclosureBook } from './office/disclosures.ts';
import type { FiledByRow } from './office/filed-by-row.ts';
import type { FixityBook } from './office/fixity.ts';
import type { HookBook, PostHook } from './office/hooks.ts';
import type { IdentityBook, IdentityProvider } from './office/identity.ts';
import type { LoginRoom } from './office/logins.ts';
import type { MendBook } from './office/mends.ts';
import type { NoticeBook } from './office/notices.ts';
import type { Occasions } from './office/occasions.ts';
import type { PasskeyBook, PasskeyCeremonies } from './office/passkeys.ts';
import type { PeopleBook } from './office/people.ts';
import type { Post } from './office/post.ts';
import type { OrderQueue } from './office/queue.ts';
import type { SealOffice } from './office/seal.ts';
import type { SessionStore } from './office/sessions.ts';
import type { TextBook } from './office/texts.ts';
import type { TokenBook } from './office/tokens.ts';
import type { WatchBook } from './office/watch.ts';
import type { Account, AccountStatus } from './records/account.ts';
import type { Event, NewEvent } from './records/event.ts';
import type { Attempt, Filing } from './records/filing.ts';
import type { Level, Occasion } from './records/occasion.ts';
import type { NewOrder, Order } from './records/order.ts';
import type { Organisation, Unit } from './records/organisation.ts';
import type { PlanRow, RecordsPlan, RowPurpose } from './records/plan.ts';
import type { Progress } from './records/progress.ts';
import type { RegisterChange } from './records/register/change.ts';
import type {
	Attachment,
	NamedRow,
	RegisteredAccount,
	RegisteredUnit,
} from './records/register/registered.ts';
import type { Outcome } from './records/verdict.ts';

export type { OpenLoginWindow } from './office/logins.ts';
export type { Lock, LostOrder, OrderQueue } from './office/queue.ts';

/** Everything the work needs from outside. Built once by storage/open, handed to every verb. */
export interface Office {
	readonly config: Config;
	readonly catalogue: Catalogue;
	readonly register: Register;
	readonly occasions: Occasions;
	readonly cases: Cases;
	readonly queue: OrderQueue;
	readonly sessions: SessionStore;
	readonly logins: LoginRoom;
	readonly attachments: AttachmentStore;
	readonly watch: WatchBook;
	readonly fixity: FixityBook;
	readonly mends: MendBook;
	readonly copies: CopyBook;
	/** Absent where none is set up. */
	readonly secondStore?: SecondStore;
	readonly seal: SealOffice;
	readonly notices: NoticeBook;
	readonly deliveries: Deliveries;
	readonly disclosures: DisclosureBook;
	readonly people: PeopleBook;
	readonly tokens: TokenBook;
	readonly identities: IdentityBook;
	/** Absent where the organisation has none. */
	readonly identityProvider?: IdentityProvider;
	readonly passkeys: PasskeyBook;
	readonly ceremonies: PasskeyCeremonies;
	readonly hooks: HookBook;
	readonly postHook: PostHook;
	readonly texts: TextBook;
	readonly openTarget: OpenDeliveryTarget;
	/** The ways out of the house that are set up. */
	readonly post: readonly Post[];
	readonly clock: Clock;
	readonly log: Log;
	/** Opens the bundle store under a root directory; the default root is DATA_DIR/bundles. */
	bundles(root?: string): BundleStore;
	close(): Promise<void>;
}

export interface Clock {
	now(): Date;
}

/** An account with all that a filing has to name. */
export interface AccountContext {
	readonly account: Account;
	readonly unit: Unit;
	readonly organisation: Organisation;
	readonly plan: RecordsPlan;
	readonly row: PlanRow;
}

/** The catalogue: register, orders, filings, attempts and the event log. Every write that changes state appends its event in the same transaction. */
export interface Catalogue {
	/** The one that is called so, as `accountsCalled`; undefined when the register does not know it. @throws UsageError `ambiguous-account` */
	findAccount(wanted: string): Promise<Account | undefined>;
	/** By id, address in any spelling, handle with or without `@`, else by the name it shows; in any case, å ä ö too. */
	accountsCalled(wanted: string): Promise<readonly Account[]>;
	/**
	 * Registers a bare address under the marked default organisation, unit and plan row; gives the account that is there
	 * already. A default account of platform `web` with nothing filed takes the platform and handle that are given.
	 */
	ensureDefaultAccount(account: Pick<Account, 'platform' | 'handle' | 'address' | 'name'>): Promise<Account>;
	/**
	 * The account with unit, organisation, and the row that the unit has named for what is to be filed (`snapshots` where absent),
	 * else the marked default one.
	 * @throws Fault `unknown-account`
	 */
	accountContext(accountId: string, purpose?: RowPurpose): Promise<AccountContext>;

	/** The unit and the row that a filing was made under, whatever they are called now. @throws Fault `register-broken` */
	filedUnder(
		filing: Pick<Filing, 'unitId' | 'planRowId'>,
	): Promise<Pick<AccountContext, 'unit' | 'plan' | 'row'>>;

	addOrder(order: NewOrder): Promise<Order>;
	order(id: string): Promise<Order | undefined>;
	/** By id; those that are not there are left out. */
	orders(ids: readonly string[]): Promise<ReadonlyMap<string, Order>>;
	/** As `orders`, of each what a report of tens of thousands is made of. */
	askedFor(ids: readonly string[]): Promise<ReadonlyMap<string, AskedFor>>;
	/** Open orders (waiting or claimed), due first. */
	openOrders(): Promise<readonly Order[]>;

	/**
	 * Says that a verified bundle is about to be put at a place. Without it a kill between the rename and the
	 * catalogue's transaction would leave a bundle that nobody knows. Replaces an earlier intent of the same order.
	 */
	intendFiling(filing: Filing): Promise<void>;
	/** Filing, order `filed`, a default account's name as captured, and events in one transaction; removes the intent. Idempotent per bundle id. */
	recordFiling(filing: Filing): Promise<void>;
	intents(): Promise<readonly Filing[]>;
	dropIntent(bundleId: string): Promise<void>;
	/** Every root that was ever filed under or was to be, each once; found in a time that does not grow with the filings. */
	roots(): Promise<readonly string[]>;
	/** Attempt, order `failed`, and event in one transaction. */
	recordAttempt(attempt: Attempt): Promise<void>;

	filings(filter?: FilingFilter): Promise<readonly Filing[]>;
	readonly byRow: FiledByRow;
	/** By bundle id or an unambiguous beginning of it; undefined when unknown. @throws UsageError `ambiguous-bundle` */
	filing(idOrBeginning: string): Promise<Filing | undefined>;
	attempts(accountId?: string): Promise<readonly Attempt[]>;

	appendEvent(event: NewEvent): Promise<Event>;
	/** All or none, in one transaction: the disk is waited for once. */
	appendEvents(events: readonly NewEvent[]): Promise<void>;
	events(filter?: EventFilter): Promise<readonly Event[]>;
	/**
	 * Compares what the tables hold with what the events tell of them, both ways: a chain whose end was cut off is whole in
	 * itself. @returns subjects that differ, such as a bundle's id; none where all agrees
	 */
	compareWithEvents(): Promise<readonly string[]>;
	/** Another text wherever anything in the catalogue may have changed since, by whichever process. */
	version(): Promise<string>;
	/** Recomputes the whole chain. */
	verifyEvents(): Promise<
		{ readonly ok: true; readonly events: number } | { readonly ok: false; readonly brokenAt: number }
	>;
}

/** What an order asked for. */
export interface AskedFor {
	readonly level: Level;
	/** False where it set limits of its own, or asked for one post. */
	readonly isWhole: boolean;
	readonly isRestricted: boolean;
	readonly isOfPost: boolean;
}

export interface EventFilter {
	readonly subject?: string;
	readonly kinds?: readonly string[];
	/** From this instant on, ISO 8601 in UTC. */
	readonly from?: string;
	/** The newest so many. */
	readonly limit?: number;
	/** Only those of lower numbers, to go on where a limit ended. */
	readonly before?: number;
}

/** Units and accounts as people have registered them (register). */
export interface Register {
	/** Units that somebody has registered, by name; every one where no filter is given. */
	units(filter?: UnitFilter): Promise<readonly RegisteredUnit[]>;
	accounts(filter?: AccountFilter): Promise<readonly RegisteredAccount[]>;
	/** Records plans that somebody has taken in, by title, the newest version of each first. */
	plans(): Promise<readonly RecordsPlan[]>;
	/** In the plan's own order. */
	planRows(planId: string): Promise<readonly PlanRow[]>;
	/** How many registered accounts each of these units has; one that has none is left out. */
	accountCounts(unitIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
	/** Which rows the units have named. @param unitId only this unit */
	namedRows(unitId?: string): Promise<readonly NamedRow[]>;
	/**
	 * Carries out all or none, each with an event that names who did it.
	 * @throws UsageError `duplicate-unit` `second-communications-unit` `duplicate-account` `signed-twice` · TryAgainLater
	 * `register-changed` where somebody else was first
	 */
	change(changes: readonly RegisterChange[], by: string): Promise<void>;
}

export interface UnitFilter {
	/** Only those of these. */
	readonly ids?: readonly string[];
	/** An id, or a name in any spelling. */
	readonly called?: string;
	readonly limit?: number;
	/** How many come before: the next page of a list. Only with `limit`. */
	readonly offset?: number;
}

export interface AccountFilter {
	readonly id?: string;
	readonly unitId?: string;
	/** Ids: only these units'. */
	readonly unitIds?: readonly string[];
	/** A part of its name or handle, in any spelling. */
	readonly named?: string;
	readonly platform?: string;
	readonly status?: AccountStatus;
	readonly isPublic?: boolean;
	/** False for those that only a bare address has made. */
	readonly isRegistered?: boolean;
	readonly limit?: number;
	/** How many come before: the next page of a list. Only with `limit`. */
	readonly offset?: number;
}

export interface FilingFilter {
	/** As `accountsCalled`, or a name that an account showed when it was captured. */
	readonly account?: string;
	readonly unit?: string;
	/** Ids: only these units'. */
	readonly unitIds?: readonly string[];
	readonly year?: number;
	readonly occasion?: Occasion;
	readonly outcome?: Exclude<Outcome, 'failed'>;
	readonly caseId?: string;
	readonly orderId?: string;
	/** Only those that come after this one in the list, to go on where a limit ended. */
	readonly after?: Pick<Filing, 'capturedAt' | 'bundleId'>;
	readonly limit?: number;
}

/** Where bundles rest. A key is a path with `/`; what is there is never overwritten. */
export interface BundleStore {
	readonly root: string;
	/** Makes the root and what is above it. @throws TryAgainLater `store-full` · UsageError `store-unwritable` */
	makeRoot(): Promise<void>;
	/**
	 * Moves a finished file into the store under `key`, durable when it returns, or not there at all.
	 * @throws TryAgainLater `store-full` · UsageError `store-unwritable` · Fault `bundle-exists`
	 */
	put(file: string, key: string): Promise<void>;
	/** Writes a small companion file (checksum, evidence) beside a bundle, atomically; may replace itself. `key` is its own, never a bundle's. */
	putCompanion(key: string, contents: string | Uint8Array): Promise<void>;
	/** A local path to read from. @throws UsageError `bundle-missing` · TryAgainLater, as the next three, `bundle-unreadable` */
	read(key: string): Promise<string>;
	exists(key: string): Promise<boolean>;
	/** Size of the file that lies there; undefined where none does. Nothing is read of it. */
	bytes(key: string): Promise<number | undefined>;
	/** When what lies there was written last, as its disk says; undefined where nothing does. */
	writtenAt(key: string): Promise<Date | undefined>;
	/** An empty file on the store's own disk for what is to be put there, gone when it is disposed of and was not put. */
	receive(): Promise<AsyncDisposable & { readonly path: string }>;
	/** Gives what lies there another name, durable when it returns, never another file's; done again after a kill it comes to the same. @throws Fault `bundle-exists` */
	setAside(key: string, to: string): Promise<void>;
	/** Keys of the bundles that lie in the store, whoever put them there; `most` of them, in no order. */
	lying(most: number): Promise<readonly string[]>;
	/** Removes a bundle; only for what was put and then failed its verification. */
	remove(key: string): Promise<void>;
	/** Removes what dead processes left half-copied; never a finished file. @returns the absolute paths removed */
	sweep(): Promise<readonly string[]>;
}

/** Where the register keeps files that were handed in, such as signed activity plans. */
export interface AttachmentStore {
	/**
	 * Keeps a copy, durable when it returns.
	 * @param file path of what is handed in
	 * @throws UsageError `attachment-unreadable` `store-unwritable` · TryAgainLater `store-full`
	 */
	keep(file: string, accountId: string): Promise<Attachment>;
	/** Removes half copies of processes that are gone. @returns their paths */
	sweep(): Promise<readonly string[]>;
}

export type { Progress };
export type ShowProgress = (progress: Progress) => void;
