import { reseal, worstOfResealed } from '../src/work/seal/reseal.ts';
import { startJob } from './start-job.ts';

interface DidReseal {
	/** How many seals were renewed. */
	readonly renewed: number;
	/** Looked at, and good for long enough. */
	readonly good: number;
	/** To be renewed, but no authority gives a stamp that holds much longer. */
	readonly noBetter: number;
	/** Those that could not be renewed, or whose bundle or evidence is not whole. */
	readonly wanting: readonly object[];
	/** To be renewed, and not reached. */
	readonly left: number;
}

const NOTHING: DidReseal = { renewed: 0, good: 0, noBetter: 0, wanting: [], left: 0 };

/**
 * Renews time stamps before they run out. Exit 0 all are renewed, none had to be, or no authority is set up · 20 a bundle or its evidence is not whole · 75 an authority gives no
 * stamp now, or a signal ended it · 2 · 70.
 */
await startJob<DidReseal & { readonly overlap?: boolean }>(
	'reseal',
	NOTHING,
	async (office, { signal, log }) => {
		if (office.seal.timestampers.length === 0) {
			log.info('TIMESTAMP_URLS is not set: seals have no time stamps to renew');
			return { ...NOTHING, exit: 0 };
		}
		const run = await reseal(office, { signal });
		const of = (outcome: string) => run.done.filter((done) => done.outcome === outcome).length;
		const wanting = run.done.flatMap((done): readonly object[] => {
			if (done.outcome !== 'not-whole' && done.outcome !== 'postponed') return [];
			const { bundleId: bundle, path } = done.filing;
			const detail = done.outcome === 'postponed' ? done.error.code : done.code;
			return [{ bundle, path, outcome: done.outcome, detail }];
		});
		if (run.listEnded !== undefined && run.done.length > 0)
			log.warn({ until: run.listEnded }, 'the list of revoked certificates (TIMESTAMP_CRL_FILE) has run out');
		return {
			...{ renewed: of('renewed'), good: of('good'), noBetter: of('no-better'), wanting, left: run.left },
			...(run.isOverlap ? { overlap: true } : {}),
			...(run.listEnded === undefined ? {} : { listEnded: run.listEnded }),
			...(run.away ? { away: run.away.code } : {}),
			...(run.refused ? { refused: run.refused.code, authority: run.refused.subject ?? '' } : {}),
			exit: worstOfResealed(run),
		};
	},
);
