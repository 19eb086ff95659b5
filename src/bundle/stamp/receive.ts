import type { X509Certificate } from 'node:crypto';
import { pemOf } from './chain.ts';
import { type CheckedStamp, CLOCKS_MS, checkStamp, type StampGround } from './check.ts';
import { StampRefused } from './flaw.ts';
import type { StampWish } from './request.ts';
import { isSameNumber, readAnswer } from './token.ts';

/** A time stamp as it is kept: the answer as it came, and the certificates up to the root. */
export interface ReceivedStamp extends CheckedStamp {
	readonly answer: Buffer;
	/** PEM, from the signer to the root: what `openssl ts -verify` needs. */
	readonly chainPem: Buffer;
}

/**
 * Checks an authority's answer at once, against what it was asked: a stamp that does not hold now never will.
 * @param asked when the question was sent @param now when the answer had come
 * @param anchors roots that are trusted
 * @throws StampRefused with the first thing that is wrong
 */
export function receiveStamp(
	answer: Buffer,
	wish: StampWish,
	{ asked, now }: { readonly asked: Date; readonly now: Date },
	anchors: readonly X509Certificate[],
	revocations: StampGround['revocations'],
): ReceivedStamp {
	const token = readAnswer(answer);
	if (token.nonce === undefined || !isSameNumber(token.nonce, wish.nonce))
		throw new StampRefused('stamp-nonce');
	if (token.imprint.digest !== wish.digest) throw new StampRefused('stamp-imprint');
	if (wish.policy !== undefined && token.policy !== wish.policy)
		throw new StampRefused('stamp-policy', { policy: token.policy, wanted: wish.policy });
	const [from, to] = [asked.getTime() - CLOCKS_MS, now.getTime() + CLOCKS_MS];
	if (token.at.getTime() < from || token.at.getTime() > to)
		throw new StampRefused('stamp-time', { at: token.at.toISOString(), now: now.toISOString() });
	const checked = checkStamp(token, {
		hash: () => wish.hash,
		chain: [],
		mustHoldAt: now,
		anchors,
		...(revocations ? { revocations } : {}),
	});
	return { ...checked, answer, chainPem: pemOf(checked.chain) };
}
