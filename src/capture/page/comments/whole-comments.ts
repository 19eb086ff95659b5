import { readAuthor } from '../post/author.ts';
import { readText } from '../post/post.ts';
import { isTimeOnly, timeFromShown } from '../time/times.ts';
import { namesOf } from '../tree/build.ts';
import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { contains } from '../tree/tree.ts';
import { saysItActs } from '../unfold/acts.ts';
import { isNameWithPlace, isTimeWithNote, nameBesideTimeIn } from './comment-head.ts';

/** Letters that a box around who and when has more than those, to hold what is said; and letters beside a time that say what was done. */
const WORDS = 2;
const DONE = 14;
const LONGEST_OFFER = 400;

/**
 * Of boxes with telling names that a builder gave to parts of a comment as well, the comment: where nothing but who and when stands in
 * one, the smallest box around it that has words and nobody else in it.
 * @param named all boxes that are called so
 */
export function withTheirWords(found: readonly Element[], named: readonly Element[]): Element[] {
	const heads = new Set(found.filter(isHeadAlone));
	if (heads.size === 0) return [...found];
	const whole = found.map((el) => {
		if (!heads.has(el)) return el;
		const own = lettersOf(el);
		const around = named
			.filter((up) => up !== el && contains(up, el))
			.filter((up) => deepAll('textarea,form h2,form h3', up).every((x) => !isShown(x)))
			.sort((a, b) => (contains(a, b) ? 1 : -1));
		return (
			around.find((up) => {
				const answers = named.filter(
					(x) => contains(up, x) && x !== up && isAlike(x, up) && !contains(x, el),
				);
				const isAnswer = (x: Element) => answers.some((answer) => contains(answer, x));
				if (found.some((other) => other !== el && contains(up, other) && !isAnswer(other))) return false;
				return lettersOf(up, isAnswer) >= own + WORDS;
			}) ?? el
		);
	});
	return [...new Set(whole)];
}

/** Built the same, or but for what builders add to one of them, as to the last, or to one with answers. */
function isAlike(el: Element, other: Element): boolean {
	const [fewer = [], more = []] = [namesOf(el), namesOf(other)].sort((a, b) => a.length - b.length);
	return el.tagName === other.tagName && fewer.length > 0 && fewer.every((name) => more.includes(name));
}

function lettersOf(el: Element, skip: (x: Element) => boolean = () => false): number {
	return readText(el, skip).replace(/\P{L}+/gu, '').length;
}

/** Nothing stands there but a name, a time with hardly a word on it, numbers and what can be done. */
export function isHeadAlone(el: Element): boolean {
	const now = Date.now();
	const name = readAuthor(el, () => false)?.name ?? nameBesideTimeIn(() => shownText(el), now);
	if (name === undefined || deepAll('p,blockquote', el).some(isShown)) return false;
	return shownText(el)
		.split('\n')
		.every((line) => {
			if (isNameWithPlace(line, name)) return true;
			const rest = line
				.replace(name, ' ')
				.replace(/[()]/g, ' ')
				.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}.!?…]+$/gu, '');
			if (!/\p{L}/u.test(rest) || isTimeOnly(rest) || isTimeWithNote(rest)) return true;
			if (/[.!?…]$/.test(rest) || rest.split(/\s+/).length > 6) return false;
			const words = rest.split(/\s+/);
			const at = words.findIndex((_w, i) => timeFromShown(words.slice(i).join(' '), now) !== undefined);
			return at >= 0 && words.slice(0, at).join('').length <= DONE;
		});
}

/** All its words can be pressed, and one of them lets somebody in or writes a letter: an offer to answer, and no answer. */
export function isOffer(el: Element): boolean {
	if ((el.textContent ?? '').length > LONGEST_OFFER) return false;
	const controls = deepAll('a,button,[role=button],input', el);
	const isIn = (x: Element) => controls.some((control) => contains(control, x));
	if (shownText(el, isIn).replace(/\P{L}+/gu, '') !== '') return false;
	return controls.some((x) => x.getAttribute('href')?.startsWith('mailto:') || saysItActs(x));
}
