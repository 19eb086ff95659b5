import type { Frame } from 'playwright';
import { turn } from '../courtesy/load.ts';
import { readWall } from '../judge/wall.ts';
import type { Session } from '../session.ts';
import { placedFrames, textOf } from '../walk/embeds.ts';
import { shootOverview } from './overview.ts';
import { settle } from './settle.ts';

/** Sides of a frame below which it is a counter or an advertisement, CSS pixels. */
const LEAST_WIDTH = 200;
const LEAST_HEIGHT = 120;
/** Boxes that call themselves posts, or times, from which on a small frame may hold a feed: a film or a map has none. */
const SEVERAL = 2;
const POSTS = 'time,[datetime],article,[role=article],[itemtype*="schema.org/SocialMediaPosting"],.h-entry';
const DATES =
	/\d{4}-\d{2}-\d{2}|(?<![\d.])\d{1,2}\.? ?(?:jan|feb|mar|apr|ma[ijy]|jun|jul|aug|sep|o[kc]t|nov|de[czs])|(?<!\p{L})(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}* \d{1,2}(?!\d)|(?:\d+\s?(?:h|tim|min|dag|d|v|days?|hours?|weeks?))(?!\p{L})/giu;

/**
 * Goes to the frame that holds the posts where the page has none of its own: then its feed is walked, taken and read
 * like any other. What stood around it is in the overview and in the recording.
 */
export async function intoTheFrame(session: Session, signal: AbortSignal): Promise<void> {
	const { seen, world, page } = session;
	// A login or a bot check in a frame is a wall, and stays where it is; a page that is nothing but frames is blank itself.
	const wall = readWall(seen, session.request.address);
	if (wall && !['no-content', 'blank'].includes(wall.code)) return;
	const frame = (await world.call('contentFrame')) ?? (await smallerFrame(session));
	if (!frame) return;
	await shootOverview(session);
	await turn(session, frame, signal);
	await page.goto(frame, { waitUntil: 'load', timeout: 20_000 });
	await settle.run(session, signal);
	const inFrame = await world.call('signs');
	if (inFrame.posts > 0) {
		seen.before = inFrame;
		seen.openedFrame = frame;
		session.changes.push(`opened by itself the frame that holds the posts: ${frame}`);
		seen.pages.push(frame);
	} else {
		session.changes.push(`looked into a frame that holds no posts, and went back: ${frame}`);
		await page.goBack({ waitUntil: 'load', timeout: 20_000 });
		await settle.run(session, signal);
	}
}

/** The largest of the frames that take less of the window than a page would and show several posts or dates. */
async function smallerFrame(session: Session): Promise<string | undefined> {
	if ((session.seen.before?.posts ?? 0) > 0) return undefined;
	const frames = (await placedFrames(session)).filter(
		({ frame, box }) =>
			box.width >= LEAST_WIDTH && box.height >= LEAST_HEIGHT && /^https?:/.test(frame.url()),
	);
	const area = ({ box }: (typeof frames)[number]) => box.width * box.height;
	for (const { frame } of frames.toSorted((a, b) => area(b) - area(a)))
		if (await mayHoldPosts(frame)) return frame.url();
	return undefined;
}

async function mayHoldPosts(frame: Frame): Promise<boolean> {
	const text = await textOf(frame);
	// What does not answer holds nothing that could be walked.
	if (text === undefined) return false;
	if ((await frame.locator(POSTS).count()) >= SEVERAL) return true;
	return new Set(text.match(DATES)).size >= SEVERAL;
}
