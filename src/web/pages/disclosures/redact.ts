import { Hono } from 'hono';
import type { OgonblickError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import type { Disclosure, Pick, Strikes } from '../../../records/disclosure/disclosure.ts';
import { readRegions, regionText } from '../../../records/disclosure/region-text.ts';
import type { Filing } from '../../../records/filing.ts';
import type { Post } from '../../../records/post.ts';
import { makeCopy } from '../../../work/disclosure/make-copy.ts';
import { postsInside } from '../../../work/disclosure/show.ts';
import { wantedPick } from '../../../work/disclosure/wanted.ts';
import { foundBundle } from '../../../work/find-bundles.ts';
import { keepLook } from '../../../work/keep-look.ts';
import { filesInside } from '../../../work/look-inside.ts';
import { theRequest } from '../../asking/disclosure-access.ts';
import { fileAddress } from '../../asking/file-address.ts';
import { type Form, readForm } from '../../asking/form.ts';
import { seenBundle } from '../../asking/seen-bundle.ts';
import { visitorOf, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { refusal, refused, statusOf } from '../../parts/told.ts';
import { REDACT_SCRIPT } from '../../script/script.ts';
import { foreign, html, type Markup, nothing, visible } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { disclosureWords } from '../../words/disclosures.ts';
import { redactionWords } from '../../words/redaction.ts';

/** What of a post is shown to choose by. */
const SHOWN_TEXT = 220;

/** Where an officer says what is struck out of a bundle. */
export function redactPages(office: Office): Hono<WebEnv> {
	const found = async (c: WebContext) => {
		const { disclosure, by } = await theRequest(office, c);
		const { bundleId } = await seenBundle(office, c, c.req.param('bundle') ?? '');
		const { pick, filing } = await wantedPick(office, disclosure, bundleId);
		if (filing.isRestricted) await keepLook(office, filing, visitorOf(c).person, 'posts');
		return { disclosure, by, pick, filing };
	};
	return new Hono<WebEnv>()
		.get('/utlamnanden/:id/maska/:bundle', async (c) => {
			const { disclosure, pick, filing } = await found(c);
			return show(office, c, disclosure, filing, pick, pick.copy?.strikes ?? NO_STRIKES);
		})
		.post('/utlamnanden/:id/maska/:bundle', async (c) => {
			const { disclosure, by, pick, filing } = await found(c);
			const strikes = strikesFrom(await readForm(c));
			const { signal } = c.req.raw;
			const error = await refused(() => makeCopy(office, disclosure, filing.bundleId, strikes, by, signal));
			if (error) return show(office, c, disclosure, filing, pick, strikes, error);
			return c.redirect(`/utlamnanden/${disclosure.id}?klart=copied`, 303);
		});
}

const NO_STRIKES: Strikes = {
	...{ reason: '', posts: [], texts: [], regions: [] },
	...{ isWithoutPictures: false, isMarkedByHand: false },
};

function strikesFrom(sent: Form): Strikes {
	return {
		reason: sent.text('reason'),
		posts: sent.all('post').map(Number),
		texts: sent.text('texts').split('\n'),
		regions: readRegions(sent.text('regions')),
		isWithoutPictures: sent.text('without') === 'on',
		isMarkedByHand: sent.text('by-hand') === 'on',
	};
}

async function show(
	office: Office,
	c: WebContext,
	{ id, ended }: Disclosure,
	filing: Filing,
	pick: Pick,
	strikes: Strikes,
	error?: OgonblickError,
) {
	const { lang } = c.var;
	const say = redactionWords[lang];
	const { account } = await foundBundle(office, filing);
	const all = await postsInside(office, filing);
	const posts = pick.posts.length === 0 ? all : all.filter(({ position }) => pick.posts.includes(position));
	const tiles = (await filesInside(office, filing)).filter(({ role }) => role === 'tile');
	const box = (name: string, isOn: boolean, words: string) =>
		html`<label><input type="checkbox" name="${name}"${isOn ? html` checked` : nothing}> ${words}</label>`;
	return page(c, {
		title: say.title(account.name),
		part: '/utlamnanden',
		script: REDACT_SCRIPT.path,
		...(error ? { status: statusOf(error) } : {}),
		content: html`${error ? refusal(error, lang) : ''}
<p><a href="/utlamnanden/${id}">${disclosureWords[lang].back}</a></p>
<p>${say.intro}</p><p class="told warn">${say.careful}</p>
${
	ended
		? nothing
		: html`<form method="post">
<div class="narrow"><label for="reason">${say.reason}</label><p class="hint" id="reason-hint">${say.reasonHint}</p>
<input id="reason" name="reason" required maxlength="2000" aria-describedby="reason-hint" value="${visible(strikes.reason)}">
<label for="texts">${say.texts}</label><p class="hint" id="texts-hint">${say.textsHint}</p>
<textarea id="texts" name="texts" rows="4" autocomplete="off" aria-describedby="texts-hint">${visible(strikes.texts.join('\n'))}</textarea>
${box('by-hand', strikes.isMarkedByHand, say.byHand)}
${box('without', strikes.isWithoutPictures, say.without)}</div>
<fieldset><legend>${say.posts}</legend>${posts.map((post) => choice(post, strikes, c))}</fieldset>
<div class="narrow"><label for="regions">${say.regions}</label><p class="hint" id="regions-hint">${say.regionsHint}</p>
<textarea id="regions" name="regions" rows="4" autocomplete="off" aria-describedby="regions-hint">${strikes.regions.map(regionText).join('\n')}</textarea>
<p class="hint">${say.makeHint}</p><button>${pick.copy ? say.anew : say.make}</button></div></form>`
}
<h2>${say.tiles}</h2><p class="quiet">${say.drawHint}</p>
<div class="tiles">${tiles.map(({ path }, i) => html`<div class="tile"><p class="hint">${say.tile(i + 1, tiles.length)}</p><div class="strikable" data-tile="${i + 1}"><img src="${fileAddress(filing, path)}" alt="${say.tile(i + 1, tiles.length)}" loading="${i < 2 ? 'eager' : 'lazy'}" decoding="async"></div></div>`)}</div>`,
	});
}

function choice({ position, author, time, text, comments }: Post, { posts }: Strikes, c: WebContext): Markup {
	const say = redactionWords[c.var.lang];
	const about = [say.post(position), author?.name, time?.shown ?? time?.iso?.slice(0, 10)]
		.filter(Boolean)
		.join(', ');
	const short = text.length > SHOWN_TEXT ? `${text.slice(0, SHOWN_TEXT - 1).toWellFormed()}…` : text;
	const count = comments.length > 0 ? ` (${say.comments(comments.length)})` : '';
	return html`<label class="choice"><input type="checkbox" name="post" value="${position}"${posts.includes(position) ? html` checked` : nothing}> <span><strong>${foreign(about)}</strong>${count}<br>${foreign(short)}</span></label>`;
}
