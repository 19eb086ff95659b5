import { Hono } from 'hono';
import type { OgonblickError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import { accountTitle, label } from '../../../records/labels.ts';
import { type FoundInBundles, findTexts, type TextInBundle } from '../../../work/find/find-texts.ts';
import { foundTable } from '../../../work/find/found-table.ts';
import { keepLooksAt } from '../../../work/keep-look.ts';
import { streamed } from '../../answer/streamed.ts';
import { findAddress, findWish } from '../../asking/find-wish.ts';
import { type Sight, sightOf } from '../../asking/sight.ts';
import { visitorOf, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { verdict } from '../../parts/bundle-rows.ts';
import { findForm } from '../../parts/find-form.ts';
import { marked } from '../../parts/marked.ts';
import { instant } from '../../parts/times.ts';
import { refusal, refused, statusOf } from '../../parts/told.ts';
import { foreign, html, type Markup } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { findWords } from '../../words/find.ts';

/** A page's worth of them. */
const MOST = 25;
const NUMBERS = { sv: new Intl.NumberFormat('sv-SE'), en: new Intl.NumberFormat('en-GB') };

/** Full text over posts and comments, within what the one who asks may see, and all of it as a table to keep. */
export function findPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>()
		.get('/sok', async (c) => {
			const sight = sightOf(office, c);
			if (c.req.query('fraga') === undefined) return show(office, c, sight);
			const answers: FoundInBundles[] = [];
			const error = await refused(async () => {
				answers.push(await findTexts(office, { ...findWish(c, sight), limit: MOST }, c.req.raw.signal));
			});
			const [found] = answers;
			if (found) await keepLooks(office, c, found.texts);
			return show(office, c, sight, found, error);
		})
		.get('/sok.csv', async (c) => {
			const sight = sightOf(office, c);
			const { after: _, ...wish } = findWish(c, sight);
			const kept = (texts: readonly TextInBundle[]) => keepLooks(office, c, texts);
			const table = foundTable(office, wish, c.var.lang, kept, c.req.raw.signal);
			// What is wrong with what was asked for is told before a file begins.
			const begun = await table.next();
			c.header('content-disposition', 'attachment; filename="traffar.csv"');
			c.header('content-type', 'text/csv; charset=utf-8');
			return streamed(c, async function* () {
				if (!begun.done) yield begun.value;
				yield* table;
			});
		});
}

/** Nobody has seen of a restricted bundle what the log does not tell of. */
export async function keepLooks(
	office: Office,
	c: WebContext,
	found: readonly TextInBundle[],
): Promise<void> {
	const restricted = new Map(
		found.filter(({ filing }) => filing.isRestricted).map(({ filing }) => [filing.bundleId, filing]),
	);
	await keepLooksAt(office, [...restricted.values()], visitorOf(c).person, 'find');
}

async function show(
	office: Office,
	c: WebContext,
	sight: Sight,
	found?: FoundInBundles,
	error?: OgonblickError,
) {
	const say = findWords[c.var.lang];
	const { missing } = await office.texts.standing();
	return page(c, {
		title: say.title,
		part: '/sok',
		...(error ? { status: statusOf(error) } : {}),
		content: html`${error ? refusal(error, c.var.lang) : ''}
${await findForm(c, office, sight)}
${missing === 0 ? '' : html`<p class="quiet">${say.unindexed(number(missing, c))}</p>`}
${found ? hits(office, c, found) : ''}`,
	});
}

function hits(office: Office, c: WebContext, { texts, next, count, isMore }: FoundInBundles): Markup {
	const say = findWords[c.var.lang];
	if (texts.length === 0) return html`<div role="status"><h2>${say.none}</h2><p>${say.noneMore}</p></div>`;
	const onward = next === undefined ? '' : findAddress(c, '/sok', { efter: next });
	return html`<h2>${say.counted(number(count, c), isMore)}</h2>
<ol class="found">${texts.map((each) => hit(office, c, each))}</ol>
<p class="acts">${onward === '' ? '' : html`<a class="button second" rel="next" href="${onward}">${say.next}</a>`}
${c.req.query('efter') ? html`<a href="${findAddress(c, '/sok')}">${say.first}</a>` : ''}
<a href="${findAddress(c, '/sok.csv')}" download>${say.csv}</a> <span class="quiet">${say.csvMost}</span></p>`;
}

function hit(office: Office, c: WebContext, found: TextInBundle): Markup {
	const { lang } = c.var;
	const say = findWords[lang];
	const { filing, account, kind, position, author, text } = found;
	const place = kind === 'post' ? say.post(position) : say.comment(position);
	const to = new URLSearchParams({ vid: `${position}`, fraga: c.req.query('fraga') ?? '' });
	const by = author === '' ? '' : html` ${say.by} ${foreign(author)}`;
	return html`<li><p class="where"><a href="/paket/${filing.bundleId}/inlagg?${to}#inlagg-${position}">${foreign(accountTitle(account, lang))}, ${place}</a>${by}</p>
<p>${text === '' ? html`<span class="quiet">${say.noText}</span>` : marked(text, found.hits)}</p>
<p class="quiet">${instant(filing.capturedAt, lang, office.config.TIMEZONE)} · ${label('occasion', filing.occasion, lang)} · ${verdict(filing.outcome, lang)}${filing.isRestricted ? ` · ${say.restricted}` : ''}</p></li>`;
}

function number(n: number, { var: { lang } }: WebContext): string {
	return NUMBERS[lang].format(n);
}
