import { TryAgainLater, UsageError } from '../errors.ts';
import type { Office, OpenLoginWindow } from '../office.ts';
import type { Account } from '../records/account.ts';
import { canonicalAddress } from '../records/address.ts';
import { hostsOf, type LoginSession, type SessionFacts, sessionFacts } from '../records/login.ts';
import { accountFor, orderer, unknown } from './place-order.ts';

export interface LoginWish {
	/** http(s) address, handle, or id of the account. */
	readonly target: string;
	/** The person who logs in; the system account where absent. */
	readonly by?: string;
	/** `host` or `host:port` whose private addresses may be reached. */
	readonly allowHosts?: readonly string[];
	/** Opens the browser before the person. */
	readonly open: OpenLoginWindow;
	/** Asked when all is there to be stored; for whoever may not any more it throws. */
	stillMay?(account: Account): Promise<void>;
	/** Called when the browser is open. @returns resolves when the person says that they are done; need never do so */
	ready(account: Account): Promise<void>;
}

export interface AccountLogin {
	readonly account: Account;
	/** Absent where no session is kept. */
	readonly session?: SessionFacts;
}

type Rooms = Pick<Office, 'catalogue' | 'sessions' | 'clock' | 'config' | 'log'>;

/**
 * Lets a person log in to an account in a real browser, and keeps the session, encrypted, for captures of that account.
 * Nothing is read but what the browser holds when the person is done.
 * @throws UsageError `bad-address` `unknown-account` `no-display` `no-browser` `login-empty` `login-lost`, as `stillMay`, and as
 * `SessionStore.put` · TryAgainLater `login-stopped`
 */
export async function logIn(office: Rooms, wish: LoginWish, signal: AbortSignal): Promise<AccountLogin> {
	const account = await accountFor(office, wish.target.trim());
	const stopped = new Promise<void>((done) => signal.addEventListener('abort', () => done(), { once: true }));
	const window = await wish.open(account.address, wish.allowHosts ?? [], office);
	let session: LoginSession;
	try {
		await Promise.race([window.closed, wish.ready(account), stopped]);
		if (signal.aborted) throw loginStopped();
		// A page that answers no more would hold the browser for ever.
		const state = await Promise.race([window.state(), stopped.then(() => Promise.reject(loginStopped()))]);
		if (state.cookies.length === 0 && state.origins.length === 0) throw empty(account);
		session = {
			accountId: account.id,
			madeAt: office.clock.now().toISOString(),
			madeBy: orderer(wish.by?.trim()).orderedBy,
			hosts: hostsOf(state),
			state,
		};
	} finally {
		await window.close();
	}
	await wish.stillMay?.(account);
	await office.sessions.put(session);
	await tell(office, 'session-stored', account, session.madeBy, { hosts: session.hosts });
	return { account, session: sessionFacts(session, account.address, office.clock.now()) };
}

/** What is kept for an account, by its own dates; nothing is opened. @throws UsageError as `SessionStore.get` */
export async function checkLogin(office: Rooms, target: string): Promise<AccountLogin> {
	const account = await knownAccount(office, target);
	const session = await office.sessions.get(account.id);
	return {
		account,
		...(session ? { session: sessionFacts(session, account.address, office.clock.now()) } : {}),
	};
}

/** Removes what is kept for an account. The platform still holds the login valid until a person ends it there. */
export async function forgetLogin(
	office: Rooms,
	target: string,
	by?: string,
): Promise<{ readonly account: Account; readonly forgotten: boolean }> {
	const account = await knownAccount(office, target);
	const forgotten = await office.sessions.forget(account.id);
	if (forgotten) await tell(office, 'session-forgotten', account, orderer(by?.trim()).orderedBy, {});
	return { account, forgotten };
}

async function knownAccount({ catalogue }: Rooms, target: string): Promise<Account> {
	const canonical = canonicalAddress(target.trim());
	const account = await catalogue.findAccount(canonical.ok ? canonical.address : target.trim());
	if (account === undefined) throw unknown(target);
	return account;
}

async function tell(
	{ catalogue }: Rooms,
	kind: string,
	account: Account,
	actor: string,
	data: Readonly<Record<string, unknown>>,
): Promise<void> {
	await catalogue.appendEvent({ kind, actor, subject: account.id, data });
}

function empty(account: Account): UsageError {
	return new UsageError('The browser holds no login: no cookies and nothing stored. Nothing is kept.', {
		code: 'login-empty',
		subject: account.address,
		remedy: 'Log in to the platform in the window that opens, wait for its page, then close the window.',
	});
}

function loginStopped(): TryAgainLater {
	return new TryAgainLater('The login was stopped; nothing is stored.', {
		code: 'login-stopped',
		remedy: 'Give the command again when it suits.',
	});
}
