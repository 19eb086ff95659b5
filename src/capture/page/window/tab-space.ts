import { bare } from '../post/permalink.ts';

/** The addresses that are the account's own on its host: its path, and the parameters that name it. */
export interface Space {
	readonly host: string;
	/** Without a slash at the end; empty where the account is the whole host. */
	readonly path: string;
	readonly search: URLSearchParams;
}

/** Last parts of paths that show one tab of an account, which is then named by what stands before. */
const TAB_PATH =
	/^(?:om|about|home|hem|start|featured|posts?|inlagg|flode|feed|timeline|videos?|videor|photos?|foton?|bilder|media|events?|evenemang|shorts|reels|streams|albums?|news|nyheter|publications?)$/i;
const TAB_PARAMETER = /^(?:tab|flik|sk|view|vy|visa|section|sektion|sida_typ|type|typ|panel|pane|show)$/i;
const PAGE_PARAMETER =
	/^(?:page|p|pg|paged|sida|sid|start|offset|from|skip|max_id|min_id|cursor|before|after|sort|order|lang|hl)$/i;
/** Parts of paths that lead to one post, or to a deed, or to lists of other people. */
const NOT_A_TAB =
	/^(?:p|status|statuses|watch|reel|permalink|story|stories|login|logout|signin|signup|logga-?in|registrera|register|settings|installningar|edit|redigera|new|nytt|create|skapa|compose|share|dela|report|block|message|messages|followers|following|friends|members|medlemmar|foljare|rss|feed\.xml|atom)$/i;

/** The space of the account whose page this is. */
export function spaceOf(): Space {
	const path = location.pathname.replace(/\/+$/, '');
	const parts = path.split('/');
	const last = parts.at(-1) ?? '';
	const above = parts.slice(0, -1).join('/');
	const isTab = parts.length > 2 && (TAB_PATH.test(last) || declared().includes(above));
	return {
		host: location.host,
		path: isTab ? above : path,
		search: new URLSearchParams(location.search),
	};
}

/** Paths that the page declares as its own. */
function declared(): string[] {
	const canonical = document.querySelector('link[rel~=canonical]')?.getAttribute('href');
	const graph = document.querySelector('meta[property="og:url"]')?.getAttribute('content');
	return [canonical, graph].flatMap((address) => {
		const url = address ? URL.parse(address, document.baseURI) : null;
		return url ? [url.pathname.replace(/\/+$/, '')] : [];
	});
}

/** Is the address a part of the account: up to two steps below it, or it with another choice of what to show? */
export function isOwn(address: string, space: Space): boolean {
	const url = new URL(bare(address));
	if (url.host !== space.host || /\.(?:xml|rss|atom|json|ics|pdf|jpe?g|png|zip)$/i.test(url.pathname))
		return false;
	const path = url.pathname.replace(/\/+$/, '');
	if (path === space.path) return chooses(url.searchParams, space.search);
	// Where the account is the whole host, what lies below it is the menu of a whole site.
	if (space.path === '' || !path.startsWith(`${space.path}/`)) return false;
	const below = path.slice(space.path.length + 1).split('/');
	return (
		below.length <= 2 && !below.some((part) => NOT_A_TAB.test(part) || /\d{4,}|[0-9a-f]{12,}/i.test(part))
	);
}

/** The same account with a parameter more, or with another value of one that chooses what is shown. */
function chooses(params: URLSearchParams, now: URLSearchParams): boolean {
	const other = [...params].filter(([name, value]) => now.get(name) !== value).map(([name]) => name);
	const lost = [...now.keys()].filter((name) => !params.has(name) && !TAB_PARAMETER.test(name));
	if (lost.length > 0 || other.some((name) => PAGE_PARAMETER.test(name))) return false;
	const gone = [...now.keys()].some((name) => !params.has(name));
	return other.length > 0 ? other.every((name) => TAB_PARAMETER.test(name)) : gone;
}
