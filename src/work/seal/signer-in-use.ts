import type { Office } from '../../office.ts';
import type { SealKey, Signer } from '../../records/seal.ts';
import { workerName } from '../worker.ts';

/** Who seals now, and every key that the organisation has sealed by, the signer's last. */
export interface SignerInUse {
	readonly signer: Signer;
	readonly keys: readonly SealKey[];
}

/**
 * The signer of the key in use. The first key is made when it is first asked for, or taken over where one is kept already; of two processes that ask at once,
 * one is heard and the other takes that key too.
 * @throws UsageError as `KeyCustody.open` · TryAgainLater `disk-full`
 */
export async function signerInUse(office: Office): Promise<SignerInUse> {
	const keys = await keysInUse(office);
	const inUse = keys.at(-1);
	if (!inUse) throw new Error('a key that was begun is not there');
	return { signer: await office.seal.custody.open(inUse.sha256), keys };
}

/** As `signerInUse`, without opening the private key. */
export async function keysInUse({ seal: { keys, custody }, clock }: Office): Promise<readonly SealKey[]> {
	const known = await keys.history();
	if (known.length > 0) return known;
	const adopted = await custody.adopt();
	const { sha256, publicKey } = adopted ?? (await custody.make());
	const from = adopted?.since ?? clock.now().toISOString();
	const begun = await keys.begin({ sha256, publicKey, from }, workerName());
	if (begun.sha256 !== sha256) await custody.discard(sha256);
	return keys.history();
}
