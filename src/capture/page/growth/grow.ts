import { platformPage } from '../around/platform.ts';
import { saysOf } from '../feed/anchors.ts';
import { postSet } from '../feed/at-hand.ts';
import { findFeed, forgetFeed } from '../feed/feed.ts';
import { isBeyondEnd } from '../feed/feed-end.ts';
import { deepAll, isShown, labelOf, webAddress } from '../tree/dom.ts';
import { touched } from '../tree/once.ts';
import { isWithin } from '../tree/tree.ts';
import { saysItActs } from '../unfold/acts.ts';
import { pause } from '../window/pause.ts';

export const MORE =
	/^(?:ladda|visa|hämta|se|läs in|load|show|view|see|get|vis|last|indlæs|hent|näytä|lataa|mehr|charger|voir|cargar|mostrar|ver|załaduj|pokaż|carica|mostra|meer)\b.*(?:\b(?:fler|flere|flera|mer|mera|mere|äldre|eldre|ældre|inlägg|more|older|posts?|videor?|lisää|laden|anzeigen|plus|m[aá]s|mais|más|więcej|altro)|laden|anzeigen)(?![\p{L}]).*$|^(?:fler|äldre|more|older|lisää|mehr|meer|więcej)(?![\p{L}]).{0,24}$/iu;
/** Where the words say nothing, the names that builders give. */
const MORE_NAME =
	/(?:^|[-_ ])(?:load|show|view|see|fetch|read)[-_ ]?more(?:$|[-_ ])|loadmore|infinite|visa-?fler|ladda-?fler/i;
export const NEVER =
	/logga|log ?in|sign|registrera|register|skapa|create|svar|repl|kommentar|comment|följ|follow|gilla|like|dela|share|skicka|send|app(?:en)?\b|kakor|cookie|ladda (?:upp|ne[rd]|hem)\b|(?:up|down)load/i;
const PRESSABLE =
	'button,[role=button],a,input[type=button],input[type=submit],[tabindex],[onclick],div,span,p,li';

/** What a person would press: a control by its element, or whatever shows the hand. */
function isPressable(el: Element): boolean {
	if (el.matches('button,[role=button],a[href],a[onclick],input,[onclick]')) return true;
	return getComputedStyle(el).cursor === 'pointer';
}

/** A control below or after the posts that brings more of them; never one inside a post. */
function moreControl(): HTMLElement | undefined {
	const posts = findFeed().posts;
	const last = posts[posts.length - 1]?.getBoundingClientRect();
	const { more } = platformPage();
	const candidates = deepAll(more ? `${PRESSABLE},${more}` : PRESSABLE).filter((el) => {
		if (!(el instanceof HTMLElement) || (el.textContent ?? '').length > 80) return false;
		// First what is asked fast: a long feed has thousands of controls in its posts and beside them.
		if (last !== undefined && el.getBoundingClientRect().top < last.top) return false;
		if (isWithin(postSet(), el)) return false;
		const named = MORE_NAME.test(`${el.id} ${el.className} ${el.getAttribute('data-action') ?? ''}`);
		const label = labelOf(el);
		const known = more !== undefined && el.matches(more);
		if (label.length > 60 || NEVER.test(label)) return false;
		if (!(MORE.test(label) || (named && label) || known)) return false;
		if (saysItActs(el) || !isShown(el) || !isPressable(el) || isOff(el) || isBeyondEnd(el)) return false;
		return true;
	});
	// Of a control and what it is made of, the control; of several, the lowest.
	const outer = candidates.filter((el) => !candidates.some((other) => other !== el && other.contains(el)));
	return outer.pop() as HTMLElement | undefined;
}

export function isOff(el: Element): boolean {
	return (el as HTMLButtonElement).disabled === true || el.getAttribute('aria-disabled') === 'true';
}

const SUBMITS = 'button:not([type=button],[type=reset]),input[type=submit]';
let heldBack: string | null = null;

/** Label of a control for more that would have sent a form, which nobody here does; null where there was none. */
export function formHeldBack(): string | null {
	return heldBack;
}

/**
 * Presses the control that brings more posts; a link is kept from leaving the page.
 * @param but address of the next page: a link that leads there is not pressed
 * @returns its label, or null
 */
export function pressMore(but: string | null = null): string | null {
	const control = moreControl();
	if (!control || (but !== null && webAddress(control.closest('a')?.getAttribute('href')) === but))
		return null;
	if (turnsPages && control.closest('a[href]')) return null;
	const label = labelOf(control).slice(0, 60) || 'more';
	before = { address: location.href, posts: lastPosts() };
	const stay = (event: Event) => {
		if (!event.defaultPrevented && control.closest('form') && control.matches(SUBMITS)) heldBack = label;
		event.preventDefault();
	};
	// The page's own listeners have had the click by then: what they fetch comes, and where the link leads does not.
	window.addEventListener('click', stay);
	control.click();
	window.removeEventListener('click', stay);
	touched();
	return label;
}

/** Where the page was, and what its last posts said, when a control for more was pressed. */
let before: { readonly address: string; readonly posts: readonly string[] } | undefined;
/** A script of the page turns its pages by links, as the browser would: they are followed as other pages are. */
let turnsPages = false;
const BACK_MS = 5000;

function lastPosts(): string[] {
	return findFeed().posts.slice(-3).map(saysOf);
}

/**
 * To be asked when a press has changed the posts. A link by which a script put the posts of another address in the place of
 * these is none that brings more: the page goes back, and no such link is pressed again.
 * @returns `gone` where going back did not bring the posts back
 */
export async function turnedPage(): Promise<'no' | 'back' | 'gone'> {
	if (!before || location.href === before.address || before.posts.length === 0) return 'no';
	const { address, posts } = before;
	const areHere = () => {
		const now = new Set(findFeed().posts.map(saysOf));
		return posts.some((says) => now.has(says));
	};
	if (areHere()) return 'no';
	turnsPages = true;
	history.back();
	for (const end = performance.now() + BACK_MS; performance.now() < end; ) {
		await pause(100);
		forgetFeed();
		if (location.href === address && areHere()) return 'back';
	}
	return 'gone';
}

/** A control that brings more posts is still there. */
export function offersMore(): boolean {
	return moreControl() !== undefined;
}

/** Something on the page says that it is loading, by structure: spinners and busy regions in view. */
export function isBusy(): boolean {
	return deepAll('[aria-busy=true],[role=progressbar]').some((el) => {
		const box = el.getBoundingClientRect();
		return isShown(el) && box.bottom > 0 && box.top < window.innerHeight * 1.5;
	});
}
