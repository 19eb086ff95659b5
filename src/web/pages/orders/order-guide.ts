import { Hono } from 'hono';
import type { OgonblickError } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import { accountTitle } from '../../../records/labels.ts';
import type { RegisteredAccount } from '../../../records/register/registered.ts';
import { beforeOrdering } from '../../../work/occasions/before-ordering.ts';
import { closeAccount } from '../../../work/occasions/close-account.ts';
import { orderAdhoc } from '../../../work/occasions/order-adhoc.ts';
import { readForm } from '../../asking/form.ts';
import { seenAccount } from '../../asking/seen-account.ts';
import { sightOf } from '../../asking/sight.ts';
import { needs, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { showChecks } from '../../guide/checks.ts';
import { askConfirm, askWhy, stepsBar } from '../../guide/steps.ts';
import { checkWish, closingAct, type GuideKind, type GuideWish, wishOf } from '../../guide/wish.ts';
import { refusal, refused, statusOf } from '../../parts/told.ts';
import { html } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { guideWords } from '../../words/guide.ts';
import { showClosing } from './closing.ts';

/** Three steps to a snapshot: one that somebody wants, or the one that an account is closed by. */
export function orderGuidePages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>()
		.get('/konton/:id/bestall', async (c) => guide(office, c, 'adhoc', await orderable(office, c)))
		.get('/konton/:id/avsluta', async (c) => {
			const account = await seenAccount(office, c);
			// What a closing that is begun asks for can be changed by the same steps.
			const isMoved = account.status === 'closing' && c.req.query('steg') !== undefined;
			if (account.status !== 'active' && !isMoved) return showClosing(office, c, account);
			return guide(office, c, 'closure', await orderable(office, c));
		})
		.post('/konton/:id/bestall', async (c) => {
			const account = await orderable(office, c);
			const { name } = needs(c, 'order', account.unitId);
			const wish = wishOf('adhoc', account, (await readForm(c)).text);
			let id = '';
			const error = await refused(async () => {
				({ id } = await orderAdhoc(office, account.id, wish, name));
			});
			return error
				? shown(office, c, 'adhoc', account, wish, 1, error)
				: c.redirect(`/bestallningar/${id}`, 303);
		})
		.post('/konton/:id/avsluta', async (c) => {
			const account = await orderable(office, c);
			const { name: by } = needs(c, 'order', account.unitId);
			const wish = wishOf('closure', account, (await readForm(c)).text);
			let id: string | undefined;
			const error = await refused(async () => {
				const state = await closeAccount(office, account.id, closingAct(wish), { by, isPerson: true });
				id = state.order?.id;
			});
			if (error) return shown(office, c, 'closure', account, wish, 1, error);
			return c.redirect(id ? `/bestallningar/${id}` : `/konton/${account.id}/avsluta`, 303);
		});
}

/** @throws UsageError `not-allowed` */
async function orderable(office: Office, c: WebContext): Promise<RegisteredAccount> {
	const account = await seenAccount(office, c);
	needs(c, 'order', account.unitId);
	return account;
}

/** What is wrong with what was said is told at the first step, whichever step asks. */
async function guide(office: Office, c: WebContext, kind: GuideKind, account: RegisteredAccount) {
	const wish = wishOf(kind, account, (name) => c.req.query(name) ?? '');
	const asked = Number(c.req.query('steg') ?? 1);
	const step = asked === 2 || asked === 3 ? asked : 1;
	const error = step === 1 ? undefined : await refused(async () => checkWish(office, kind, wish));
	return shown(office, c, kind, account, wish, error ? 1 : step, error);
}

async function shown(
	office: Office,
	c: WebContext,
	kind: GuideKind,
	account: RegisteredAccount,
	wish: GuideWish,
	step: 1 | 2 | 3,
	error?: OgonblickError,
) {
	const { lang } = c.var;
	const title = accountTitle(account, lang);
	const action = `/konton/${account.id}/${kind === 'adhoc' ? 'bestall' : 'avsluta'}`;
	const { filings } = sightOf(office, c);
	const content =
		step === 1
			? askWhy(kind, action, wish, c)
			: step === 2
				? showChecks(office, account, await beforeOrdering(office, account, filings), action, wish, c)
				: askConfirm(kind, action, wish, title, c);
	return page(c, {
		title: guideWords[lang].titles[kind](title),
		part: '/konton',
		...(error ? { status: statusOf(error) } : {}),
		content: html`${stepsBar(step, c)}${error ? refusal(error, lang) : ''}${content}`,
	});
}
