import type { Route } from 'playwright';
import type { View } from '../page/window/scroller.ts';
import type { Session } from '../session.ts';
import { isAllStated } from './all-stated.ts';

/**
 * Presses what stands right below the last post and may be for more, whatever it says, one after another until the
 * feed grows. What puts other posts in the place of those that were there, or would have led to another page of the
 * site, is a part of the feed that was not had.
 * @param grew waits for growth, once for each press
 */
export async function pressUnsaid(
	session: Session,
	posts: number,
	grew: () => Promise<boolean>,
): Promise<boolean> {
	const { world, seen, changes } = session;
	if (!(await mayLookBelow(session, posts))) return false;
	for (;;) {
		const mayGuess = session.request.login === undefined;
		let pressed = await world.call('pressBelow', false);
		const held = pressed === null && mayGuess ? await holdBack(session) : undefined;
		let didGrow = false;
		try {
			pressed ??= held ? await world.call('pressBelow', true) : null;
			if (!pressed) return false;
			changes.push(`pressed “${pressed}” below the last post, in case it brings more`);
			didGrow = await grew();
		} finally {
			if ((await held?.end()) && pressed) seen.failedPages.push({ sign: 'held-back', says: pressed });
		}
		const { replaced, leads } = await world.call('outcomeBelow', didGrow);
		if (replaced) {
			seen.failedPages.push({ sign: 'replaces-posts', says: pressed });
			return false;
		}
		if (leads !== null && URL.parse(leads)?.host === URL.parse(seen.main.finalAddress)?.host)
			seen.failedPages.push({ sign: 'not-followed', says: pressed, address: leads });
		if (didGrow) return true;
	}
}

/** Requests that only ask for something (RFC 9110, clause 9.2.1). */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Keeps the page from sending anything for as long as it lasts, but to where it has sent to before by itself, as feeds do that are
 * asked for by POST: nobody knows whether a control that does not say it is for more likes, follows or subscribes.
 * @param all also there
 * @returns how to end it, which tells whether something was held back
 */
export async function holdBack(
	{ page, recorder }: Pick<Session, 'page' | 'recorder'>,
	all = false,
): Promise<{ end(): Promise<boolean> }> {
	let count = 0;
	const sent = recorder.traffic.responses.filter((r) => !all && !SAFE.has(r.method));
	const known = new Set(sent.map((r) => placeOf(r.url)));
	const hold = async (route: Route) => {
		const request = route.request();
		if (SAFE.has(request.method()) || known.has(placeOf(request.url()))) return route.fallback();
		count++;
		return route.abort('blockedbyclient');
	};
	await page.route('**/*', hold);
	return {
		async end() {
			await page.unroute('**/*', hold);
			return count > 0;
		},
	};
}

/** An address without its query. */
function placeOf(address: string): string {
	return address.replace(/[?#].*$/, '');
}

/** What is left below the last post at the end of a feed and may be more of it; null where there is nothing of the kind. */
export async function leftBelow(session: Session, posts: number): Promise<string | null> {
	if (!(await mayLookBelow(session, posts))) return null;
	return session.world.call('leftBelow', session.request.login === undefined);
}

/** Not where the account's own number says that all is there, and not where a link leads to the feed's next page. */
async function mayLookBelow({ world, seen, request }: Session, posts: number): Promise<boolean> {
	if (request.level === 'overview' || isAllStated(seen.profile, posts)) return false;
	return (await world.call('nextPage', seen.pages)) === null;
}

/** Turns the mouse's wheel over the feed, for pages that listen to that and not to scrolling. Nothing is pressed by it. @param by onwards or back */
export async function turnWheel(
	{ world, cdp }: Pick<Session, 'world' | 'cdp'>,
	{ width, top, bottom }: View,
	by: 1 | -1 = 1,
): Promise<void> {
	await world.patiently(
		cdp.send('Input.dispatchMouseEvent', {
			type: 'mouseWheel',
			x: Math.round(width / 2),
			y: Math.round((top + bottom) / 2),
			deltaX: 0,
			deltaY: 400 * by,
		}),
	);
}
