import { Hono } from 'hono';
import type { Office } from '../../../office.ts';
import type { Filing } from '../../../records/filing.ts';
import { parseQuery, type Query } from '../../../records/find/query.ts';
import { accountTitle } from '../../../records/labels.ts';
import { localDate } from '../../../records/local-date.ts';
import type { Post } from '../../../records/post.ts';
import { showBundle } from '../../../work/find-bundles.ts';
import { postsInside, tilesInside } from '../../../work/look-inside.ts';
import { namedPost } from '../../asking/named-post.ts';
import { openBundle } from '../../asking/open-bundle.ts';
import type { WebContext, WebEnv } from '../../asking/visitor.ts';
import { marked } from '../../parts/marked.ts';
import { postView } from '../../parts/post.ts';
import { turning } from '../../parts/turning.ts';
import { html, visible } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { postWords } from '../../words/posts.ts';

const MOST = 50;
/** More than anybody reads of one bundle. */
const MOST_FOUND = 500;

/** What is shown of a bundle's posts. */
interface Shown {
	readonly posts: readonly Post[];
	/** Of the first one shown among all, from 1. */
	readonly from: number;
	readonly all: number;
}

/** A bundle's posts as a list that can be read and searched, with comments below them. */
export function postsPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>().get('/paket/:id/inlagg', async (c) => {
		const filing = await openBundle(office, c, 'posts');
		const asked = c.req.query('visa');
		if (asked !== undefined) {
			const position = (await namedPost(office, filing, asked))?.position;
			const to = `/paket/${filing.bundleId}/inlagg`;
			return c.redirect(
				position === undefined ? `${to}?saknas=ja` : `${to}?vid=${position}#inlagg-${position}`,
				303,
			);
		}
		const parsed = parseQuery(c.req.query('fraga') ?? '');
		const query = parsed.ok ? parsed.query : undefined;
		const at = Number(c.req.query('vid') ?? Number.NaN);
		const positions =
			query && !Number.isInteger(at) ? await matching(office, filing, query, c.req.raw.signal) : undefined;
		const shown = await postsShown(office, filing, c, at, positions);
		return show(office, c, filing, shown, query, positions !== undefined);
	});
}

async function matching(
	{ texts }: Office,
	{ bundleId }: Filing,
	query: Query,
	signal: AbortSignal,
): Promise<ReadonlySet<number>> {
	const wish = { query, bundleId, restricted: 'all', limit: MOST_FOUND } as const;
	const found = await texts.find(wish, signal);
	return new Set(found.texts.map(({ position }) => position));
}

async function postsShown(
	office: Office,
	filing: Filing,
	c: WebContext,
	at: number,
	positions: ReadonlySet<number> | undefined,
): Promise<Shown> {
	const wanted = Math.max(1, Math.trunc(Number(c.req.query('sida') ?? 1)) || 1);
	let posts: Post[] = [];
	let all = 0;
	let from = 1;
	let isFound = false;
	for await (const post of postsInside(office, filing)) {
		if (positions && !positions.has(post.position)) continue;
		const onPage = Math.floor(all / MOST) + 1;
		all++;
		const isNew = (all - 1) % MOST === 0;
		// Until the post that is looked for has come, each page might be its own.
		const isKept = Number.isInteger(at)
			? !isFound || onPage === Math.floor((from - 1) / MOST) + 1
			: onPage === wanted;
		if (!isKept) continue;
		if (isNew) {
			posts = [];
			from = all;
		}
		posts.push(post);
		isFound ||= post.position === at;
	}
	return { posts, from, all };
}

async function show(
	office: Office,
	c: WebContext,
	filing: Filing,
	{ posts, from, all }: Shown,
	query: Query | undefined,
	isNarrowed: boolean,
) {
	const { lang } = c.var;
	const say = postWords[lang];
	const { account } = await showBundle(office, filing.bundleId);
	const tiles = posts.some(({ box }) => box) ? await tilesInside(office, filing) : [];
	const here = `/paket/${filing.bundleId}/inlagg`;
	const mark = (text: string) => marked(text, query ? office.texts.hits(text, query) : [], text.length);
	const look = { filing, tiles, lang, timeZone: office.config.TIMEZONE, mark };
	const sheet = Math.floor((from - 1) / MOST) + 1;
	const heading = isNarrowed ? say.found(all) : say.page(from, from + posts.length - 1, all);
	return page(c, {
		title: say.title(
			accountTitle(account, lang),
			localDate(new Date(filing.capturedAt), office.config.TIMEZONE),
		),
		part: '/paket',
		content: html`<p><a href="/paket/${filing.bundleId}">${say.toBundle}</a></p>
<form method="get" action="${here}" role="search" aria-label="${say.query}"><div class="search"><div><label for="fraga">${say.query}</label><input type="search" id="fraga" name="fraga" value="${visible(c.req.query('fraga') ?? '')}" maxlength="300"></div><button class="second">${say.find}</button></div></form>
${c.req.query('saknas') ? html`<p class="told warn" role="status">${say.notThere}</p>` : ''}
${all === 0 ? html`<p role="status">${isNarrowed ? say.noneFound : say.none}</p>` : html`<p role="status" class="lead">${heading}</p>`}
${isNarrowed ? html`<p><a href="${here}">${say.all}</a></p>` : ''}
${posts.map((post) => postView(post, look))}
${turning(c, say.pages, sheet, sheet * MOST < all)}`,
	});
}
