import type { Office } from '../../office.ts';
import { label } from '../../records/labels.ts';
import type { RegisteredAccount } from '../../records/register/registered.ts';
import { isSigned } from '../../records/register/sign-offs.ts';
import { LACK_WORDS } from '../../records/words/lacks.ts';
import type { BeforeOrdering } from '../../work/occasions/before-ordering.ts';
import type { WebContext } from '../asking/visitor.ts';
import { verdict } from '../parts/bundle-rows.ts';
import { type Fact, facts } from '../parts/facts.ts';
import { instant } from '../parts/times.ts';
import { html, type Markup, nothing, visible } from '../shell/markup.ts';
import { guideWords } from '../words/guide.ts';
import { addressOf } from './steps.ts';
import type { GuideWish } from './wish.ts';

/** The second step: under what it is filed and what the account lacks, before anybody orders anything. */
export function showChecks(
	office: Office,
	account: RegisteredAccount,
	before: BeforeOrdering,
	action: string,
	wish: GuideWish,
	c: WebContext,
): Markup {
	const { lang } = c.var;
	const say = guideWords[lang];
	const { lacks, isRowNamed } = before;
	const isReady = lacks.length === 0 && isRowNamed;
	const mend = html`<h2>${say.lacks}</h2><ul>${lacks.map((lack) => html`<li>${LACK_WORDS[lack][lang]}</li>`)}${isRowNamed ? nothing : html`<li>${rowText(before, lang)}</li>`}</ul>`;
	return html`<div class="told${isReady ? '' : ' warn'}"><p>${isReady ? say.ready : say.notReady}</p></div>
<h2>${say.checks}</h2>${facts(factsOf(office, account, before, wish, c))}
${isReady ? nothing : mend}
<div class="acts"><a class="button" href="${addressOf(action, 3, wish)}">${say.next}</a><a class="button second" href="${addressOf(action, 1, wish)}">${say.back}</a></div>`;
}

function factsOf(
	office: Office,
	account: RegisteredAccount,
	before: BeforeOrdering,
	wish: GuideWish,
	c: WebContext,
): readonly Fact[] {
	const { lang } = c.var;
	const say = guideWords[lang];
	const { context, last, open } = before;
	const at = (iso: string) => instant(iso, lang, office.config.TIMEZONE);
	return [
		[say.row, rowText(before, lang)],
		[say.retention, context.row.retention],
		[say.level, label('level', wish.level, lang)],
		[say.holders, account.holders.length > 0 ? account.holders.join(', ') : say.noHolders],
		[say.plan, isSigned(account.plan) ? say.planSigned : LACK_WORDS['plan-not-signed'][lang]],
		[
			say.lastSnapshot,
			last
				? html`<a href="/paket/${last.filing.bundleId}">${at(last.filing.capturedAt)}</a>, ${label('occasion', last.filing.occasion, lang)}: ${verdict(last.filing.outcome, lang)}`
				: say.noSnapshot,
		],
		[
			say.open,
			open.length === 0
				? say.noOpen
				: html`<ul>${open.map((order) => html`<li><a href="/bestallningar/${order.id}">${label('occasion', order.occasion, lang)}</a>, ${at(order.orderedAt)}</li>`)}</ul>`,
		],
	];
}

function rowText({ context: { row, plan }, isRowNamed }: BeforeOrdering, lang: 'sv' | 'en'): string {
	const say = guideWords[lang];
	return visible(
		isRowNamed ? say.rowNamed(row.code, row.title, plan.title) : say.rowStandard(row.code, row.title),
	);
}
