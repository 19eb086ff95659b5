import { comparable } from '../../records/same-name.ts';

/** What platforms write around a name in their titles. */
const NOTICES = /^\(\d+\+?\)\s*/;
const HANDLE = /\s*\(@[^)]*\)\s*/g;
const PLATFORM = 'facebook|instagram|twitter|linkedin|youtube|tiktok|threads|mastodon|bluesky';
const SITE = new RegExp(
	`\\s*[|•·]\\s*(?:[^|•·]*(?:${PLATFORM})[^|•·]*|x|hem|home|startsida|videor|videos)$|\\s+[/–—-]\\s+(?:${PLATFORM}|x|hem|home|startsida|videor|videos)$`,
	'iu',
);
/** Emoji with all that joins and colours them, and what is not shown at all. */
const UNSAID =
	/[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Cf}]|\u20e3|\ufe0e|\ufe0f/gu;
const COUNTS =
	/\d[\d\s.,\u00a0]*\s?(?:k|tn|t|m|mn|mkr|milj\p{L}*)?\+?\s*(?:följare|följer|followers?|following|inlägg|posts?|gillar\p{L}*|likes?|prenumeranter|subscribers?|videor|videos?|pratar om detta|talking about this|har varit här|were here|incheckningar)/giu;

/** A name as it is compared: without emoji, spacing, case, and what platforms put around it. Never empty for a name that is not. */
export function nameKey(name: string): string {
	let bare = name.normalize('NFKC').replace(NOTICES, '').replace(HANDLE, ' ');
	for (let before = ''; before !== bare; ) {
		before = bare;
		bare = bare.replace(SITE, '');
	}
	const said = comparable(bare.replace(UNSAID, ' '));
	return said.replace(/[^\p{L}\p{N}]+/gu, '') === '' ? comparable(name) : said;
}

/** A text as it is compared: its words and numbers, without counts of followers, marks and emoji. */
export function textKey(text: string): string {
	const said = text.normalize('NFKC').replace(COUNTS, ' ').replace(UNSAID, '');
	return comparable(said.replace(/[^\p{L}\p{N}]+/gu, ' '));
}

/** Where a link leads, whatever platforms put before it and behind it; as it is where it is no address. */
export function linkKey(link: string): string {
	const url = URL.parse(link);
	if (!url) return link.trim();
	const wrapped = url.searchParams.get('u') ?? url.searchParams.get('url') ?? url.searchParams.get('q');
	if (wrapped && /^https?:/.test(wrapped)) return linkKey(wrapped);
	const path = url.pathname.replace(/\/+$/, '');
	return `${url.hostname.replace(/^www\./, '')}${path}`.toLowerCase();
}
