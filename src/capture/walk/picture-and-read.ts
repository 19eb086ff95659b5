import type { LaterPictures } from '../page/pictures/later-pictures.ts';
import type { Reading } from '../page/place.ts';
import { pause } from '../pause.ts';
import type { Session } from '../session.ts';
import { settleView } from './settle-view.ts';
import { type Clip, shoot } from './tile.ts';

/** How long the browser draws what it takes a picture of, at most: to encode it takes several times as long. */
const HEAD_START_MS = 40;
/** Times that a tile is taken again. */
const MOST_RETAKES = 3;

export interface Pictured {
	readonly png: Buffer;
	readonly reading: Reading;
	readonly earlier: readonly Reading[];
	readonly moved: boolean;
}

/**
 * Takes the picture of a place while it is read: the browser needs longer for the one than the page does for the other, and neither
 * disturbs the other. Where a picture of the page's came meanwhile, or a box that the page puts back lay over it, both are done again.
 * @param putsBack the page is known to show fixed boxes again after they were hidden
 * @returns also whether the page has moved under it: then what was read does not stand where the picture shows it
 */
export async function pictureAndRead(
	session: Session,
	clip: Clip,
	putsBack: boolean,
	signal: AbortSignal,
): Promise<Pictured> {
	const { world, seen } = session;
	const earlier: Reading[] = [];
	for (;;) {
		const shot = shoot(session, clip);
		// What fails while the page is read is thrown where it is awaited.
		shot.catch(() => undefined);
		// The picture needs the page for its first moments only: a page that is read first makes it wait.
		await Promise.race([shot, pause(HEAD_START_MS, signal)]);
		const reading = await world.call('readPlace', clip.top, clip.bottom, Date.now());
		const png = await shot;
		tellLater(session, reading.later);
		const moved = await world.call('hasMoved');
		if (moved) return { png, reading, earlier, moved };
		const lay = putsBack && (await world.call('unstick', 'view')) > 0;
		if (!reading.isLate && !lay) return { png, reading, earlier, moved };
		if (earlier.length >= MOST_RETAKES) {
			if (lay) seen.covered.add(reading.shows[0]?.says ?? seen.main.finalAddress);
			// The tile may lack it: the page gives others again and again.
			if (reading.isLate) seen.images.unloaded++;
			return { png, reading, earlier, moved };
		}
		earlier.push(reading);
		await settleView(session, clip.top, clip.bottom, signal);
	}
}

/** Keeps what the posts of earlier tiles show that those tiles cannot have. */
export function tellLater({ seen }: Session, { came, turned }: LaterPictures): void {
	seen.images.unloaded += came.length;
	for (const address of turned) seen.images.turned.add(address);
}
