import { isNeverPressed } from '../around/platform.ts';
import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { contains, parentOf } from '../tree/tree.ts';
import { saysItActs } from '../unfold/acts.ts';
import { linkedBehind } from './linked-behind.ts';
import { isBig, isCutAway, isReal, type Picture, picturesIn, slidesIn, wholeIn } from './stage-pictures.ts';

/** A part of a post that shows one of several pictures at a time. */
export interface Stage {
	/** Holds the pictures, and what is pressed to turn them. */
	readonly box: Element;
	/** How the next one comes; `none` where there are more, by what the post says or holds, and nothing may be pressed for them. */
	readonly way: 'scroll' | 'press' | 'none';
	/** Pictures that it says it has. */
	readonly stated?: number;
}

const NEXT =
	/^(?:(?:gå till |bläddra till |visa |go to |show |view )?(?:nästa|next|følgende|neste|næste|seuraava|nächste[sr]?|weiter|suivante?|siguiente|próxim[oa]|następn[aey]|volgende|successiv[oa])(?: (?:bild(?:en)?|foto(?:t)?|slide|image|photo|picture|item|objekt(?:et)?|media|kuva|bilde|billede|imagen?|zdjęcie|afbeelding))?|→|›|»|❯|>|⟩|chevron_right|(?:keyboard_)?arrow_(?:right|forward)(?:_ios)?)$/iu;
const PREVIOUS =
	/^(?:(?:gå till |bläddra till |visa |go to |show |view )?(?:föregående|förra|previous|prev|forrige|edellinen|vorherige[sr]?|zurück|précédente?|anterior|poprzedni[ae]?|vorige|precedente)(?: (?:bild(?:en)?|foto(?:t)?|slide|image|photo|picture|item|objekt(?:et)?|media|kuva|bilde|billede|imagen?|zdjęcie|afbeelding))?|←|‹|«|❮|<|⟨|chevron_left|(?:keyboard_)?arrow_(?:left|back)(?:_ios)?)$/iu;
const NUMBERED =
	/^(?:(?:gå till |go to |visa |show )?(?:bild|foto|slide|image|photo|picture|item|objekt|kuva|bilde) ?(?:nr\.? ?)?\d{1,2}(?: ?(?:av|of|\/|von|sur|de) ?(\d{1,2}))?|\d{1,2} ?(?:av|of|\/|von|sur|de) ?(\d{1,2}))$/iu;
const COUNTER = /^(?:(\d{1,2}) ?(?:\/|∕|av|of|von|sur) ?|(\+) ?)(\d{1,2})$/iu;
/** Somewhere in a text, so that the elements are only looked through where one may be. */
const COUNTS = /\d ?(?:\/|∕|av|of|von|sur) ?\d|\+ ?\d/iu;
const PRESSABLE =
	'button,[role=button],[role=tab],a:not([href]),a[href="#"],a[href=""],a[href^="javascript:"],[tabindex="0"],[onclick]';
/** Whatever may be pressed, deeds and links too. */
const CONTROLS = `${PRESSABLE},a[href],input,[aria-pressed]`;
const CALLED = '[aria-roledescription]';
/** CSS pixels that a control may stand below or above the picture that it turns. */
const NEAR = 70;
/** What may stand around a picture in its box: a caption, dots, a bar. */
const AROUND = 160;

/** Where a post shows one of several pictures at a time. To be asked once for each post: it looks at all that it holds. */
export function findStages(post: Element): Stage[] {
	const big = picturesIn(post).filter(({ el }) => isBig(el));
	const stages: Stage[] = [];
	const looked = new Set<Element>();
	for (const { el } of big) {
		if (stages.some(({ box }) => contains(box, el))) continue;
		const strip = stripOf(el, post);
		if (strip) {
			stages.push({ box: strip, way: 'scroll' });
			continue;
		}
		const box = boxAround(el, post);
		if (looked.has(box)) continue;
		looked.add(box);
		const stated = statedIn(box);
		const said = stated === undefined ? {} : { stated };
		if (controls({ box }).next) {
			stages.push({ box, way: 'press', ...said });
			continue;
		}
		const track = trackOf(el, box);
		if (track) {
			stages.push({ box: track, way: 'scroll', ...said });
			continue;
		}
		const slides = slidesIn(box).filter(isReal);
		// One beside the other may be the same picture for another width of window.
		const isMore = (stated ?? 0) > slides.length || slides.length - wholeIn({ box }).length > 1;
		if (isMore) stages.push({ box, way: 'none', ...said });
	}
	return stages;
}

/** What cuts off pictures beside this one, where nothing is seen that would bring them in: a strip that is swiped. */
function trackOf(el: Element, box: Element): Element | undefined {
	for (let up = parentOf(el); up && contains(box, up); up = parentOf(up)) {
		if (up.clientWidth < 150 || up.scrollWidth < up.clientWidth * 1.4) continue;
		if (getComputedStyle(up).overflowX !== 'hidden') continue;
		const within = up;
		if (picturesIn(up).some((p) => isBig(p.el) && isCutAway(p.el, within))) return up;
	}
	return undefined;
}

/** What scrolls sideways around a picture, by a bar or by snapping. */
function stripOf(el: Element, post: Element): Element | undefined {
	for (let up = parentOf(el); up && contains(post, up); up = parentOf(up)) {
		if (up.clientWidth < 150 || up.clientHeight < 80 || up.scrollWidth < up.clientWidth * 1.4) continue;
		const { overflowX, scrollSnapType } = getComputedStyle(up);
		if (/auto|scroll/.test(overflowX) || (overflowX === 'hidden' && /x|inline|both/.test(scrollSnapType)))
			return up;
	}
	return undefined;
}

/** The largest box in the post around a picture that is not much taller than it. */
function boxAround(el: Element, post: Element): Element {
	const most = el.getBoundingClientRect().height + AROUND;
	let box = parentOf(el) ?? post;
	for (let up: Element | null = box; up && contains(post, up); up = parentOf(up)) {
		if (up.getBoundingClientRect().height > most) break;
		box = up;
	}
	return contains(post, box) ? box : post;
}

/** How many pictures a box says there are: a counter over the picture, labels of slides or dots, what lies behind "+7". */
function statedIn(box: Element): number | undefined {
	const numbers = deepAll('[aria-label]', box).flatMap((el) => {
		const match = NUMBERED.exec(el.getAttribute('aria-label')?.replace(/\s+/g, ' ').trim() ?? '');
		return match ? [Number(match[1] ?? match[2] ?? 0)] : [];
	});
	for (const el of deepAll('[aria-setsize]', box)) {
		if (picturesIn(el).length > 0) numbers.push(Number(el.getAttribute('aria-setsize')));
	}
	if (COUNTS.test(box.textContent ?? '')) numbers.push(...counted(box));
	numbers.push(linkedBehind(box, picturesIn(box)) ?? 0);
	const most = Math.max(0, ...numbers.filter((n) => n <= 99));
	return most > 1 ? most : undefined;
}

/** Counters over pictures. “26/11” is a day, and so may “5/12” be: what is counted begins with the first. */
function counted(box: Element): number[] {
	const pictures = picturesIn(box).filter(({ el }) => isBig(el));
	return deepAll('*', box).flatMap((el) => {
		const text = el.children.length === 0 ? (el.textContent ?? '').trim() : '';
		const [, at, more, last] = COUNTER.exec(text) ?? [];
		if (!last || !(more || at === '1') || !isShown(el) || !isOver(el, pictures)) return [];
		return [more ? pictures.length + Number(last) : Number(last)];
	});
}

function isOver(el: Element, pictures: readonly Picture[]): boolean {
	const { x, y } = middleOf(el);
	const pressed = el.closest('a,button,[role=button]');
	if (pressed && pictures.some((picture) => contains(pressed, picture.el))) return true;
	return pictures.some((picture) => {
		const { left, right, top, bottom } = picture.el.getBoundingClientRect();
		return x > left && x < right && y > top && y < bottom;
	});
}

/** What is pressed to turn the pictures of a box: arrows by their words or by where they stand, else dots. */
export function controls({ box }: Pick<Stage, 'box'>): {
	readonly next?: HTMLElement;
	readonly previous?: HTMLElement;
} {
	const pictures = picturesIn(box).filter(({ el }) => isBig(el) && !isCutAway(el, box));
	const picture = pictures.map(({ el }) => el.getBoundingClientRect()).sort((a, b) => b.width - a.width)[0];
	if (!picture) return {};
	const near = deepAll(PRESSABLE, box).filter((el): el is HTMLElement => isNear(el, picture) && mayTurn(el));
	// What holds several of them is the bar that they stand in.
	const all = near.filter((el) => near.filter((other) => other !== el && contains(el, other)).length < 2);
	const outer = all.filter((el) => !all.some((other) => other !== el && contains(other, el)));
	const right = outer.find((el) => says(el, NEXT)) ?? bySide(outer, picture, box, 'right');
	const left = outer.find((el) => says(el, PREVIOUS)) ?? bySide(outer, picture, box, 'left');
	if (right || left) {
		return {
			...(right && !isOff(right) ? { next: right } : {}),
			...(left && !isOff(left) ? { previous: left } : {}),
		};
	}
	const dots = outer.filter((el) => says(el, NUMBERED));
	const now = dots.length < 2 ? -1 : dots.findIndex(isChosen(dots));
	const [next, previous] = [dots[now + 1], dots[now - 1]];
	return now < 0 ? {} : { ...(next ? { next } : {}), ...(previous ? { previous } : {}) };
}

/** Leads nowhere, sends nothing, is no switch, and does not say that it does anything in somebody's name. */
function mayTurn(el: Element): boolean {
	const { width, height } = el.getBoundingClientRect();
	if (!(el instanceof HTMLElement) || width < 6 || height < 6 || saysItActs(el) || isNeverPressed(el))
		return false;
	if (!el.checkVisibility({ visibilityProperty: true })) return false;
	const popup = el.getAttribute('aria-haspopup');
	if (el.hasAttribute('aria-pressed') || (popup && popup !== 'false') || el.closest('form')) return false;
	if (el.closest('[role=menu],[role=menubar],[role=toolbar]')) return false;
	const link = el.closest('a[href]');
	const href = link?.getAttribute('href') ?? '';
	if (!link || /^(?:#?$|javascript:)/.test(href)) return true;
	// A link to the box that it stands in leads nowhere.
	const around = /^#./.test(href) ? document.getElementById(href.slice(1)) : null;
	return around !== null && contains(around, link);
}

/** Says that it shows what comes next, in any of the languages that are known. */
export function saysNext(el: Element): boolean {
	return says(el, NEXT);
}

function says(el: Element, words: RegExp): boolean {
	const sign = el.querySelector('[aria-label],title')?.getAttribute('aria-label') ?? '';
	const said = [shownText(el), el.getAttribute('aria-label') ?? '', el.getAttribute('title') ?? '', sign];
	// “Nästa ›” says no more than “Nästa”, nor does “› Nästa”.
	const bare = (text: string) =>
		text
			.replace(/^\s*[‹«←❮<›»→❯>]+\s*(?=\p{L})/u, '')
			.replace(/(?<=\p{L})\s*[›»→❯>]+\s*$/u, '')
			.replace(/\s+/g, ' ')
			.trim();
	return said.some((text) => words.test(bare(text)));
}

function isOff(el: Element): boolean {
	return (el as HTMLButtonElement).disabled === true || el.getAttribute('aria-disabled') === 'true';
}

/** Of dots, the one that is lit: by what a screen reader is told, else by being the only one with its class. */
function isChosen(dots: readonly Element[]): (el: Element) => boolean {
	const told = (el: Element) =>
		el.getAttribute('aria-selected') === 'true' || /^(?!false$)./.test(el.getAttribute('aria-current') ?? '');
	if (dots.some(told)) return told;
	return (el) => dots.length > 2 && dots.filter((other) => other.className === el.className).length === 1;
}

function isNear(el: Element, picture: DOMRect): boolean {
	const { x, y } = middleOf(el);
	const isBeside = x > picture.left - NEAR && x < picture.right + NEAR;
	return isBeside && y > picture.top - NEAR && y < picture.bottom + NEAR;
}

/**
 * In any language: the control half-way down one edge of the picture, where another like it stands at the other edge, or where
 * it is alone at its edge and the box says that it is a carousel or has pictures beyond it, or it is no more than a sign on the
 * very edge. A column of deeds is none.
 */
function bySide(mayBe: readonly HTMLElement[], picture: DOMRect, box: Element, side: 'left' | 'right') {
	const every = deepAll(CONTROLS, box);
	const band = (el: Element, at: 'left' | 'right') => {
		const { x } = middleOf(el);
		const share = (x - picture.left) / picture.width;
		return at === 'right' ? share > 0.78 : share < 0.22;
	};
	const inBand = (el: Element, at: 'left' | 'right') =>
		band(el, at) && middleOf(el).y > picture.top && middleOf(el).y < picture.bottom;
	const beside = (at: 'left' | 'right') => {
		const [only, ...others] = mayBe.filter((el) => {
			const share = (middleOf(el).y - picture.top) / picture.height;
			return inBand(el, at) && share > 0.35 && share < 0.65 && !/\p{L}/u.test(shownText(el));
		});
		return others.length === 0 ? only : undefined;
	};
	const found = beside(side);
	if (!found) return undefined;
	const twin = beside(side === 'right' ? 'left' : 'right');
	const [a, b] = [found, twin].map((el) => el?.getBoundingClientRect());
	if (a && b && Math.abs(a.width - b.width) < 4 && Math.abs(a.top - b.top) < 6) return found;
	const isAlone = every.every((el) => contains(found, el) || contains(el, found) || !inBand(el, side));
	if (isAlone && isCarousel(box)) return found;
	const { y } = middleOf(found);
	const near = every.some((el) => {
		const isOther = !contains(found, el) && !contains(el, found) && inBand(el, side);
		return isOther && Math.abs(middleOf(el).y - y) < found.clientHeight * FAR;
	});
	return !near && isSignOnEdge(found, picture, side) ? found : undefined;
}

/** Heights of a sign between it and what else is done at the same edge: deeds stand closer to each other. */
const FAR = 3;

/** Small, about as wide as high, wordless, on the picture, at its edge and half-way down: deeds stand in corners, and players in the middle. */
function isSignOnEdge(el: Element, picture: DOMRect, side: 'left' | 'right'): boolean {
	const { left, right, top, bottom, width, height } = el.getBoundingClientRect();
	const gap = side === 'right' ? picture.right - right : left - picture.left;
	const share = ((top + bottom) / 2 - picture.top) / picture.height;
	if (gap < -4 || gap > 24 || share < 0.42 || share > 0.58) return false;
	if (Math.max(width, height) > 64 || Math.abs(width - height) > 12) return false;
	const said = [el, ...deepAll('[aria-label],[title],title', el)].map(
		(x) =>
			`${x.getAttribute('aria-label') ?? ''}${x.getAttribute('title') ?? ''}${x.tagName === 'title' ? x.textContent : ''}`,
	);
	return (
		said.every((words) => words === '') &&
		shownText(el).trim() === '' &&
		deepAll('svg,i,img,span', el).length > 0
	);
}

function isCarousel(box: Element): boolean {
	if (box.closest(CALLED) || deepAll(CALLED, box).length > 0 || statedIn(box) !== undefined) return true;
	return deepAll('div,ul,ol,section,figure', box).some(
		(el) => el.clientWidth >= 150 && el.scrollWidth > el.clientWidth * 1.4 && picturesIn(el).length > 1,
	);
}

function middleOf(el: Element): { readonly x: number; readonly y: number } {
	const { left, right, top, bottom } = el.getBoundingClientRect();
	return { x: (left + right) / 2, y: (top + bottom) / 2 };
}
