import { Hono } from 'hono';
import { type OgonblickError, UsageError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import { may } from '../../../records/people/may.ts';
import type { UnitWish } from '../../../records/register/plan-unit.ts';
import type { RegisteredUnit } from '../../../records/register/registered.ts';
import { addUnit, changeUnit } from '../../../work/register/keep.ts';
import { type Form, readForm } from '../../asking/form.ts';
import { sightOf } from '../../asking/sight.ts';
import { needs, visitorOf, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { table } from '../../parts/table.ts';
import { refusal, refused, statusOf } from '../../parts/told.ts';
import { sheetAsked, turning } from '../../parts/turning.ts';
import { cadenceIn } from '../../register/account-fields.ts';
import { changedSince, mergedSince, SHOWN } from '../../register/since-shown.ts';
import { saidOfUnit, unitFields } from '../../register/unit-fields.ts';
import { type SaidOfUnit, unitContent } from '../../register/unit-view.ts';
import { foreign, html, nothing } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { accountWords } from '../../words/accounts.ts';
import { agreementPageWords } from '../../words/agreements.ts';
import { caseWords } from '../../words/cases.ts';
import { registerWords } from '../../words/register.ts';
import { reportWords } from '../../words/reports.ts';
import { tableWords } from '../../words/tables.ts';

/** A page's worth of them. */
const MOST = 100;
const NOTHING_SAID: UnitWish = { name: '', creator: '', email: '', isCommunications: false };

/** Units: which there are, one by one with its accounts and rows, added and changed. */
export function unitsPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>()
		.get('/enheter', async (c) => list(office, c))
		.get('/enheter/ny', async (c) => {
			needs(c, 'keep-register');
			return showNew(c, NOTHING_SAID);
		})
		.post('/enheter/ny', async (c) => {
			const { name: by } = needs(c, 'keep-register');
			const wish = wishIn(await readForm(c));
			let id = '';
			const error = await refused(async () => {
				({ id } = await addUnit(office, wish, by));
			});
			return error ? showNew(c, wish, error) : c.redirect(`/enheter/${id}?klart=saved`, 303);
		})
		.get('/enheter/:id', async (c) => show(office, c, await seenUnit(office, c)))
		.post('/enheter/:id', async (c) => {
			const unit = await seenUnit(office, c);
			const { name: by } = needs(c, 'keep-register', unit.id);
			const sent = await readForm(c);
			const wish = wishIn(sent);
			const shown = sent.text(SHOWN);
			const error = await refused(async () =>
				changeUnit(office, unit.id, changedSince(shown, wish, saidOfUnit(unit)), by),
			);
			const isClash = error?.code === 'changed-meanwhile';
			const said = isClash ? mergedSince(shown, wish, saidOfUnit(unit)) : wish;
			return error
				? show(office, c, unit, { wish: said, shown, error })
				: c.redirect(`/enheter/${unit.id}?klart=saved`, 303);
		});
}

/** The unit that the address names. Another's is answered as one that is not there. @throws UsageError `no-such-unit` */
export async function seenUnit(office: Office, c: WebContext): Promise<RegisteredUnit> {
	const id = c.req.param('id') ?? '';
	const { sees } = sightOf(office, c);
	const unit = (await office.register.units({ ids: [id] }))[0];
	if (!unit || !sees(id))
		throw new UsageError('There is no such unit', {
			...{ code: 'no-such-unit', subject: id },
			remedy: 'Look it up in the list of units.',
		});
	return unit;
}

/** One unit, with what is said of it in its form. */
export async function show(
	office: Office,
	c: WebContext,
	unit: RegisteredUnit,
	{ error, ...said }: { readonly error?: OgonblickError } & SaidOfUnit = {},
) {
	return page(c, {
		title: unit.name,
		part: '/enheter',
		...(error ? { status: statusOf(error) } : {}),
		content: html`${error ? refusal(error, c.var.lang) : nothing}${await unitContent(office, c, unit, said, error)}`,
	});
}

async function list(office: Office, c: WebContext) {
	const { lang } = c.var;
	const say = registerWords[lang];
	const { units } = sightOf(office, c);
	const sheet = sheetAsked(c);
	const some = await units({ limit: MOST + 1, offset: (sheet - 1) * MOST });
	const shown = some.slice(0, MOST);
	const accounts = await office.register.accountCounts(shown.map(({ id }) => id));
	const rows = shown.map(({ id, name, creator, isCommunications }) => [
		html`<a href="/enheter/${id}">${foreign(name)}</a>`,
		foreign(creator),
		`${accounts.get(id) ?? 0}`,
		isCommunications ? say.communications : '',
	]);
	const isKeeper = may(visitorOf(c).person.grants, 'keep-register');
	return page(c, {
		title: say.units,
		part: '/enheter',
		content: html`${rows.length > 0 ? table(say.unitsCaption, unitHeads(c), rows) : html`<p>${say.noUnits}</p>`}
${turning(c, accountWords[lang].pages, sheet, some.length > MOST)}
<div class="acts ways">${isKeeper ? html`<a class="button" href="/enheter/ny">${say.newUnit}</a><a class="button second" href="/tabeller/verksamheter">${tableWords[lang].titles.units}</a>` : nothing}<a class="button second" href="/samlingsarenden">${caseWords[lang].title}</a><a class="button second" href="/planer">${say.plansTitle}</a>${isKeeper ? html`<a class="button second" href="/overenskommelser">${agreementPageWords[lang].title}</a>` : nothing}
<a class="button second" href="/underlag">${reportWords[lang].title}</a></div>`,
	});
}

function unitHeads({ var: { lang } }: WebContext): readonly string[] {
	const say = registerWords[lang];
	return lang === 'sv'
		? ['Verksamhet', 'Arkivbildare', say.accounts, 'Anmärkning']
		: ['Unit', 'Records creator', say.accounts, 'Remark'];
}

function showNew(c: WebContext, said: UnitWish, error?: OgonblickError) {
	const { lang } = c.var;
	const say = registerWords[lang];
	return page(c, {
		title: say.newUnit,
		part: '/enheter',
		...(error ? { status: statusOf(error) } : {}),
		content: html`${error ? refusal(error, lang) : nothing}<form method="post" action="/enheter/ny" class="narrow">${unitFields(said, lang)}<button>${say.add}</button></form>`,
	});
}

function wishIn(sent: Form): Required<UnitWish> {
	return {
		...{ name: sent.text('name'), creator: sent.text('creator'), email: sent.text('email') },
		...{ isCommunications: sent.all('more').includes('communications'), ...cadenceIn(sent) },
	};
}
