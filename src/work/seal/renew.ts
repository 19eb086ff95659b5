import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { checkRenewals } from '../../bundle/evidence/check.ts';
import {
	CHAIN,
	evidenceFolder,
	evidenceName,
	LIST,
	MOST_RENEWALS,
	readRenewals,
	STAMP,
	writeList,
} from '../../bundle/evidence/read.ts';
import { Fault, OgonblickError, UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import { workerName } from '../worker.ts';
import { graver, type Offer } from './offers.ts';
import type { Resealed } from './resealed.ts';
import { stampBy } from './stamp.ts';
import type { StampTrust } from './trust.ts';

/**
 * Has a bundle that was just verified stamped anew, with all evidence before.
 * @param sha512 of it, hex, of the same reading
 * @throws UsageError `too-many-renewals` · Fault `renewal-exists` · as `stampBy`
 */
export async function renew(
	office: Office,
	filing: Filing,
	sha512: string,
	offers: readonly Offer[],
	trust: StampTrust,
	signal: AbortSignal,
): Promise<Resealed> {
	const store = office.bundles(filing.root);
	const path = await store.read(filing.path);
	const renewals = await readRenewals(path);
	const number = (renewals.at(-1)?.number ?? 0) + 1;
	if (number > MOST_RENEWALS) throw tooMany(filing);
	const ofBytes = (bytes: Buffer) => createHash('sha512').update(bytes).digest('hex');
	const list = writeList(basename(path), sha512, renewals, ofBytes);
	const stamp = await firstStamp(office, list, offers, trust, signal);
	const keyOf = (ending: string) => `${evidenceFolder(filing.path)}/${evidenceName(number, ending)}`;
	if (await store.exists(keyOf(STAMP))) throw isThere(filing, number);
	await store.putCompanion(keyOf(LIST), list);
	await store.putCompanion(keyOf(CHAIN), stamp.chainPem);
	// Last: a renewal without its stamp is none, and the next one takes its place.
	await store.putCompanion(keyOf(STAMP), stamp.answer);
	const now = office.clock.now();
	const { problems } = checkRenewals(path, sha512, await readRenewals(path), { ...trust, now });
	const [problem] = problems;
	if (problem) {
		const { code, data } = problem;
		return { filing, outcome: 'not-whole', code, ...(data ? { data } : {}) };
	}
	const goodUntil = stamp.goodUntil.toISOString();
	const state = { bundleId: filing.bundleId, renewals: number, goodUntil };
	await office.seal.stamps.record(state, 'seal-renewed', workerName());
	return { filing, outcome: 'renewed', number, at: stamp.at.toISOString(), goodUntil };
}

/** One evidence over the former is enough, so that an authority that is down keeps nobody waiting where another answers. */
async function firstStamp(
	office: Office,
	list: Buffer,
	offers: readonly Offer[],
	trust: StampTrust,
	signal: AbortSignal,
) {
	let refused: OgonblickError | undefined;
	for (const { authority } of offers) {
		try {
			return await stampBy(authority, office, list, 'sha512', trust, signal);
		} catch (error) {
			signal.throwIfAborted();
			if (!(error instanceof OgonblickError)) throw error;
			office.log.warn({ authority: authority.address, err: error }, 'an authority gave no time stamp');
			refused = graver(refused, error);
		}
	}
	throw refused;
}

function tooMany({ root, path }: Filing): UsageError {
	return new UsageError(`The bundle has ${MOST_RENEWALS} renewals, and no more are made`, {
		...{ code: 'too-many-renewals', subject: `${root}/${evidenceFolder(path)}` },
		remedy: 'Something renews it far too often. Look at RESEAL_DAYS and at the authority.',
	});
}

function isThere({ root, path }: Filing, number: number): Fault {
	return new Fault('A renewal lies there already, and nothing is overwritten', {
		...{ code: 'renewal-exists', subject: `${root}/${evidenceFolder(path)}/${evidenceName(number, STAMP)}` },
		remedy: 'Look at the folder, and verify the bundle.',
	});
}
