import { newestRenewal, type VerifyReport } from '../../bundle/verify/report.ts';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import { isForeign } from './carried.ts';
import type { NotWhole } from './resealed.ts';

/**
 * Why a bundle is not to be stamped anew: a new stamp would vouch for what is wrong. The event log says what was filed (the catalogue's line can be
 * altered), the history of keys who may have sealed it, and the catalogue how many renewals lay beside it.
 * @param renewals how many there have to be @returns undefined where nothing is wrong
 */
export async function whatIsWrong(
	{ mends, seal, catalogue }: Pick<Office, 'mends' | 'seal' | 'catalogue'>,
	filing: Filing,
	report: VerifyReport,
	renewals: number,
): Promise<NotWhole | undefined> {
	const logged = await mends.logged(filing.bundleId);
	const { sha256, bytes } = logged ?? filing;
	if (sha256 !== filing.sha256 || bytes !== filing.bytes) return { code: 'filing-altered' };
	// Said first: its other stamps are judged as of now where the renewals are gone.
	if (newestRenewal(report) < renewals) return { code: 'renewals-missing' };
	const [problem] = report.problems;
	if (problem) return { code: problem.code, ...(problem.data ? { data: problem.data } : {}) };
	const foreign = report.stamps.find(isForeign);
	if (foreign) return { code: 'stamp-untrusted', data: { root: foreign.root } };
	if (report.sha256 !== sha256) return { code: 'not-as-filed' };
	const key = (await seal.keys.history()).find((each) => each.sha256 === report.sealedBy);
	if (!key) return { code: 'key-unknown' };
	if (key.to === undefined) return undefined;
	const created = report.manifest?.bundle.created;
	if (created !== undefined && Date.parse(created) <= Date.parse(key.to)) return undefined;
	// A key that was taken out of use seals nothing more: whoever has it still has stolen it. But a bundle may have been dated by a clock that was ahead, and the log has its order whatever the clocks
	// said. Of a key that somebody else may have had that is not enough.
	const isInTime =
		logged !== undefined &&
		key.ended !== 'compromised' &&
		(await endedAfter(catalogue, key.sha256, logged.event));
	return isInTime ? undefined : { code: 'key-ended' };
}

/** Whether a key ended later than an event, by their order in the log. */
async function endedAfter({ events }: Office['catalogue'], sha256: string, event: number): Promise<boolean> {
	const ended = (await events({ subject: sha256 })).findLast(({ kind }) => kind === 'seal-key-ended');
	return ended !== undefined && ended.number > event;
}
