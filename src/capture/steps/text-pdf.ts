import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PrintedPost } from '../../records/capture.ts';
import type { PostImage } from '../../records/post.ts';
import { relieve } from '../browser/relieve.ts';
import { headingOf } from '../compose/heading.ts';
import { type Paper, partOf, print, whatItTells } from '../compose/print.ts';
import { guardSecrets } from '../login/guard.ts';
import type { NotLive } from '../not-live.ts';
import type { Session } from '../session.ts';
import type { Step } from '../step.ts';
import { TALLEST_LIVE } from '../walk/let-go.ts';
import { pictureHeight } from '../walk/tile.ts';
import { startReplayer } from './replay.ts';

/**
 * The page as text that can be selected and searched: the live page printed as the screen shows it. Where the live page
 * no longer holds every post (recycled, paged, inner scroller, too tall), the step `compose` makes it of the harvest.
 */
export const textPdf: Step = {
	name: 'text-pdf',
	when: 'account',
	deadline: ({ seen }) => 90_000 + seen.posts.length * 400,
	async run(session, signal) {
		const { seen } = session;
		// First: should one of these fail, the posts are composed all the same.
		seen.notLive = { why: 'not-printable', detail: 'the live page could not be printed' };
		await guardSecrets(session, 'links too');
		await relieve(session);
		// At level full there are minutes of visits before it is needed.
		if (session.request.level !== 'full') startReplayer(session, signal);
		seen.notLive = (await whyNotLive(session)) ?? (await printLive(session, signal));
		if (seen.notLive) return { outcome: 'nothing', detail: seen.notLive.detail };
		return { outcome: 'done', detail: 'printed from the live page' };
	},
};

/** Prints the live page. @returns what the print lacks, and then it is not kept */
async function printLive(session: Session, signal: AbortSignal): Promise<NotLive | undefined> {
	const file = join(session.request.dir, 'page.pdf');
	try {
		await print(session.cdp, file, paperFor(await session.world.call('readsFromRight')));
	} catch (error) {
		// A page that prints itself waits for somebody to answer the browser's own dialog, and is not printed meanwhile.
		if (!(error instanceof Error) || !/already being printed/i.test(error.message)) throw error;
		return { why: 'not-printable', detail: 'the live page had begun to print itself' };
	}
	const printed = await whatItTells(file, session.seen.posts, signal);
	const { asked, unknown, pages } = printed;
	if (unknown.length > 0) {
		await rm(file);
		const detail = `the print of the page lacked ${unknown.length} of ${asked} texts`;
		return { why: 'print-lacks', detail, count: unknown.length, of: asked };
	}
	session.seen.printed = printed;
	const { posts } = session.seen;
	const places = pages.flatMap((page, i): PrintedPost[] => {
		const post = posts[i];
		return post ? [{ title: headingOf(post, session.request.config.TIMEZONE), page }] : [];
	});
	session.parts.push(partOf(file, 'page.pdf', 'Sidan / The page', places));
	return undefined;
}

async function whyNotLive(session: Session): Promise<NotLive | undefined> {
	const { seen, world } = session;
	if (seen.beyond)
		return { why: 'level-full', detail: 'level full adds what tabs and the posts’ own pages show' };
	const count = seen.pages.length;
	if (count > 1) return { why: 'several-pages', detail: `the feed has ${count} pages`, count };
	const view = await world.call('view');
	if (view.inner) return { why: 'inner-scroller', detail: 'the feed scrolls inside the page' };
	if (seen.posts.length > seen.inPageAtEnd) {
		const [held, of] = [seen.inPageAtEnd, seen.posts.length];
		return { why: 'recycled', detail: `the page held ${held} of ${of} posts at the end`, count: held, of };
	}
	const height = pictureHeight(session);
	if (height > TALLEST_LIVE) return { why: 'too-tall', detail: `the page is ${height} px tall`, height };
	const pictures = seen.posts.flatMap((post) => post.images.filter(isPrinted));
	const gone = await world.call(
		'picturesGone',
		pictures.map(({ address }) => address),
	);
	if (gone.length === 0) return undefined;
	const detail = `the page no longer showed ${gone.length} of ${pictures.length} pictures`;
	return { why: 'pictures-gone', detail, count: gone.length, of: pictures.length };
}

/** Known by an address of its own, and shown without a carousel being turned. */
function isPrinted({ kind, broken, made, turned }: PostImage): boolean {
	return !broken && !made && !turned && kind !== 'frame' && kind !== 'canvas';
}

/** The 1280 px of the screen on the 200 mm that A4 leaves, so that lines break in print where they do on the screen. */
const SCREEN_ON_A4: Paper = {
	paperWidth: 8.27,
	paperHeight: 11.69,
	marginTop: 0.3,
	marginBottom: 0.3,
	marginLeft: 0.2,
	marginRight: 0.2,
	scale: 0.59,
};

/**
 * The paper that a live page is printed on. The browser cuts off the left of a page that is read from the right where it makes it
 * smaller: such a page is printed at its size, on a sheet of the same shape.
 */
export function paperFor(readsFromRight: boolean): Paper {
	if (!readsFromRight) return SCREEN_ON_A4;
	const { scale, ...inches } = SCREEN_ON_A4;
	const enlarged = Object.entries(inches).map(([side, inch]) => [side, inch / scale]);
	return { ...SCREEN_ON_A4, ...Object.fromEntries(enlarged), scale: 1 };
}
