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
 * @param later the files that were not made yet, as they are now, by their paths relative to METS
 * @returns lower-case hex; undefined when METS does not state each of them once, as it is
 */
export function digestWithout(mets: Buffer, later: ReadonlyMap<string, Stated>): string | undefined {
	// Latin-1 keeps every byte; as UTF-8 all bytes that are no text would become the same character.
	let text = mets.toString('latin1');
	for (const [path, { bytes, sha256 }] of later) {
		// By its path too: what METS states of two of them could change places otherwise, and be without a trace in the digest.
		const place = new RegExp(
			`(<file [^<>]* SIZE=")${bytes}("[^<>]* CHECKSUM=")${sha256.toUpperCase()}("[^<>]*>\\s*<FLocat [^<>]*xlink:href="${path.replaceAll('.', '\\.')}")`,
			'g',
		);
		if ([...text.matchAll(place)].length !== 1) return undefined;
		text = text.replace(place, `$1${NOT_YET.bytes}$2${NOT_YET.sha256}$3`);
	}
	return draftDigest(Buffer.from(text, 'latin1'));
}
