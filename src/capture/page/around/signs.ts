import { hangs } from '../feed/anchors.ts';
import { findFeed } from '../feed/feed.ts';
import { postSigns } from '../feed/post-signs.ts';
import { readAuthor } from '../post/author.ts';
import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { isHeld, isInHeld } from '../tree/held.ts';
import { contains, elementAt, parentOf } from '../tree/tree.ts';
import { isLocked } from '../window/scroller.ts';
import { hasPlatformLogin } from './platform.ts';

/** What a wall looks like by structure. Facts only; the judge draws the conclusion. */
export interface Signs {
	readonly textLength: number;
	readonly text: string;
	readonly title: string;
	readonly headings: readonly string[];
	/** The first heading of all, where it stands above the posts and in none of them; else empty. */
	readonly firstHeading: string;
	/** What is said above the posts, in none of them nor in a menu; at most so much that more is cut. Empty without posts. */
	readonly above: string;
	/** Whom the first posts are by, each as its address or else its name; only of posts that say so. */
	readonly authors: readonly string[];
	readonly links: number;
	/** Pictures larger than 100 × 100 px that are loaded. */
	readonly pictures: number;
	readonly posts: number;
	/** Shown password fields, and forms that ask only who you are. */
	readonly passwordFields: number;
	readonly identityForms: number;
	/** A login of the platform's own is shown, by what is known of the platform. */
	readonly platformLogin: boolean;
	/** Share of the window that a dialog or fixed box over the content covers, 0 to 1, and what it holds. */
	readonly overlay: { readonly share: number; readonly asksLogin: boolean; readonly text: string } | null;
	readonly locked: boolean;
	/** What stands right below the last post and offers nothing but a login; empty where nothing does. */
	readonly gate: string;
	/** Traces of known bot checks in frames, scripts and elements. */
	readonly challenges: readonly string[];
	readonly refreshes: boolean;
	readonly mediaType: string;
}

const CHALLENGE =
	/challenges\.cloudflare\.com|cdn-cgi\/challenge|hcaptcha\.com|recaptcha\/(?:api2|enterprise)|\/recaptcha|captcha-delivery|perimeterx|px-captcha|arkoselabs|funcaptcha|geetest|awswaf|\bcaptcha\b|turnstile|bot-?check|challenge-(?:form|platform|running)/i;
const LOGIN_ADDRESS =
	/(?:^|[/_.-])(?:log-?in|sign-?in|signup|sign-up|auth|logga-?in|inloggning|sso|session|account\/login|checkpoint)(?:[/_.?-]|$)/i;

export function signs(): Signs {
	const body = document.body;
	const text = body ? shownText(body, isHeld) : '';
	const passwords = deepAll('input[type=password],input[autocomplete=current-password]').filter(isShown);
	return {
		textLength: text.length,
		text: text.slice(0, 3000),
		title: document.title.trim(),
		headings: deepAll('h1,h2')
			.filter(isShown)
			.slice(0, 6)
			.map((el) => shownText(el).slice(0, 200)),
		firstHeading: firstHeading(),
		...aboutPosts(),
		links: deepAll('a[href]').filter(isShown).length,
		pictures: deepAll('img').filter((el) => {
			if (isInHeld(el)) return false;
			const box = el.getBoundingClientRect();
			return box.width >= 100 && box.height >= 100 && (el as HTMLImageElement).naturalWidth > 0;
		}).length,
		posts: findFeed().posts.filter((el) => postSigns(el) >= 2).length,
		passwordFields: passwords.length,
		identityForms: deepAll('form').filter(asksIdentity).length,
		platformLogin: hasPlatformLogin(),
		overlay: overlay(),
		locked: isLocked(),
		gate: gateBelow(),
		challenges: challenges(),
		refreshes: document.querySelector('meta[http-equiv=refresh i]') !== null,
		mediaType: document.contentType,
	};
}

function firstHeading(): string {
	const first = deepAll('h1,h2,[role=heading]').find(isShown);
	const posts = findFeed().posts;
	if (!first || posts.some((p) => contains(p, first))) return '';
	const top = posts[0]?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
	return first.getBoundingClientRect().top < top ? shownText(first).slice(0, 200) : '';
}

/** Posts that are asked whom they are by, and characters that are read above them. */
const ASKED = 12;
const MOST_ABOVE = 1000;

function aboutPosts(): Pick<Signs, 'above' | 'authors'> {
	const posts = findFeed().posts.filter((el) => !isHeld(el));
	const [first] = posts;
	if (!first || !document.body) return { above: '', authors: [] };
	const isOther = (el: Element) =>
		isHeld(el) ||
		el.matches('nav,[role=navigation],footer,aside') ||
		el === first ||
		(first.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
	const by = posts.slice(0, ASKED).flatMap((el) => readAuthor(el, () => false) ?? []);
	return {
		above: shownText(document.body, isOther).slice(0, MOST_ABOVE),
		authors: by.map(({ name, address }) => address ?? name),
	};
}

/** A form that asks for nothing but an identity: the first page of a two-page login. */
function asksIdentity(form: Element): boolean {
	if (!isShown(form)) return false;
	const fields = deepAll(
		'input:not([type=hidden]):not([type=checkbox]):not([type=submit]):not([type=button])',
		form,
	).filter(isShown);
	if (fields.length === 0 || fields.length > 3) return false;
	if (
		deepAll('input[type=search],input[name=q],input[name=s],[role=search]', form).length ||
		form.closest('[role=search]')
	)
		return false;
	const named = fields.some((f) =>
		/user|email|e-post|login|phone|account|identifier|handle|passw/i.test(
			`${f.getAttribute('name')} ${f.getAttribute('autocomplete')} ${f.getAttribute('type')} ${f.id}`,
		),
	);
	const action = form.getAttribute('action') ?? '';
	return (
		named &&
		(LOGIN_ADDRESS.test(action) ||
			LOGIN_ADDRESS.test(location.pathname) ||
			fields.some(
				(f) =>
					/username|current-password/.test(f.getAttribute('autocomplete') ?? '') ||
					f.getAttribute('type') === 'password',
			))
	);
}

/** A box below the feed, in its column, whose links and buttons all lead to a login or a registration. */
function gateBelow(): string {
	const last = findFeed().posts.at(-1);
	if (!last) return '';
	const end = last.getBoundingClientRect();
	for (const el of deepAll('div,section,aside,li')) {
		if (isInHeld(el)) continue;
		const box = el.getBoundingClientRect();
		if (box.top < end.bottom - 4 || box.top > end.bottom + 400 || box.height < 30 || el.closest('footer,nav'))
			continue;
		const links = deepAll('a[href],button', el).filter(isShown);
		const words = shownText(el);
		if (links.length === 0 || links.length > 4 || words.length > 300 || contains(el, last)) continue;
		const leads = (link: Element) =>
			LOGIN_ADDRESS.test(URL.parse(link.getAttribute('href') ?? '', document.baseURI)?.pathname ?? '');
		// A bar that hangs over the window stands below whatever is last in it, and holds nothing back.
		if (links.every(leads) && !hangs(el) && !isForActing(words))
			return words.replace(/\s+/g, ' ').slice(0, 80);
	}
	return '';
}

/** Whoever logs in may answer, comment or vote: nothing of what is said is held back for that. */
function isForActing(words: string): boolean {
	return ACTING.test(words) && !HELD_BACK.test(words);
}
const ACTING =
	/(?<!\p{L})(?:svara|kommentera|rösta|delta|diskutera|reply|comment|vote|respond|participate|post (?:an? )?(?:comment|reply|answer)|(?:skriva|publicera|lämna|skicka|posta) (?:en |ett )?(?:kommentar|svar|inlägg)|join the (?:discussion|conversation)|kommentere|svare|kommentoi\p{L}*|vastata|kommentieren|antworten)(?!\p{L})/iu;
const HELD_BACK =
	/(?<!\p{L})(?:se|ser|see|view|visa|show|läsa?|read|fler|flera|mer|mera|more|fortsätta?|continue|rest(?:en)?|hela|alla?|all|access|unlock|låsa? upp|lisää|mehr|weitere)(?!\p{L})/iu;

/** The largest box that lies over the middle of the window. */
function overlay(): Signs['overlay'] {
	const points = [
		[0.5, 0.5],
		[0.5, 0.35],
		[0.5, 0.65],
		[0.3, 0.5],
		[0.7, 0.5],
	] as const;
	let best: Element | null = null;
	let hits = 0;
	const seen = new Map<Element, number>();
	for (const [x, y] of points) {
		for (
			let el = elementAt(window.innerWidth * x, window.innerHeight * y);
			el && el !== document.body;
			el = parentOf(el)
		) {
			const style = getComputedStyle(el);
			if (style.position !== 'fixed' && !el.matches('dialog[open],[aria-modal=true]')) continue;
			if (findFeed().posts.some((p) => contains(el, p))) break;
			seen.set(el, (seen.get(el) ?? 0) + 1);
		}
	}
	for (const [el, n] of seen) if (n > hits) [best, hits] = [el, n];
	if (!best) return null;
	const box = best.getBoundingClientRect();
	const share =
		((Math.min(box.right, window.innerWidth) - Math.max(box.left, 0)) *
			(Math.min(box.bottom, window.innerHeight) - Math.max(box.top, 0))) /
		(window.innerWidth * window.innerHeight);
	return {
		share: Math.max(0, Math.min(1, share)),
		asksLogin: asksLogin(best),
		text: shownText(best).slice(0, 400),
	};
}

/** A box asks who the visitor is, or leads to where that is asked. */
export function asksLogin(box: Element): boolean {
	return (
		deepAll('input[type=password]', box).length > 0 ||
		deepAll('form', box).some(asksIdentity) ||
		hasPlatformLogin(box) ||
		deepAll('a[href]', box).some((a) =>
			LOGIN_ADDRESS.test(URL.parse(a.getAttribute('href') ?? '', document.baseURI)?.pathname ?? ''),
		)
	);
}

function challenges(): string[] {
	const found = new Set<string>();
	for (const el of document.querySelectorAll('iframe[src],script[src],form[action],[id],[class]')) {
		const traces = `${el.getAttribute('src') ?? ''} ${el.getAttribute('action') ?? ''} ${el.id} ${el.getAttribute('class') ?? ''}`;
		const match = CHALLENGE.exec(traces);
		if (match) found.add(match[0].toLowerCase());
		if (found.size >= 5) break;
	}
	return [...found];
}
