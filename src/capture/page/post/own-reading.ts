import type { Comment, Post, PostCounts, PostImage, PostTime } from '../../../records/post.ts';
import { readComments } from '../comments/comments.ts';
import { isSameMoment } from '../comments/same-moment.ts';
import { talkFrame } from '../comments/talk-frame.ts';
import { readCounts } from '../counts/counts.ts';
import { signRows } from '../counts/sign-rows.ts';
import { ownPage } from '../feed/own-page.ts';
import { slidesOf, withLines, withSlides } from '../pictures/slides.ts';
import { deepAll, shownText } from '../tree/dom.ts';
import { contains } from '../tree/tree.ts';
import { footless } from '../unfold/foot.ts';
import { readAuthor } from './author.ts';
import { beheaded } from './head.ts';
import { opensTalk } from './opening.ts';
import { pageNameAndTime } from './page-name-and-time.ts';
import { readImages, readText, readTime } from './post.ts';
import { findQuoted } from './quoted.ts';

/** What a post's own page says of the post. Text and pictures only where the box of the post was found. */
export interface OwnReading {
	readonly text: string;
	readonly images: readonly PostImage[];
	/** As in `Post`. */
	readonly unreadPictures?: number;
	readonly counts: PostCounts;
	readonly comments: readonly Comment[];
	/** The first of the comments where it is the post itself, as in forums; see `opensTalk`. It is among the comments too. */
	readonly opening?: { readonly comment: Comment; readonly images: readonly PostImage[] };
	/** Who wrote it and when; only where the box of the post was found. */
	readonly author?: Post['author'];
	readonly time?: PostTime;
	/** All that the page says but the comments, where the box of the post could not be told from what is around it. */
	readonly around: string;
}

/** Reads a post's own page when it has been walked and unfolded; see `beOwnPage`. */
export function readOwnPage(now: number): OwnReading | null {
	const page = ownPage();
	if (!page) return null;
	const quoted = page.post && findQuoted(page.post);
	const { tree, elements } = readComments(page.root, now, quoted);
	const skip = (el: Element) =>
		elements.some((c) => contains(c, el)) || (quoted !== undefined && contains(quoted, el));
	const counts = readCounts(page.post ?? page.root, skip);
	const around = page.post ? '' : readText(page.root, skip);
	if (!page.post) {
		const isOfComments = (el: Element) => elements.some((c) => contains(el, c));
		const read = (el: Element) => ({ el, text: readText(el, skip), images: readImages(el) });
		const body = page.body.map(read).filter(({ el, text }) => text !== '' || !isOfComments(el));
		// A heading with nothing of the post below it is that of the comments, or of what else may be read.
		while (body.length > 1 && body.at(-1)?.el.matches('h2,h3,h4')) body.pop();
		const [comment, el] = [tree[0], elements[0]];
		const opens = comment && el && opensTalk(elements);
		return {
			...(opens ? { opening: { comment, images: readImages(el) } } : {}),
			text: body.flatMap(({ text }) => text || []).join('\n'),
			images: body.flatMap(({ images }) => images),
			counts,
			comments: tree,
			around,
		};
	}
	const author = readAuthor(page.post, skip);
	const time = readTime(page.post, now, skip) ?? pageNameAndTime(page.post, skip, now)?.time;
	const rows = signRows(page.post, skip);
	const frame = talkFrame(page.post, elements);
	const [first, ...further] = deepAll('time[datetime]', page.post).filter((el) => !skip(el));
	const again = further.filter((el) => isSameMoment(el, first));
	const isOfTalk = (el: Element) =>
		skip(el) ||
		again.includes(el) ||
		(again.length > 0 && el === first) ||
		(frame !== undefined && contains(frame, el));
	const whole = readText(page.post, (el) => isOfTalk(el) || rows.includes(el));
	const text = footless(beheaded(page.post, whole, author, time).text, whole, author?.name, time?.shown);
	const slides = slidesOf(page.root, page.post);
	const images = withSlides(readImages(page.post), slides.images);
	const all = withLines(text, slides.lines);
	const said = { ...(author ? { author } : {}), ...(time ? { time } : {}) };
	const unread = slides.unread ? { unreadPictures: slides.unread } : {};
	return { text: all, images, ...unread, counts, comments: tree, around, ...said };
}

/** All that the page shows as text, for what is no feed. */
export function pageText(): string {
	return document.body ? shownText(document.body).slice(0, 200_000) : '';
}
