import { Hono } from 'hono';
import { OgonblickError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import { accountTitle } from '../../../records/labels.ts';
import { wrong } from '../../../records/register/problem.ts';
import type { RegisteredAccount } from '../../../records/register/registered.ts';
import { addAccount, changeAccount } from '../../../work/register/keep.ts';
import { RegisterRefused } from '../../../work/register/refused.ts';
import { readForm } from '../../asking/form.ts';
import { seenAccount } from '../../asking/seen-account.ts';
import { sightOf } from '../../asking/sight.ts';
import { needs, visitorOf, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { lineField } from '../../parts/fields.ts';
import { refusal, refused, statusOf } from '../../parts/told.ts';
import {
	accountFields,
	NOTHING_SAID,
	type SaidOfAccount,
	saidIn,
	saidOf,
} from '../../register/account-fields.ts';
import { keepsIn, keptUnits } from '../../register/keeper.ts';
import { changedSince, mergedSince, SHOWN, shownField } from '../../register/since-shown.ts';
import { html } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { registerWords } from '../../words/register.ts';

/** An account is added, or what the register holds of it changed. */
export function accountEditPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>()
		.get('/konton/ny', async (c) => {
			keepsIn(c);
			return showNew(office, c, { ...NOTHING_SAID, unit: c.req.query('enhet') ?? '' });
		})
		.post('/konton/ny', async (c) => {
			keepsIn(c);
			const said = saidIn(await readForm(c));
			// Where no unit is chosen the verb says so; in another's unit nobody adds anything.
			const { name: by } = said.unit ? needs(c, 'keep-register', said.unit) : visitorOf(c).person;
			let id = '';
			const error = await refused(async () => {
				const { name, ...facts } = said.facts;
				const wish = { ...said, facts: name ? { ...facts, name } : facts };
				({ id } = await addAccount(office, wish, by).catch(async (error) => {
					throw (await ofOthers(office, c, said.address, error)) ?? error;
				}));
			});
			return error ? showNew(office, c, said, error) : c.redirect(`/konton/${id}?klart=saved`, 303);
		})
		.get('/konton/:id/andra', async (c) => {
			const account = await kept(office, c);
			return showChange(office, c, account, saidOf(account));
		})
		.post('/konton/:id/andra', async (c) => {
			const account = await kept(office, c);
			const sent = await readForm(c);
			const said = saidIn(sent);
			const { name: by } = said.unit ? needs(c, 'keep-register', said.unit) : visitorOf(c).person;
			const shown = sent.text(SHOWN);
			const error = await refused(async () => {
				const { unit, ...facts } = changedSince(shown, flat(said), flat(saidOf(account)));
				await changeAccount(office, account.id, { ...(unit === undefined ? {} : { unit }), facts }, by);
			});
			return error
				? showChange(office, c, account, again(shown, said, account, error), { error, shown })
				: c.redirect(`/konton/${account.id}?klart=saved`, 303);
		});
}

/** An account of a unit that they do not see is not told of, as where a table is taken in. @returns undefined where it was refused for something else */
async function ofOthers(office: Office, c: WebContext, address: string, error: unknown) {
	if (!(error instanceof OgonblickError) || error.code !== 'duplicate-account') return undefined;
	const there = await office.catalogue.findAccount(address);
	const [account] = there ? await office.register.accounts({ id: there.id }) : [];
	if (account && sightOf(office, c).sees(account.unitId)) return undefined;
	return new RegisterRefused([wrong('address', address, 'address-not-yours')]);
}

/** Field by field, with the unit among them. */
function flat({ unit, facts }: SaidOfAccount) {
	return { unit, ...facts };
}

/** What a form that was refused shows: where somebody else changed something, that beside what was typed. */
function again(
	shown: string,
	said: SaidOfAccount,
	account: RegisteredAccount,
	{ code }: OgonblickError,
): SaidOfAccount {
	if (code !== 'changed-meanwhile') return said;
	const { unit, ...facts } = mergedSince(shown, flat(said), flat(saidOf(account)));
	return { address: said.address, unit, facts };
}

/** @throws UsageError `not-allowed` */
async function kept(office: Office, c: WebContext): Promise<RegisteredAccount> {
	const account = await seenAccount(office, c);
	needs(c, 'keep-register', account.unitId);
	return account;
}

async function showNew(office: Office, c: WebContext, said: SaidOfAccount, error?: OgonblickError) {
	const { lang } = c.var;
	const say = registerWords[lang];
	const address = lineField(
		{ field: 'address', value: said.address, hint: say.addressHint, required: true, type: 'text' },
		lang,
	);
	return page(c, {
		title: say.newAccount,
		part: '/konton',
		...(error ? { status: statusOf(error) } : {}),
		content: html`${error ? refusal(error, lang) : ''}<form method="post" action="/konton/ny" class="narrow">${address}
${accountFields(said, await keptUnits(office, c), lang)}<button>${say.add}</button></form>`,
	});
}

async function showChange(
	office: Office,
	c: WebContext,
	account: RegisteredAccount,
	said: SaidOfAccount,
	{ error, shown = '' }: { readonly error?: OgonblickError; readonly shown?: string } = {},
) {
	const { lang } = c.var;
	const say = registerWords[lang];
	return page(c, {
		title: say.changeAccount(accountTitle(account, lang)),
		part: '/konton',
		...(error ? { status: statusOf(error) } : {}),
		content: html`${error ? refusal(error, lang) : ''}<form method="post" action="/konton/${account.id}/andra" class="narrow">${shownField(shown, flat(saidOf(account)), error)}
${accountFields(said, await keptUnits(office, c), lang)}<div class="acts"><button>${say.save}</button><a class="button second" href="/konton/${account.id}">${say.toAccount}</a></div></form>`,
	});
}
