import { deepAll, isShown, labelOf, shownText } from '../tree/dom.ts';
import { touched } from '../tree/once.ts';

/** One place where a page says something: an element, and what of it. All of it is data, to be handed into the page. */
export interface Source {
	/** CSS selector; the first element that gives a value counts. */
	readonly select: string;
	/** Attribute to read instead of the shown text; of a `meta` element `content` unless said. */
	readonly attribute?: string;
	/** Way into the JSON that the element holds: a key, or of a list the item where a key's value ends so. */
	readonly json?: readonly (string | readonly [key: string, ends: string])[];
	/** Regular expression (flags `us`) whose first group is the value; where it does not match, the next source is asked. */
	readonly pattern?: string;
}

/** What is known of one platform's pages beside what every page shows. Every field adds; none takes anything away. */
export interface PlatformPage {
	readonly name?: readonly Source[];
	readonly bio?: readonly Source[];
	readonly avatar?: readonly Source[];
	/** What the watch reads beside them: the picture across the top, the mark of a verified account, its link, its followers. */
	readonly cover?: readonly Source[];
	readonly verified?: readonly Source[];
	readonly link?: readonly Source[];
	readonly followers?: readonly Source[];
	/** How many posts the account says it has. Rounded numbers are left alone. */
	readonly stated?: readonly Source[];
	/** Regular expression over path and query of a post's own address. */
	readonly permalink?: string;
	/** Selector of what only a login of this platform shows: forms by their action, links by where they lead. */
	readonly login?: string;
	/** Selector of controls in a post that unfold it, and below the feed of those that bring more, whatever their words. */
	readonly unfold?: string;
	readonly more?: string;
	/**
	 * Selector of what in a post is never pressed: it leaves the page, or speaks for the visitor. What calls itself a
	 * fold by its words still counts as folded.
	 */
	readonly never?: string;
}

let known: PlatformPage = {};

/** Tells the functions of this page what platform they are on. */
export function knowPlatform(page: PlatformPage): void {
	known = page;
	touched();
}

export function platformPage(): PlatformPage {
	return known;
}

/** The first of these selectors that something in the page answers to; null where none does. */
export function firstDeclared(selectors: readonly string[]): number | null {
	const found = selectors.findIndex((selector) => document.querySelector(selector) !== null);
	return found < 0 ? null : found;
}

/** Is it, or does it stand in, what this platform never wants pressed? */
export function isNeverPressed(el: Element): boolean {
	return known.never !== undefined && el.closest(known.never) !== null;
}

/** A shown login of this platform's own: in the page, or in one part of it. */
export function hasPlatformLogin(from: Element | Document = document): boolean {
	return known.login !== undefined && deepAll(known.login, from).some(isShown);
}

/** What the first source that has a value says; undefined where none has. */
export function told(sources: readonly Source[] = []): string | undefined {
	for (const source of sources) {
		for (const el of deepAll(source.select)) {
			const text = saidBy(el, source)
				?.replace(/[ \t\u00a0]+/g, ' ')
				.trim();
			const value = source.pattern ? text?.match(new RegExp(source.pattern, 'us'))?.[1]?.trim() : text;
			if (value) return value;
		}
	}
	return undefined;
}

function saidBy(el: Element, { attribute, json }: Source): string | undefined {
	if (json) return textIn(el.textContent ?? '', json);
	const name = attribute ?? (el.tagName === 'META' ? 'content' : undefined);
	if (name) return (name === 'src' && (el as HTMLImageElement).src) || el.getAttribute(name) || undefined;
	if (!isShown(el)) return undefined;
	return shownText(el) || labelOf(el);
}

function textIn(text: string, way: NonNullable<Source['json']>): string | undefined {
	let at: unknown;
	try {
		at = JSON.parse(text);
	} catch {
		// A page whose data is no JSON says nothing by it; the next source is asked, and then what every page shows.
		return undefined;
	}
	for (const step of way) {
		if (typeof at !== 'object' || at === null) return undefined;
		if (typeof step === 'string') {
			at = (at as Record<string, unknown>)[step];
			continue;
		}
		const [key, ends] = step;
		const items: unknown[] = Array.isArray(at) ? at : [at];
		at = items.find((item) => String((item as Record<string, unknown> | null)?.[key] ?? '').endsWith(ends));
	}
	return typeof at === 'string' || typeof at === 'number' ? String(at) : undefined;
}
