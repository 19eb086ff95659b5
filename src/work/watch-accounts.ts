import { EXIT, OgonblickError } from '../errors.ts';
import type { Office, ShowProgress } from '../office.ts';
import { siteOf } from '../records/address.ts';
import type { RegisteredAccount } from '../records/register/registered.ts';
import { whileLocked } from './watch/hold-account.ts';
import { type LookResult, lookAtAccount } from './watch/look-at-account.ts';
import { mustBeWatched, type WatchedAccount, watchedAccounts, withStates } from './watch/watched.ts';
import { workerName } from './worker.ts';

export interface WatchOptions {
	/** Looks at these now, due or not; at all that are due where absent. */
	readonly accounts?: readonly RegisteredAccount[];
	/** Looks at once; on different hosts. */
	readonly concurrency: number;
	/** Most looks; all that are due where absent. */
	readonly limit?: number;
	readonly signal: AbortSignal;
	readonly show: ShowProgress;
	readonly onLook?: (result: LookResult) => void;
	readonly onPostponed?: (account: RegisteredAccount, error: unknown) => void;
}

/** An account that could not be looked at now; it stays due. */
export interface PostponedLook {
	readonly account: RegisteredAccount;
	/** Code of the error; `unexpected` for one that nobody meant. */
	readonly code: string;
	readonly exit: number;
}

export interface Watched {
	readonly looks: readonly LookResult[];
	readonly postponed: readonly PostponedLook[];
	/** Another process is at it already, and nothing was done here. */
	readonly isOverlap: boolean;
}

const LOCK = 'job:watch';

/**
 * Looks at each account that is due, one after the other, those longest due first. What goes wrong with one account keeps no other from being
 * looked at: it is told, and stays due. Two that look at all that is due never do it at the same time.
 * @throws UsageError `account-not-watched` `no-browser` · whatever is wrong with the catalogue itself
 */
export async function watchAccounts(office: Office, options: WatchOptions): Promise<Watched> {
	const { accounts, signal } = options;
	if (accounts) {
		for (const account of accounts) mustBeWatched(account);
		return lookAtAll(office, await withStates(office, accounts), signal, options);
	}
	const lock = await office.queue.lock(LOCK, workerName());
	if (!lock) return { looks: [], postponed: [], isOverlap: true };
	return whileLocked(
		async () => lock,
		signal,
		async (held) => {
			const due = (await watchedAccounts(office)).filter((watched) => watched.due.isDue);
			return lookAtAll(office, due.sort(byUrgency), held, options);
		},
	);
}

/** A crisis first, then what has been due for longest. */
function byUrgency(a: WatchedAccount, b: WatchedAccount): number {
	return Number(b.crisis !== undefined) - Number(a.crisis !== undefined) || a.due.at - b.due.at;
}

/** Something else was on the account or its host; when the others are done it may be free. */
const BUSY: readonly string[] = ['account-busy', 'host-busy'];

async function lookAtAll(
	office: Office,
	due: readonly WatchedAccount[],
	signal: AbortSignal,
	options: WatchOptions,
): Promise<Watched> {
	const { show, onLook, onPostponed } = options;
	const looks: LookResult[] = [];
	const postponed: PostponedLook[] = [];
	const waiting = due.slice(0, options.limit).map(({ account }) => ({ account, isSecond: false }));
	const busy = new Set<string>();
	let last = '';
	const take = () => {
		const free = waiting.filter(({ account }) => !busy.has(hostOf(account)));
		// The host that was visited last rests; another need not.
		const next = free.find(({ account, isSecond }) => !isSecond && hostOf(account) !== last) ?? free[0];
		if (next) waiting.splice(waiting.indexOf(next), 1);
		return next;
	};
	const worker = async () => {
		for (let next = take(); next && !signal.aborted; next = take()) {
			const { account, isSecond } = next;
			last = hostOf(account);
			busy.add(last);
			try {
				const result = await lookAtAccount(office, account, signal, show);
				looks.push(result);
				logLook(office, result);
				onLook?.(result);
			} catch (error) {
				if (signal.aborted) break;
				// What is wrong with the machine itself is wrong for every account.
				if (
					error instanceof OgonblickError &&
					(error.code.startsWith('catalogue-') || error.code === 'no-browser')
				)
					throw error;
				const { code, exit } = error instanceof OgonblickError ? error : UNEXPECTED;
				if (BUSY.includes(code) && !isSecond) waiting.push({ account, isSecond: true });
				else {
					postponed.push({ account, code, exit });
					office.log.warn(
						{ address: account.address, code, err: error },
						'an account could not be looked at',
					);
					onPostponed?.(account, error);
				}
			} finally {
				busy.delete(hostOf(account));
			}
		}
	};
	await Promise.all(Array.from({ length: options.concurrency }, worker));
	return { looks, postponed, isOverlap: false };
}

const UNEXPECTED = { code: 'unexpected', exit: EXIT.fault } as const;

function hostOf({ address }: RegisteredAccount): string {
	return siteOf(address);
}

function logLook({ log }: Office, { account, look, begun, isAnnounced, announcement }: LookResult): void {
	const told = {
		...{ address: account.address, ms: look.ms, failure: look.failure?.code, order: look.orderId },
		...(announcement ? { announcement: announcement.id } : {}),
		...{ changed: look.changes.map(({ what }) => what), begun: begun.map(({ code }) => code) },
	};
	if (isAnnounced === false) log.warn(told, 'an account has changed unannounced');
	else if (begun.length > 0) log.warn(told, 'there is something to say of an account');
	else log.info(told, 'an account was looked at');
}

/**
 * What a scheduler is told: the gravest of a fault of ours, what a person has to correct, what is tried again (a page that was not seen once is), and
 * what somebody should look at: a change that nobody had announced or that came before its day, or a finding that was not there before.
 */
export function worstOfLooks({ looks, postponed }: Watched): number {
	const exits = postponed.map(({ exit }) => exit);
	if (looks.some(({ isTriedAgain }) => isTriedAgain)) exits.push(EXIT.retryLater);
	for (const exit of [EXIT.fault, EXIT.usage, EXIT.retryLater]) if (exits.includes(exit)) return exit;
	const isNews = looks.some(
		({ isAnnounced, announcement, begun }) =>
			isAnnounced === false || begun.length > 0 || (announcement && announcement.on > announcement.seenOn),
	);
	return isNews ? EXIT.partial : EXIT.complete;
}
