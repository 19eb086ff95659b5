import { isFace } from '../comments/small-face.ts';
import { saysWhen } from '../feed/post-signs.ts';
import { buildOf } from '../tree/build.ts';
import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { once } from '../tree/once.ts';
import { contains, parentOf } from '../tree/tree.ts';
import { isPersonsName } from './is-name.ts';
import { nameBesideTime } from './nameplate.ts';

/** Boxes beside a post that are asked for a heading in the same place, and those that must have one for it to be told. */
const NEAR = 6;
const LEAST = 2;
/** CSS pixels between a face and the name beside it or below it. */
const BESIDE = 48;

/** One word that nobody begins a sentence with. */
const NICK = /^(?:@\S+|\p{Ll}\S*|\S*[\d_]\S*)$/u;

/**
 * A heading that leads nowhere says what a post is about where those built alike beside it have other ones in its place: who writes in
 * an account's feed is the same, and people are written as people, or have a face.
 */
export function isHeadline(el: Element, root: Element): boolean {
	const heading = el.closest('h1,h2,h3,h4');
	if (!heading || heading === root || !contains(root, heading) || heading.querySelector('a[href]'))
		return false;
	const link = heading.closest('a[href]');
	if (link && contains(root, link)) return false;
	const says = shownText(heading).trim();
	if (isPersonsName(says) || NICK.test(says)) return false;
	if (hasFace(heading, root) && !isBelowPlate(heading, root)) return false;
	const others = headingsBeside(heading, root);
	// What all of them are called is whose they are where that is the page's name, or when stands right beside it; else it is a subject.
	if (others.length >= LEAST && others.every((other) => other === says))
		return !isOfThePage(says) && !isBesideWhen(says, root);
	// Where the others all say the same, that is the account, and this one is a guest's.
	if (new Set(others).size < LEAST || others.includes(says)) return false;
	// One word may be a first name, but where the others say more than names do.
	return (
		/\s/.test(says) || others.filter((other) => /\s/.test(other) && !isPersonsName(other)).length >= LEAST
	);
}

/** Who and when stand above it in one line with a face, which is theirs and ends above the heading. */
function isBelowPlate(heading: Element, root: Element): boolean {
	const plate = nameBesideTime(root, () => false);
	const holder = plate?.holder;
	if (!holder || plate.head !== plate.name || contains(heading, holder)) return false;
	if (!(holder.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING)) return false;
	const { top: line, bottom } = holder.getBoundingClientRect();
	const { top } = heading.getBoundingClientRect();
	return hasFace(holder, root, (face) => {
		const box = face.getBoundingClientRect();
		return box.bottom <= top + 2 && box.top < bottom && box.bottom > line;
	});
}

/** Letters of a line that says when and hardly more. */
const WHEN = 40;
const TWO_NAMES = /\p{Lu}\p{L}+ \p{Lu}\p{L}/u;

/** A line right above or below says when, and names nobody itself. */
function isBesideWhen(says: string, root: Element): boolean {
	const lines = shownText(root)
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);
	const at = lines.findIndex((line) => line.startsWith(says));
	const beside = [lines[at]?.slice(says.length), lines[at - 1], lines[at + 1]];
	return beside.some(
		(line) =>
			line !== undefined &&
			line.length <= WHEN &&
			saysWhen(line) &&
			!TWO_NAMES.test(line) &&
			!pageCalled().some((name) => line.toLowerCase().includes(name)),
	);
}

function isOfThePage(says: string): boolean {
	const name = says.toLowerCase();
	return pageCalled().some((page) => page.startsWith(name) || name.startsWith(page));
}

/** What the page is called, in lower case: the first and the last that its title names, without what is new there, and its first heading. */
const pageCalled = once((): string[] => {
	const title = document.title.replace(/^\s*\(\d+\+?\)\s*/, '').split(/\s*[|·•(–—:]\s*|\s-\s/);
	return [title[0] ?? '', title.at(-1) ?? '', deepAll('h1').find(isShown)?.textContent ?? '']
		.map((name) => name.replace(/\s+/g, ' ').trim().toLowerCase())
		.filter((name) => name.length >= 4);
});

/** What the boxes that are built alike say in the first heading of the same tag. */
function headingsBeside(heading: Element, root: Element): string[] {
	const row = [...(parentOf(root)?.children ?? [])];
	const at = row.indexOf(root);
	const build = buildOf(root);
	return row
		.slice(Math.max(0, at - NEAR), at + NEAR + 1)
		.filter((other) => other !== root && buildOf(other) === build && isShown(other))
		.flatMap((other) => {
			const first = deepAll(heading.localName, other).find(isShown);
			return first ? [shownText(first).trim()] : [];
		});
}

/** A small picture stands beside the name, or initials do. */
export function hasFace(
	name: Element,
	root: Element,
	isOne: (face: Element) => boolean = () => true,
): boolean {
	const { top, bottom } = name.getBoundingClientRect();
	return deepAll('img,canvas,svg,i,span,div', root).some((face) => {
		const box = face.getBoundingClientRect();
		return box.bottom > top - BESIDE && box.top < bottom && box.height >= 16 && isFace(face) && isOne(face);
	});
}

/** Share of its side that the corners of a face are rounded by. */
const ROUND = 0.4;

/** A circle with a picture or initials stands beside the name: news have small pictures as well, with corners. */
export function hasRoundFace(name: Element, root: Element): boolean {
	return hasFace(name, root, (face) =>
		[face, parentOf(face)].some((el) => {
			if (!el) return false;
			const { width, height } = el.getBoundingClientRect();
			const radius = getComputedStyle(el).borderTopLeftRadius;
			const share = Number.parseFloat(radius) / (radius.endsWith('%') ? 100 : width);
			return Math.abs(width - height) <= 4 && share >= ROUND;
		}),
	);
}
