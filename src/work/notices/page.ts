import { foreign, html, type Markup } from '../../bundle/readme/html.ts';
import type { Language } from '../../records/words/language.ts';
import { type Digest, MOST_TOLD, onlyAccountsIn, type ToldGroup, type ToldNotice } from './told.ts';
import { letterWords } from './words.ts';

/** Looks stand with each element: many mail programs read no style sheet. No pictures, scripts or fonts from elsewhere, so that nobody is told who reads. */
const LOOK = {
	body: 'margin:0;padding:0;background:#ffffff;color:#1b1b1b',
	sheet:
		"max-width:640px;margin:0 auto;padding:24px 20px 32px;font:16px/1.5 system-ui,'Segoe UI','Noto Sans','DejaVu Sans',Arial,sans-serif;overflow-wrap:anywhere",
	over: 'margin:0 0 4px;color:#4d4d4d;font-size:14px',
	h1: 'margin:0 0 12px;font-size:22px;line-height:1.3;font-weight:600',
	h2: 'margin:32px 0 6px;padding-top:14px;border-top:1px solid #b8b8b8;font-size:18px;line-height:1.3;font-weight:600',
	p: 'margin:0 0 12px',
	item: 'margin:0 0 16px;padding-left:12px;border-left:3px solid #d5dbe1',
	name: 'margin:0;font-weight:600',
	link: 'color:#0a4b78',
	code: "display:block;margin:6px 0 0;padding:6px 8px;background:#f3f4f5;font:13px/1.45 ui-monospace,'DejaVu Sans Mono',Consolas,monospace",
	foot: 'margin:32px 0 0;padding-top:14px;border-top:1px solid #b8b8b8;color:#4d4d4d;font-size:14px',
} as const;

/** The letter as a page: one column that a phone shows whole. */
export function letterPage(digest: Digest, subject: string, lang: Language): string {
	const say = letterWords[lang];
	const things = digest.groups.reduce((sum, { notices }) => sum + notices.length, 0);
	return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${subject}</title>
</head>
<body style="${LOOK.body}">
<div style="${LOOK.sheet}">
<p style="${LOOK.over}">${foreign(digest.organisation.name)}</p>
<h1 style="${LOOK.h1}">${say.greeting(digest.unit.name)}</h1>
<p style="${LOOK.p}">${say.lead(onlyAccountsIn(digest.groups), things)}</p>
${digest.groups.map((group) => section(group, lang))}<div style="${LOOK.foot}">
<p style="${LOOK.p}">${say.whoRuns(digest.contact)}</p>
<p style="margin:0">${say.why}</p>
</div>
</div>
</body>
</html>
`.text;
}

function section({ title, next, notices }: ToldGroup, lang: Language): Markup {
	const more = notices.length - MOST_TOLD;
	return html`<h2 style="${LOOK.h2}">${title}</h2>
<p style="${LOOK.p}">${next}</p>
${notices.slice(0, MOST_TOLD).map(item)}${more > 0 ? html`<p style="${LOOK.p}">${letterWords[lang].more(more)}</p>\n` : undefined}`;
}

function item({ name, account, detail, commands }: ToldNotice): Markup {
	return html`<div style="${LOOK.item}">
${account ? html`<p style="${LOOK.name}">${foreign(name)}</p>\n<p style="margin:0"><a href="${account.address}" style="${LOOK.link}">${foreign(account.address)}</a></p>\n` : undefined}${detail === '' ? undefined : html`<p style="margin:0">${foreign(detail)}</p>\n`}${commands.map((command) => html`<code style="${LOOK.code}">${foreign(command)}</code>\n`)}</div>
`;
}
