import { Hono } from 'hono';
import type { OgonblickError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import { label } from '../../../records/labels.ts';
import { OCCASIONS } from '../../../records/occasion.ts';
import type { DeliveryWish } from '../../../work/delivery/deliver.ts';
import { orderDelivery, type PlannedDelivery, planDelivery } from '../../../work/delivery/order-delivery.ts';
import { deliveryWish } from '../../asking/delivery-wish.ts';
import { needsHandingOut } from '../../asking/disclosure-access.ts';
import { type Form, readForm } from '../../asking/form.ts';
import { deliveredUnits } from '../../asking/seen-delivery.ts';
import type { WebContext, WebEnv } from '../../asking/visitor.ts';
import { size } from '../../parts/size.ts';
import { table } from '../../parts/table.ts';
import { refusal, refused, statusOf } from '../../parts/told.ts';
import { yearAsked, years } from '../../parts/years.ts';
import { foreign, html, type Markup, nothing, visible } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { deliveryWords } from '../../words/deliveries.ts';

const FIELDS = [
	'target',
	'unit',
	'year',
	'occasion',
	'case',
	'bundles',
	'agreement',
	'again',
	'reason',
] as const;
type Said = Readonly<Record<(typeof FIELDS)[number], string>>;
const NOTHING_SAID = Object.fromEntries(FIELDS.map((field) => [field, ''])) as Said;
/** More of either nobody reads at once. */
const MOST_SHOWN = 100;

/** A delivery is ordered: what it would come to is looked at first. */
export function deliveryOrderPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>()
		.get('/leveranser/ny', (c) => {
			needsHandingOut(c);
			return show(office, c, {
				...NOTHING_SAID,
				unit: c.req.query('enhet') ?? '',
				bundles: c.req.query('paket') ?? '',
			});
		})
		.post('/leveranser/ny', async (c) => {
			needsHandingOut(c);
			const sent = await readForm(c);
			const said = Object.fromEntries(FIELDS.map((field) => [field, sent.text(field)])) as Said;
			const { signal } = c.req.raw;
			let planned: PlannedDelivery | undefined;
			let number: string | undefined;
			const error = await refused(async () => {
				const wish = await wishOf(office, c, said);
				if (isSeen(sent)) ({ number } = await orderDelivery(office, wish, signal));
				else planned = await planDelivery(office, wish, signal);
			});
			if (number !== undefined) return c.redirect(`/leveranser/${number}?klart=placed`, 303);
			return show(office, c, said, planned, error);
		});
}

function isSeen(sent: Form): boolean {
	return sent.text('seen') === 'ja';
}

/** What was said. @throws as `deliveryWish` */
function wishOf(office: Office, c: WebContext, said: Said): Promise<DeliveryWish> {
	return deliveryWish(office, c, {
		...said,
		year: yearAsked(said.year),
		occasion: OCCASIONS.find((each) => each === said.occasion),
		bundles: said.bundles.split(/[\s,;]+/).filter(Boolean),
		isAgain: said.again !== '',
	});
}

async function show(
	office: Office,
	c: WebContext,
	said: Said,
	planned?: PlannedDelivery,
	error?: OgonblickError,
) {
	const { lang } = c.var;
	const say = deliveryWords[lang];
	return page(c, {
		title: say.order,
		part: '/paket',
		...(error ? { status: statusOf(error) } : {}),
		content: html`${error ? refusal(error, lang) : nothing}${planned ? preview(c, said, planned) : nothing}
${planned ? html`<h2>${say.another}</h2>` : nothing}${await form(office, c, said)}`,
	});
}

/** What would be delivered and what not, and the form that orders just that. */
function preview(
	c: WebContext,
	said: Said,
	{ target, agreed, lines, leftOut, underWay }: PlannedDelivery,
): Markup {
	const { lang } = c.var;
	const say = deliveryWords[lang];
	const numbers = underWay.map(({ number }) => number).join(', ');
	const would = lines
		.slice(0, MOST_SHOWN)
		.map(({ bundleId, title, unit, bytes }) => [
			html`<a href="/paket/${bundleId}">${foreign(title)}</a>`,
			foreign(unit),
			size(bytes, lang),
		]);
	const left = leftOut
		.slice(0, MOST_SHOWN)
		.map(({ filing: { bundleId }, why, standing }) => [
			html`<a href="/paket/${bundleId}">${bundleId.slice(0, 8)}</a>`,
			`${say.whyNot[why]}${standing ? ` (${standing.number})` : ''}`,
		]);
	const more = (n: number) => (n > MOST_SHOWN ? html`<p>${say.andMore(n - MOST_SHOWN)}</p>` : nothing);
	return html`<div class="told" role="status"><p>${visible(say.would(lines.length, target.name))} ${visible(agreed.number === undefined ? say.noAgreement : say.underAgreement(agreed.number))}</p>${numbers ? html`<p>${say.underWay(numbers)}</p>` : nothing}</div>
${
	lines.length > 0
		? html`<form method="post" action="/leveranser/ny"><input type="hidden" name="seen" value="ja">${FIELDS.map((field) => html`<input type="hidden" name="${field}" value="${visible(said[field])}">`)}
<div class="acts"><button>${say.place}</button></div></form>${table(say.wouldCaption, [say.bundle, say.unit, say.size], would)}${more(lines.length)}`
		: nothing
}
${left.length > 0 ? html`<h2>${say.leftOut}</h2>${table(say.leftOutCaption, [say.bundle, say.why], left)}${more(leftOut.length)}` : nothing}`;
}

async function form(office: Office, c: WebContext, said: Said): Promise<Markup> {
	const { lang } = c.var;
	const say = deliveryWords[lang];
	const targets = await office.deliveries.targets();
	if (targets.length === 0) return html`<p>${say.noTargets}</p>`;
	const unitIds = deliveredUnits(c);
	const units = await office.register.units(unitIds === undefined ? {} : { ids: unitIds });
	const cases = unitIds === undefined ? await office.cases.list() : [];
	const any = ['', say.any] as const;
	const choice = (
		name: keyof Said,
		text: string,
		options: readonly (readonly [value: string, text: string])[],
	) =>
		html`<label for="${name}">${text}</label><select id="${name}" name="${name}">${options.map(([value, called]) => html`<option value="${visible(value)}"${value === said[name] ? html` selected` : nothing}>${visible(called)}</option>`)}</select>`;
	const line = (name: keyof Said, text: string, hint: string) =>
		html`<label for="${name}">${text}</label><p class="hint" id="${name}-hint">${hint}</p><input id="${name}" name="${name}" maxlength="30000" value="${visible(said[name])}" aria-describedby="${name}-hint">`;
	return html`<form method="post" action="/leveranser/ny" class="narrow">
${choice(
	'target',
	say.target,
	targets.map(({ id, name }) => [id, name]),
)}
<fieldset><legend>${say.choose}</legend><p class="hint">${say.chooseHint}</p>
${choice('unit', say.unit, [...(unitIds === undefined ? [any] : [['', '–'] as const]), ...units.map(({ id, name }) => [id, name] as const)])}
${choice('year', say.year, [any, ...years(office)])}
${choice('occasion', say.occasion, [any, ...OCCASIONS.map((each) => [each, label('occasion', each, lang)] as const)])}
${cases.length > 0 ? choice('case', say.case, [any, ...cases.map(({ id, number, year }) => [id, `${number} (${year})`] as const)]) : nothing}
${line('bundles', say.ids, say.idsHint)}</fieldset>
${line('agreement', say.agreement, say.agreementHint)}
${line('reason', say.reason, say.reasonHint)}
<label><input type="checkbox" name="again" value="ja"${said.again ? html` checked` : nothing}>${say.again}</label>
<button>${say.look}</button></form>`;
}
