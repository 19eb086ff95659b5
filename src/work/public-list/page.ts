import { foreign, html, Markup } from '../../bundle/readme/html.ts';
import type { PublicAccount, PublicList, PublicUnit } from '../../records/public-list/public-list.ts';
import { dayInWords } from '../../records/words/day.ts';
import type { Language } from '../../records/words/language.ts';
import { listWords } from './words.ts';

/** A whole page, to be published as it is. */
export function publicListPage(list: PublicList, lang: Language): string {
	const title = listWords[lang].title(list.organisation);
	const page = html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content(list, lang)}
</main>
</body>
</html>
`;
	return page.text;
}

/** The list alone, for a page of a publishing tool that has its own heading: headings begin at the second level, and it brings no style along. */
export function publicListFragment(list: PublicList, lang: Language): string {
	return html`<div class="ogonblick-konton" lang="${lang}">
${content(list, lang)}
</div>
`.text;
}

function content({ units, date }: PublicList, lang: Language): Markup {
	const say = listWords[lang];
	const accounts = units.reduce((sum, unit) => sum + unit.accounts.length, 0);
	return html`<p>${accounts === 0 ? say.none : say.intro(accounts, units.length)}</p>
${units.map((unit) => section(unit, lang))}<p>${say.updated} <time datetime="${date}">${dayInWords(date, lang)}</time>.</p>`;
}

function section({ name, accounts }: PublicUnit, lang: Language): Markup {
	const { columns, caption } = listWords[lang];
	return html`<section>
<h2>${foreign(name)}</h2>
<table role="table">
<caption>${caption(name)}</caption>
<thead role="rowgroup">
<tr role="row"><th scope="col" role="columnheader">${columns.account}</th><th scope="col" role="columnheader">${columns.platform}</th><th scope="col" role="columnheader">${columns.purpose}</th><th scope="col" role="columnheader">${columns.audience}</th></tr>
</thead>
<tbody role="rowgroup">
${accounts.map((account) => row(account, lang))}</tbody>
</table>
</section>
`;
}

/** The link says where it leads also to one who hears the links alone. Roles stand out, since a row that is shown as a box loses its own in some browsers. */
function row({ name, platformName, address, purpose, audience }: PublicAccount, lang: Language): Markup {
	const { on, unsaid, columns } = listWords[lang];
	return html`<tr role="row"><th scope="row" role="rowheader"><a href="${address}">${foreign(on(name, platformName))}</a></th><td role="cell" data-label="${columns.platform}">${platformName}</td><td role="cell" data-label="${columns.purpose}">${purpose || unsaid}</td><td role="cell" data-label="${columns.audience}">${audience || unsaid}</td></tr>
`;
}

/** On a narrow screen each account is a box of its own, so that nobody has to scroll sideways (WCAG 2.2, 1.4.10). */
const STYLE = new Markup(`
:root { color-scheme: light dark; }
* { box-sizing: border-box; }
body {
	margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 64rem; background: #fff; color: #1b1b1b;
	font: 1rem/1.6 system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif; overflow-wrap: anywhere;
}
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.5rem 0 .5rem; }
a { color: #0a4b78; text-underline-offset: .15em; }
a:focus-visible { outline: 3px solid #0a4b78; outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: #4d4d4d; padding: 0 0 .5rem; }
th, td { text-align: left; vertical-align: top; padding: .6rem .75rem .6rem 0; border-bottom: 1px solid #767676; }
tbody th { font-weight: 600; width: 30%; }
td:nth-child(2) { width: 12%; overflow-wrap: normal; }
td:nth-child(4) { width: 20%; }
@media (max-width: 40rem) {
	thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
	tr, tbody th, td { display: block; width: auto !important; border: 0; padding: .15rem 0; }
	tr { border-bottom: 1px solid #767676; padding: .6rem 0; }
	td::before { content: attr(data-label) ': '; color: #4d4d4d; }
}
@media (prefers-color-scheme: dark) {
	body { background: #161616; color: #ededed; }
	a { color: #9fd0f5; } a:focus-visible { outline-color: #9fd0f5; }
	caption, td::before { color: #bdbdbd; }
}
@media print {
	body { max-width: none; padding: 0; font-size: 10pt; background: #fff; color: #000; }
	tr { break-inside: avoid; } h2 { break-after: avoid; }
	a::after { content: ' (' attr(href) ')'; font-weight: 400; font-size: .85em; }
}
`);
