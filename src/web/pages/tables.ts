import { Hono } from 'hono';
import { type OgonblickError, UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { notAllowed } from '../../work/people/who.ts';
import type { Imported } from '../../work/register/import.ts';
import { safeName } from '../../work/register/uploaded.ts';
import type { Documents } from '../../work/report/documents.ts';
import type { HandedIn } from '../../work/tables/form.ts';
import { type Form, readUpload } from '../asking/form.ts';
import { sightOf } from '../asking/sight.ts';
import { visitorOf, type WebContext, type WebEnv } from '../asking/visitor.ts';
import { done, refusal, refused, statusOf } from '../parts/told.ts';
import { EXCHANGES, type WebExchange } from '../register/exchanges.ts';
import { comingRows, wrongRows } from '../register/imported.ts';
import { html, type Markup, nothing, visible } from '../shell/markup.ts';
import { page } from '../shell/shell.ts';
import { registerWords } from '../words/register.ts';
import { tableWords } from '../words/tables.ts';

/** It goes to the person and back once, so that what is carried out is what they looked at. */
const LARGEST_TABLE = 5 * 1024 * 1024;

/** Tables of the register: handed out as CSV, and taken in after the person has seen what would come of each row. */
export function tablesPages(office: Office, documents: Documents): Hono<WebEnv> {
	const app = new Hono<WebEnv>();
	for (const exchange of EXCHANGES) {
		const path = `/tabeller/${exchange.path}`;
		app
			.get(`${path}.csv`, async (c) => {
				c.header('content-disposition', `attachment; filename="${exchange.path}.csv"`);
				c.header('content-type', 'text/csv; charset=utf-8');
				return c.body(await exchange.give(office, c.var.lang, sightOf(office, c), documents));
			})
			.get(path, (c) => {
				taker(c, exchange);
				return show(c, exchange, {});
			})
			.post(path, async (c) => {
				const who = taker(c, exchange);
				const { form, file } = await readUpload(c, 'file');
				const isSeen = form.text('content') !== '';
				let handed: HandedIn | undefined;
				let imported: Imported | undefined;
				const error = await refused(async () => {
					handed = isSeen ? seenFile(form) : chosenFile(form, file);
					imported = await exchange.take(office, handed, who, !isSeen);
				});
				if (!imported || !handed) return show(c, exchange, error ? { error } : {});
				if (!isSeen || imported.wrong.length > 0) return show(c, exchange, { handed, imported });
				const { added, changed } = imported;
				return c.redirect(`${path}?klart=${added}-${changed}`, 303);
			});
	}
	return app;
}

function taker(c: WebContext, { mayTake }: WebExchange) {
	const { person } = visitorOf(c);
	if (!mayTake(person.grants)) throw notAllowed();
	return person;
}

interface Given {
	readonly handed?: HandedIn;
	readonly imported?: Imported;
	readonly error?: OgonblickError;
}

function show(c: WebContext, { path, kind }: WebExchange, { handed, imported, error }: Given) {
	const { lang } = c.var;
	const say = tableWords[lang];
	const wrong = imported?.wrong ?? [];
	const [, added, changed] = /^(\d{1,7})-(\d{1,7})$/.exec(c.req.query('klart') ?? '') ?? [];
	const told = added === undefined || imported || error ? nothing : done(say.taken(+added, Number(changed)));
	return page(c, {
		title: say.titles[kind],
		part: kind === 'accounts' || kind === 'changes' ? '/konton' : '/enheter',
		...(error ? { status: statusOf(error) } : wrong.length > 0 ? { status: 400 } : {}),
		content: html`${told}${error ? refusal(error, lang) : nothing}
${wrong.length > 0 ? wrongRows(wrong, c) : nothing}
${imported && handed && wrong.length === 0 ? preview(c, path, handed, imported) : nothing}
<h2>${wrong.length > 0 ? say.mended : imported ? say.another : say.choose}</h2>
<p>${say.hints[kind]}</p>
<p>${say.asItIs} <a href="/tabeller/${path}.csv" download>${say.download[kind]}</a></p>
<form method="post" action="/tabeller/${path}" enctype="multipart/form-data" class="narrow">
<label for="file">${registerWords[lang].file}</label><p class="hint" id="file-hint">${say.fileHint}</p>
<input id="file" name="file" type="file" accept=".xlsx,.csv,.yaml,.yml,.json" required aria-describedby="file-hint">
<label for="sheet">${registerWords[lang].sheet}</label><input id="sheet" name="sheet" maxlength="200">
<button>${say.look}</button></form>`,
	});
}

/** What would come of it, and the form that carries out just that. */
function preview(c: WebContext, path: string, { name, bytes, sheet }: HandedIn, imported: Imported): Markup {
	const say = tableWords[c.var.lang];
	const { added, changed, unchanged } = imported;
	const counted = html`<div class="told" role="status"><p>${visible(say.counted(name, added, changed, unchanged))}</p></div>`;
	if (added + changed === 0) return counted;
	return html`${counted}
<form method="post" action="/tabeller/${path}" enctype="multipart/form-data">
<input type="hidden" name="content" value="${Buffer.from(bytes).toString('base64')}"><input type="hidden" name="name" value="${visible(name)}"><input type="hidden" name="sheet" value="${visible(sheet ?? '')}">
<div class="acts"><button>${say.take}</button><a class="button second" href="/tabeller/${path}">${say.cancel}</a></div></form>
<h2>${say.coming}</h2>${comingRows(imported, c)}`;
}

function chosenFile(form: Form, file: Pick<HandedIn, 'name' | 'bytes'> | undefined): HandedIn {
	if (!file)
		throw new UsageError('No file was chosen', {
			...{ code: 'no-table', remedy: 'Choose the file with the table.' },
		});
	return handedIn(form, file.name, file.bytes);
}

/** The file that the person has looked at, as the page gave it to them. */
function seenFile(form: Form): HandedIn {
	return handedIn(form, form.text('name'), Buffer.from(form.text('content'), 'base64'));
}

function handedIn(form: Form, name: string, bytes: Uint8Array): HandedIn {
	if (bytes.length > LARGEST_TABLE)
		throw new UsageError('The table is larger than 5 MB', {
			...{ code: 'table-too-large', subject: safeName(name) },
			remedy: 'Divide it, or take it in by the command import.',
		});
	const sheet = form.text('sheet');
	return { name: safeName(name), bytes, ...(sheet ? { sheet } : {}) };
}
