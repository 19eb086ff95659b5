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
	const { sha256, publicKey } = await custody.make();
	const bare = { sha256, publicKey, from: beginning(office.clock.now(), ended) };
	// What somebody else may have in hand says nothing of whom the organisation means.
	const word = await former?.signer.sign(Buffer.from(endorsedText(bare)));
	const begun = { ...bare, ...(word ? { endorsement: Buffer.from(word).toString('base64') } : {}) };
	if (!ended) return { begun: await keys.begin(begun, by) };
	await keys.replace({ sha256: ended.sha256, why }, begun, by);
	// Those of before too, where a run was killed between the two.
	for (const key of await keys.history()) if (key.to !== undefined) await custody.discard(key.sha256);
	return { ended, begun };
}

/**
 * Two in one moment have an order. One that would begin after this only was made by a clock that was ahead: the next begins now, and the former ends before it
 * began, or nothing could be sealed until the clock has come so far.
 */
function beginning(now: Date, ended: SealKey | undefined): string {
	const moment = now.toISOString();
	return ended?.from === moment ? new Date(now.getTime() + 1).toISOString() : moment;
}
