import { createHash } from 'node:crypto';

/** A file whose size and checksum METS states. */
interface Stated {
	readonly bytes: number;
	/** Lower-case hex. */
	readonly sha256: string;
}

/** What METS states of a file that is not made yet. */
export const NOT_YET: Stated = { bytes: 0, sha256: '0'.repeat(64) };

/** SHA-256 of a METS that states `NOT_YET` of the manifest and the seal. @returns lower-case hex */
export function draftDigest(draft: Buffer): string {
	return createHash('sha256').update(draft).digest('hex');
}

/**
 * SHA-256 of METS as it was before the manifest and the seal were made: with `NOT_YET` in their places. That is how the
 * manifest can state what METS is, and METS what the manifest is.
 * @param later the files that were not made yet, as they are now
 * @returns lower-case hex; undefined when METS does not state each of them once, as it is
 */
export function digestWithout(mets: Buffer, later: readonly Stated[]): string | undefined {
	// Latin-1 keeps every byte; as UTF-8 all bytes that are no text would become the same character.
	let text = mets.toString('latin1');
	const kinds = new Map(later.map((file) => [file.sha256, file]));
	for (const { bytes, sha256 } of kinds.values()) {
		const place = new RegExp(
			`(<file [^<>]* SIZE=")${bytes}("[^<>]* CHECKSUM=")${sha256.toUpperCase()}(")`,
			'g',
		);
		// Two authorities of one house may have the same chain: then each of the two is stated once.
		const same = later.filter((file) => file.sha256 === sha256).length;
		if ([...text.matchAll(place)].length !== same) return undefined;
		text = text.replace(place, `$1${NOT_YET.bytes}$2${NOT_YET.sha256}$3`);
	}
	return draftDigest(Buffer.from(text, 'latin1'));
}
