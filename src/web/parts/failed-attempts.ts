import type { Office } from '../../office.ts';
import { findingWords } from '../../records/finding-words.ts';
import { label } from '../../records/labels.ts';
import type { WebContext } from '../asking/visitor.ts';
import { html, type Markup, nothing } from '../shell/markup.ts';
import { accountWords } from '../words/accounts.ts';
import { table } from './table.ts';
import { instant } from './times.ts';

/** The newest tell what stands in the way now. */
const MOST = 5;

/** Attempts at an account that came to nothing, with what hindered them and the way to their evidence; nothing where there are none. Why is kept back of what is restricted, as on the order's own page. */
export async function failedAttempts(
	{ catalogue, config }: Pick<Office, 'catalogue' | 'config'>,
	accountId: string,
	{ var: { lang } }: WebContext,
): Promise<Markup> {
	const say = accountWords[lang];
	const all = await catalogue.attempts(accountId);
	if (all.length === 0) return nothing;
	const some = all.slice(0, MOST);
	const orders = await catalogue.orders(some.map(({ orderId }) => orderId));
	const rows = some.map(({ orderId, at, code }) => {
		const order = orders.get(orderId);
		return [
			html`<a href="/bestallningar/${orderId}">${instant(at, lang, config.TIMEZONE)}</a>`,
			order ? label('occasion', order.occasion, lang) : '',
			order?.isRestricted ? '' : findingWords(code, lang).title,
		];
	});
	return html`<h2>${say.attempts}</h2>
${table(say.attemptsCaption(some.length, all.length), [say.tried, say.occasion, say.hindered], rows)}`;
}
