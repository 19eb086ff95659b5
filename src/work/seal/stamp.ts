import { createHash } from 'node:crypto';
import type { Stamping } from '../../bundle/pack/input.ts';
import type { StampDigest } from '../../bundle/stamp/algorithms.ts';
import { type StampFlaw, StampRefused } from '../../bundle/stamp/flaw.ts';
import { type ReceivedStamp, receiveStamp } from '../../bundle/stamp/receive.ts';
import { stampWish, writeRequest } from '../../bundle/stamp/request.ts';
import { type Reason, TryAgainLater, UsageError } from '../../errors.ts';
import type { Timestamper } from '../../office/seal.ts';
import type { Office } from '../../office.ts';
import { problemWords } from '../../records/problem.ts';
import { type StampTrust, stampTrust } from './trust.ts';

/** Who stamps the seals of this office; undefined where the settings name no authority. @throws UsageError as `stampTrust` */
export async function stamping(office: Office, signal: AbortSignal): Promise<Stamping | undefined> {
	const { timestampers } = office.seal;
	if (timestampers.length === 0) return undefined;
	const trust = await stampTrust(office.config);
	return {
		authorities: timestampers.map(({ address }) => address),
		stamp: (bytes) => stampAll(office, bytes, 'sha256', trust, signal),
	};
}

/**
 * Has every authority stamp some bytes, one after the other, and checks each answer at once.
 * @throws TryAgainLater `timestamp-unreachable` · UsageError `timestamp-wrong` `timestamp-clock`
 */
async function stampAll(
	office: Office,
	bytes: Buffer,
	digest: StampDigest,
	trust: StampTrust,
	signal: AbortSignal,
): Promise<readonly ReceivedStamp[]> {
	const stamps: ReceivedStamp[] = [];
	for (const authority of office.seal.timestampers)
		stamps.push(await stampBy(authority, office, bytes, digest, trust, signal));
	return stamps;
}

/** As `stampAll`, of one authority. */
export async function stampBy(
	authority: Timestamper,
	{ config, clock }: Office,
	bytes: Buffer,
	digest: StampDigest,
	{ anchors, revocations }: StampTrust,
	signal: AbortSignal,
): Promise<ReceivedStamp> {
	const hash = createHash(digest).update(bytes).digest();
	const wish = stampWish(digest, hash, config.TIMESTAMP_POLICY);
	const asked = clock.now();
	const answer = await authority.ask(writeRequest(wish), signal);
	try {
		return receiveStamp(answer, wish, { asked, now: clock.now() }, anchors, revocations);
	} catch (error) {
		if (!(error instanceof StampRefused)) throw error;
		if (error.flaw.code === 'stamp-refused') throw refusedNow(authority.address, error.flaw);
		if (error.flaw.code === 'stamp-time') throw otherClock(authority.address, error.flaw);
		throw answeredWrongly(authority.address, error.flaw);
	}
}

/** Something else than a time stamp that holds. Somebody has to look at the authority, or at the settings. */
function answeredWrongly(address: string, flaw: StampFlaw): UsageError {
	const reason = reasonOf(flaw);
	return new UsageError(`The time-stamp authority ${address} answered wrongly: ${reason.en}`, {
		...{ code: 'timestamp-wrong', subject: address, reason },
		remedy:
			'Nothing is filed without a time stamp that holds; the capture is kept and the order waits. Look at TIMESTAMP_URLS, TIMESTAMP_CA_FILE, TIMESTAMP_POLICY and the clock of this machine, and ask the authority.',
	});
}

/** The authority's clock is set by law, ours by a network or by hand: where they differ, it is mostly ours that is wrong. */
function otherClock(address: string, flaw: StampFlaw): UsageError {
	const reason = reasonOf(flaw);
	return new UsageError(
		`The clock of this machine and that of the time-stamp authority ${address} differ: ${reason.en}`,
		{
			...{ code: 'timestamp-clock', subject: address, reason },
			remedy:
				"Set the clock of this machine, then try again. Nothing is lost: a capture is kept until it is sealed, and bundles are as they were. If this clock is right, it is the authority's that is wrong: tell whoever runs it.",
		},
	);
}

/** An authority that says no may say yes later: its clock is out of order, or it is busy. */
function refusedNow(address: string, flaw: StampFlaw): TryAgainLater {
	const reason = reasonOf(flaw);
	return new TryAgainLater(`The time-stamp authority ${address} gives no time stamp now: ${reason.en}`, {
		...{ code: 'timestamp-unreachable', subject: address, reason },
		remedy:
			'The capture is kept and the order waits: it is sealed when the authority answers. Where it never does, correct TIMESTAMP_URLS and TIMESTAMP_POLICY.',
	});
}

function reasonOf(flaw: StampFlaw): Reason {
	return { sv: problemWords(flaw, 'sv'), en: problemWords(flaw, 'en') };
}
