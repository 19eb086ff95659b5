import { newestRenewal } from '../../bundle/verify/report.ts';
import { verifyBundle } from '../../bundle/verify.ts';
import { OgonblickError } from '../../errors.ts';
import { fixityOutcome } from '../../fixity/outcome.ts';
import type { Flow } from '../../office/copies.ts';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import {
	CLOCK_BEHIND,
	type FixityCheck,
	type FixityOutcome,
	RENEWALS_DAMAGED,
	RENEWALS_MISSING,
	RENEWALS_UNREADABLE,
	STORE_EMPTY,
} from '../../records/fixity.ts';
import type { StampFacts } from '../../records/seal.ts';
import { filedAs } from '../mends/filed-as.ts';
import { knownRenewals, renewalsAre } from '../seal/carried.ts';
import { recordStamps } from '../seal/record-stamps.ts';
import { knownTrust } from '../seal/trust.ts';
import { workerName } from '../worker.ts';
import { type Neighbours, neighboursIn } from './neighbours.ts';

/** Some disks tell when a file was written in steps of two seconds. */
const STEP_MS = 2000;

/**
 * Reads a stored bundle from its first byte to its last, compares it with the catalogue and its log, with the checksum file beside it and with its own
 * seal, and keeps what was found. Nothing in the store is changed, whatever is found.
 * @param flow where its signal aborts, its reason is thrown and nothing is kept
 * @param neighbours of the run, where several are checked
 */
export async function checkBundle(
	office: Office,
	filing: Filing,
	flow: Flow,
	neighbours?: Neighbours,
): Promise<FixityCheck> {
	const { check, unsaid } = await readAndTime(office, filing, flow, neighbours);
	await office.fixity.record(check, workerName());
	// A run that was killed between a renewal and its line in the catalogue: else nobody would miss it, or copy it.
	if (unsaid) await recordStamps(office, filing.bundleId, unsaid);
	const { outcome, ms, sha256, detail } = check;
	const told = { bundle: filing.bundleId, path: filing.path, outcome, sha256, detail, ms };
	if (detail === CLOCK_BEHIND) office.log.warn(told, 'the clock is behind a time stamp');
	else if (outcome === 'intact') office.log.info(told, 'a bundle was checked');
	else office.log.warn(told, 'a stored bundle is not as it should be');
	return check;
}

/** As `checkBundle`, and nothing is kept. */
export async function readBundle(
	office: Office,
	filing: Filing,
	flow: Flow,
	neighbours?: Neighbours,
): Promise<FixityCheck> {
	return (await readAndTime(office, filing, flow, neighbours)).check;
}

async function readAndTime(
	office: Office,
	filing: Filing,
	flow: Flow,
	neighbours: Neighbours = neighboursIn(office),
): Promise<{ readonly check: FixityCheck } & Pick<Found, 'unsaid'>> {
	const began = performance.now();
	const at = office.clock.now().toISOString();
	const { unsaid, ...found } = await look(office, filing, flow, neighbours);
	flow.signal.throwIfAborted();
	const check = { bundleId: filing.bundleId, at, ...found, ms: Math.round(performance.now() - began) };
	return unsaid ? { check, unsaid } : { check };
}

type Found = Pick<FixityCheck, 'outcome' | 'sha256' | 'detail'> & {
	/** Stamps by authorities that are trusted, of which the catalogue knows fewer renewals. */
	readonly unsaid?: readonly StampFacts[];
};

async function look(
	office: Office,
	filing: Filing,
	{ signal, pace }: Flow,
	neighbours: Neighbours,
): Promise<Found> {
	// A wrong setting is no trouble of the bundle.
	const trust = { ...(await knownTrust(office.config)), now: office.clock.now() };
	const { root, path, sha256: filed } = filing;
	const store = office.bundles(root);
	try {
		const place = await filedAs(office, filing);
		if (place.path !== path || place.root !== root) return await atItsPlace(office, filing, { signal, pace });
		if (!(await store.exists(path))) return await nothingThere(office, filing, neighbours);
		const written = await store.writtenAt(path);
		const report = await verifyBundle(await store.read(path), {
			...{ signal, pace },
			trust,
		});
		// What has become of a time stamp since is no change of the bytes: the job reseal looks after that.
		const inside = report.problems.filter(({ kind }) => kind !== 'sidecar' && kind !== 'timestamp');
		const seen = report.sha256 === '' ? undefined : report.sha256;
		const companion = report.sidecar;
		const logged = await office.mends.logged(filing.bundleId);
		const isOfSize = report.bytes === filing.bytes;
		const outcome = fixityOutcome({
			...{ filed, logged: logged?.sha256, seen, companion, isSound: inside.length === 0, isOfSize },
			isAnother: report.bundleId !== undefined && report.bundleId !== filing.bundleId,
			isTouched:
				report.bytes !== (logged?.bytes ?? filing.bytes) || (await isTouched(office, filing, written)),
		});
		if (outcome === 'catalogue-differs') return withDetail(outcome, seen, 'filing-altered');
		if (outcome === 'intact') {
			const renewals = await renewalsAre(filing, report, trust);
			if (renewals === 'unreadable') return withDetail('unreadable', undefined, RENEWALS_UNREADABLE);
			const known = await knownRenewals(office, filing.bundleId);
			if (newestRenewal(report) < known) return withDetail('companion-wrong', seen, RENEWALS_MISSING);
			if (renewals === 'harmed') return withDetail('companion-wrong', seen, RENEWALS_DAMAGED);
			if (renewals === 'clock-behind') return { outcome, sha256: report.sha256, detail: CLOCK_BEHIND };
			// Where nobody has said who is trusted, anybody's renewal would be one that is missed when it is taken away again.
			if (newestRenewal(report) > known && trust.anchors)
				return {
					...withDetail(outcome, seen, report.problems[0]?.code ?? absent(companion)),
					unsaid: report.stamps,
				};
		}
		return withDetail(outcome, seen, inside[0]?.code ?? report.problems[0]?.code ?? absent(companion));
	} catch (error) {
		signal.throwIfAborted();
		const code = error instanceof OgonblickError ? error.code : (error as NodeJS.ErrnoException).code;
		if (code === undefined || code.startsWith('catalogue-')) throw error;
		return { outcome: 'unreadable', detail: code };
	}
}

/** Where the line names another root or place than the log, another bundle may lie there: the log's place is read, and nothing is said of the line's. */
async function atItsPlace(office: Office, filing: Filing, { signal, pace }: Flow): Promise<Found> {
	const { root, path, sha256 } = await filedAs(office, filing);
	const report = await verifyBundle(await office.bundles(root).read(path), { signal, pace });
	if (report.sha256 === sha256) return withDetail('catalogue-differs', sha256, 'filing-altered');
	return { outcome: 'unreadable', detail: 'filing-altered' };
}

/**
 * A disk that is not mounted leaves an empty folder behind, or one with the few bundles that were put there since: nothing is gone from it that anybody knows of.
 * To call all of them missing would have them brought back to the wrong disk.
 */
async function nothingThere(
	office: Office,
	{ root, bundleId }: Filing,
	neighbours: Neighbours,
): Promise<Found> {
	const last = (await office.fixity.latest([bundleId])).get(bundleId);
	if (last?.outcome === 'quarantined') return { outcome: 'quarantined', detail: last.detail ?? 'damaged' };
	const isMounted = (await office.bundles(root).lying(1)).length > 0 || (await hasAside(office, root));
	const isThere = isMounted && (await neighbours.areThere(root, bundleId));
	return isThere
		? { outcome: 'missing', detail: 'bundle-missing' }
		: { outcome: 'unreadable', detail: STORE_EMPTY };
}

/** So many are looked for: what was moved aside may have been taken away by a person since. */
const ASIDE = 20;

/** Whether something lies there that was moved aside: where the last bundle of a store was, no bundle lies in its place, and the disk is there all the same. */
async function hasAside({ mends, bundles }: Office, root: string): Promise<boolean> {
	const aside = (await mends.list()).filter(({ kind }) => kind === 'quarantine').slice(-ASIDE);
	for (const { place } of aside) if (await bundles(root).exists(place)) return true;
	return false;
}

/** Whether the disk says that the file was written to after its bytes were last read whole, when it was filed at the least. */
async function isTouched(
	office: Office,
	{ bundleId, filedAt }: Filing,
	written: Date | undefined,
): Promise<boolean> {
	if (written === undefined) return true;
	const whole = (await office.fixity.checks(bundleId)).find(({ outcome }) => isWhole(outcome));
	return written.getTime() > Date.parse(whole?.at ?? filedAt) + STEP_MS;
}

const WHOLE: ReadonlySet<FixityOutcome> = new Set([
	...(['intact', 'companion-wrong', 'questioned', 'catalogue-differs'] as const),
]);

function isWhole(outcome: FixityOutcome): boolean {
	return WHOLE.has(outcome);
}

function absent(companion: string): string | undefined {
	return companion === 'absent' ? 'sidecar-absent' : undefined;
}

function withDetail(outcome: FixityOutcome, sha256: string | undefined, detail: string | undefined): Found {
	return {
		outcome,
		...(sha256 === undefined ? {} : { sha256 }),
		...(outcome === 'intact' || detail === undefined ? {} : { detail }),
	};
}
