import { postSigns, saysWhen } from '../feed/post-signs.ts';
import { deepAll, labelOf, shownText } from '../tree/dom.ts';

/** Letters of a name. */
const NAME = 3;
/** Lines of a post in which its head stands. */
const HEAD = 3;

/**
 * Whether two boxes beside each other, and no more, are posts of one account, however different they are: both begin with the same name, say
 * when right after it, have words, and can be done the same with.
 */
export function arePair([one, other]: readonly Element[]): boolean {
	if (!one || !other || [one, other].some((el) => postSigns(el) < 3)) return false;
	const [head, otherHead] = [headOf(one), headOf(other)];
	let same = 0;
	while (same < head.length && head[same] === otherHead[same]) same++;
	const name = head.slice(0, same).replace(/\P{L}+/gu, '');
	if (name.length < NAME || ![head, otherHead].every(saysWhen) || saysWhen(head.slice(0, same))) return false;
	const can = controlsOf(other);
	return controlsOf(one).some((label) => can.includes(label));
}

function headOf(el: Element): string {
	return shownText(el).split('\n').filter(Boolean).slice(0, HEAD).join(' ').slice(0, 120);
}

function controlsOf(el: Element): string[] {
	return deepAll('button,[role=button]', el)
		.map((control) => labelOf(control).replace(/\d+/g, ''))
		.filter((label) => /\p{L}/u.test(label));
}
