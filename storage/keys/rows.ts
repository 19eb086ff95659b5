import type { KeyEnd, SealKey } from '../../src/records/seal.ts';

/** Lines of the tables as migrations/sqlite leaves them. */
export interface SealTables {
	seal_keys: SealKeyRow;
	seal_stamps: SealStampRow;
}

export interface SealKeyRow {
	number: number;
	sha256: string;
	public_key: string;
	used_from: string;
	used_to: string | null;
	ended: KeyEnd | null;
	endorsement: string | null;
}

interface SealStampRow {
	bundle_id: string;
	renewals: number;
	good_until: string | null;
}

export function keyFrom(row: SealKeyRow): SealKey {
	const { sha256, public_key: publicKey, used_from: from, used_to: to, ended, endorsement } = row;
	return {
		...{ sha256, publicKey, from },
		...(to === null ? {} : { to }),
		...(ended === null ? {} : { ended }),
		...(endorsement === null ? {} : { endorsement }),
	};
}
