import { join } from 'node:path';
import { type Captured, capture } from '../capture/capture.ts';
import type { ClosedRecording } from '../capture/session.ts';
import { TryAgainLater } from '../errors.ts';
import type { AccountContext, Office, ShowProgress } from '../office.ts';
import type { Order } from '../records/order.ts';
import { fileBundle } from './file-bundle.ts';
import { keepAttempt } from './keep-attempt.ts';
import { orderStopped } from './live/stop-order.ts';
import { tellRun } from './live/tell-run.ts';
import { packWacz } from './pack-wacz.ts';
import {
	forgetCapture,
	isSealTrouble,
	type KeptCapture,
	keepCapture,
	keptCapture,
} from './seal/kept-capture.ts';
import { keyHasBegun } from './seal/key-has-begun.ts';
import type { SnapshotResult } from './snapshot-result.ts';
import { software } from './software.ts';
import { BEHIND_READERS, standBack } from './stand-back.ts';
import { usableOut } from './usable-out.ts';
import { type RestAfter, whileHolding } from './while-holding.ts';
import { inWorkDirectory } from './work-directory.ts';
import { workerName } from './worker.ts';

/**
 * The main job: takes one order from capture to filed bundle, or to an attempt with evidence. Claims the order first.
 * @throws TryAgainLater `order-taken`, `account-busy`, `host-busy`, `host-resting`, `stopped`, `disk-full` · UsageError
 * `out-unwritable`, and as `SessionStore.get`, where a login is stored that cannot be opened. The order then waits again
 */
export async function takeSnapshot(
	order: Order,
	office: Office,
	signal: AbortSignal,
	show: ShowProgress,
): Promise<SnapshotResult> {
	const claimed = await office.queue.claim(workerName(), order.id);
	if (!claimed) {
		throw new TryAgainLater('Another process is already working on this order.', {
			code: 'order-taken',
			subject: order.id,
			remedy: 'Wait for it; `npm run due` shows which orders are open.',
		});
	}
	return takeClaimed(claimed, office, signal, show);
}

/**
 * As `takeSnapshot`, for an order that this process has claimed.
 * @param restAfter until when the order rests where what is thrown gives it back to the queue
 * @throws as `takeSnapshot`, and TryAgainLater `order-stopped` where somebody has asked for that: the order is cancelled then
 */
export async function takeClaimed(
	order: Order,
	office: Office,
	signal: AbortSignal,
	show: ShowProgress,
	restAfter?: RestAfter,
): Promise<SnapshotResult> {
	using teller = tellRun(office, order, show);
	try {
		return await carryOut(order, office, AbortSignal.any([signal, teller.stopped]), teller.show, restAfter);
	} catch (error) {
		const stop = teller.stop();
		// Whoever asks when it is filed already has stopped nothing.
		const isStopped = stop && (await office.catalogue.order(order.id))?.state === 'cancelled';
		throw isStopped ? orderStopped(order, stop) : error;
	}
}

async function carryOut(
	order: Order,
	office: Office,
	signal: AbortSignal,
	show: ShowProgress,
	restAfter: RestAfter | undefined,
): Promise<SnapshotResult> {
	standBack(BEHIND_READERS);
	const context = await office.catalogue.accountContext(
		order.accountId,
		order.occasion === 'removal' ? 'removals' : 'snapshots',
	);
	// Evidence of one post is taken of the post, and filed with its account.
	const address = order.removal ? withoutPlace(order.removal.post) : context.account.address;
	const work = async (held: AbortSignal, leaveAlone: (ms: number) => void) => {
		// What cannot be filed is not captured: it was tried when it was ordered, but that may be long ago.
		if (order.out !== undefined) await usableOut(office, order.out);
		return inWorkDirectory(office, order, async (dir) => {
			const kept = await keptCapture(office, order);
			if (kept) return sealKept(office, order, context, kept, dir, held, show);
			await keyHasBegun(office);
			const login = await office.sessions.get(order.accountId);
			const request = {
				address,
				platform: context.account.platform,
				...(order.removal
					? { evidenceOf: { ordered: order.removal.post, account: context.account.address } }
					: {}),
				level: order.level,
				wayIn: login ? ('browser-session' as const) : ('browser' as const),
				...(login ? { login } : {}),
				limits: order.limits,
				allowHosts: order.allowHosts,
				dir,
				config: office.config,
				log: office.log,
				software: `${software().name} ${software().version}`,
				makeWacz: waczToReplay,
			};
			const captured = await capture(request, held, show);
			if (captured.leftAloneMs !== undefined) leaveAlone(captured.leftAloneMs);
			if (held.aborted) throw stopped(order);
			// A platform that changes its cookies at every visit would refuse the old ones next time.
			if (login && captured.renewed) await office.sessions.put({ ...login, state: captured.renewed });
			if (captured.verdict.outcome === 'failed') return keepAttempt(office, order, context, captured, dir);
			const known = await withPlatform(office, context, captured);
			try {
				return await fileBundle(office, order, known, captured, join(dir, 'bundle'), held, show);
			} catch (error) {
				if (isSealTrouble(error)) await keepCapture(office, order, captured, dir, error);
				throw error;
			}
		});
	};
	return whileHolding(office, order, address, signal, show, work, restAfter);
}

/** Files a capture that could not be sealed when it was made, and says so in its verdict. It stays where it is kept until it is filed. */
async function sealKept(
	office: Office,
	order: Order,
	context: AccountContext,
	{ captured, since, why }: KeptCapture,
	dir: string,
	signal: AbortSignal,
	show: ShowProgress,
): Promise<SnapshotResult> {
	const known = await withPlatform(office, context, captured);
	const detail = `the capture was kept from ${since}, since it could not be sealed then (${why})`;
	const findings = [
		...captured.verdict.findings,
		{ code: 'sealed-later', severity: 'note', detail, data: { since, why } } as const,
	];
	const later = { ...captured, verdict: { ...captured.verdict, findings } };
	const result = await fileBundle(office, order, known, later, join(dir, 'bundle'), signal, show);
	await forgetCapture(office, order.id);
	return result;
}

/** Where the address did not say what platform the account is on and its page did, the register learns it before the bundle gets its place. */
async function withPlatform(
	{ catalogue }: Office,
	context: AccountContext,
	{ capture: { profile } }: Captured,
): Promise<AccountContext> {
	const { account } = context;
	if (profile.platform === undefined || !account.isDefault || account.platform !== 'web') return context;
	return {
		...context,
		account: await catalogue.ensureDefaultAccount({ ...account, platform: profile.platform }),
	};
}

async function waczToReplay({ warc, address, at }: ClosedRecording, target: string, signal: AbortSignal) {
	const page = { url: address, ts: at.toISOString(), title: address };
	await packWacz(warc, [page], { title: address, description: address, created: at }, target, signal);
}

function stopped(order: Order): TryAgainLater {
	return new TryAgainLater('The snapshot was stopped before it was done; nothing was filed.', {
		code: 'stopped',
		subject: order.id,
		remedy: 'The order waits: run `npm run work`, or give the snapshot command again.',
	});
}

/** The page that a post or comment stands on: the fragment names a place on it. */
function withoutPlace(post: string): string {
	const url = new URL(post);
	// Some sites say in the fragment which page it is.
	if (!/^#[!/]/.test(url.hash)) url.hash = '';
	return url.href;
}
