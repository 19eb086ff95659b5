import type { Session } from '../session.ts';
import { holdBack } from './press.ts';
import { settleView } from './settle-view.ts';

/**
 * Presses controls in view that are only guessed to unfold something, since a text that is not shown stands beside them, and settles what
 * comes. What the page would send meanwhile is held back: whoever guesses wrong has answered, voted or booked nothing.
 */
export async function pressGuesses(
	session: Session,
	top: number,
	bottom: number,
	signal: AbortSignal,
): Promise<void> {
	const { world, seen, changes } = session;
	const held = await holdBack(session, true);
	let pressed: string[] = [];
	let wasHeld = false;
	try {
		pressed = await world.call('pressGuesses', top, bottom + (bottom - top) / 2);
		await settleView(session, top, bottom, signal);
	} finally {
		wasHeld = await held.end();
	}
	seen.foldsPressed += pressed.length;
	const sent = wasHeld ? '; what the page would have sent for it was held back' : '';
	for (const says of new Set(pressed))
		changes.push(`pressed “${says}” beside a text that was not shown, in case it shows it${sent}`);
}
