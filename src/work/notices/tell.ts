import { EXIT } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Way } from '../../records/notices/notice.ts';
import { whileLocked } from '../watch/hold-account.ts';
import { workerName } from '../worker.ts';
import { planLetters, type ReadyTelling } from './plan.ts';
import { type SendWish, type Sent, sendWaiting } from './send.ts';

/** What a run came to. */
export interface Told extends Sent {
	/** Ways that are set up; where there is none nothing is kept or sent. */
	readonly ways: readonly Way[];
	/** Letters that were written now. */
	readonly written: number;
	readonly unaddressed: ReadyTelling['unaddressed'];
	readonly unseen: ReadyTelling['unseen'];
	/** Another process is at it, and nothing was done here. */
	readonly isOverlap: boolean;
}

const LOCK = 'job:notify';
const NOTHING = {
	...{ sent: [], putOff: [], waiting: 0, written: 0, unaddressed: [], unseen: [], isOverlap: false },
} as const;

/**
 * Tells units what they have not been told, and sends what waits. Letters are kept before the first of them is sent, so that whatever is killed
 * when, none is lost and none is written twice. Of two that do it at once the second does nothing.
 * @throws UsageError `post-secret-unreadable` `post-secret-short` · TryAgainLater `notices-overtaken`
 */
export async function tellUnits(office: Office, signal: AbortSignal, wish: SendWish = {}): Promise<Told> {
	const { post, queue } = office;
	const ways = post.map(({ way }) => way);
	if (ways.length === 0) return { ...NOTHING, ways };
	// A wrong setting ends it before anything is written.
	for (const { check } of post) await check();
	const lock = await queue.lock(LOCK, workerName());
	if (!lock) return { ...NOTHING, ways, isOverlap: true };
	return whileLocked(
		async () => lock,
		signal,
		async (held) => {
			const planned = await planLetters(office, wish.unitId);
			const { letters, unaddressed, unseen } = planned;
			await keepPlanned(office, planned, held);
			const sent = await sendWaiting(office, held, wish);
			return { ways, ...sent, written: letters.length, unaddressed, unseen, isOverlap: false };
		},
	);
}

/** Units, and notices that ended, of one transaction: others write between two. */
const UNITS_AT_ONCE = 100;
const ENDED_AT_ONCE = 1000;

/** Unit by unit: what began and the letter that tells of it are kept together. What is killed in between is planned again. */
async function keepPlanned(
	{ notices }: Pick<Office, 'notices'>,
	{ begun, ended, letters }: ReadyTelling,
	signal: AbortSignal,
): Promise<void> {
	for (let at = 0; at < ended.length; at += ENDED_AT_ONCE) {
		signal.throwIfAborted();
		await notices.keep({ begun: [], ended: ended.slice(at, at + ENDED_AT_ONCE), letters: [] });
	}
	const begunOf = Map.groupBy(begun, ({ unitId }) => unitId);
	const lettersOf = Map.groupBy(letters, ({ letter }) => letter.unitId);
	const units = [...new Set([...begunOf.keys(), ...lettersOf.keys()])];
	for (let at = 0; at < units.length; at += UNITS_AT_ONCE) {
		signal.throwIfAborted();
		const some = units.slice(at, at + UNITS_AT_ONCE);
		await notices.keep({
			begun: some.flatMap((id) => begunOf.get(id) ?? []),
			ended: [],
			letters: some.flatMap((id) => lettersOf.get(id) ?? []).map(({ letter }) => letter),
		});
	}
}

/** 0 nothing to send, or all sent · 2 a unit can be told nowhere · 75 something is tried again. */
export function exitOfTold({ putOff, waiting, unaddressed, ways }: Told): number {
	if (ways.length === 0) return EXIT.complete;
	if (putOff.length + waiting > 0) return EXIT.retryLater;
	return unaddressed.length > 0 ? EXIT.usage : EXIT.complete;
}
