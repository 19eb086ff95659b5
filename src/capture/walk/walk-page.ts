import type { StopReason } from '../../records/capture.ts';
import type { View } from '../page/scroller.ts';
import { pause } from '../pause.ts';
import type { Session } from '../session.ts';
import { growFeed, newPace } from './grow.ts';
import type { PostJoiner } from './join.ts';
import { limitReached } from './limits.ts';
import { settleView } from './settle-view.ts';
import { keepTile, shoot } from './tile.ts';

/** Rows of the tile above that stay in view after a step, so that its anchors are still there to join by. */
const OVERLAP = 120;

/**
 * Walks one page from its top: settle what is in view, unfold it, harvest it, take its tile, go on; at the end of
 * what is loaded, grow. Plain and recycled feeds go the same way, and memory stays flat however long the page is.
 */
export async function walkPage(
	session: Session,
	joiner: PostJoiner,
	signal: AbortSignal,
): Promise<StopReason> {
	const { world, seen } = session;
	const pace = newPace();
	let ended = false;
	let growths = 0;
	let stop: StopReason = 'end-of-feed';
	let checking: Promise<unknown> = Promise.resolve();
	await world.call('eager');
	let view = await world.call('scrollTo', 0);
	await noteUnstuck(session, 'first');
	let lastCut = 0;
	let lastOffset = 0;
	for (let first = true; ; first = false) {
		signal.throwIfAborted();
		while (!ended && atEnd(view)) {
			const growth = await growFeed(session, view, joiner.size, pace, signal);
			// A page that changes for ever without getting longer would hold the walk at one place.
			if (growth !== 'grew' || ++growths > 40) {
				ended = true;
				if (growth === 'stalled') stop = 'stalled';
			}
			view = await world.call('scrollTo', first ? 0 : view.offset);
			const reached = limitReached(session, joiner.size);
			if (reached) ended = true;
		}
		const windowTop = first ? 0 : view.top;
		let cut = first ? 0 : await whereToCut(session, view, windowTop, lastCut - (view.offset - lastOffset));
		await world.call('eager');
		await settleView(session, windowTop, view.bottom, signal);
		await unfoldView(session, windowTop, view.bottom, signal);
		if (!first) cut = (await world.call('cutNow')) ?? cut;
		view = await world.call('view');
		const lastView = ended && view.offset + (view.bottom - view.top) >= view.height - 1;
		const bottom = first && view.inner ? view.windowHeight : view.bottom;
		const height = bottom - cut;
		if (height > 0) {
			const y = pictureHeight(session);
			const found = await world.call('harvest', cut - 40, bottom + 40, Date.now());
			seen.mostInPage = Math.max(seen.mostInPage, found.inPage);
			const top = cut;
			joiner.add(found.posts, (row) => Math.round(y + row - top));
			const clip = { top: cut, bottom, width: view.width, scrolled: view.inner ? 0 : view.offset };
			const texts = await world.call('textBoxes', cut, bottom, 24);
			await checking;
			const png = await shoot(session, clip);
			await world.call('setAnchors', bottom);
			lastCut = bottom;
			lastOffset = view.offset;
			// The check of this tile runs while the page moves on; only one is ever under way.
			checking = keepTile(session, png, y, clip, texts);
			seen.foldsLeft += await world.call('foldsLeft', cut, bottom);
		}
		session.show();
		const reached = limitReached(session, joiner.size);
		if (reached) {
			seen.limit = reached;
			stop = reached.stop;
			break;
		}
		if (lastView) break;
		if (session.request.level === 'overview' && seen.tiles.length >= 3) {
			stop = 'level';
			break;
		}
		await noteUnstuck(session, first ? 'rest' : 'view');
		growths = 0;
		const next = view.offset + (bottom - view.top) - OVERLAP;
		const before = view;
		view = await world.call('scrollTo', next);
		if (view.offset <= before.offset + 1 && !atEnd(view)) {
			// Scrolling was refused: an overlay has locked the page, or it has become another page.
			await pause(300, signal);
			view = await world.call('scrollTo', next);
			if (view.offset <= before.offset + 1) {
				stop = 'stalled';
				break;
			}
		}
	}
	await checking;
	seen.inPageAtEnd = (await world.call('harvest', 0, 0, Date.now())).inPage;
	return stop;
}

/** Less than a window and a half is left below: feeds begin to load about there. */
function atEnd(view: View): boolean {
	const window = view.bottom - view.top;
	return view.offset + window >= view.height - Math.max(300, window * 0.6);
}

export function pictureHeight({ seen }: Session): number {
	const last = seen.tiles[seen.tiles.length - 1];
	return last ? last.y + last.height : 0;
}

/** The row where the next tile begins: where the elements above the last cut have gone. */
async function whereToCut(
	session: Session,
	view: View,
	windowTop: number,
	byOffset: number,
): Promise<number> {
	const { joins } = session.seen;
	const at = await session.world.call('cutNow');
	if (at !== null) {
		if (at < windowTop) {
			// The cut slid out above the window (something above it shrank): go back up to it, or a strip is lost.
			const moved = await session.world.call('scrollTo', Math.max(0, view.offset - (windowTop - at)));
			const again = await session.world.call('cutNow');
			if (again !== null && again >= windowTop - 1) {
				joins.byAnchor++;
				return Math.max(windowTop, again);
			}
			joins.broken.push(`${windowTop - at} px lost at ${moved.offset}`);
			return windowTop;
		}
		if (at >= view.bottom) {
			joins.broken.push(`the feed moved ${at - view.bottom} px past the window at ${view.offset}`);
			return windowTop;
		}
		joins.byAnchor++;
		return at;
	}
	joins.byOffset++;
	return Math.min(view.bottom, Math.max(windowTop, Math.round(byOffset)));
}

async function unfoldView(session: Session, from: number, to: number, signal: AbortSignal): Promise<void> {
	if (session.request.level === 'overview') return;
	for (let round = 0; round < 12; round++) {
		const { pressed } = await session.world.call('unfold', from, to + (to - from) / 2);
		if (pressed.length === 0) return;
		session.seen.foldsPressed += pressed.length;
		await settleView(session, from, to, signal);
	}
}

async function noteUnstuck(session: Session, which: 'first' | 'rest' | 'view'): Promise<void> {
	const changed = await session.world.call('unstick', which);
	const note = 'fixed and sticky elements shown once: hidden or laid in the flow after the first tile';
	if (changed > 0 && !session.changes.includes(note)) session.changes.push(note);
}
