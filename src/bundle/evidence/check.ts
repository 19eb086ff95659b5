import { createHash, type X509Certificate } from 'node:crypto';
import { basename } from 'node:path';
import { type Problem, problem } from '../../records/problem.ts';
import type { StampFacts } from '../../records/seal.ts';
import { certificatesOf } from '../stamp/chain.ts';
import { type CheckedStamp, checkStamp, type StampGround } from '../stamp/check.ts';
import { type StampFlaw, StampRefused } from '../stamp/flaw.ts';
import { readAnswer } from '../stamp/token.ts';
import {
	CHAIN,
	evidenceFolder,
	evidenceName,
	LIST,
	nameInFolder,
	type Renewal,
	readList,
	STAMP,
} from './read.ts';

/** What a reader trusts, and when they look. */
export interface Trust {
	/** When the newest evidence must hold. */
	readonly now: Date;
	/** Roots of authorities; absent where nobody has said which those are. */
	readonly anchors?: readonly X509Certificate[];
	readonly revocations?: StampGround['revocations'];
}

/** A time stamp with its certificates, and what it should be of. */
export interface HeldStamp {
	/** Where it stands, for whoever reads what is wrong with it. */
	readonly path: string;
	readonly renewal: number;
	readonly answer: Uint8Array;
	readonly chainPem: Uint8Array;
	readonly hash: StampGround['hash'];
}

export interface CheckedEvidence {
	readonly stamps: readonly StampFacts[];
	readonly problems: readonly Problem[];
}

/**
 * Checks renewals, the newest first: each must hold when the next was made, and the newest now. Each stamps a fresh checksum of the bundle and the
 * evidence before it, so that nothing rests on what has become weak since.
 * @param file name or path of the bundle @param sha512 of it, hex, as it was just read @param renewals as `readRenewals`
 * @returns besides when what they rest on must hold: when the oldest renewal was made, or now
 */
export function checkRenewals(
	file: string,
	sha512: string,
	renewals: readonly Renewal[],
	trust: Trust,
): CheckedEvidence & { readonly before: Date } {
	const stamps: StampFacts[] = [];
	const problems: Problem[] = [];
	let before = trust.now;
	for (const renewal of renewals.toReversed()) {
		const { number, files } = renewal;
		const list = files.get(evidenceName(number, LIST)) ?? Buffer.alloc(0);
		const at = `${basename(evidenceFolder(file))}/`;
		const held = {
			path: at + evidenceName(number, STAMP),
			renewal: number,
			answer: files.get(evidenceName(number, STAMP)) ?? Buffer.alloc(0),
			chainPem: files.get(evidenceName(number, CHAIN)) ?? Buffer.alloc(0),
			hash: (digest: string) => createHash(digest).update(list).digest(),
		};
		for (const { code, data } of listFlaws(
			list,
			sha512,
			renewals.slice(0, renewals.indexOf(renewal)),
			number,
		))
			problems.push(problem('timestamp', at + evidenceName(number, LIST), code, data));
		const checked = checkHeld(held, { ...trust, now: before });
		if ('code' in checked) problems.push(problem('timestamp', held.path, checked.code, checked.data));
		else {
			stamps.unshift(factsOf(checked, held, trust));
			if (checked.at < before) before = checked.at;
		}
	}
	return { stamps, problems: problems.toReversed(), before };
}

/** @returns what the stamp says, or what is wrong with it. @param trust.now when it must hold */
export function checkHeld(held: HeldStamp, trust: Trust): CheckedStamp | StampFlaw {
	try {
		return checkStamp(readAnswer(held.answer), {
			hash: held.hash,
			chain: certificatesOf(held.chainPem),
			mustHoldAt: trust.now,
			...(trust.anchors ? { anchors: trust.anchors } : {}),
			...(trust.revocations ? { revocations: trust.revocations } : {}),
		});
	} catch (error) {
		if (error instanceof StampRefused) return error.flaw;
		throw error;
	}
}

export function factsOf(
	{ at, authority, root, goodUntil }: CheckedStamp,
	{ renewal }: Pick<HeldStamp, 'renewal'>,
	{ anchors }: Pick<Trust, 'anchors'>,
): StampFacts {
	return {
		...{ at: at.toISOString(), authority, root, goodUntil: goodUntil.toISOString(), renewal },
		// A root that is not trusted has been refused before.
		...(anchors ? { isTrusted: true } : {}),
	};
}

/** Whether a list speaks of this bundle and of all the evidence before it, as they are now. */
function* listFlaws(
	list: Buffer,
	bundle: string,
	earlier: readonly Renewal[],
	number: number,
): Generator<StampFlaw> {
	const stated = readList(list);
	const [first, ...rest] = stated ?? [];
	if (first === undefined) return yield { code: 'renewal-list-unreadable' };
	if (first[1] !== bundle) yield { code: 'renewal-of-other-bytes' };
	const known = new Map(earlier.flatMap(({ files }) => [...files]));
	const told = new Map(rest.map(([name, hash]) => [nameInFolder(name), hash]));
	for (let before = 1; before < number; before++)
		for (const ending of [LIST, CHAIN, STAMP]) {
			const name = evidenceName(before, ending);
			const bytes = known.get(name);
			const hash = bytes && createHash('sha512').update(bytes).digest('hex');
			if (told.get(name) === undefined) yield { code: 'renewal-omits', data: { file: name } };
			else if (told.get(name) !== hash) yield { code: 'renewal-evidence-changed', data: { file: name } };
		}
}
