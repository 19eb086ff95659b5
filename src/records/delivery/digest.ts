/** Of what length, in hex, which checksum is; those of SHA-256 are compared. */
export const DIGESTS: Readonly<Record<number, string>> = {
	32: 'MD5',
	40: 'SHA-1',
	96: 'SHA-384',
	128: 'SHA-512',
};

export const HEX = /^[0-9a-f]+$/;

/** A checksum without spaces and what some write before it. */
export function bare(checksum: string): string {
	return checksum
		.toLowerCase()
		.replace(/\s/g, '')
		.replace(/^(?:sha-?\d+|md5)[:=]/, '');
}

/** Whether a text is a checksum by its look: hexadecimal, and as long as one of those that are in use. */
export function isDigest(text: string): boolean {
	const { length } = bare(text);
	return HEX.test(bare(text)) && (length === 64 || DIGESTS[length] !== undefined);
}
