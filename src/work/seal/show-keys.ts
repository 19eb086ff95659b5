import { isEndorsed } from '../../bundle/keys.ts';
import type { Office } from '../../office.ts';
import type { SealKey } from '../../records/seal.ts';
import { keysInUse } from './signer-in-use.ts';

/** A seal key as it is published. */
export interface ShownKey extends SealKey {
	/** Whether the key before it has signed that it follows; absent on the first. */
	readonly isEndorsed?: boolean;
	/** The event log tells something else of it: somebody has written in the catalogue. */
	readonly isAltered?: true;
}

/** The organisation's seal keys, and what has been done to their history. */
export interface ShownKeys {
	/** Oldest first. */
	readonly keys: readonly ShownKey[];
	/** Fingerprints of those that the event log tells of and the catalogue does not have. */
	readonly missing: readonly string[];
	/** Whether nobody is to rely on what is shown. */
	readonly isTampered: boolean;
}

/**
 * Every seal key of the organisation, compared with the event log: whoever reads them publishes them, and a key that somebody has put among them would vouch
 * for bundles that the organisation never sealed. Where there is none the first one is made.
 * @throws as `signerInUse`
 */
export async function showKeys(office: Office): Promise<ShownKeys> {
	const keys = await keysInUse(office);
	const differing = (await office.catalogue.compareWithEvents()).filter((subject) =>
		FINGERPRINT.test(subject),
	);
	const known = new Set(keys.map(({ sha256 }) => sha256));
	const shown = keys.map((key, index): ShownKey => {
		const before = keys[index - 1];
		return {
			...key,
			...(before ? { isEndorsed: isEndorsed(key, before) } : {}),
			...(differing.includes(key.sha256) ? { isAltered: true } : {}),
		};
	});
	return {
		keys: shown,
		missing: differing.filter((sha256) => !known.has(sha256)),
		isTampered: differing.length > 0,
	};
}

/** No other subject of an event has this form. */
const FINGERPRINT = /^[0-9a-f]{64}$/;
