import { TryAgainLater } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { endorsedText, type KeyEnd, type SealKey } from '../../records/seal.ts';
import { whileLocked } from '../watch/hold-account.ts';
import { workerName } from '../worker.ts';
import { signerInUse } from './signer-in-use.ts';

export interface Rotation {
	/** Absent where there was no key to exchange, and the new one is the first. */
	readonly ended?: SealKey;
	readonly begun: SealKey;
}

const LOCK = 'seal-key';

/**
 * Exchanges the seal key for a new one. The old one, where it can still speak, signs that the new one follows it; then its private half is destroyed. Killed at any
 * moment, either the old key is in use or the new one, and the history says which: a key that was made and not taken into use has sealed nothing.
 * @param why `rotated` needs the old key; `lost` and `compromised` do without its word
 * @throws TryAgainLater `seal-key-overtaken` `seal-key-busy` · UsageError as `KeyCustody.open`, where the old key is to speak and cannot
 */
export async function rotateKey(
	office: Office,
	why: KeyEnd,
	by: string,
	signal: AbortSignal,
): Promise<Rotation> {
	const lock = await office.queue.lock(LOCK, workerName());
	if (!lock)
		throw new TryAgainLater('Another process is exchanging the seal key just now.', {
			code: 'seal-key-busy',
			remedy: 'Wait a moment, and look at the keys with `ogonblick key show`.',
		});
	return whileLocked(
		async () => lock,
		signal,
		async () => exchange(office, why, by),
	);
}

async function exchange(office: Office, why: KeyEnd, by: string): Promise<Rotation> {
	const { keys, custody } = office.seal;
	const former = why === 'rotated' ? await signerInUse(office) : undefined;
	const ended = (former?.keys ?? (await keys.history())).at(-1);
	const made = await custody.make();
	const begun = await orDiscard(office, made.sha256, async () => {
		const bare = { ...made, from: beginning(office.clock.now(), ended) };
		// What somebody else may have in hand says nothing of whom the organisation means.
		const word = await former?.signer.sign(Buffer.from(endorsedText(bare)));
		const next = { ...bare, ...(word ? { endorsement: Buffer.from(word).toString('base64') } : {}) };
		if (!ended) return keys.begin(next, by);
		await keys.replace({ sha256: ended.sha256, why }, next, by);
		return next;
	});
	if (!ended) return { begun };
	// Those of before too, where a run was killed between the two.
	for (const key of await keys.history()) if (key.to !== undefined) await custody.discard(key.sha256);
	return { ended, begun };
}

/**
 * Where a key that was just made cannot be taken into use, as on a full disk, it has sealed nothing and is destroyed. Only where the history can be read and tells
 * of others: one that is in use must never go, and before there is a history the next run takes the kept key over. A run that is killed leaves its key.
 * @throws what `begin` throws
 */
async function orDiscard<T>({ seal, log }: Office, sha256: string, begin: () => Promise<T>): Promise<T> {
	try {
		return await begin();
	} catch (error) {
		try {
			const known = await seal.keys.history();
			if (known.length > 0 && known.every((key) => key.sha256 !== sha256)) await seal.custody.discard(sha256);
		} catch (err) {
			// What went wrong first is what is told: the key stays, encrypted, and has sealed nothing.
			log.warn({ err, key: sha256 }, 'a seal key that was not taken into use could not be destroyed');
		}
		throw error;
	}
}

/**
 * Two in one moment have an order. One that would begin after this only was made by a clock that was ahead: the next begins now, and the former ends before it
 * began, or nothing could be sealed until the clock has come so far.
 */
function beginning(now: Date, ended: SealKey | undefined): string {
	const moment = now.toISOString();
	return ended?.from === moment ? new Date(now.getTime() + 1).toISOString() : moment;
}
