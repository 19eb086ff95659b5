import { createHash, randomUUID } from 'node:crypto';
import { chmod, open, statfs } from 'node:fs/promises';
import { isSound, type VerifyReport } from '../../bundle/verify/report.ts';
import { verifyBundle } from '../../bundle/verify.ts';
import { asDiskFull, Fault, OgonblickError, TryAgainLater, UsageError } from '../../errors.ts';
import { checksumKey, checksumText } from '../../filing/checksum.ts';
import type { Flow, SecondStore } from '../../office/copies.ts';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import type { CopyOutcome, FixityCheck, FixityOutcome, Mend } from '../../records/fixity.ts';
import { workerName } from '../worker.ts';
import { filedAs } from './filed-as.ts';
import { bringRenewals } from './renewals.ts';

/** Room for its checksum file, its renewals and what the catalogue keeps of it, bytes. */
const BESIDE = 1 << 16;

/**
 * Brings a bundle back from the second store, with the renewals of its time stamps, which lie there first. The copy is fetched beside the store's bundles,
 * compared in whole with what the log says was filed, and only then given the bundle's name, which nothing may have. Where the log tells nothing the copy
 * has to be sound by itself too.
 * @param why what the check before it found
 * @throws UsageError `no-second-store` `copy-missing` · TryAgainLater `second-store-away` `store-full` `disk-full` · Fault `copy-damaged` `bundle-exists`
 */
export async function restore(
	office: Office,
	line: Filing,
	why: FixityOutcome,
	by: string,
	flow: Flow,
): Promise<Mend> {
	// As the log tells of it from here on: the catalogue's line may name another place.
	const filing = await filedAs(office, line);
	const { bundleId, root, path, sha256 } = filing;
	const second = theSecondStore(office);
	const isLogged = (await office.mends.logged(bundleId)) !== undefined;
	const store = office.bundles(root);
	await second.reach(false);
	await using incoming = await store.receive();
	// Before anything of it lies there: a slow store is read for hours.
	if (filing.isRestricted) await chmod(incoming.path, 0o600);
	let found: FetchedCopy;
	try {
		found = await fetchWhole(second, path, incoming.path, sha256, flow);
		if (!found.isSound && !isLogged) throw damaged(`${second.name}/${path}`);
		await bringRenewals(office, filing, second, found.sha512, flow);
	} catch (error) {
		await keepWhatWasSeen(office, second, bundleId, error);
		throw ofFullStore(error, root);
	}
	const at = office.clock.now().toISOString();
	const mend: Mend = { id: randomUUID(), kind: 'restore', bundleId, at, by, why, place: second.name };
	await office.mends.intend(mend);
	try {
		await store.put(incoming.path, path);
	} catch (error) {
		// Of anything else nobody knows yet what lies there: recovery looks.
		if (error instanceof OgonblickError && error.code === 'bundle-exists') await office.mends.drop(mend.id);
		throw error;
	}
	await finishRestore(office, filing, mend, found);
	office.log.warn({ bundle: bundleId, from: second.name }, 'a bundle was restored from the second store');
	return mend;
}

/** What is fetched is written among the bundles, and no order waits for it. */
function ofFullStore(error: unknown, root: string): unknown {
	const ours = asDiskFull(error, root);
	return ours instanceof OgonblickError && ours.code === 'disk-full' ? noRoom(root, error) : ours;
}

function noRoom(root: string, cause?: unknown): TryAgainLater {
	return new TryAgainLater('There is no room left where bundles are kept', {
		...{ code: 'store-full', subject: root, cause },
		remedy: 'Make room on that disk, or raise the quota, then try again.',
	});
}

/** Before anything is moved: where its copy finds no room, the place of a bundle would stay empty. @throws TryAgainLater `store-full` */
export async function refuseFull({ root, bytes }: Pick<Filing, 'root' | 'bytes'>): Promise<void> {
	const { bavail, bsize } = await statfs(root);
	if (bavail * bsize < bytes + BESIDE) throw noRoom(root);
}

/** What lies in its place, or is about to. */
export interface FoundCopy extends Pick<VerifyReport, 'sha256'> {
	readonly isSound: boolean;
	/** Code of what the check objects to. */
	readonly detail?: string;
}

/** With the SHA-512 of what was fetched, which renewals are made of; lower-case hex. */
interface FetchedCopy extends FoundCopy {
	readonly sha512: string;
}

export function foundCopy(report: VerifyReport): FoundCopy {
	const inside = report.problems.filter(({ kind }) => kind !== 'sidecar' && kind !== 'timestamp');
	const detail = inside[0]?.code;
	return { sha256: report.sha256, isSound: isSound(report), ...(detail === undefined ? {} : { detail }) };
}

/** What is left to do when the whole bundle lies in its place. */
export async function finishRestore(
	office: Office,
	{ root, path, bundleId }: Filing,
	mend: Mend,
	{ sha256, isSound, detail }: FoundCopy,
): Promise<void> {
	await office.bundles(root).putCompanion(checksumKey(path), checksumText(path, sha256));
	const at = office.clock.now().toISOString();
	const said = detail === undefined ? {} : { detail };
	const check: FixityCheck = isSound
		? { bundleId, at, outcome: 'intact', sha256, ms: 0 }
		: { bundleId, at, outcome: 'questioned', sha256, ms: 0, ...said };
	await office.mends.done(mend, check);
}

/** @throws UsageError `no-second-store` */
export function theSecondStore({ secondStore }: Office): SecondStore {
	if (secondStore) return secondStore;
	throw new UsageError('No second store is set up to restore from', {
		...{ code: 'no-second-store', subject: 'SECOND_STORE' },
		remedy: 'Restore the bundle from a backup to its place and check it with fixity, or set SECOND_STORE.',
	});
}

async function fetchWhole(
	second: SecondStore,
	key: string,
	target: string,
	sha256: string,
	flow: Flow,
): Promise<FetchedCopy> {
	const hash = createHash('sha256');
	{
		await using file = await open(target, 'w');
		for await (const piece of second.read(key, flow)) {
			hash.update(piece);
			await file.writeFile(piece);
		}
		await file.sync();
	}
	if (hash.digest('hex') !== sha256) throw damaged(`${second.name}/${key}`);
	const report = await verifyBundle(target, { ...flow, isBoth: true });
	if (report.sha256 !== sha256 || report.sha512 === undefined) throw damaged(`${second.name}/${key}`);
	return { ...foundCopy(report), sha512: report.sha512 };
}

const SEEN: Readonly<Record<string, CopyOutcome>> = { 'copy-missing': 'missing', 'copy-damaged': 'damaged' };

/** A copy that is not there, or not whole, is owed anew. */
async function keepWhatWasSeen(
	{ copies, clock }: Office,
	{ name }: SecondStore,
	bundleId: string,
	error: unknown,
): Promise<void> {
	const outcome = error instanceof OgonblickError ? SEEN[error.code] : undefined;
	if (outcome === undefined || !(await copies.copy(name, bundleId))) return;
	await copies.recordCheck(name, bundleId, clock.now().toISOString(), outcome, workerName());
}

function damaged(subject: string): Fault {
	return new Fault(
		'The copy in the second store is damaged too, and was not put in the place of the bundle',
		{
			...{ code: 'copy-damaged', subject },
			remedy: 'Restore the bundle from a backup, and check it with fixity.',
		},
	);
}
