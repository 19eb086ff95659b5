import { isShown, labelOf } from '../tree/dom.ts';
import { parentOf } from '../tree/tree.ts';

/** What a number of a page says, as a whole: “3”, “[3]”, “Sida 3”. */
const NUMBER =
	/^[[(]?\s*(?:(?:gå till |go to )?(?:sida|sidan|page|side|sivu|seite|página|pagina|strona)\s)?(\d{1,4})\s*[\])]?$/iu;
const CURRENT = /(?:^|[-_ ])(?:current|active|selected|aktiv|aktuell|vald|here|on)(?:$|[-_ ])/i;
/** Boxes around a number in which the others may stand. */
const OUTWARD = 4;
/** Days of a month are numbers in a row too, and years. */
const DAYS = { fewest: 28, last: 31 };
const LEAST_YEAR = 1900;
/** A number in bare words beside the links: “Sida: 1 2 3”. */
const BARE =
	/^[^\p{L}\d]*(?:(?:sida|page|side|sivu|seite|página|pagina|strona)[\s:]*)?(\d{1,4})[^\p{L}\d]*$/iu;
/** Letters beside the numbers of a pager: its words for the first, the next and the last page. */
const MOST_LETTERS = 120;

interface Numbered {
	/** Absent where it is a bare word. */
	readonly el?: Element;
	readonly number: number;
}

/**
 * Of links in a row of numbers, the one after the number that is the page's own: known by what they say, whatever their
 * addresses hold. The page's own number is the one that is no link to another page, or says of itself that it is current.
 * @param links to other pages of this site that were not visited
 */
export function afterCurrent(links: readonly Element[]): Element | undefined {
	const open = new Set(links);
	for (const { box, numbers } of rowsOf(links)) {
		const told = numbers.filter(({ el }) => el && saysCurrent(el, box));
		const plain = numbers.filter(({ el }) => !el?.closest('a[href],button,[role=button]'));
		// Numbers that are no links, beside each other, count something else.
		const [own, ...others] = told.length === 1 ? told : plain;
		if (!own || others.length > 0) continue;
		const next = numbers.find(({ el, number }) => el && number === own.number + 1 && open.has(el))?.el;
		if (next) return next;
	}
	return undefined;
}

/** The highest number of a page in such a row, 0 where there is none. @param links as in `afterCurrent` */
export function highestNumber(links: readonly Element[]): number {
	const rows = rowsOf(links).filter(({ numbers }) => {
		const open = numbers.filter(({ el }) => el && links.includes(el)).length;
		return open >= 2 || open === numbers.length - 1;
	});
	return Math.max(0, ...rows.flatMap(({ numbers }) => numbers.map(({ number }) => number)));
}

interface NumberRow {
	readonly box: Element;
	readonly numbers: readonly Numbered[];
}

/** The smallest boxes around links that say a number in which others stand too. */
function rowsOf(links: readonly Element[]): NumberRow[] {
	const rows = new Map<Element, NumberRow>();
	for (const link of links) {
		if (numberOn(link) === undefined) continue;
		let box = parentOf(link);
		for (let out = 0; box && out < OUTWARD && !rows.has(box); out++, box = parentOf(box)) {
			if ((box.textContent ?? '').replace(/\P{L}+/gu, '').length > MOST_LETTERS) break;
			const numbers = numbersIn(box);
			if (!isPager(numbers.map(({ number }) => number))) continue;
			rows.set(box, { box, numbers });
			break;
		}
	}
	return [...rows.values()];
}

function isPager(numbers: readonly number[]): boolean {
	if (numbers.length < 2 || new Set(numbers).size < numbers.length) return false;
	const last = Math.max(...numbers);
	return last < LEAST_YEAR && !(numbers.length >= DAYS.fewest && last <= DAYS.last);
}

/** Numbers in a box in their order: what says a number and nothing else. */
function numbersIn(box: Element): Numbered[] {
	return [...box.childNodes].flatMap((node): Numbered[] => {
		if (node.nodeType === Node.TEXT_NODE) {
			const bare = BARE.exec(node.textContent ?? '')?.[1];
			return bare === undefined ? [] : [{ number: Number(bare) }];
		}
		if (!(node instanceof Element) || !isShown(node)) return [];
		const number = numberOn(node);
		return number === undefined
			? numbersIn(node)
			: [{ el: node.querySelector('a[href],button,[role=button]') ?? node, number }];
	});
}

function numberOn(el: Element): number | undefined {
	const number = NUMBER.exec(labelOf(el))?.[1];
	return number === undefined ? undefined : Number(number);
}

function saysCurrent(el: Element, box: Element): boolean {
	for (let up: Element | null = el; up && up !== box; up = parentOf(up)) {
		const current = up.getAttribute('aria-current');
		if ((current && current !== 'false') || up.getAttribute('aria-selected') === 'true') return true;
		if (CURRENT.test(up.getAttribute('class') ?? '')) return true;
	}
	return false;
}
