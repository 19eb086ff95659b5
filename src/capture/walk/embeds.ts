import type { Frame } from 'playwright';
import type { Comment, PostEmbed, PostImage } from '../../records/post.ts';
import type { Harvested } from '../page/harvest.ts';
import type { FrameBox } from '../page/post/embedded.ts';
import { framesScript } from '../page-script.ts';
import type { Session } from '../session.ts';

/** A frame that is there answers at once; one that still loads has been waited for with the network. */
const MOST_MS = 3000;
/** Characters of one frame, and frames in frames, that are read. */
const LONGEST = 50_000;
const DEEPEST = 4;
/** Letters from which on a post or a frame says something. */
const SAYS = 20;

/** A line that offers more comments or answers than are shown. */
const KEPT_BACK =
	/^(?:visa|se|ladda|hämta|show|view|see|load|vis|näytä|zeige|voir|afficher|ver|mostrar)(?!\p{L})[^.!?]{0,20}(?:\d|(?<!\p{L})(?:fler|alla|more|all|tidigare|previous)(?!\p{L}))[^.!?]{0,16}(?<!\p{L})(?:kommentar(?:er)?|comments?|svar|repl(?:y|ies))$/iu;

/** A post whose frames have been read. */
export type ReadPost = Omit<Harvested, 'frames'>;

/**
 * Reads the words that frames inside posts show, of this site or of another and in whatever process, and gives them to
 * their posts. A frame that cannot be read, and a post that says nothing itself and whose frames say nothing, is
 * remembered as not read. Costs nothing where no post has a frame.
 */
export async function readEmbeds(session: Session, posts: readonly Harvested[]): Promise<ReadPost[]> {
	const read: ReadPost[] = [];
	let boxes: Promise<readonly PlacedFrame[]> | undefined;
	for (const { frames, ...post } of posts) {
		if (!frames) {
			read.push(post);
			continue;
		}
		boxes ??= placedFrames(session);
		const embeds: PostEmbed[] = [];
		const images = new Map(post.images.map((image) => [image.address, image]));
		const said: Comment[] = [];
		let unread = 0;
		for (const wanted of frames) {
			const found = (await boxes).find(({ box }) => isAt(box, wanted));
			const text = found && (await textOf(found.frame));
			if (found && text !== undefined) embeds.push({ address: found.frame.url(), text });
			else unread++;
			const talk = found && text !== undefined && wanted.talk ? await talkIn(found.frame) : [];
			if (talk) said.push(...talk);
			else unread++;
			// Nothing is pressed in another document: what it keeps back has not been read.
			if (text?.split('\n').some((line) => KEPT_BACK.test(line.trim()))) unread++;
			for (const image of found && text !== undefined ? await picturesOf(found.frame) : [])
				if (!images.has(image.address)) images.set(image.address, image);
		}
		const says = letters([post.text, ...embeds.map(({ text }) => text)].join(''));
		if (unread > 0 || says < SAYS) session.seen.framed.add(post.id);
		else session.seen.framed.delete(post.id);
		const worded = embeds.filter(({ text }) => text !== '');
		const whole = { ...post, images: [...images.values()], comments: [...post.comments, ...said] };
		read.push(worded.length > 0 ? { ...whole, embeds: worded } : whole);
	}
	return read;
}

/** What all frames in a frame show; one that does not answer shows nothing. */
export async function textsInFrames(frame: Frame): Promise<string[]> {
	const texts: string[] = [];
	for (const child of frame.childFrames()) if (await isSeen(child)) texts.push((await textOf(child)) ?? '');
	return texts.filter(Boolean);
}

/** A frame of the page and where it stands in the window. */
export interface PlacedFrame {
	readonly frame: Frame;
	readonly box: FrameBox;
}

/** The frames of the page and where they stand in the window, which tells which element is whose. */
export async function placedFrames({ page }: Pick<Session, 'page'>): Promise<readonly PlacedFrame[]> {
	const placed = page
		.mainFrame()
		.childFrames()
		.map(async (frame): Promise<PlacedFrame | undefined> => {
			const box = await elementOf(frame).then((el) => el?.boundingBox() ?? null);
			return box ? { frame, box } : undefined;
		});
	return (await Promise.all(placed)).filter((one) => one !== undefined);
}

/** Undefined for a frame that has gone from the page meanwhile: then it is not found, and its post not read. */
async function elementOf(frame: Frame) {
	return frame.frameElement().then(
		(el) => el,
		() => undefined,
	);
}

function isAt(a: FrameBox, b: FrameBox): boolean {
	return (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(a[side] - b[side]) < 2);
}

/** What a frame and the frames in it show; undefined where it has no document of its own or does not answer. */
export async function textOf(frame: Frame, depth = 0): Promise<string | undefined> {
	if (/^(?:chrome-error:|about:blank#blocked)/.test(frame.url()) || frame.isDetached()) return undefined;
	try {
		await frame.waitForLoadState('domcontentloaded', { timeout: MOST_MS });
		// In Playwright's own isolated world: the frame's scripts do not touch what is read.
		// biome-ignore lint/performance/useDomNodeTextContent: what is not shown is not said
		const own = await frame.locator('body').first().innerText({ timeout: MOST_MS });
		const inner = depth < DEEPEST ? frame.childFrames() : [];
		const texts = [own];
		for (const child of inner) if (await isSeen(child)) texts.push((await textOf(child, depth + 1)) ?? '');
		return texts
			.map((text) =>
				text
					.replace(/[ \t\u00a0]+/g, ' ')
					.replace(/\s*\n\s*/g, '\n')
					.trim(),
			)
			.filter(Boolean)
			.join('\n')
			.slice(0, LONGEST);
	} catch {
		// A frame that goes, hangs or shows no document: its post counts as not read, which is a finding.
		return undefined;
	}
}

/** The comments in a frame and in those that it holds; undefined where one does not answer: then its post counts as not read. */
async function talkIn(frame: Frame, depth = 0): Promise<Comment[] | undefined> {
	const call = frame.evaluate(`${framesScript()}.frameTalk(${Date.now()})`);
	const own = await call.then(
		(comments) => comments as Comment[],
		() => undefined,
	);
	if (own === undefined || own.length > 0 || depth >= DEEPEST) return own;
	const inner: Comment[] = [];
	for (const child of frame.childFrames()) {
		const said = (await isSeen(child)) ? await talkIn(child, depth + 1) : [];
		if (said === undefined) return undefined;
		inner.push(...said);
	}
	return inner;
}

/** Pictures of one frame that are looked at, and the side in CSS pixels below which one is a face or a sign. */
const MOST_PICTURES = 30;
const LEAST_SIDE = 64;

/** The pictures that a frame shows, by the addresses that its document gives them. */
async function picturesOf(frame: Frame): Promise<PostImage[]> {
	const images: PostImage[] = [];
	try {
		for (const img of (await frame.locator('img').all()).slice(0, MOST_PICTURES)) {
			const box = await img.boundingBox({ timeout: MOST_MS });
			if (!box || box.width < LEAST_SIDE || box.height < LEAST_SIDE) continue;
			const [src, alt] = await Promise.all([img.getAttribute('src'), img.getAttribute('alt')]);
			const address = src ? URL.parse(src, frame.url()) : null;
			if (address === null || !/^https?:$/.test(address.protocol)) continue;
			const size = { width: 0, height: 0, broken: false };
			images.push({ address: address.href, alt: alt ?? '', ...size, kind: 'frame' });
		}
	} catch {
		// A frame that has gone since its words were read: what it showed until then has been read.
		return images;
	}
	return images;
}

async function isSeen(frame: Frame): Promise<boolean> {
	const el = await elementOf(frame);
	const box = await el?.boundingBox();
	return box !== null && box !== undefined && box.width > 40 && box.height > 20;
}

function letters(text: string): number {
	return text.replace(/\P{L}+/gu, '').length;
}
