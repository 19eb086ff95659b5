import { EXIT } from '../src/errors.ts';
import { type Care, careForBundles } from '../src/work/care-for-bundles.ts';
import { type CheckedBundle, worstOfChecks } from '../src/work/check-fixity.ts';
import { recover } from '../src/work/recover.ts';
import { BEHIND_ALL, standBack } from '../src/work/stand-back.ts';
import { startJob } from './start-job.ts';

interface Checked {
	/** How many bundles were read again. */
	readonly checked: number;
	readonly bytes: number;
	/** Those that are not as they should be, or could not be read, with what was done about them. */
	readonly wanting: readonly object[];
	/** Due, and not reached within FIXITY_SECONDS and FIXITY_GB; they come first the next time. */
	readonly left: number;
	/** What came of the second store; absent where none is set up. */
	readonly second?: object;
	readonly overlap?: boolean;
}

const GB = 1e9;

standBack(BEHIND_ALL);
/**
 * Copies bundles to the second store, reads stored bundles and copies again that are due, and mends what is spoilt. Exit 0 all that were read are intact ·
 * 10 a checksum file beside a bundle is gone or wrong · 20 a bundle was damaged, changed or missing, restored or not · 75 some could not be read or
 * copied and are tried again, or a signal ended it · 2 · 70.
 */
await startJob<Checked>(
	'fixity',
	{ checked: 0, bytes: 0, wanting: [], left: 0 },
	async (office, { signal }) => {
		await recover(office);
		const { FIXITY_SECONDS: seconds, FIXITY_GB } = office.config;
		const care = await careForBundles(office, { seconds, bytes: FIXITY_GB * GB }, signal);
		const { run } = care;
		const wanting = run.checked.filter(({ check }) => check.outcome !== 'intact').map(inShort);
		return {
			...{ checked: run.checked.length, bytes: run.bytes, wanting, left: run.unreached.length },
			...(office.secondStore ? { second: ofSecond(care) } : {}),
			...(run.isOverlap ? { overlap: true } : {}),
			exit: worst(care),
		};
	},
);

function inShort({ check, filing, mended }: CheckedBundle): object {
	return {
		...{ bundle: filing.bundleId, path: filing.path, outcome: check.outcome, detail: check.detail ?? null },
		...(mended ? { done: mended.mends.map(({ kind, place }) => ({ kind, place })) } : {}),
		...(mended?.trouble === undefined ? {} : { trouble: mended.trouble }),
	};
}

function ofSecond({ copied, copies }: Care): object {
	const wanting = copies?.checked.filter(({ outcome }) => outcome !== 'intact') ?? [];
	return {
		...{ copied: copied?.copied.length ?? 0, owed: copied?.owed ?? null, away: copied?.away ?? null },
		...{ troubled: copied?.troubled ?? [], checked: copies?.checked.length ?? 0, wanting },
	};
}

/** A bundle that is spoilt presses more than a second store that is away. */
function worst({ run, copied, copies }: Care): number {
	const ofBundles = worstOfChecks(run);
	const isSecondWanting =
		copied?.away !== undefined ||
		(copied?.troubled.length ?? 0) > 0 ||
		copies?.checked.some(({ outcome }) => outcome !== 'intact');
	return isSecondWanting && ofBundles !== EXIT.failed ? EXIT.retryLater : ofBundles;
}
