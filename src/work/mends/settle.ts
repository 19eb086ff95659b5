import { verifyBundle } from '../../bundle/verify.ts';
import { OgonblickError, TryAgainLater } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import type { Mend } from '../../records/fixity.ts';
import { isSystemError, type Unsettled } from '../settle-intent.ts';
import { workerName } from '../worker.ts';
import { filedAs } from './filed-as.ts';
import { MEND_LOCK } from './mend-bundle.ts';
import { finishQuarantine } from './quarantine.ts';
import { finishRestore, foundCopy } from './restore.ts';

export interface SettledMends {
	/** Announced by processes that are gone, done, and recorded now. */
	readonly done: readonly Mend[];
	readonly unsettled: readonly Unsettled[];
}

/**
 * Decides what mends came to whose processes were killed: the place of each file says it. Safe at every start; where a living process holds the lock
 * nothing is touched.
 */
export async function settleMends(office: Office): Promise<SettledMends> {
	if ((await office.mends.intended()).length === 0) return { done: [], unsettled: [] };
	const lock = await office.queue.lock(MEND_LOCK, workerName());
	if (!lock) return { done: [], unsettled: [] };
	try {
		const done: Mend[] = [];
		const unsettled: Unsettled[] = [];
		for (const mend of await office.mends.intended()) {
			const line = await office.catalogue.filing(mend.bundleId);
			// A foreign key keeps it there.
			if (!line) continue;
			const filing = await filedAs(office, line);
			try {
				if (await wasDone(office, filing, mend)) done.push(mend);
				else await office.mends.drop(mend.id);
			} catch (error) {
				if (!(error instanceof OgonblickError || isSystemError(error))) throw error;
				// The disk may be away for a while: it is looked at again at the next start.
				unsettled.push({ subject: `${filing.root}/${filing.path}`, why: error.message });
			}
		}
		return { done, unsettled };
	} finally {
		await lock.release();
	}
}

async function wasDone(office: Office, filing: Filing, mend: Mend): Promise<boolean> {
	const store = office.bundles(filing.root);
	if (mend.kind === 'quarantine') {
		if (!(await store.exists(mend.place))) return false;
		// Killed between the new name and the end of the old one, the file has both.
		if (await store.exists(filing.path)) await store.setAside(filing.path, mend.place).catch(onlyAnother);
		await finishQuarantine(office, filing, mend);
		return true;
	}
	if (!(await store.exists(filing.path))) return false;
	const report = await verifyBundle(await store.read(filing.path));
	if (report.sha256 === '') throw unreadable(filing);
	if (report.sha256 !== filing.sha256) return false;
	await finishRestore(office, filing, mend, foundCopy(report));
	return true;
}

function unreadable({ root, path }: Filing): TryAgainLater {
	return new TryAgainLater('What was brought back cannot be read to its end now', {
		...{ code: 'bundle-unreadable', subject: `${root}/${path}` },
		remedy: 'See that the disk is there and whole.',
	});
}

/** Somebody has put another file in the place meanwhile: the next check reads it. */
function onlyAnother(error: unknown): void {
	if (!(error instanceof OgonblickError) || error.code !== 'bundle-exists') throw error;
}
