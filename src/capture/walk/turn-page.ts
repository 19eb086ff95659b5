import type { Session } from '../session.ts';
import { holdBack } from './press.ts';

/** What has been had of a feed whose pages a script puts in each other's place. */
export interface Turning {
	turns: number;
	/** Posts of all pages before the last that was turned to. */
	posts: number;
}

/** How long the posts of the next page may take to come once the network is quiet, milliseconds. */
const COME_MS = 3000;
const ANSWER_MS = 15_000;

/**
 * Turns a feed to its next page where that has no address: presses what says “next” below the posts, or the next number, when the posts
 * of this one have been walked. What the page would send meanwhile is held back. @returns false where there is no further page
 * @param posts had so far
 */
export async function turnInPlace(
	session: Session,
	posts: number,
	turning: Turning,
	signal: AbortSignal,
): Promise<boolean> {
	const { world, seen, changes } = session;
	// A feed that begins again at its first page has no new posts on it.
	if (turning.turns > 0 && posts <= turning.posts) return false;
	const held = await holdBack(session);
	let says: string | null = null;
	let turned: 'yes' | 'again' | 'no' = 'no';
	try {
		says = await world.call('turnPage');
		if (says !== null) turned = await hasTurned(session, signal);
	} finally {
		if ((await held.end()) && says) seen.failedPages.push({ sign: 'held-back', says });
	}
	if (says === null) {
		const left = turning.turns > 0 ? (await world.call('highestTurn')) - turning.turns - 1 : 0;
		if (left > 0) seen.failedPages.push({ sign: 'pages-counted', count: left });
		return false;
	}
	if (turned === 'again') return false;
	if (turned === 'no') {
		const address = await world.call('ledTo');
		if (address === null) seen.failedPages.push({ sign: 'left-below', says });
		else seen.failedPages.push({ sign: 'not-followed', says, address });
		return false;
	}
	turning.turns++;
	turning.posts = posts;
	changes.push(`pressed “${says}”, which puts the posts of the feed's next page in the place of these`);
	// Its first screen may be the same as the first page's, as under a tall banner.
	seen.firstTile = seen.tiles.length;
	return true;
}

async function hasTurned({ world, recorder }: Session, signal: AbortSignal): Promise<'yes' | 'again' | 'no'> {
	for (const end = Date.now() + ANSWER_MS; Date.now() < end; ) {
		signal.throwIfAborted();
		const turned = await world.call('pageTurned', COME_MS);
		if (turned !== 'no' || recorder.traffic.inFlight() === 0) return turned;
	}
	return 'no';
}
