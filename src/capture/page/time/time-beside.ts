import type { PostTime } from '../../../records/post.ts';
import { deepAll, isShown } from '../tree/dom.ts';
import { isTimeOnly, timeFromShown } from './times.ts';

/** Longest line that only says who and when, in characters. */
const BYLINE = 100;
/** What stands before a day. */
const ON = /^(?:[\s·•|,–—-]*(?:on|den|the|le|am|el|op|på|kl|at)?[\s·•|,–—-]+)?(?=[\p{L}\d])/iu;

/** In words of their own beside a name, in one line with it: “Av: Siv den 8 mars 2026 09:07”. */
export function timeBeside(root: Element, now: number, skip: (el: Element) => boolean): PostTime | undefined {
	for (const el of deepAll('p,div,span,small,li,td,dt,dd,h2,h3,h4,h5,h6,header,footer,em,cite', root)) {
		const names = el.children.length > 0 && el.querySelector(':scope > a[href],:scope > b,:scope > strong');
		if (!names || skip(el) || (el.textContent ?? '').trim().length > BYLINE) continue;
		for (const node of el.childNodes) {
			const said = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : '';
			const shown = said
				.replace(/\s+/g, ' ')
				.trim()
				.replace(ON, '')
				.replace(/\s[·•|,–—-]+$/u, '');
			const read =
				shown.length >= 4 && isTimeOnly(shown) && isShown(el) ? timeFromShown(shown, now) : undefined;
			if (read) return { shown, ...read, from: 'shown' };
		}
	}
	return undefined;
}
