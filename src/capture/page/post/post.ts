import type { PostImage, PostTime, PostVideo } from '../../../records/post.ts';
import { isFace } from '../comments/faces.ts';
import { isCounter, isMoreCount } from '../counts/counters.ts';
import { timeUnderDay } from '../feed/under-days.ts';
import { drawnBy } from '../pictures/drawn.ts';
import { hasServed } from '../pictures/images.ts';
import { isPaintedCanvas, madeImage } from '../pictures/made.ts';
import { isOfTheAuthor, labelledTime, toldTime } from '../time/labelled-time.ts';
import { markedTime } from '../time/marked-time.ts';
import { timeBeside } from '../time/time-beside.ts';
import { isoFromAttribute, isTimeOnly, isUnclear, timeFromShown } from '../time/times.ts';
import { deepAll, isShown, shortHash, shownText, webAddress } from '../tree/dom.ts';
import { isReadAloud } from '../tree/read-aloud.ts';
import { scatteredLine } from '../tree/scattered.ts';
import { contains } from '../tree/tree.ts';
import { isAtTop } from './at-top.ts';
import { isActingLink } from './author.ts';
import { bare } from './permalink.ts';
import { isPressedWords } from './pressed-words.ts';
import { withoutDrawings } from './without-drawings.ts';

const ID_ATTRIBUTES = [
	'data-post-id',
	'data-id',
	'data-item-id',
	'data-urn',
	'data-uri',
	'data-tid',
	'data-status-id',
	'data-video-id',
	'data-key',
	'id',
];
const CONTROL =
	'button,[role=button],[role=toolbar],[role=menu],[role=tooltip],summary,input,textarea,select,form,[aria-hidden=true]';
const HEADING = 'h1,h2,h3,h4,h5,h6,[role=heading]';
/** Letters from which on a summary is words of the post, and not only what opens the rest. */
const SUMMED_UP = 24;

const CHOICES = '[role=radio],[role=option],input[type=radio],input[type=checkbox]';

function isControl(el: Element): boolean {
	// The heading of a part that opens and closes is a button, and what it says is the heading.
	if (!el.matches(CONTROL) || isChoice(el) || isPressedWords(el) || el.parentElement?.matches(HEADING))
		return false;
	return el.tagName !== 'SUMMARY' || (el.textContent ?? '').replace(/\P{L}+/gu, '').length < SUMMED_UP;
}

/** One of the answers that a post asks its readers to choose between, or the form around them: the post says those. */
function isChoice(el: Element): boolean {
	if (el.matches('button[role=radio],button[role=option]')) return true;
	return el.tagName === 'FORM' && deepAll(CHOICES, el).length >= 2;
}

/**
 * The time of a post or comment: machine-readable first, then what is shown; as shown alone where it cannot be told which day it
 * is. `skip` leaves nested comments out.
 * @param permalink the post's own address, where it is known: the time that links to it is the post's, and not when its
 * author became a member, or an event is held
 */
export function readTime(
	root: Element,
	now: number,
	skip: (el: Element) => boolean,
	permalink?: string,
): PostTime | undefined {
	const times = deepAll(
		'time,[datetime],[itemprop=datePublished],[itemprop=uploadDate],abbr[data-utime],abbr[title]',
		root,
	).filter((el) => !skip(el));
	const isOwn = (el: Element) => {
		const address = webAddress(el.closest('a[href]')?.getAttribute('href'));
		return permalink !== undefined && address !== undefined && bare(address) === permalink;
	};
	let unclear: PostTime | undefined;
	let at: Element | undefined;
	const isSaid = (el: Element) => skip(el) || (at !== undefined && isInBody(el) && isFarBelow(el, at));
	for (const el of [...times.filter(isOwn), ...times]) {
		const shown = shownText(el) || el.getAttribute('title') || undefined;
		const attribute =
			el.getAttribute('datetime') ?? el.getAttribute('content') ?? el.getAttribute('data-utime');
		const iso = attribute ? isoFromAttribute(attribute) : undefined;
		if (iso)
			return {
				...(shown ? { shown } : {}),
				iso,
				from: el.hasAttribute('datetime') ? 'datetime-attribute' : 'microdata',
			};
		const title = el.getAttribute('title');
		const fromTitle = title ? timeFromShown(title, now) : undefined;
		if (fromTitle) return { ...(shown ? { shown } : {}), ...fromTitle, from: 'title' };
		const fromShown = shown ? timeFromShown(shown, now) : undefined;
		if (fromShown && shown) return { shown, ...fromShown, from: 'shown' };
		if (shown && !unclear && isUnclear(shown, now)) [unclear, at] = [{ shown }, el];
	}
	for (const el of deepAll('a,span,small,li,div,p', root)) {
		if (skip(el)) continue;
		const scattered = scatteredLine(el);
		const told = el.matches('a[href]') ? toldTime(el) : undefined;
		if (scattered === undefined && told === undefined && el.children.length > 1) continue;
		const shown = timeLine(scattered ?? told ?? withoutDrawings(el), now);
		if (shown.length < 2 || shown.length > 32 || isOfTheAuthor(shown)) continue;
		if (isSentence(shown) && !isTimeOnly(shown)) continue;
		if (!unclear && isUnclear(shown, now) && isAtTop(el, root)) [unclear, at] = [{ shown }, el];
		// In what the post says, whatever day it names is none of its own, where its own stands above and is not understood.
		if (unclear && isSaid(el)) continue;
		const read = timeFromShown(shown, now);
		const label = el.getAttribute('aria-label') ?? el.getAttribute('title');
		const labelled = label ? timeFromShown(label, now) : undefined;
		// “8 months ago” is what a person sees, and the day stands behind it.
		if (read && !(read.precision && labelled)) return { shown, ...read, from: 'shown' };
		if (labelled) return { shown, ...labelled, from: 'title' };
	}
	return (
		timeBeside(root, now, isSaid) ??
		markedTime(root, now, isSaid, (el) => isAtTop(el, root)) ??
		labelledTime(root, now, isSaid) ??
		unclear ??
		timeUnderDay(root, now)
	);
}

/** Stands in what somebody writes into a post. */
function isInBody(el: Element): boolean {
	return el.closest('p,li,dd,td,blockquote,h1,h2,h3,h4,h5,h6') !== null;
}

/** Words stand between the two, and not only a place or who may see it. */
function isFarBelow(el: Element, above: Element): boolean {
	if (contains(el, above) || !(above.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING))
		return false;
	const range = document.createRange();
	range.setStartAfter(above);
	range.setEndBefore(el);
	return range.toString().replace(/\P{L}+/gu, '').length >= BETWEEN;
}
const BETWEEN = 24;

/** Says something, of which a day may be a part: “Ses den 3 december!” */
function isSentence(text: string): boolean {
	return /[!?]$/.test(text) || text.split(/\s+/).length > 7;
}

/** The line of a text that is a time: what was written on lines of its own may stand beside a name. */
function timeLine(text: string, now: number): string {
	const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
	const said = lines.filter(Boolean);
	const alone =
		said.length > 1 ? said.find((line) => line.length <= 32 && timeFromShown(line, now)) : undefined;
	return alone ?? said.join(' ');
}

/**
 * Pictures larger than icons: img elements, CSS backgrounds and the like, pictures in drawings, what is embedded as a picture, video
 * posters, and what the page draws itself on a canvas.
 */
export function readImages(root: Element): PostImage[] {
	const images = new Map<string, PostImage>();
	for (const el of [...(root.matches('img') ? [root] : []), ...deepAll('img', root)]) {
		const img = el as HTMLImageElement;
		const box = img.getBoundingClientRect();
		if (isIcon(img, box) || hasServed(img) || isFace(img)) continue;
		const web = webAddress(img.currentSrc || img.src);
		const address = web ?? madeImage(img);
		if (!address) continue;
		// A carousel without an end holds its pictures several times: the one that is in the window counts.
		const had = images.get(address);
		if (had && had.width > 0 && !had.turned) continue;
		images.set(address, {
			address,
			alt: img.alt,
			width: img.naturalWidth,
			height: img.naturalHeight,
			broken: img.complete && img.naturalWidth === 0,
			kind: 'img',
			...(web ? {} : { made: true }),
			...(isBeyondWindow(img, box) ? { turned: true } : {}),
		});
	}
	for (const el of [...(fillsWithPicture(root) ? [root] : []), ...deepAll('*', root)]) {
		for (const { address, kind, made } of drawnBy(el)) {
			if (images.has(address)) continue;
			images.set(address, {
				address,
				alt: kind === 'poster' ? '' : (el.getAttribute('alt') ?? el.getAttribute('aria-label') ?? ''),
				width: 0,
				height: 0,
				broken: false,
				kind,
				...(made ? { made } : {}),
			});
		}
	}
	for (const [i, el] of deepAll('canvas', root).filter(isPaintedCanvas).entries()) {
		// Named by its place: what is drawn on it may move.
		const address = `canvas:#${i + 1}`;
		const alt = el.getAttribute('aria-label') ?? shownText(el);
		const { width, height } = el;
		images.set(address, { address, alt, width, height, broken: false, kind: 'canvas', made: true });
	}
	return [...images.values()];
}

/** Shown small; one that did not come is small by that alone, unless the page says how large it is or it stands for a sign. */
function isIcon(img: HTMLImageElement, box: DOMRect): boolean {
	if (!isShown(img) || box.width >= 48 || box.height >= 48) return false;
	if (!img.complete || img.naturalWidth > 0) return true;
	const sizes = img.computedStyleMap();
	const isSized = ['width', 'height'].some((side) => `${sizes.get(side)}` !== 'auto');
	return isSized || /^\p{Extended_Pictographic}/u.test(img.alt);
}

/** The post's own box is the picture: its background fills it, and is no texture. */
function fillsWithPicture(root: Element): boolean {
	return /cover|contain/.test(getComputedStyle(root).backgroundSize);
}

/** Most of it stands to the right of the window, where no tile reaches. */
function isBeyondWindow(el: Element, { left, width }: DOMRect): boolean {
	return width >= 100 && left + width / 2 > window.innerWidth && isShown(el);
}

export function readVideos(root: Element): PostVideo[] {
	return deepAll('video', root).map((el) => {
		const video = el as HTMLVideoElement;
		const address = webAddress(video.currentSrc || video.src);
		const poster = webAddress(video.poster);
		return { ...(address ? { address } : {}), ...(poster ? { poster } : {}) };
	});
}

/** The post's own words: without controls, without what `skip` names. @param isWords a form is no control, and holds words */
export function readText(
	root: Element,
	skip: (el: Element) => boolean,
	isWords: (form: Element) => boolean = () => false,
): string {
	return shownText(
		root,
		(el) =>
			skip(el) ||
			(el !== root &&
				((isControl(el) && !(el.tagName === 'FORM' && isWords(el))) ||
					isActingLink(el) ||
					isReadAloud(el) ||
					isCounter(el) ||
					isMoreCount(el)) &&
				!contains(el, root)),
	);
}

export function readId(
	root: Element,
	permalink: string | undefined,
	text: string,
	images: readonly PostImage[],
): { id: string; idFrom: 'attribute' | 'permalink' | 'content' } {
	if (permalink) return { id: permalink, idFrom: 'permalink' };
	for (const el of [root, ...childrenWithId(root)]) {
		for (const name of ID_ATTRIBUTES) {
			const value = el.getAttribute(name);
			// React-like counters (":r1:", "radix-3") are handed out anew at every render and would repeat in a recycled feed.
			if (value && value.length >= 2 && /\d/.test(value) && !/^:|radix|headlessui|mount_/.test(value))
				return { id: value, idFrom: 'attribute' };
		}
	}
	const named = images.filter(({ made }) => text === '' || !made).map(({ address }) => address);
	return { id: `content-${shortHash(text + named.join())}`, idFrom: 'content' };
}

function childrenWithId(root: Element): Element[] {
	return root.children.length === 1 && root.firstElementChild ? [root.firstElementChild] : [];
}
