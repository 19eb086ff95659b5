import { createHash } from 'node:crypto';
import type { Manifest } from '../../records/manifest.ts';
import { type Problem, problem } from '../../records/problem.ts';
import type { StampFacts } from '../../records/seal.ts';
import {
	type CheckedEvidence,
	checkEvidence,
	checkRenewals,
	type Stranger,
	type Trust,
} from '../evidence/check.ts';
import { type Renewal, readRenewals } from '../evidence/read.ts';
import { PATHS, stampPaths } from '../layout.ts';
import { stampedBytes } from '../seal.ts';
import { CLOCKS_MS } from '../stamp/check.ts';
import type { Files } from './contents.ts';

/** A bundle is stamped as it is packed, or packed anew: one that was stamped a day after it says that it was made has another stamp in the place of that one, or was dated back. */
const PACKING_MS = 86_400_000;

/** What lies beside a bundle as renewals, read before the bundle itself is. */
export interface Beside {
	readonly renewals: readonly Renewal[];
	/** Why they cannot be read. */
	readonly problem?: Problem;
}

export async function renewalsBeside(file: string): Promise<Beside> {
	try {
		return { renewals: await readRenewals(file) };
	} catch (error) {
		const why = (error as NodeJS.ErrnoException).code;
		if (why === undefined) throw error;
		return { renewals: [], problem: problem('timestamp', '', 'renewals-unreadable', { why }) };
	}
}

/**
 * Checks the time stamps in a bundle and their renewals beside it, as of when each was made. Those that the manifest states must all be there and hold. One that
 * has been renewed needs hold no longer than until then. Where one in the bundle ends in a root that is trusted, the time is shown: those of authorities
 * that the reader has not named are then told as such (`isTrusted` is false), and no problem.
 * @param sha512 of the bundle, hex; needed where renewals lie beside it
 */
export function checkStamps(
	file: string,
	sha512: string,
	files: Files,
	manifest: Manifest | undefined,
	{ renewals, problem: unread }: Beside,
	trust: Trust,
): CheckedEvidence {
	const renewed = checkRenewals(file, sha512, renewals, trust);
	const sealed = files.get(PATHS.manifest)?.contents;
	const signature = files.get(PATHS.signature)?.contents;
	const stamps: StampFacts[] = [];
	const strangers: Stranger[] = [];
	const problems: Problem[] = [];
	const answers = new Set<string>();
	const bytes = sealed && signature ? stampedBytes(sealed, signature) : Buffer.alloc(0);
	for (let number = 1; number <= (manifest?.seal?.stamps?.length ?? 0); number++) {
		const { token, chain } = stampPaths(number);
		const [answer, chainPem] = [files.get(token)?.contents, files.get(chain)?.contents];
		if (!answer) problems.push(problem('missing', token, 'not-held'));
		if (!chainPem) problems.push(problem('missing', chain, 'not-held'));
		if (!answer || !chainPem) continue;
		// An authority's answers have a serial number and a time each: the same one twice stands in the place of another's.
		const same = createHash('sha256').update(answer).digest('hex');
		if (answers.has(same)) problems.push(problem('timestamp', token, 'stamp-twice'));
		answers.add(same);
		const hash = (digest: string) => createHash(digest).update(bytes).digest();
		const held = { path: token, renewal: 0, answer, chainPem, hash };
		const checked = checkEvidence(held, { ...trust, now: renewed.before });
		if ('problem' in checked) {
			problems.push(checked.problem);
			if ('facts' in checked) strangers.push(checked);
		} else stamps.push(checked.facts);
		const at = 'facts' in checked ? checked.facts.at : undefined;
		const created = manifest?.bundle.created ?? '';
		if (at !== undefined && Date.parse(at) < Date.parse(created) - CLOCKS_MS)
			problems.push(problem('timestamp', token, 'stamp-before', { at, created }));
		if (at !== undefined && Date.parse(at) > Date.parse(created) + PACKING_MS)
			problems.push(problem('timestamp', token, 'stamp-late', { at, created }));
	}
	const all = {
		stamps: [...stamps, ...renewed.stamps],
		problems: [...problems, ...(unread ? [unread] : []), ...renewed.problems],
		strangers: [...strangers, ...renewed.strangers],
	};
	return stamps.some(({ isTrusted }) => isTrusted) ? withStrangers(all) : all;
}

/** Strangers among the stamps, in the order of their making, and not among the problems. */
function withStrangers({ stamps, problems, strangers }: CheckedEvidence): CheckedEvidence {
	const excused = new Set(strangers.map(({ problem }) => problem));
	return {
		stamps: [...stamps, ...strangers.map(({ facts }) => facts)].sort((a, b) => a.renewal - b.renewal),
		problems: problems.filter((each) => !excused.has(each)),
		strangers,
	};
}
