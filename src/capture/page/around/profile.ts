import { numberOf } from '../counts/counts.ts';
import { statedCount } from '../counts/stated.ts';
import { postSet } from '../feed/at-hand.ts';
import { findFeed } from '../feed/feed.ts';
import { ownPage } from '../feed/own-page.ts';
import { readAuthor } from '../post/author.ts';
import { deepAll, isShown, shownText, webAddress } from '../tree/dom.ts';
import { isWithin } from '../tree/tree.ts';
import { platformPage, told } from './platform.ts';

export interface Profile {
	readonly name?: string;
	readonly title: string;
	readonly language?: string;
	readonly description?: string;
	readonly image?: string;
	readonly canonical?: string;
	/** Posts that the account itself says it has. */
	readonly statedPosts?: number;
	readonly statedText?: string;
	/** Set where only what is known of the platform found the number: then it may show a loss, and never the end of the feed. */
	readonly statedBy?: 'platform';
}

function meta(name: string): string | undefined {
	return (
		document
			.querySelector(`meta[property="${name}"],meta[name="${name}"]`)
			?.getAttribute('content')
			?.trim() || undefined
	);
}

/** Who the page says it is, and how many posts it says it has. Read before the walk, while the head of the page is there. */
export function profile(): Profile {
	const platform = platformPage();
	const name = told(platform.name) ?? meta('og:title') ?? headingName() ?? titleName();
	const description = told(platform.bio) ?? meta('og:description') ?? meta('description');
	const image = webAddress(told(platform.avatar)) ?? webAddress(meta('og:image'));
	const canonical =
		document.querySelector<HTMLLinkElement>('link[rel~=canonical]')?.href ?? webAddress(meta('og:url'));
	return {
		title: document.title.trim(),
		...(name ? { name } : {}),
		...(document.documentElement.lang ? { language: document.documentElement.lang } : {}),
		...(description ? { description } : {}),
		...(image ? { image } : {}),
		...(canonical ? { canonical } : {}),
		...stated(),
	};
}

/** The page's own heading: one in a post is what that post is called. */
function headingName(): string | undefined {
	const posts = postSet();
	const heading = deepAll('h1').find(
		(el) => isShown(el) && (ownPage() !== undefined || !isWithin(posts, el)),
	);
	if (!heading) return undefined;
	const [line = ''] = (shownText(heading, isHandle) || shownText(heading)).split('\n');
	return line.trim() || undefined;
}

/** “@kommunen@social.example” in an element of its own: what the account is called by machines, beside its name. */
function isHandle(el: Element): boolean {
	return /^@[\p{L}\p{N}_.-]+(?:@[\p{L}\p{N}.:-]+)?$/u.test((el.textContent ?? '').trim());
}

/** Where nothing else says it: of the parts of the title the one that posts are signed with, else the first. */
function titleName(): string | undefined {
	const parts = document.title.split(/\s+[|·•–—:-]\s+/u).map((part) => part.trim());
	const authors = findFeed()
		.posts.slice(0, SAMPLE)
		.map((post) => readAuthor(post, () => false)?.name);
	return parts.find((part) => authors.includes(part)) ?? (parts[0] || undefined);
}

/**
 * What the account states, by the words of every page and by what is known of the platform: the larger number, so that
 * knowing more never makes fewer posts enough. Nobody's word but the page's own is taken for it that there are none.
 */
function stated(): Pick<Profile, 'statedPosts' | 'statedText' | 'statedBy'> {
	const shown = statedCount(findFeed().posts);
	const text = told(platformPage().stated);
	const count =
		text && /^\d[\d\s.,\u00a0\u202f]*$/.test(text) ? numberOf(text.replace(/\u202f/g, ' ')) : undefined;
	if (text && count && count > (shown?.count ?? 0))
		return { statedPosts: count, statedText: text, ...(shown ? {} : { statedBy: 'platform' }) };
	return shown ? { statedPosts: shown.count, statedText: shown.text } : {};
}

/** Posts that are asked whose they are. */
const SAMPLE = 8;

/**
 * Does the page say that it is what an address calls the account: in what it declares of itself, or as a word in its
 * title, headings or the text above its feed? @param identity in lower case, without `@`
 * @param where `declared`: only what it declares as its own address, since any page may speak of another account
 */
export function names(identity: string, where: 'anywhere' | 'declared' = 'anywhere'): boolean {
	const word = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(identity)}(?![\\p{L}\\p{N}])`, 'iu');
	const declared = [
		...document.querySelectorAll('link[rel~=canonical],link[rel~=alternate],link[rel~=me]'),
	].map((el) => el.getAttribute('href') ?? '');
	if (where === 'declared') {
		const whole = new RegExp(`(?<![\\p{L}\\p{N}._-])${RegExp.escape(identity)}(?![\\p{L}\\p{N}_-])`, 'iu');
		return [...declared, meta('og:url') ?? ''].some((text) => whole.test(text));
	}
	const described = [...document.querySelectorAll('meta[content]')].map(
		(el) => el.getAttribute('content') ?? '',
	);
	// What posts say of others is no name of the page; whose they are may be.
	const posts = findFeed().posts.slice(0, SAMPLE);
	const inPosts = new Set<Element>(posts);
	const besides = document.body ? shownText(document.body, (el) => inPosts.has(el)) : '';
	const by = posts.flatMap((post) => {
		const author = readAuthor(post, () => false);
		return author ? [`${author.name} ${author.address ?? ''}`] : [];
	});
	const theirs = by.filter((text) => word.test(text)).length * 2 >= by.length ? by : [];
	const shown = [document.title, besides.slice(0, 4000), ...theirs];
	return [...declared, ...described, ...shown].some((text) => word.test(text));
}
