import type { StopReason } from '../../records/capture.ts';
import type { Arrival, Ready } from '../page/place.ts';
import type { Unstuck } from '../page/window/stilled.ts';
import { pause } from '../pause.ts';
import type { Session } from '../session.ts';
import { clearAway, getFree } from './clear-away.ts';
import { pictureCommentsOver, TRIAL_MS } from './comments-over.ts';
import { readEmbeds } from './embeds.ts';
import { newPace } from './grow.ts';
import { growWhileAtEnd } from './grow-at-end.ts';
import { pressGuesses } from './guesses.ts';
import { pictureHanging } from './hanging.ts';
import type { PostJoiner } from './join.ts';
import { letGo } from './let-go.ts';
import { limitReached, type ReachedLimit } from './limits.ts';
import type { Paging } from './pace.ts';
import { pictureAndRead } from './picture-and-read.ts';
import { turnsByScreens, walkScreens } from './screens.ts';
import { settleView } from './settle-view.ts';
import { ShownPosts } from './shown.ts';
import { walkSideways } from './sideways.ts';
import { TallWindow } from './tall-window.ts';
import { keepTile, pictureHeight } from './tile.ts';
import { turnSlides } from './turn-slides.ts';
import { atEnd, endsByBreaking, type Walking } from './walking.ts';
import { OVERLAP, whereToCut } from './where-to-cut.ts';

/** How long posts must keep their places after something unfolded; longer than a list takes to place them anew. */
const CALM_MS = 120;
const MOST_MOVING_MS = 2000;
/** Rounds of unfolding in an ordinary window, comments in comments in comments, and how tall that is, CSS pixels. */
const MOST_UNFOLDINGS = 12;
const ORDINARY = 1600;
/** Times that the walk goes back at one place, where the page has moved on by itself. */
const MOST_BACK = 3;

/**
 * Walks one page from its top: settle what is in view, unfold it, harvest it, take its tile, go on; at the end of
 * what is loaded, grow. Plain and recycled feeds go the same way, and memory stays flat however long the page is.
 */
export async function walkPage(
	session: Session,
	joiner: PostJoiner,
	signal: AbortSignal,
	paging?: Paging,
): Promise<StopReason> {
	const { world, seen, changes } = session;
	await world.call('holdReloads');
	if (await world.call('freeScroll')) changes.push(FREED);
	if ((await world.call('fitScroller')) && !changes.includes(FITTED)) changes.push(FITTED);
	const walking: Walking = {
		session,
		joiner,
		pace: newPace(session, paging),
		shown: new ShownPosts(),
		window: new TallWindow(session),
		relieved: pictureHeight(session),
		place: await goTo(session, 0, 'first'),
		ended: false,
		askedInVain: false,
		stop: 'end-of-feed',
		putsBack: false,
		brokenBefore: world.interruptions,
		staysLocked: false,
		last: undefined,
		wholeAt: undefined,
		checking: Promise.resolve(),
	};
	try {
		const way = await turnsByScreens(session, signal);
		const stop = way
			? await walkScreens(walking, way, () => takePlace(walking, signal), signal)
			: await walkOn(walking, signal);
		await walking.window.lower();
		return stop;
	} catch (error) {
		// A page that is gone has no window either: what ended the walk is what is told.
		await walking.window.lower().catch(() => undefined);
		throw error;
	} finally {
		await walking.checking;
		if ((await world.call('reloadsHeld')) > 0 && !changes.includes(HELD)) changes.push(HELD);
		if ((await world.call('targetRulesChanged')) > 0 && !changes.includes(TARGETS)) changes.push(TARGETS);
		for (const post of await world.call('cutAtEdge')) seen.cutAtEdge.add(post);
		seen.inPageAtEnd = (await world.call('harvest', 0, 0, Date.now())).inPage;
	}
}

/** From place to place until the feed, the page or a limit ends it. */
async function walkOn(walking: Walking, signal: AbortSignal): Promise<StopReason> {
	const { session, joiner } = walking;
	const { seen, world } = session;
	await pictureHanging(session);
	for (;;) {
		signal.throwIfAborted();
		await getFree(walking, signal);
		await growWhileAtEnd(walking, signal);
		const first = walking.last === undefined;
		const atBottom = await takePlace(walking, signal);
		session.show();
		walking.relieved = await letGo(session, walking.place.view.offset, walking.relieved);
		const reached = limitReached(session, joiner.size);
		const isLowest = atBottom && walking.ended;
		if (reached && (isLowest || !(await isCutOff(walking, reached)))) return stopAt(session, reached);
		// On the way to the end of the last post the other limits hold as they did.
		const other = reached && limitReached(session, 0);
		if (other) return stopAt(session, other);
		if (isLowest) {
			if (endsByBreaking(walking)) {
				seen.failedPages.push({ sign: 'script-broken' });
				walking.stop = 'stalled';
			}
			seen.joins.broken.push(...walking.shown.lost());
			seen.joins.broken.push(...walking.shown.unknown(await world.call('postsSaid')));
			return walking.stop;
		}
		if (session.request.level === 'overview' && seen.tiles.length >= 3) return 'level';
		if (!first) await walking.window.raise(walking.place.view, joiner.size, signal);
		if (!(await stepDown(walking, first ? 'rest' : 'view', signal)))
			return reached ? stopAt(session, reached) : 'stalled';
	}
}

function stopAt({ seen }: Session, reached: ReachedLimit): StopReason {
	seen.limit = reached;
	return reached.stop;
}

/** The last post that the limit allows is in the picture in part: it was asked for whole, and the walk goes on to its end. */
async function isCutOff(walking: Walking, { stop, most }: ReachedLimit): Promise<boolean> {
	if (stop !== 'limit-posts') return false;
	await walking.checking;
	// Looked up once: what is read on the way to its end asks for no more.
	walking.wholeAt ??= walking.joiner.bottomOf(most);
	return Math.floor(walking.wholeAt) > pictureHeight(walking.session);
}

const HELD = 'the page was kept from loading itself anew while it was walked';
const TARGETS =
	'what styles show as the target of a link was kept open when another was followed: their rules for “:target” were changed, and what they are for was marked';
const FITTED = 'a box that scrolls by itself and reached below the window was made to end with it';
const FREED = 'a page that a script moved when the wheel was turned was made to scroll as documents do';

/** Makes the place ready, reads it and takes its tile. @returns true when it was the lowest there is now */
async function takePlace(walking: Walking, signal: AbortSignal, again = 0): Promise<boolean> {
	const { session, joiner, last } = walking;
	const { seen, request } = session;
	let from = 0;
	if (last !== undefined) {
		const cut = await whereToCut(session, walking.place, last);
		walking.place = cut.place;
		from = cut.from;
	}
	const { top, bottom } = walking.place.view;
	const ready = await makeReady(walking, from, last === undefined ? 0 : top, bottom, signal);
	if (await walking.window.ask(ready.tallest, signal)) {
		// Lists draw anew what a window of another height shows, and what was as tall as the window has moved the rest.
		walking.place = await goTo(session, ready.view.offset);
		return takePlace(walking, signal, again);
	}
	const { view } = ready;
	if (ready.bottom > ready.top) {
		await walking.checking;
		const y = pictureHeight(session);
		const clip = {
			top: ready.top,
			bottom: ready.bottom,
			width: view.width,
			scrolled: view.inner ? 0 : view.offset,
		};
		const pictured = await pictureAndRead(session, clip, walking.putsBack, signal);
		const { png, reading, earlier, moved } = pictured;
		if (moved && again < MOST_BACK) {
			await session.world.call('readAgain');
			await session.world.call('layoutStill', CALM_MS * 3, MOST_MOVING_MS);
			walking.place = await goTo(session, view.offset);
			return takePlace(walking, signal, again + 1);
		}
		if (moved) seen.joins.broken.push({ at: view.offset });
		for (const { harvest } of [...earlier, reading])
			joiner.add(await readEmbeds(session, harvest.posts), (row) => Math.round(y + row - ready.top));
		seen.mostInPage = Math.max(seen.mostInPage, reading.harvest.inPage);
		seen.foldsLeft += reading.foldsLeft;
		for (const { post, says, from: start, to } of reading.shows) walking.shown.add(post, start, to, says);
		for (const what of reading.unread) seen.unread.add(what);
		for (const what of reading.beside) seen.beside.add(what);
		for (const what of reading.doubted) seen.doubted.add(what);
		for (const post of reading.covered) seen.covered.add(post);
		for (const post of request.level === 'overview' ? [] : reading.shut) seen.shut.add(post);
		walking.checking = keepTile(session, png, y, clip, reading.texts);
		// A check that fails while the walk goes on is thrown where it is awaited, not as an unhandled rejection.
		walking.checking.catch(() => undefined);
	}
	walking.place = ready;
	walking.last = { row: Math.min(ready.bottom, view.bottom), offset: view.offset };
	return ready.bottom >= view.bottom && view.offset + (view.bottom - view.top) >= view.height - 1;
}

/** Goes one window further, less the overlap. @returns false when the page refuses to scroll although there is more */
async function stepDown(walking: Walking, unstuck: Unstuck, signal: AbortSignal): Promise<boolean> {
	const { session } = walking;
	const { view } = walking.place;
	const next = view.offset + (view.bottom - view.top) - OVERLAP;
	const place = await goTo(session, next, unstuck);
	walking.place = place;
	walking.putsBack ||= unstuck === 'view' && place.changed > 0;
	if (walking.place.view.offset > view.offset + 1 || atEnd(walking.place.view)) return true;
	await pause(300, signal);
	walking.place = await goTo(session, next);
	return walking.place.view.offset > view.offset + 1;
}

/** Settles what is in view and unfolds it as often as it has something to unfold. */
async function makeReady(
	walking: Walking,
	from: number,
	top: number,
	bottom: number,
	signal: AbortSignal,
): Promise<Ready> {
	const { session, last, place } = walking;
	const { world, seen, request, changes } = session;
	const isSeen = top === place.view.top && bottom === place.view.bottom;
	await settleView(session, top, bottom, signal, isSeen ? place.images : undefined);
	let wasPressed = false;
	for (let round = 0, back = 0; ; round++) {
		const most = MOST_UNFOLDINGS * Math.max(1, Math.ceil((bottom - top) / ORDINARY));
		const mayUnfold = request.level !== 'overview' && round < most * 2;
		const rows = mayUnfold ? { from: top, to: bottom + (bottom - top) / 2, spent: round >= most } : null;
		const mayGuess = request.login === undefined;
		const ready = await world.call('makeReady', from, last === undefined, rows, back < MOST_BACK, mayGuess);
		if ('slides' in ready) {
			await turnSlides(session, top, bottom, signal);
			continue;
		}
		if ('wide' in ready) {
			await walkSideways(walking, top, bottom, signal);
			walking.place = await goTo(session, place.view.offset);
			continue;
		}
		if ('backTo' in ready) {
			// Whoever unfolds may be taken along to what came, or to the switch that did it.
			if (++back === MOST_BACK) seen.joins.broken.push({ at: ready.backTo });
			walking.place = await goTo(session, ready.backTo);
			continue;
		}
		if ('spoken' in ready) {
			await pictureCommentsOver(session, { from: top, to: bottom + (bottom - top) / 2 }, signal);
			walking.place = await goTo(session, place.view.offset);
			continue;
		}
		if ('over' in ready) {
			walking.place = (await clearAway(walking, signal)) ?? walking.place;
			continue;
		}
		if (!('pressed' in ready || 'guesses' in ready)) {
			// Once more: what waits for an answer of the server leads away when nothing is left to press.
			if (wasPressed && (await comeBack(walking, true))) continue;
			const isLost = last !== undefined && ready.cut === null && place.cut !== null;
			if (!isLost || ++back > MOST_BACK) return ready;
			// The list learnt how tall its posts are when they were settled, and moved everything once more.
			walking.place = (await whereToCut(session, ready, last)).place;
			if (walking.place.cut === null) return ready;
			await settleView(session, top, bottom, signal);
			continue;
		}
		wasPressed = true;
		if ('guesses' in ready) await pressGuesses(session, top, bottom, signal);
		else {
			if (ready.opened && !changes.includes(WHOLE)) changes.push(WHOLE);
			seen.foldsPressed += ready.pressed;
			await settleView(session, top, bottom, signal);
		}
		await world.call('layoutStill', CALM_MS, MOST_MOVING_MS);
		await world.call('awaitTrial', TRIAL_MS);
		await comeBack(walking);
	}
}

/** Goes back to the posts where a press has led to another view of the page. @returns whether one had */
async function comeBack(walking: Walking, isLast = false): Promise<boolean> {
	const { session, place } = walking;
	const led = await session.world.call('comeBack', isLast);
	if (!led) return false;
	session.changes.push(`pressed “${led.by}”, which led to another view of the page, and went back`);
	if (led.lost) session.seen.joins.broken.push({ at: place.view.offset });
	walking.place = await goTo(session, place.view.offset);
	return true;
}

const WHOLE = 'texts of posts that their boxes cut off, and nothing unfolds, were shown whole';
const UNSTUCK = 'fixed and sticky elements shown once: hidden or laid in the flow after the first tile';

async function goTo({ world, changes }: Session, offset: number, unstuck?: Unstuck): Promise<Arrival> {
	const place = unstuck ? await world.call('goTo', offset, unstuck) : await world.call('goTo', offset);
	if (place.changed > 0 && !changes.includes(UNSTUCK)) changes.push(UNSTUCK);
	return place;
}
