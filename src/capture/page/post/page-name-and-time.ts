import type { PostTime } from '../../../records/post.ts';
import { isTimeOnly, timeFromShown } from '../time/times.ts';
import { shownText } from '../tree/dom.ts';
import { pageNames } from './name-of-page.ts';

/** Lines at the head of a post that are asked, and characters of one. */
const LINES = 2;
const LONGEST = 100;

/** Who and when in one line without any markup between: the page's own name, and after it a time and nothing else. */
export function pageNameAndTime(
	root: Element,
	skip: (el: Element) => boolean,
	now: number,
): { readonly name: string; readonly time: PostTime } | undefined {
	const lines = shownText(root, skip).split('\n').filter(Boolean).slice(0, LINES);
	for (const line of lines) {
		const said = line.replace(/^[^\p{L}\p{N}]+/u, '');
		const name = pageNames().find((one) => said.toLowerCase().startsWith(one));
		if (name === undefined || said.length > LONGEST) continue;
		const shown = said
			.slice(name.length)
			.replace(/^(?:[\s,·•|–—:-]+(?:den|on|the)?\s*)(?=[\p{L}\p{N}])/iu, '')
			.trim();
		const isApart = /^[\s,·•|–—:-]/u.test(said.slice(name.length));
		const read = isApart && shown.length >= 4 && isTimeOnly(shown) ? timeFromShown(shown, now) : undefined;
		if (read) return { name: said.slice(0, name.length), time: { shown, ...read, from: 'shown' } };
	}
	return undefined;
}
