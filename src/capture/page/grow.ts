import { deepAll, isShown, shownText } from './dom.ts';
import { findFeed } from './feed.ts';

const MORE =
	/^(?:ladda|visa|hämta|se|läs in|load|show|view|see|get|vis|last|indlæs|näytä|lataa|mehr|charger|voir|cargar|ver|załaduj|pokaż)\b.*\b(?:fler|flere|mer|mera|mere|äldre|inlägg|more|older|posts?|videor?|lisää|laden|anzeigen|plus|más|więcej)\b.*$|^(?:fler|äldre|more|older)\b.{0,24}$/i;
const NEXT =
	/^(?:äldre(?: inlägg| poster)?|nästa(?: sida)?|next(?: page)?|older(?: posts| entries)?|föregående inlägg|seuraava|vanhemmat|neste|næste|weiter|suivant|siguiente|następna)\s*[→»›>]*$/i;
const NEVER =
	/logga|log ?in|sign|registrera|register|skapa|create|svar|repl|kommentar|comment|följ|follow|app\b/i;

function labelOf(el: Element): string {
	return (shownText(el) || el.getAttribute('aria-label') || '').replace(/\s+/g, ' ').trim();
}

/** A button below or after the posts that brings more of them; never a link that leaves, never one inside a post. */
function moreButton(): HTMLElement | undefined {
	const posts = findFeed().posts;
	const last = posts[posts.length - 1]?.getBoundingClientRect();
	const candidates = deepAll(
		'button,[role=button],a:not([href]),a[href^="#"],a[href=""],a[href^="javascript:"],input[type=button]',
	).filter((el) => {
		if (!(el instanceof HTMLElement) || !isShown(el) || (el as HTMLButtonElement).disabled) return false;
		if (posts.some((p) => p.contains(el))) return false;
		const label = labelOf(el) || (el as HTMLInputElement).value || '';
		if (label.length > 60 || NEVER.test(label)) return false;
		const below = last ? el.getBoundingClientRect().top >= last.top : true;
		return below && (MORE.test(label) || (NEXT.test(label) && el.tagName === 'BUTTON'));
	});
	return candidates.pop() as HTMLElement | undefined;
}

/** Presses the button that brings more posts. @returns its label, or null when there is none. */
export function pressMore(): string | null {
	const button = moreButton();
	if (!button) return null;
	button.click();
	return labelOf(button).slice(0, 60) || 'more';
}

/** Something on the page says that it is loading, by structure: spinners and busy regions in view. */
export function isBusy(): boolean {
	return deepAll('[aria-busy=true],[role=progressbar]').some((el) => {
		const box = el.getBoundingClientRect();
		return isShown(el) && box.bottom > 0 && box.top < window.innerHeight * 1.5;
	});
}

/** The address of the next page of the feed where it is paged by links: on this site, not this page, not visited. */
export function nextPage(visited: readonly string[]): string | null {
	const declared = deepAll('link[rel~=next],a[rel~=next]');
	const worded = deepAll('a[href]').filter(
		(el) => isShown(el) && NEXT.test(labelOf(el)) && !el.closest('article,[role=article]'),
	);
	for (const el of [...declared, ...worded]) {
		const url = URL.parse(el.getAttribute('href') ?? '', document.baseURI);
		if (!url || url.hostname !== location.hostname || !/^https?:$/.test(url.protocol)) continue;
		url.hash = '';
		if (url.href !== location.href.split('#')[0] && !visited.includes(url.href)) return url.href;
	}
	return null;
}
