import type { Office } from '../../office.ts';
import { nextTry } from '../../planning/notices/telling.ts';
import { type Hook, type HookMessage, isGivenUp } from '../../records/hooks/hook.ts';
import { whileLocked } from '../watch/hold-account.ts';
import { workerName } from '../worker.ts';
import { messagesOf } from './messages.ts';

/** What came of telling the programs. */
export interface HooksTold {
	/** Messages that arrived. */
	readonly sent: number;
	/** Addresses where one did not, by id; tried again by themselves. */
	readonly failing: readonly string[];
	/** Given up now. */
	readonly stopped: readonly string[];
	/** Another process is at it. */
	readonly isOverlap: boolean;
}

type Rooms = Pick<Office, 'hooks' | 'postHook' | 'catalogue' | 'occasions' | 'queue' | 'clock' | 'log'>;
const LOCK = 'hooks';
/** Events that are read at a time. */
const BATCH = 500;
/** Of each address in one run, so that one that has much to hear keeps none of the others waiting. */
const MOST_A_RUN = 500;
/** No message is begun after so long: whoever answers slowly would hold up the job that also takes orders. */
const SENDING_SECONDS = 60;
const OURSELVES = 'ogonblick';

/**
 * Tells each address what has happened since it was told last, in order. How far it has come is kept after each message that arrived: one that was
 * sent when the program was killed is sent again as the same message. What does not arrive holds up what comes after it, and is tried
 * again after five minutes, then twice as long each time, up to six hours; after five days nothing more is sent until somebody says so.
 */
export async function sendHooks(office: Rooms, signal: AbortSignal): Promise<HooksTold> {
	if ((await liveHooks(office)).length === 0) return { sent: 0, failing: [], stopped: [], isOverlap: false };
	const lock = await office.queue.lock(LOCK, workerName());
	if (!lock) return { sent: 0, failing: [], stopped: [], isOverlap: true };
	return whileLocked(
		async () => lock,
		signal,
		async (held) => {
			// Not before: another process may have told them more by then.
			const live = await liveHooks(office);
			const until = performance.now() + SENDING_SECONDS * 1000;
			const told = await Promise.all(live.map((hook) => tellHook(office, hook, until, held)));
			const ids = (what: 'failing' | 'stopped') =>
				told.flatMap(({ outcome }, i) => (outcome === what ? [live[i]?.id ?? ''] : []));
			return {
				sent: told.reduce((sum, { sent }) => sum + sent, 0),
				...{ failing: ids('failing'), stopped: ids('stopped'), isOverlap: false },
			};
		},
	);
}

async function liveHooks({ hooks }: Pick<Rooms, 'hooks'>): Promise<readonly Hook[]> {
	return (await hooks.hooks()).filter(({ stopped }) => stopped === undefined);
}

interface Told {
	readonly sent: number;
	readonly outcome: 'well' | 'failing' | 'stopped';
}

/** @param until the clock (`performance.now`) after which no message is begun */
async function tellHook(office: Rooms, hook: Hook, until: number, signal: AbortSignal): Promise<Told> {
	const { hooks, clock } = office;
	const now = clock.now();
	if (hook.failing && Date.parse(hook.failing.nextAt) > now.getTime()) return { sent: 0, outcome: 'failing' };
	const secret = await hooks.secretOf(hook.id);
	if (secret === undefined) return { sent: 0, outcome: 'well' };
	let { seen } = hook;
	let [sent, isAnew] = [0, false];
	const isOver = () => sent >= MOST_A_RUN || performance.now() >= until || signal.aborted;
	while (!isOver()) {
		const events = await hooks.after(seen, BATCH);
		for (const event of events) {
			const messages = await ofHook(office, hook, event);
			// Somebody may have stopped or removed it since.
			if (messages.length > 0 && !(await liveHooks(office)).some(({ id }) => id === hook.id))
				return { sent, outcome: 'well' };
			for (const message of messages) {
				const answer = await office.postHook({ address: hook.address, secret }, message, signal);
				if (!answer.isDelivered)
					return { sent, outcome: await putOff(office, hook, message, answer, isAnew) };
				sent++;
			}
			seen = event.number;
			if (messages.length > 0) {
				await hooks.told(hook.id, seen, clock.now().toISOString());
				isAnew = true;
			}
			if (isOver()) break;
		}
		if (events.length < BATCH) break;
	}
	// What was none of its own is not looked through again.
	if (seen !== hook.seen) await hooks.told(hook.id, seen);
	return { sent, outcome: 'well' };
}

async function ofHook(
	office: Rooms,
	{ events, unitId }: Hook,
	event: Parameters<typeof messagesOf>[1],
): Promise<readonly HookMessage[]> {
	return (await messagesOf(office, event)).flatMap(({ unitId: of, message }) => {
		const isWanted = events.some((each) => each === message.type) && (unitId === undefined || unitId === of);
		return isWanted ? [message] : [];
	});
}

/** @param isAnew whether all of an earlier event arrived just before, so that it has not failed since then */
async function putOff(
	{ hooks, clock, log }: Rooms,
	hook: Hook,
	message: HookMessage,
	{ said, isGone }: { readonly said: string; readonly isGone: boolean },
	isAnew: boolean,
): Promise<'failing' | 'stopped'> {
	const now = clock.now();
	const before = isAnew ? undefined : hook.failing;
	const since = before?.since ?? now.toISOString();
	const tries = (before?.tries ?? 0) + 1;
	await hooks.failed(hook.id, { since, tries, nextAt: nextTry(tries, now).toISOString(), trouble: said });
	log.warn({ hook: hook.id, message: message.id, trouble: said }, 'a program could not be told');
	if (!isGone && !isGivenUp(since, now)) return 'failing';
	await hooks.stop(hook.id, isGone ? 'gone' : 'failing', OURSELVES);
	log.error({ hook: hook.id }, 'a program is told nothing more until somebody says so');
	return 'stopped';
}

/** Sends a message that says nothing, at once, so that whoever sets it up sees whether it arrives. Nothing of it is kept. */
export async function testHook(
	{ hooks, postHook, clock }: Pick<Office, 'hooks' | 'postHook' | 'clock'>,
	{ id, address }: Hook,
	signal: AbortSignal,
): Promise<{ readonly isDelivered: boolean; readonly said: string }> {
	const secret = (await hooks.secretOf(id)) ?? '';
	const message = {
		...({ id: `msg_test_${crypto.randomUUID()}`, type: 'test', data: {} } as const),
		timestamp: clock.now().toISOString(),
	};
	return postHook({ address, secret }, message, signal);
}
