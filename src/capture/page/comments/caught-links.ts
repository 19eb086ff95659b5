import { deepAll, isShown, labelOf, webAddress } from '../tree/dom.ts';
import { UNFOLD } from '../unfold/fold-words.ts';

/** Says that there are more comments, or answers, than are shown, and that it shows them. */
const MORE_SAID =
	/^(?:visa|se|läs|ladda|hämta|show|view|see|read|load|vis|les|læs|näytä|zeige|voir|afficher|ver|mostrar)(?!\p{L})[^.!?]{0,20}(?:\d|(?<!\p{L})(?:fler|flere|alla|alle|tidigare|more|all|previous|earlier|lisää|kaikki|weitere|plus|más|mais)(?!\p{L}))[^.!?]{0,20}(?<!\p{L})(?:kommentar(?:er|erna|en)?|comments?|svar(?:en)?|repl(?:y|ies)|antworten|vastau\p{L}*|kommentte?j?a?)[^.!?]{0,8}$/iu;
const UNCOVERS =
	/^.{0,40}(?:(?:klicka|tryck|klikk|klik) för att visa|(?:click|tap) to (?:show|view|reveal))[.!]?$/iu;
const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|bmp)(?:$|[?#])/i;
const LONGEST = 60;
/** How htmx, Alpine and Livewire say in the markup that they take a press and keep the page where it is. */
const DECLARED = /^(?:(?:data-)?hx-get|(?:@|x-on:|v-on:|wire:)click\.prevent(?:\..*)?)$/;

/**
 * A link with an address of its own that a script may catch: it leads to the post's own page where none runs, and shows in its place
 * what it says where one does.
 */
export function isCaught(el: Element): boolean {
	if (!(el instanceof HTMLAnchorElement)) return false;
	const address = webAddress(el.getAttribute('href'));
	if (!address || URL.parse(address)?.host !== window.location.host) return false;
	if (/^#|^javascript:/.test(el.getAttribute('href') ?? '')) return false;
	const label = labelOf(el);
	if (label.length > LONGEST || /(?<!\d)0 /.test(label)) return false;
	if (MORE_SAID.test(label) || (PICTURE.test(address) && UNCOVERS.test(label))) return true;
	return UNFOLD.test(label) && isDeclaredCaught(el);
}

/** The markup says itself that a script takes the press, and puts what comes into the post: not that it shows another page in this one's place. */
function isDeclaredCaught(el: Element): boolean {
	if (el.hasAttribute('hx-push-url') || el.hasAttribute('data-hx-push-url')) return false;
	const target = el.getAttribute('hx-target') ?? el.getAttribute('data-hx-target') ?? '';
	return (
		!/^(?:body|main|#(?:main|content|app|root))$/i.test(target) &&
		[...el.attributes].some(({ name }) => DECLARED.test(name))
	);
}

/** Such links of a post. */
export function caughtLinks(post: Element): Element[] {
	return deepAll('a[href]', post).filter((el) => {
		const words = (el.textContent ?? el.getAttribute('aria-label') ?? '').trim();
		return words.length <= 2 * LONGEST && isShown(el) && isCaught(el);
	});
}

/** How long after a press the page is kept from leaving for another. */
const KEPT_MS = 1000;

/** Presses such a link and keeps the page from following it. @returns whether a script of the page has caught it */
export function clickCaught(el: Element): boolean {
	let caught = true;
	const stay = (event: Event) => {
		caught = event.defaultPrevented;
		event.preventDefault();
	};
	const remain = (event: NavigateEvent) => {
		if (event.destination.sameDocument || !event.cancelable) return;
		caught = false;
		event.preventDefault();
	};
	window.navigation.addEventListener('navigate', remain);
	window.addEventListener('click', stay);
	(el as HTMLElement).click();
	window.removeEventListener('click', stay);
	setTimeout(() => window.navigation.removeEventListener('navigate', remain), KEPT_MS);
	return caught;
}
