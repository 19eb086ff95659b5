import { ownPage } from '../feed/own-page.ts';
import { readAuthor } from '../post/author.ts';
import { isName, isPersonsName } from '../post/is-name.ts';
import { isTimeOnly } from '../time/times.ts';
import { buildOf } from '../tree/build.ts';
import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { parentOf } from '../tree/tree.ts';
import { isBelowBar } from '../unfold/bar.ts';
import { isDeed } from '../unfold/foot.ts';
import { postsNear } from './many-remarks.ts';

const NAMEPLATES = 'a[href],b,strong,bdi,h4,h5,h6';
/** Share of the names that are written as people's are. */
const MOST = 0.6;
/** Characters of what somebody says, at most: what is longer below a bar is another text. */
const LONGEST = 2000;
/** Who liked it, or how somebody is reached. */
const NO_WORDS =
	/^\p{Ll}|gillar|gilla-mark|reager|\blikes?\b|\bothers\b|(?<!\p{L})andra(?!\p{L})|\S@\S|(?:\d[\s-]?){6}/u;

interface Named {
	readonly el: Element;
	readonly name: string;
}

/**
 * Where nothing else tells what is said of a post, no time and no face either: boxes below the bar of what can be done with it that
 * begin with a name in an element of its own, and words. Several posts have the like, and by several people.
 */
export function namedBelowBar(post: Element): Element[] {
	const found = ownPage() ? [] : boxesIn(post);
	if (found.length === 0) return [];
	const all = postsNear(post).flatMap((other) => (other === post ? found : boxesIn(other)));
	return found
		.filter((one) => areSeveral(all.filter((other) => kindOf(other) === kindOf(one))))
		.map(({ el }) => el);
}

function areSeveral(alike: readonly Named[]): boolean {
	const names = alike.map(({ name }) => name);
	const areNames = names.filter((name) => isPersonsName(name)).length >= names.length * MOST;
	return areNames && new Set(names).size >= 2;
}

function kindOf({ el }: Named): string {
	return `${buildOf(el)}<${el.parentElement ? buildOf(el.parentElement) : ''}`;
}

function boxesIn(post: Element): Named[] {
	const plates = deepAll(NAMEPLATES, post).filter((el) => {
		const text = (el.textContent ?? '').trim();
		return text.length >= 2 && text.length <= 60 && isName(text) && !isDeed(text) && isShown(el);
	});
	const below = plates.filter((el) => isBelowBar(post, el));
	if (below.length === 0) return [];
	const own = [readAuthor(post, (el) => below.includes(el))?.name, shownText(post).split('\n')[0]];
	return below.flatMap((plate) => {
		const name = (plate.textContent ?? '').trim();
		const el = own.includes(name) ? undefined : boxOf(plate, name, post);
		return el ? [{ el, name }] : [];
	});
}

/** The smallest box that begins with the name and says more; none that is dated, or leads somewhere as a whole. */
function boxOf(plate: Element, name: string, post: Element): Element | undefined {
	for (let up = parentOf(plate); up && up !== post; up = parentOf(up)) {
		const said = shownText(up, (el) => el.matches('button,[role=button]'));
		if (!said.startsWith(name) || said.length > LONGEST) return undefined;
		const words = said.slice(name.length).trim();
		if (words.replace(/[^\p{L}\p{Extended_Pictographic}]+/gu, '').length < 2) continue;
		if (NO_WORDS.test(words) || words.split('\n').some(isTimeOnly)) return undefined;
		const isCard = up.matches('a,h1,h2,h3,h4,h5,h6,span') || up.closest('a[href],form') !== null;
		return isCard || leadsBy(up, plate, words) ? undefined : up;
	}
	return undefined;
}

/** All that it says beside the name is a link: it leads to what it is called. */
function leadsBy(box: Element, plate: Element, words: string): boolean {
	return deepAll('a[href]', box).some((el) => el !== plate && shownText(el).trim() === words);
}
