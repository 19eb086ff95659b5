import { randomUUID } from 'node:crypto';
import { renameSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { OgonblickError } from '../errors.ts';
import type { LostOrder, Office } from '../office.ts';
import type { Attempt, Filing } from '../records/filing.ts';
import type { Mend } from '../records/fixity.ts';
import { sweepDisclosures } from './disclosure/files.ts';
import { recordForgottenAttempts } from './forgotten-attempts.ts';
import { settleMends } from './mends/settle.ts';
import { forgetCapture, keptOrders } from './seal/kept-capture.ts';
import { settleIntent, type Unsettled } from './settle-intent.ts';

/** What was found after processes that ended in the middle, and what was done about it; for the person to be told. */
export interface Recovery {
	/** Bundles that lay whole in their places and are recorded now. */
	readonly filed: readonly Filing[];
	/** Orders that their workers left behind and that wait again. */
	readonly lost: readonly LostOrder[];
	/** Attempts whose evidence was kept and that are recorded now. */
	readonly attempts: readonly Attempt[];
	/** Intents without a bundle, dropped; their orders are taken again. */
	readonly dropped: readonly Filing[];
	/** Bundles that had been moved aside or restored, and are known to be so now. */
	readonly mended: readonly Mend[];
	/** Absolute paths of half-written files and work directories, removed. */
	readonly removed: readonly string[];
	/** What could not be looked at or is not what was meant; it is left as it is. */
	readonly unsettled: readonly Unsettled[];
}

/** Where a leftover work directory goes before it is emptied, so that its order can be taken at once. */
const LEFTOVER = '.leftover-';
const ORDER_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Puts right what a kill, a crash or a power cut left: bundles in place but not recorded, orders without a
 * worker, work directories and half copies without an owner. What a living process holds is not touched, so
 * it is safe at every start, in any number of processes at once.
 */
export async function recover(office: Office): Promise<Recovery> {
	const lost = await office.queue.recoverLost();
	const intents = await office.catalogue.intents();
	const settled = [];
	for (const intent of intents) {
		const order = await office.catalogue.order(intent.orderId);
		if (order?.state !== 'claimed') settled.push(await settleIntent(office, intent));
	}
	const mends = await settleMends(office);
	const forgotten = await recordForgottenAttempts(office);
	const leftovers = [...(await removeLeftovers(office)), ...(await removeSettled(office))];
	const swept = await sweepStores(office, intents);
	const recovery: Recovery = {
		filed: settled.filter((s) => s.became === 'filed').map((s) => s.filing),
		lost,
		attempts: forgotten.recorded,
		dropped: settled.filter((s) => s.became === 'dropped').map((s) => s.filing),
		mended: mends.done,
		removed: [
			...leftovers,
			...swept.removed,
			...(await office.attachments.sweep()),
			...(await sweepDisclosures(office)),
		],
		unsettled: [
			...settled.flatMap((s) => (s.why === undefined ? [] : [s.why])),
			...mends.unsettled,
			...forgotten.unsettled,
			...swept.unsettled,
		],
	};
	if (Object.values(recovery).some((list) => list.length > 0)) office.log.warn({ recovery }, 'recovered');
	return recovery;
}

/** An order's work directory is its holder's; without a holder it is nobody's. */
async function removeLeftovers({ config, queue }: Office): Promise<readonly string[]> {
	const work = join(config.DATA_DIR, 'work');
	const removed: string[] = [];
	for (const entry of await readdir(work, { withFileTypes: true })) {
		if (!entry.isDirectory()) continue;
		const path = join(work, entry.name);
		if (entry.name.startsWith(LEFTOVER)) await rm(path, { recursive: true, force: true });
		if (!ORDER_ID.test(entry.name)) continue;
		const aside = join(work, `${LEFTOVER}${randomUUID()}`);
		const free = await queue.whileFree(entry.name, () => moveAside(path, aside));
		if (!free) continue;
		await rm(aside, { recursive: true, force: true });
		removed.push(path);
	}
	return removed;
}

/** Captures that wait for their seal, of orders that wait no longer: filed by a run that was killed before it could remove them, or cancelled. */
async function removeSettled({ config, catalogue }: Office): Promise<readonly string[]> {
	const removed: string[] = [];
	for (const id of await keptOrders({ config })) {
		const order = await catalogue.order(id);
		if (order === undefined || order.state === 'waiting' || order.state === 'claimed') continue;
		await forgetCapture({ config }, id);
		removed.push(join(config.DATA_DIR, 'unsealed', id));
	}
	return removed;
}

function moveAside(path: string, aside: string): void {
	try {
		renameSync(path, aside);
	} catch (error) {
		// Another process recovers at the same time and was first.
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
	}
}

/**
 * Every root that was ever written to. One that cannot be read is told where somebody may write there still; what an old disk holds that nobody lets us
 * read now is no news at every start.
 */
async function sweepStores(office: Office, intents: readonly Filing[]) {
	const open = await office.catalogue.openOrders();
	const inUse = new Set([
		office.bundles().root,
		...intents.map((f) => f.root),
		...open.flatMap((o) => (o.out === undefined ? [] : [o.out])),
	]);
	const roots = new Set([...inUse, ...(await office.catalogue.roots())]);
	const removed: string[] = [];
	const unsettled: Unsettled[] = [];
	for (const root of roots) {
		try {
			removed.push(...(await office.bundles(root).sweep()));
		} catch (error) {
			if (!(error instanceof OgonblickError)) throw error;
			if (inUse.has(root)) unsettled.push({ subject: root, why: error.message });
			else office.log.info({ root, code: error.code }, 'an old place of bundles was not looked through');
		}
	}
	return { removed, unsettled };
}
