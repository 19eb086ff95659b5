import { OgonblickError, TryAgainLater, UsageError } from '../../errors.ts';
import type { Flow } from '../../office/copies.ts';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import {
	type FixityCheck,
	type FixityOutcome,
	isToBeMended,
	isToBeQuarantined,
	isWithoutRenewals,
	type Mend,
} from '../../records/fixity.ts';
import { namesAPerson } from '../../records/register/named-person.ts';
import { checkBundle, readBundle } from '../fixity/check-bundle.ts';
import { noPerson } from '../no-person.ts';
import { isSystemError } from '../settle-intent.ts';
import { wantedBundle } from '../wanted-bundle.ts';
import { whileLocked } from '../watch/hold-account.ts';
import { workerName } from '../worker.ts';
import { correct } from './correct.ts';
import { quarantine } from './quarantine.ts';
import { restoreRenewals } from './renewals.ts';
import { refuseFull, restore, theSecondStore } from './restore.ts';

/** Held while files are moved and told of: recovery settles what a process that is gone has announced, and nothing of one that lives. */
export const MEND_LOCK = 'job:mend';

/** What a person decides about: nothing is wrong with the bytes. */
const WAITS: ReadonlySet<FixityOutcome> = new Set(['catalogue-differs', 'questioned']);

/** What was done about a bundle. */
export interface Mended {
	readonly mends: readonly Mend[];
	/** Code of what was in the way of restoring it; absent where it is whole again. */
	readonly trouble?: string;
}

/**
 * What a job does about a bundle that its check found spoilt, by itself: moves it aside and brings it back from the second store, where one is set up.
 * Before a file is moved it is read a second time: a disk or a memory that errs once is no reason. What is altered in the catalogue, and what is as it was filed though
 * the check objects to it, waits for a person.
 */
export async function mendBundle(
	office: Office,
	filing: Filing,
	check: FixityCheck,
	flow: Flow,
): Promise<Mended> {
	if (!isToBeMended(check) || WAITS.has(check.outcome)) return { mends: [] };
	const mends: Mend[] = [];
	try {
		return await held(office, flow, (still) => mendInto(mends, office, filing, check, still));
	} catch (error) {
		flow.signal.throwIfAborted();
		// What a disk says of what lies beside one bundle ends the night for no other.
		if (!(error instanceof OgonblickError || isSystemError(error))) throw error;
		const code = error.code ?? 'bundle-unreadable';
		if (code.startsWith('catalogue-')) throw error;
		if (code !== 'no-second-store')
			office.log.warn({ bundle: filing.bundleId, code }, 'a bundle could not be restored');
		return { mends, trouble: code };
	}
}

async function mendInto(
	mends: Mend[],
	office: Office,
	filing: Filing,
	check: FixityCheck,
	flow: Flow,
): Promise<Mended> {
	const by = workerName();
	if (isWithoutRenewals(check)) {
		mends.push(await restoreRenewals(office, filing, theSecondStore(office), check, by, flow));
		return { mends };
	}
	if (isToBeQuarantined(check.outcome)) {
		const again = await readBundle(office, filing, flow);
		if (again.outcome !== check.outcome || again.sha256 !== check.sha256)
			return { mends, trouble: 'readings-differ' };
		mends.push(await quarantine(office, filing, check.outcome, by));
	}
	mends.push(await restore(office, filing, check.outcome, by, flow));
	return { mends };
}

/**
 * What a person has done about a bundle: it is checked now, moved aside where it is spoilt, and brought back from the second store; where the
 * catalogue's line was altered, it is put back to what the event log says.
 * @param by first and last name of who decides
 * @throws UsageError `no-person` `unknown-bundle` `bundle-intact` `bundle-as-filed`, and as `restore`
 */
export async function restoreBundle(
	office: Office,
	wanted: string,
	by: string,
	flow: Flow,
): Promise<{ readonly filing: Filing; readonly check: FixityCheck; readonly mends: readonly Mend[] }> {
	if (!namesAPerson(by)) throw noPerson(by);
	const filing = await wantedBundle(office, wanted);
	return held(office, flow, async (still) => {
		const check = await checkBundle(office, filing, still);
		if (isWithoutRenewals(check)) {
			const mend = await restoreRenewals(office, filing, theSecondStore(office), check, by, still);
			return { filing, check, mends: [mend] };
		}
		if (check.outcome === 'intact' || check.outcome === 'companion-wrong') throw intact(filing);
		if (check.outcome === 'questioned') throw asFiled(filing, check);
		if (check.outcome === 'catalogue-differs')
			return { filing, check, mends: [await correct(office, filing, check, by)] };
		const isThere = await office.bundles(filing.root).exists(filing.path);
		if (isThere && !isToBeQuarantined(check.outcome)) throw notNow(filing, check);
		// Nothing is moved where nothing can come in its place.
		await theSecondStore(office).reach(false);
		await refuseFull(filing);
		const mends = isThere ? [await quarantine(office, filing, check.outcome, by)] : [];
		return { filing, check, mends: [...mends, await restore(office, filing, check.outcome, by, still)] };
	});
}

async function held<T>(office: Office, flow: Flow, act: (flow: Flow) => Promise<T>): Promise<T> {
	const take = async () => {
		const lock = await office.queue.lock(MEND_LOCK, workerName());
		if (lock) return lock;
		throw new TryAgainLater('Another process is restoring a bundle', {
			...{ code: 'restoring-busy', subject: MEND_LOCK },
			remedy: 'Try again when it is done.',
		});
	};
	return whileLocked(take, flow.signal, (signal) => act({ ...flow, signal }));
}

function intact({ bundleId }: Filing): UsageError {
	return new UsageError('The bundle is whole, so nothing is restored', {
		...{ code: 'bundle-intact', subject: bundleId },
		remedy: 'A wrong checksum file is put right with a copy from bundles get.',
	});
}

/** Another copy would be the same bytes. */
function asFiled({ bundleId }: Filing, { detail }: FixityCheck): UsageError {
	return new UsageError(
		`The bundle is byte for byte what was filed, though the check objects (${detail ?? ''})`,
		{
			...{ code: 'bundle-as-filed', subject: bundleId },
			remedy: 'See with verify what it objects to. Nothing is moved, and a copy would be the same.',
		},
	);
}

/** What nobody can read now may be whole: it is not moved. */
function notNow({ root, path }: Filing, { detail }: FixityCheck): TryAgainLater {
	return new TryAgainLater(
		`The bundle cannot be read now (${detail ?? ''}), so it is not known to be spoilt`,
		{
			...{ code: 'bundle-unreadable', subject: `${root}/${path}` },
			remedy: 'See that the disk is there and whole, and that the user who runs Ögonblick may read the file.',
		},
	);
}
