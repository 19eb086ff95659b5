import { Hono } from 'hono';
import type { AccountFilter, Office } from '../../../office.ts';
import { ACCOUNT_STATUSES } from '../../../records/account.ts';
import { label, PLATFORM_NAMES } from '../../../records/labels.ts';
import { STATUS_NAMES } from '../../../records/words/register-values.ts';
import { type Sight, sightOf } from '../../asking/sight.ts';
import { visitorOf, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { accountLink } from '../../parts/account-link.ts';
import { filterForm } from '../../parts/filter.ts';
import { table } from '../../parts/table.ts';
import { sheetAsked, turning } from '../../parts/turning.ts';
import { unitChoice } from '../../parts/unit-choice.ts';
import { EXCHANGES } from '../../register/exchanges.ts';
import { keepsAny } from '../../register/keeper.ts';
import { html, type Markup, nothing } from '../../shell/markup.ts';
import { page } from '../../shell/shell.ts';
import { accountWords } from '../../words/accounts.ts';
import { registerWords } from '../../words/register.ts';
import { tableWords } from '../../words/tables.ts';

/** A page's worth of them: what a person reads through, and not what a telephone waits for. */
const MOST = 100;

/** Accounts, narrowed by name, unit, platform and status. */
export function accountsPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>().get('/konton', async (c) => {
		const { lang } = c.var;
		const say = accountWords[lang];
		const sight = sightOf(office, c);
		const { filings } = sight;
		const wish = await wishOf(c, sight);
		const sheet = sheetAsked(c);
		const from = (sheet - 1) * MOST;
		// One more than is shown tells whether there is another page.
		const some = await office.register.accounts({ ...wish, ...filings, limit: MOST + 1, offset: from });
		const shown = some.slice(0, MOST);
		const choices = [
			{ name: 'namn', label: say.name, hint: say.nameHint, chosen: wish.named ?? '' },
			await unitChoice(sight, c),
			{
				...{ name: 'plattform', label: say.platform, chosen: wish.platform ?? '' },
				options: PLATFORM_NAMES.map((each) => [each, label('platform', each, lang)] as const),
			},
			{
				...{ name: 'lage', label: say.status, chosen: wish.status ?? '' },
				options: ACCOUNT_STATUSES.map((each) => [each, STATUS_NAMES[each][lang]] as const),
			},
		];
		const rows = shown.map((account) => [
			accountLink(account, lang),
			account.unit.name,
			label('platform', account.platform, lang),
			STATUS_NAMES[account.status][lang],
		]);
		const caption =
			sheet === 1 && some.length === shown.length
				? say.caption(shown.length)
				: say.captionOf(from + 1, from + shown.length);
		return page(c, {
			title: say.title,
			part: '/konton',
			content: html`${ways(c)}${filterForm('/konton', choices, say.all, say.find)}
${rows.length === 0 ? html`<p>${say.none}</p>` : table(caption, [say.account, say.unit, say.platform, say.status], rows)}
${turning(c, say.pages, sheet, some.length > MOST)}`,
		});
	});
}

/** What can be done with accounts besides looking at them, by who may. */
function ways(c: WebContext): Markup {
	const { lang } = c.var;
	const way = (path: string, text: string) => html`<a class="button second" href="${path}">${text}</a>`;
	const { titles, download } = tableWords[lang];
	const takes = EXCHANGES.filter(
		({ path, mayTake }) => ['konton', 'andringar'].includes(path) && mayTake(visitorOf(c).person.grants),
	);
	return html`<div class="acts ways">${keepsAny(c) ? way('/konton/ny', registerWords[lang].newAccount) : nothing}
${takes.map(({ path, kind }) => way(`/tabeller/${path}`, titles[kind]))}</div>
<p><a href="/tabeller/konton.csv" download>${download.accounts}</a></p>`;
}

async function wishOf(c: WebContext, { units }: Sight): Promise<AccountFilter> {
	const asked = (name: string) => c.req.query(name) ?? '';
	const status = ACCOUNT_STATUSES.find((each) => each === asked('lage'));
	const [written, named] = [asked('enhet').trim(), asked('namn').trim()];
	const [unit] = written === '' ? [] : await units({ called: written });
	return {
		...(written === '' ? {} : { unitId: unit?.id ?? written }),
		...(named ? { named } : {}),
		...(asked('plattform') ? { platform: asked('plattform') } : {}),
		...(status ? { status } : {}),
	};
}
