import { once } from 'node:events';
import { openStreamedLogin, type StreamedLogin } from '../../capture/login/streamed.ts';
import { OgonblickError, TryAgainLater } from '../../errors.ts';
import type { LoginCall } from '../../office/logins.ts';
import type { Office } from '../../office.ts';
import type { Account } from '../../records/account.ts';
import { may } from '../../records/people/may.ts';
import { checkLogin, logIn } from '../log-in.ts';
import { visitBy } from '../people/visits.ts';
import { notAllowed } from '../people/who.ts';

export interface LoginLimits {
	/** After so long without anything done by the person the browser is ended, ms. */
	readonly idleMs: number;
	/** After so long it is ended whatever they do, ms. */
	readonly longestMs: number;
}

const LOGIN_LIMITS: LoginLimits = { idleMs: 5 * 60_000, longestMs: 30 * 60_000 };
/** A browser takes some hundred megabytes, and captures run beside it. */
const MOST_AT_ONCE = 2;
/** So long before an end it is told of. */
const WARN_MS = 60_000;
const TICK_MS = 1000;
/** Proxies cut a line on which nothing comes for a minute. */
const STILL_THERE_MS = 20_000;

/**
 * Opens a browser before each person who asks for one through the web office, until the signal. What was logged in is stored as by `login`.
 * One account is logged in to by one person at a time.
 * @returns how many logins were stored
 * @throws as `LoginRoom.listen`
 */
export async function serveLogins(
	office: Office,
	signal: AbortSignal,
	limits: LoginLimits = LOGIN_LIMITS,
): Promise<{ readonly stored: number }> {
	const under = new Map<string, Promise<void>>();
	let stored = 0;
	const room = await office.logins.listen((call) => {
		const { accountId } = call.ask;
		const refusal = under.has(accountId) ? taken() : under.size >= MOST_AT_ONCE ? full() : undefined;
		if (refusal) return refuse(call, refusal);
		const done = attend(office, call, signal, limits).then((isStored) => {
			if (isStored) stored++;
			under.delete(accountId);
		});
		under.set(accountId, done);
	});
	await stopOf(signal);
	await Promise.all(under.values());
	await room.close();
	return { stored };
}

/** One person's browser, from its opening to its end, whatever the end is. */
async function attend(
	office: Office,
	call: LoginCall,
	signal: AbortSignal,
	limits: LoginLimits,
): Promise<boolean> {
	const { accountId, by, visit, screen } = call.ask;
	const stop = new AbortController();
	const end = (why: OgonblickError) => stop.abort(why);
	signal.addEventListener('abort', () => end(workerEnds()), { once: true });
	if (signal.aborted) end(workerEnds());
	void call.closed.then(() => end(left()));
	const finished = Promise.withResolvers<void>();
	let isDone = false;
	let browser: StreamedLogin | undefined;
	const watch = watchTime(call, limits, end);
	call.heard((hand) => {
		if (hand.kind !== 'seen' && hand.kind !== 'size') watch.used();
		if (hand.kind !== 'done') return browser?.take(hand);
		isDone = true;
		finished.resolve();
	});
	try {
		await logIn(
			office,
			{
				target: accountId,
				by,
				open: async (address, allowHosts, rooms) => {
					browser = await openStreamedLogin(address, allowHosts, rooms, screen, call);
					// Here a window that is gone is no word of the person's: it crashed, or the page closed it. Only “Klar” stores.
					void browser.closed.then(() => isDone || end(lost()));
					return { ...browser, closed: new Promise<void>(() => undefined) };
				},
				stillMay: (account) => refuseUnlessStill(office, visit, account),
				ready: () => finished.promise.then(() => call.tell({ kind: 'saving' })),
			},
			stop.signal,
		);
		// Read again as a capture will read it: what cannot be is told now and not at night.
		await checkLogin(office, accountId);
		office.log.info({ account: accountId }, 'a login was stored through the web office');
		call.tell({ kind: 'stored' });
		return true;
	} catch (error) {
		const told = stop.signal.aborted ? stop.signal.reason : error;
		if (told instanceof OgonblickError && told.advice !== 'report-fault')
			office.log.info({ account: accountId, code: told.code }, 'a login ended without being stored');
		else office.log.error({ account: accountId, err: told }, 'a login through the web office failed');
		refuse(call, told);
		return false;
	} finally {
		watch.end();
		call.close();
	}
}

/**
 * A right that was taken back while the person was at it lets them store nothing, however soon they press “Klar”: the office's own look comes every 15 s.
 * @throws UsageError `not-allowed`
 */
async function refuseUnlessStill(office: Office, visit: string, { id }: Account): Promise<void> {
	const [account] = await office.register.accounts({ id });
	const now = await visitBy(office, visit);
	if (!account || !now || !may(now.person.grants, 'order', account.unitId)) throw notAllowed();
}

/** Ends what nobody uses, and what takes too long; says so a minute before (WCAG 2.2, 2.2.1). */
function watchTime(call: LoginCall, { idleMs, longestMs }: LoginLimits, end: (why: OgonblickError) => void) {
	const begun = performance.now();
	let used = begun;
	let told = begun;
	const warned = new Set<'idle' | 'longest'>();
	const warn = (why: 'idle' | 'longest', leftMs: number) => {
		if (leftMs > WARN_MS || warned.has(why)) return;
		warned.add(why);
		call.tell({ kind: 'ending', why, seconds: Math.max(1, Math.round(leftMs / 1000)) });
	};
	const timer = setInterval(
		() => {
			const now = performance.now();
			const [idle, longest] = [used + idleMs - now, begun + longestMs - now];
			if (longest <= 0) return end(tooLong());
			if (idle <= 0) return end(unused());
			warn('longest', longest);
			warn('idle', idle);
			if (now - told < STILL_THERE_MS) return;
			told = now;
			call.tell({ kind: 'still-there' });
		},
		Math.min(TICK_MS, idleMs / 4),
	);
	return {
		used() {
			used = performance.now();
			warned.delete('idle');
		},
		end: () => clearInterval(timer),
	};
}

function refuse(call: LoginCall, error: unknown): void {
	// What nobody meant is in the log, and may quote what is secret.
	const told = error instanceof OgonblickError ? error : lost();
	const { code, subject = '', message, remedy = '' } = told;
	call.tell({ kind: 'refused', code, subject, message, remedy });
	call.close();
}

async function stopOf(signal: AbortSignal): Promise<void> {
	if (!signal.aborted) await once(signal, 'abort');
}

function refusal(message: string, code: string, remedy: string): TryAgainLater {
	return new TryAgainLater(message, { code, remedy });
}

const taken = () =>
	refusal(
		'Somebody is logging in to this account already.',
		'login-under-way',
		'Wait until they are done. Only who opened the browser sees it.',
	);
const full = () =>
	refusal('As many log in as the worker has room for.', 'logins-full', 'Try again in some minutes.');
const workerEnds = () =>
	refusal(
		'The worker was stopped; nothing is stored.',
		'login-worker-ends',
		'Open a new browser in a minute.',
	);
const lost = () => refusal('The browser is gone; nothing is stored.', 'login-worker-lost', 'Open a new one.');
const left = () => refusal('The person has left; nothing is stored.', 'login-left', 'Open a new browser.');
const unused = () =>
	refusal('Nothing was done for too long; nothing is stored.', 'login-idle', 'Open a new browser.');
const tooLong = () =>
	refusal('The browser was open for too long; nothing is stored.', 'login-too-long', 'Open a new browser.');
