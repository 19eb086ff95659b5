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
	{ mends, seal }: Pick<Office, 'mends' | 'seal'>,
	filing: Filing,
	report: VerifyReport,
	renewals: number,
): Promise<NotWhole | undefined> {
	const { sha256, bytes } = (await mends.logged(filing.bundleId)) ?? filing;
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
	const created = report.manifest?.bundle.created;
	// One that ended before it began was begun by a clock that was ahead, and so is what the bundle says of its day. The log has told that it was filed. Of one that somebody else may have had that is not enough.
	const isAhead =
		key.to !== undefined && Date.parse(key.to) < Date.parse(key.from) && key.ended !== 'compromised';
	if (key.to === undefined || isAhead) return undefined;
	// A key that was taken out of use seals nothing more: whoever has it still has stolen it.
	return created === undefined || Date.parse(created) > Date.parse(key.to)
		? { code: 'key-ended' }
		: undefined;
}
