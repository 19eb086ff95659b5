import { isEndorsed } from '../../bundle/keys.ts';
import type { Office } from '../../office.ts';
import type { SealKey } from '../../records/seal.ts';
import { keysInUse } from './signer-in-use.ts';

/** A seal key as it is published. */
export interface ShownKey extends SealKey {
	/** Whether the key before it has signed that it follows; absent on the first. */
	readonly isEndorsed?: boolean;
}

/** Every seal key of the organisation, oldest first. Where there is none the first one is made. @throws as `signerInUse` */
export async function showKeys(office: Office): Promise<readonly ShownKey[]> {
	const keys = await keysInUse(office);
	return keys.map((key, index) => {
		const before = keys[index - 1];
		return before ? { ...key, isEndorsed: isEndorsed(key, before) } : key;
	});
}
