import { may } from '../../records/people/may.ts';
import { asPage } from '../answer/compressed.ts';
import { handsOut } from '../asking/disclosure-access.ts';
import type { WebContext } from '../asking/visitor.ts';
import { STYLE_PATH } from '../style/style.ts';
import { shellWords } from '../words/shell.ts';
import { foreign, html, type Markup, nothing, visible } from './markup.ts';

export interface PageParts {
	readonly title: string;
	readonly content: Markup;
	/** Address of the part of the office that the page belongs to, as the menu has it. */
	readonly part?: string;
	/** What its head holds besides. */
	readonly head?: Markup;
	/** Address of a script of ours; the page works without it. */
	readonly script?: string;
	/** Address of another's script that it builds on. */
	readonly library?: string;
	readonly status?: 200 | 400 | 403 | 404 | 409 | 413 | 421 | 429 | 500 | 503;
}

/** A whole page of the office. The title is its heading too, so that a screen reader says the same at both places. */
export async function page(
	c: WebContext,
	{ title, content, part, script, library, head = nothing, status = 200 }: PageParts,
): Promise<Response> {
	const { lang, visitor, look } = c.var;
	const say = shellWords[lang];
	const text = await html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${visible(title)} – ${say.office}</title>
<link rel="stylesheet" href="${STYLE_PATH}">${
		look.accentPath
			? html`
<link rel="stylesheet" href="${look.accentPath}">`
			: nothing
	}
<link rel="icon" href="/stil/ogonblick.svg" type="image/svg+xml">${
		library
			? html`
<script src="${library}" defer></script>`
			: nothing
	}${
		script
			? html`
<script src="${script}" type="module"></script>`
			: nothing
	}
${head}
</head>
<body>
<a class="skip" href="#innehall">${say.skip}</a>
<header class="top">
<a class="brand" href="/">${look.logo ?? nothing}${say.office}</a>
${visitor ? menu(c, part) : nothing}
</header>
<main id="innehall" tabindex="-1">
<h1>${foreign(title)}</h1>
${content}
</main>
<footer class="bottom">
<a href="/tillganglighet">${say.accessibility}</a>
<form method="post" action="/sprak"><input type="hidden" name="lang" value="${lang === 'sv' ? 'en' : 'sv'}"><input type="hidden" name="till" value="${hereOf(c)}"><button class="plain" lang="${lang === 'sv' ? 'en' : 'sv'}">${say.language}</button></form>
</footer>
</body>
</html>`;
	const [body, headers] = await asPage(c, text.toString());
	return c.body(body, status, { ...headers, 'content-type': 'text/html; charset=UTF-8' });
}

/** Where the page stands, for a way back to it; the start page where it was the answer to a form. */
function hereOf(c: WebContext): string {
	const { pathname, search } = new URL(c.req.url);
	return c.req.method === 'GET' ? pathname + search : '/';
}

function menu(c: WebContext, part: string | undefined): Markup {
	const { lang, visitor } = c.var;
	const say = shellWords[lang];
	const links = [
		['/', say.start],
		['/konton', say.accounts],
		['/enheter', say.units],
		['/paket', say.bundles],
		['/sok', say.find],
		...(visitor?.person.grants.some(({ unitId }) => may(visitor.person.grants, 'keep-people', unitId))
			? [['/personer', say.people]]
			: []),
		...(handsOut(c) ? [['/utlamnanden', say.disclosure]] : []),
		['/jag', say.me],
	] as const;
	return html`<nav aria-label="${say.menu}"><ul>
${links.map(([href, text]) => html`<li><a href="${href}"${href === part ? html` aria-current="page"` : nothing}>${text}</a></li>`)}
</ul></nav>
<form method="post" action="/logga-ut"><button class="plain">${say.signOut}</button></form>`;
}
