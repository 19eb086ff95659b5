import { verifyBundle } from '../../bundle/verify.ts';
import { OgonblickError } from '../../errors.ts';
import { fixityOutcome } from '../../fixity/outcome.ts';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import type { FixityCheck, FixityOutcome } from '../../records/fixity.ts';
import { workerName } from '../worker.ts';

/**
 * Reads a stored bundle from its first byte to its last, compares it with the catalogue, with the checksum file beside it and with its own seal, and keeps
 * what was found. Nothing in the store is changed, whatever is found.
 * @param signal where it aborts, its reason is thrown and nothing is kept
 */
export async function checkBundle(office: Office, filing: Filing, signal: AbortSignal): Promise<FixityCheck> {
	const began = performance.now();
	const at = office.clock.now().toISOString();
	const found = await look(office, filing, signal);
	signal.throwIfAborted();
	const ms = Math.round(performance.now() - began);
	const check: FixityCheck = { bundleId: filing.bundleId, at, ...found, ms };
	await office.fixity.record(check, workerName());
	const told = { bundle: filing.bundleId, path: filing.path, ...found, ms };
	if (check.outcome === 'intact') office.log.info(told, 'a bundle was checked');
	else office.log.warn(told, 'a stored bundle is not as it should be');
	return check;
}

type Found = Pick<FixityCheck, 'outcome' | 'sha256' | 'detail'>;

async function look(
	office: Office,
	{ root, path, sha256: filed }: Filing,
	signal: AbortSignal,
): Promise<Found> {
	const store = office.bundles(root);
	try {
		// A disk that is not mounted leaves an empty folder behind: nothing is gone from it that anybody knows of.
		if (!(await store.exists(path)))
			return (await store.lying(1)).length > 0
				? { outcome: 'missing', detail: 'bundle-missing' }
				: { outcome: 'unreadable', detail: 'store-empty' };
		const report = await verifyBundle(await store.read(path), { signal });
		// What has become of a time stamp since is no change of the bytes: the job reseal looks after that.
		const inside = report.problems.filter(({ kind }) => kind !== 'sidecar' && kind !== 'timestamp');
		const seen = report.sha256 === '' ? undefined : report.sha256;
		const companion = report.sidecar;
		const outcome = fixityOutcome({ filed, seen, companion, isSound: inside.length === 0 });
		return withDetail(outcome, seen, inside[0]?.code ?? report.problems[0]?.code ?? absent(companion));
	} catch (error) {
		signal.throwIfAborted();
		const code = error instanceof OgonblickError ? error.code : (error as NodeJS.ErrnoException).code;
		if (code === undefined || code.startsWith('catalogue-')) throw error;
		return { outcome: 'unreadable', detail: code };
	}
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
