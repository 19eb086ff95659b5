import { accountTitle, label } from '../../records/labels.ts';
import { REMOVAL_WORDS } from '../../records/words/removal.ts';
import type { DueOrder } from '../../work/what-is-due.ts';
import { type Desk, invocation } from '../desk.ts';
import { printable, wrap } from '../page.ts';
import { moment } from '../quantities.ts';
import { bundleWords } from '../words/bundle-words.ts';
import { dueWords } from '../words/due-words.ts';
import { workWords } from '../words/work-words.ts';

/** An order to be done at once is overdue a moment later; a person calls it late when a day has gone. */
const LATE_MS = 86_400_000;

/** Open orders, two lines each: due when, in which state, of what; below it until when it rests and why, the order's id and the address. */
export function dueText(orders: readonly DueOrder[], { lang, page, env, timeZone }: Desk): string {
	const say = workWords[lang];
	const { restricted } = bundleWords[lang];
	const head = page.paint('strong', dueWords[lang].orders);
	if (orders.length === 0) return `${head}\n${say.noneDue}`;
	const lines = orders.map(({ order, account, overdue, rests }) => {
		const state = order.state === 'claimed' ? say.states.claimed : say.states.waiting;
		const late =
			overdue && Date.now() - Date.parse(order.due) > LATE_MS
				? page.paint('warn', ` ! ${say.states.overdue}`)
				: '';
		const name = page.paint('strong', printable(accountTitle(account, lang)));
		return [
			wrap(
				`${moment(order.due, timeZone)}  ${state}${late}  ${name}  ${label('occasion', order.occasion, lang)}${order.isRestricted ? `  ${page.paint('warn', `! ${restricted}`)}` : ''}`,
				page.width,
			),
			...(rests ? [wrap(say.restsUntil(moment(rests.until, timeZone), rests.why), page.width, 2)] : []),
			...(order.removal
				? [
						wrap(
							`${REMOVAL_WORDS[order.removal.category][lang]}: ${printable(order.removal.post)}`,
							page.width,
							2,
						),
					]
				: []),
			page.paint('dim', wrap(`${order.id}  ${printable(account.address)}`, page.width, 2)),
		].join('\n');
	});
	const ready = orders.some(({ order, rests }) => order.state === 'waiting' && !rests);
	const next = [
		...(ready ? [`${say.nextWork} ${page.paint('strong', invocation(env, 'work'))}`] : []),
		...(orders.some(({ rests }) => rests) ? [wrap(say.nextRest, page.width)] : []),
	];
	return [head, ...lines, ...(next.length > 0 ? ['', ...next] : [])].join('\n');
}
