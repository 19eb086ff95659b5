import { numberOf } from '../counts/counts.ts';
import { findFeed } from '../feed/feed.ts';
import { hasTime } from '../feed/post-signs.ts';
import { deepAll, isShown, labelOf, shownText, webAddress } from '../tree/dom.ts';
import { contains } from '../tree/tree.ts';
import { pause } from '../window/pause.ts';
import { platformPage, told } from './platform.ts';
import { nameShown, presentation } from './presentation.ts';
import { profile } from './profile.ts';

/** What stands above an account's posts and says whose they are. Absent is what was not found. */
export interface ProfileHead {
	readonly name?: string;
	readonly avatar?: string;
	readonly cover?: string;
	readonly bio?: string;
	/** The first link there that leads to another site. */
	readonly link?: string;
	readonly verified: boolean;
	readonly followers?: number;
	readonly posts?: number;
	/** All that is said there. */
	readonly text: string;
	/** What of it stands in the page itself, and is not only declared to those who share it. */
	readonly drawn: readonly Drawn[];
	/** Pictures there that are still on their way. */
	readonly waiting: number;
}

export type Drawn = 'name' | 'avatar' | 'cover' | 'bio';

/** How far down a head reaches on a page without posts, CSS pixels, and how much of its text is read. */
const LOWEST = 1400;
const MOST_TEXT = 3000;
const MENUS = 'nav,[role=navigation],footer,[role=contentinfo],dialog,[role=dialog]';
/** A column beside the posts may say whose they are, or speak of others: it is asked where nothing above them says it. */
const ASIDE = 'aside,[role=complementary]';

/** Read where the page has been brought to rest at its top, before anything is walked. */
export function profileHead(): ProfileHead {
	const posts = postsBelow();
	const isInPost = (el: Element) => posts.some((post) => post === el || contains(post, el));
	const tops = posts.filter(isShown).map((post) => post.getBoundingClientRect().top + window.scrollY);
	const end = Math.min(LOWEST, ...tops);
	const isAbove = (el: Element, row: number) =>
		isShown(el) &&
		el.getBoundingClientRect().top + window.scrollY < row &&
		!el.closest(MENUS) &&
		!isInPost(el);
	const isInHead = (el: Element) => isAbove(el, end) && !el.closest(ASIDE);
	const isAside = (el: Element) => isAbove(el, LOWEST) && el.closest(ASIDE) !== null;

	const said = profile();
	const platform = platformPage();
	const pictures = picturesIn(isInHead);
	const face = faceAmong(pictures) ?? faceAmong(picturesIn(isAside));
	const shownFace = webAddress(told(platform.avatar)) ?? face;
	const avatar = shownFace ?? said.image;
	const cover = webAddress(told(platform.cover)) ?? coverAmong(pictures);
	const link = linkIn(isInHead);
	const followers = followersIn(isInHead);
	const name = said.name ?? '';
	const named = nameShown(isInHead, name);
	const namedAside = named ? undefined : nameShown(isAside, name);
	// What stands beside or below the posts speaks of others as often as of the account.
	const isElsewhere = (el: Element) =>
		el.matches(MENUS) ||
		isInPost(el) ||
		(el.matches(ASIDE) && (named !== undefined || namedAside === undefined)) ||
		(tops.length > 0 && !namedAside && el.getBoundingClientRect().top + window.scrollY >= end);
	const text = document.body ? shownText(document.body, isElsewhere) : '';
	// What a page declares for those who share it stays what it was when the server wrote it, whatever its head shows.
	const shownBio =
		told(platform.bio) ??
		(named ? presentation(isInHead, named) : undefined) ??
		(namedAside ? presentation(isAside, namedAside) : undefined);
	const bio = shownBio ?? said.description ?? longestText(isInHead, name) ?? longestText(isAside, name);
	const drawn: readonly (readonly [Drawn, unknown])[] = [
		['name', named ?? namedAside],
		['avatar', shownFace],
		['cover', cover],
		['bio', shownBio],
	];
	return {
		drawn: drawn.flatMap(([what, is]) => (is ? [what] : [])),
		waiting: deepAll('img').filter((el) => el instanceof HTMLImageElement && !el.complete && isInHead(el))
			.length,
		...(said.name ? { name: said.name } : {}),
		...(avatar ? { avatar } : {}),
		...(cover ? { cover } : {}),
		...(bio ? { bio } : {}),
		...(link ? { link } : {}),
		verified: isVerified(isInHead),
		...(followers === undefined ? {} : { followers }),
		...(said.statedPosts === undefined ? {} : { posts: said.statedPosts }),
		text: text.slice(0, MOST_TEXT),
	};
}

/** A presentation that is built as the posts below it are is none of them: it has no time where they have. */
function postsBelow(): readonly Element[] {
	const { posts } = findFeed();
	const timed = posts.filter(hasTime);
	return timed.length * 2 >= posts.length ? timed : posts;
}

interface Shown {
	readonly address: string;
	readonly width: number;
	readonly height: number;
}

function picturesIn(isInHead: (el: Element) => boolean): Shown[] {
	return deepAll('img,image,div,span,a,header,section,figure,button').flatMap((el) => {
		const address = addressOf(el);
		if (!address || !isInHead(el)) return [];
		const { width, height } = el.getBoundingClientRect();
		return [{ address, width, height }];
	});
}

function addressOf(el: Element): string | undefined {
	if (el instanceof HTMLImageElement) return webAddress(el.currentSrc || el.src);
	if (el instanceof SVGImageElement) return webAddress(el.href.baseVal);
	return webAddress(/^url\("(.+?)"\)/.exec(getComputedStyle(el).backgroundImage)?.[1]);
}

/** The largest square one: a face is shown larger above the posts than beside them. */
function faceAmong(pictures: readonly Shown[]): string | undefined {
	const faces = pictures.filter(
		({ width, height }) => width >= 44 && width <= 420 && width / height > 0.8 && width / height < 1.25,
	);
	return largest(faces);
}

/** The largest one that goes over much of the page and is wider than it is high. */
function coverAmong(pictures: readonly Shown[]): string | undefined {
	const least = Math.max(420, window.innerWidth * 0.4);
	return largest(
		pictures.filter(({ width, height }) => width >= least && height >= 80 && width / height > 1.7),
	);
}

function largest(pictures: readonly Shown[]): string | undefined {
	const area = ({ width, height }: Shown) => width * height;
	return [...pictures].sort((a, b) => area(b) - area(a))[0]?.address;
}

/** Letters of a presentation, at least and at most. */
const LEAST_BIO = 25;
const MOST_BIO = 1000;

/** What a page without a declared description says longest of itself in one piece, beside its name and what can be pressed. */
function longestText(isInHead: (el: Element) => boolean, name: string): string | undefined {
	const texts = deepAll('p,div,span,section,bdi').flatMap((el) => {
		const isWhole = el.querySelector('p,div,ul,ol,dl,table,img,button,form,h1,h2') === null;
		if (!isWhole || el.closest('a,button,h1,h2,li,dl') || !isInHead(el)) return [];
		const text = shownText(el).trim();
		const letters = text.replace(/\P{L}+/gu, '').length;
		return letters >= LEAST_BIO && text.length <= MOST_BIO && text !== name ? [text] : [];
	});
	return texts.sort((a, b) => b.length - a.length)[0];
}

/** A link that is handed on by the platform says in a parameter where it leads. */
function linkIn(isInHead: (el: Element) => boolean): string | undefined {
	const told_ = webAddress(told(platformPage().link));
	if (told_) return told_;
	const site = siteOf(location.hostname);
	for (const el of deepAll('a[href]')) {
		const href = webAddress(el.getAttribute('href'));
		const url = href ? new URL(href) : undefined;
		if (!href || !url || !isInHead(el)) continue;
		const handed = webAddress(url.searchParams.get('u'));
		const to = handed && siteOf(new URL(handed).hostname) !== site ? handed : href;
		const isOwn = siteOf(new URL(to).hostname) === site && new URL(to).port === location.port;
		if (!isOwn && labelOf(el) !== '') return to;
	}
	return undefined;
}

/** Host without what comes before the last two names; an address of numbers as it is. */
function siteOf(host: string): string {
	return /^[\d.]+$|:/.test(host) ? host : host.split('.').slice(-2).join('.');
}

/** What a screen reader is told of the mark beside a verified name, in the languages that platforms have here. */
const VERIFIED =
	/^(?:(?:det här |detta )?kont(?:ot|o) (?:är )?verifiera[td]|verifiera[td](?: konto| profil| sida)?|verified(?: account| profile| page)?|(?:officiell|official) (?:kanal|channel|artist channel)|bekräfta[td](?: konto)?|vahvistettu(?: tili)?|verifisert(?: konto)?|verificeret(?: konto)?)$/iu;

function isVerified(isInHead: (el: Element) => boolean): boolean {
	if (told(platformPage().verified)) return true;
	return deepAll('[aria-label],[title],[alt],svg').some((el) => {
		const names = ['aria-label', 'title', 'alt'].map((name) => el.getAttribute(name) ?? '');
		if (el instanceof SVGElement) names.push(el.querySelector('title')?.textContent ?? '');
		return names.some((name) => VERIFIED.test(name.trim())) && isInHead(el);
	});
}

const FOLLOWERS = '(?:följare|followers?|prenumeranter|subscribers?|medlemmar|members?|følgere|seuraajaa)';
const NUMBER = '(\\d[\\d\\s.,\\u00a0\\u202f]*)\\s?(k|tn|m|mn)?';
const COUNTED = new RegExp(`(?<![\\d\\p{L}])${NUMBER}\\s+${FOLLOWERS}(?!\\p{L})`, 'iu');
const NAMED = new RegExp(`^${FOLLOWERS}\\s*:?\\s*${NUMBER}$`, 'iu');

function followersIn(isInHead: (el: Element) => boolean): number | undefined {
	const said = told(platformPage().followers);
	const [, digits, unit] = said ? (new RegExp(NUMBER, 'iu').exec(said) ?? []) : [];
	const known = digits ? numberOf(digits.trim(), unit) : undefined;
	if (known !== undefined) return known;
	let least: { readonly count: number; readonly letters: number } | undefined;
	for (const el of deepAll('a,span,div,li,p,dl,td,button,[aria-label]')) {
		if (el.children.length > 4) continue;
		const parts = [...el.childNodes].map((node) => (node.textContent ?? '').trim()).filter(Boolean);
		const text = parts.join(' ').replace(/[\s\u00a0\u202f]+/g, ' ') || (el.getAttribute('aria-label') ?? '');
		if (text.length > 80 || !/\d/.test(text)) continue;
		const match = COUNTED.exec(text) ?? NAMED.exec(text);
		if (!match?.[1] || !isInHead(el)) continue;
		const count = numberOf(match[1].trim(), match[2]);
		// In the box around it another text may stand close before the number.
		if (count !== undefined && text.length < (least?.letters ?? 81)) least = { count, letters: text.length };
	}
	return least?.count;
}

/** Loads a picture where the page has not done it. @returns whether it is there */
export async function loadPicture(address: string, mostMs: number): Promise<boolean> {
	const picture = new Image();
	const loaded = new Promise<boolean>((done) => {
		picture.onload = () => done(true);
		picture.onerror = () => done(false);
		void pause(mostMs).then(() => done(false));
	});
	picture.src = address;
	return loaded;
}
