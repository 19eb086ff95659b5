import { checkFixity, worstOfChecks } from '../src/work/check-fixity.ts';
import { standBack } from '../src/work/fixity/stand-back.ts';
import { startJob } from './start-job.ts';

interface Checked {
	/** How many bundles were read again. */
	readonly checked: number;
	readonly bytes: number;
	/** Those that are not as they should be, or could not be read. */
	readonly wanting: readonly object[];
	/** Due, and not reached within FIXITY_SECONDS and FIXITY_GB; they come first the next time. */
	readonly left: number;
}

const GB = 1e9;

standBack();
/**
 * Reads stored bundles again that are due. Exit 0 all that were read are intact · 10 a checksum file beside a bundle is gone or wrong · 20 a bundle is
 * damaged, changed or missing · 75 some could not be read and are tried again, or a signal ended it · 2 · 70.
 */
await startJob<Checked & { readonly overlap?: boolean }>(
	'fixity',
	{ checked: 0, bytes: 0, wanting: [], left: 0 },
	async (office, { signal }) => {
		const { FIXITY_SECONDS: seconds, FIXITY_GB } = office.config;
		const run = await checkFixity(office, { seconds, bytes: FIXITY_GB * GB, signal });
		const wanting = run.checked
			.filter(({ check }) => check.outcome !== 'intact')
			.map(({ check, filing }) => ({
				...{ bundle: filing.bundleId, path: filing.path, outcome: check.outcome },
				detail: check.detail ?? null,
			}));
		return {
			...{ checked: run.checked.length, bytes: run.bytes, wanting, left: run.left },
			...(run.isOverlap ? { overlap: true } : {}),
			exit: worstOfChecks(run),
		};
	},
);
