import { attributesOf, type Token, tokens } from './html-tokens.ts';

/** A link that stands on a page. */
export interface HtmlLink {
	/** As written, made absolute. */
	readonly address: string;
	/** What it says, in one line; its label or picture's text where it says nothing. */
	readonly text: string;
	/** Whether it stands in the page's main content; true everywhere on a page that marks none. */
	readonly isMain: boolean;
	/** Whether it stands in what surrounds every page of a site: head, foot or menu. */
	readonly isAround: boolean;
	/** `rel`, in lower case. */
	readonly rel: string;
}

/** Elements that never hold anything (HTML §13.1.2). */
const VOID = new Set([
	...['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input'],
	...['link', 'meta', 'param', 'source', 'track', 'wbr'],
]);
/** Frames of feeds that a site embeds: what is linked in one is what somebody posted, never the list. */
const EMBEDDED =
	/\b(twitter-(tweet|timeline)|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|fb-(post|page|video|comments)|(sbi|sb_instagram|cff|ctf)(_|-|\b)|juicer|curator|flockler|walls-io|elfsight|taggbox|embedsocial|social-?(feed|wall|stream)|(instagram|facebook|twitter)-?feed)/i;

/**
 * Every link of a page, in order; those in embedded feeds left out.
 * @param text the page's HTML
 * @param address of the page
 */
export function htmlLinks(text: string, address: string): readonly HtmlLink[] {
	const found: (HtmlLink & { readonly inMain: boolean })[] = [];
	const open: OpenElement[] = [];
	let base = address;
	let link: { href: string; rel: string; text: string; label: string } | undefined;
	const close = () => {
		const at = link && URL.parse(link.href, base);
		if (link && at) {
			const said = oneLine(link.text) || oneLine(link.label);
			const inMain = open.some(({ isMain }) => isMain);
			const isAround = !inMain && open.some((el) => el.isAround);
			found.push({ address: at.href, text: said, isMain: inMain, inMain, isAround, rel: link.rel });
		}
		link = undefined;
	};
	for (const token of tokens(text)) {
		if (token.kind === 'text') {
			if (link) link.text += token.text;
			continue;
		}
		if (token.kind === 'end') {
			if (token.name === 'a') close();
			const at = open.findLastIndex(({ name }) => name === token.name);
			if (at >= 0) open.splice(at);
			continue;
		}
		const attributes = attributesOf(token);
		if (token.name === 'base' && attributes.href) base = URL.parse(attributes.href, address)?.href ?? base;
		if (link && attributes.alt) link.label += ` ${attributes.alt}`;
		if (token.name === 'a' || token.name === 'area') {
			close();
			const { href = '', rel = '', title = '', 'aria-label': label = title } = attributes;
			if (href !== '' && !open.some(({ isEmbedded }) => isEmbedded))
				link = { href, rel: rel.toLowerCase(), text: '', label };
			if (token.name === 'area') close();
		}
		if (!VOID.has(token.name) && !token.selfClosing) open.push(elementOf(token, attributes));
	}
	close();
	const marked = found.some(({ inMain }) => inMain);
	return found.map(({ inMain, ...rest }) => ({ ...rest, isMain: inMain || !marked }));
}

interface OpenElement {
	readonly name: string;
	readonly isMain: boolean;
	readonly isAround: boolean;
	readonly isEmbedded: boolean;
}

function elementOf({ name }: Token & { kind: 'start' }, attributes: Record<string, string>): OpenElement {
	const { class: classes = '', id = '', role = '' } = attributes;
	return {
		name,
		isMain: name === 'main' || role === 'main',
		isAround: /^(header|footer|nav)$/.test(name) || /^(banner|contentinfo|navigation)$/.test(role),
		isEmbedded: name === 'blockquote' || role === 'feed' || EMBEDDED.test(`${classes} ${id}`),
	};
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim().slice(0, 200);
}
