import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Secrets } from '../login/secrets.ts';
import type { Place } from './warc-record.ts';

/** Which of a file's records hold a secret; read piece by piece, so that a long body does not fill the memory. */
export async function unclean(file: string, places: readonly Place[], secrets: Secrets): Promise<Set<Place>> {
	const found = new Set<Place>();
	for (const place of places) if (await holdsAny(file, place, secrets)) found.add(place);
	return found;
}

/** Of a record without words only the header and the head are looked through: they come first. */
const HEADS = 64 << 10;

async function holdsAny(file: string, place: Place, secrets: Secrets): Promise<boolean> {
	const { offset, length, opaque } = place;
	const member = createReadStream(file, { start: offset, end: offset + length - 1 });
	const plain = member.pipe(createGunzip());
	member.on('error', (error) => plain.destroy(error));
	let kept: Buffer = Buffer.alloc(0);
	let looked = 0;
	try {
		for await (const chunk of plain) {
			const piece = Buffer.concat([kept, chunk as Buffer]);
			if (secrets.holdsAny(piece)) return true;
			looked += (chunk as Buffer).length;
			if (opaque && looked >= HEADS) return false;
			kept = piece.subarray(Math.max(0, piece.length - secrets.longest));
		}
		return false;
	} finally {
		member.destroy();
	}
}
