import { createHash, type X509Certificate } from 'node:crypto';
import { basename } from 'node:path';
import { type Problem, problem } from '../../records/problem.ts';
import type { StampFacts } from '../../records/seal.ts';
import { certificatesOf, isKeptChain } from '../stamp/chain.ts';
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

/** A stamp that holds in all but this: its root is none of those that the reader named. */
export interface Stranger {
	readonly facts: StampFacts;
	/** One of the problems, the same object. */
	readonly problem: Problem;
}

export interface CheckedEvidence {
	readonly stamps: readonly StampFacts[];
	/** Those of strangers too: whoever does not ask for them refuses them. */
	readonly problems: readonly Problem[];
	readonly strangers: readonly Stranger[];
}

/** Flaws of a list that does not speak of these bytes. */
const OF_OTHERS: ReadonlySet<string> = new Set(['renewal-of-other-bytes', 'renewal-list-unreadable']);

/**
 * Checks renewals, the newest first: each must hold when the next was made, and the newest now. Each stamps a fresh checksum of the bundle and the
 * evidence before it, so that nothing rests on what has become weak since.
 * @param file name or path of the bundle @param sha512 of it, hex, as it was just read @param renewals as `readRenewals`
 * @returns besides when what is in the bundle must hold: when the oldest renewal of these bytes was made, or now
 */
export function checkRenewals(
	file: string,
	sha512: string,
	renewals: readonly Renewal[],
	trust: Trust,
): CheckedEvidence & { readonly before: Date } {
	const stamps: StampFacts[] = [];
	const problems: Problem[] = [];
	const strangers: Stranger[] = [];
	let before = trust.now;
	let shown = trust.now;
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
		const flaws = [...listFlaws(list, sha512, renewals.slice(0, renewals.indexOf(renewal)), number)];
		for (const { code, data } of flaws)
			problems.push(problem('timestamp', at + evidenceName(number, LIST), code, data));
		const checked = checkEvidence(held, { ...trust, now: before });
		if ('problem' in checked) {
			problems.push(checked.problem);
			if ('facts' in checked) strangers.unshift(checked);
		} else {
			stamps.unshift(checked.facts);
			// One by a stranger shows no time: what lies under it has to hold without it.
			if (checked.at < before) before = checked.at;
			// Of another zip it says when that was there: what is in this one has to hold without it.
			if (!flaws.some(({ code }) => OF_OTHERS.has(code)) && checked.at < shown) shown = checked.at;
		}
	}
	return { stamps, problems: problems.toReversed(), strangers, before: shown };
}

/** @returns what one stamp shows, or what is wrong with it, and then what it says where nothing but its root is. @param trust.now when it must hold */
export function checkEvidence(
	held: HeldStamp,
	trust: Trust,
): { readonly facts: StampFacts; readonly at: Date } | Stranger | Pick<Stranger, 'problem'> {
	const checked = checkHeld(held, trust);
	const wrong = ({ code, data }: StampFlaw) => problem('timestamp', held.path, code, data);
	if (!('code' in checked)) return { facts: factsOf(checked, held, trust.anchors && true), at: checked.at };
	if (checked.code !== 'stamp-untrusted') return { problem: wrong(checked) };
	const { anchors: _, ...others } = trust;
	const alone = checkHeld(held, others);
	if (!('code' in alone)) return { facts: factsOf(alone, held, false), problem: wrong(checked) };
	return { problem: wrong(alone.code === 'stamp-chain' ? checked : alone) };
}

/** @returns what the stamp says, or what is wrong with it. */
function checkHeld(held: HeldStamp, trust: Trust): CheckedStamp | StampFlaw {
	try {
		const checked = checkStamp(readAnswer(held.answer), {
			hash: held.hash,
			chain: certificatesOf(held.chainPem),
			mustHoldAt: trust.now,
			...(trust.anchors ? { anchors: trust.anchors } : {}),
			...(trust.revocations ? { revocations: trust.revocations } : {}),
		});
		const [signer] = checked.chain;
		return signer && isKeptChain(held.chainPem, signer) ? checked : { code: 'stamp-chain-changed' };
	} catch (error) {
		if (error instanceof StampRefused) return error.flaw;
		throw error;
	}
}

function factsOf(
	{ at, authority, root, goodUntil, endedLists }: CheckedStamp,
	{ renewal }: HeldStamp,
	isTrusted: boolean | undefined,
): StampFacts {
	return {
		...{ at: at.toISOString(), authority, root, goodUntil: goodUntil.toISOString(), renewal },
		...(isTrusted === undefined ? {} : { isTrusted }),
		...(endedLists.length > 0 ? { endedLists } : {}),
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
