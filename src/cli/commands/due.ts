import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import { accountTitle, label } from '../../records/labels.ts';
import { localDate } from '../../records/local-date.ts';
import type { Answer, Desk } from '../desk.ts';
import { untilDay } from '../due-window.ts';
import { valued } from '../help.ts';
import { readOffice } from '../in-office.ts';
import { printable, wrap } from '../page.ts';
import { actor } from '../register/actor.ts';
import { needed } from '../register/options.ts';
import { comesText } from '../views/comes-view.ts';
import { dueText } from '../views/due-view.ts';
import { dueWords } from '../words/due-words.ts';
import { helpWords } from '../words/help-words.ts';
import { occasionWords } from '../words/occasion-words.ts';

interface DueOptions {
	readonly within?: string;
	readonly until?: string;
	readonly unit?: string;
}

interface WithdrawOptions {
	readonly reason?: string;
	readonly by?: string;
}

/** `due`: what is due by its history, and the open orders, the most urgent first; `due withdraw <order>` takes one back. */
export function addDue(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, after } = helpWords[desk.lang];
	const { options, list, withdraw: withdrawAbout, order } = dueWords[desk.lang];
	const { exits } = occasionWords[desk.lang];
	const root = program.command('due').description(commands.due).addHelpText('after', `\n${after.dueExits}`);
	root
		.command('list', { isDefault: true })
		.description(list)
		.addOption(valued('--within', options.within))
		.addOption(valued('--until', options.until))
		.addOption(valued('--unit', options.unit))
		.addHelpText('after', `\n${after.dueExits}`)
		.action(async (given: DueOptions) => answered(await due(desk, given)));
	root
		.command('withdraw')
		.description(withdrawAbout)
		.argument(`<${order[0]}>`, order[1])
		.addOption(valued('--reason', options.reason))
		.addOption(valued('--by', options.by))
		.addHelpText('after', `\n${exits}`)
		.action(async (wanted: string, given: WithdrawOptions) => answered(await withdraw(desk, wanted, given)));
}

async function withdraw(desk: Desk, wanted: string, given: WithdrawOptions): Promise<Answer> {
	const { lang, page } = desk;
	const reason = needed('--reason', given.reason, desk);
	const who = { by: actor(given.by), isPerson: Boolean(given.by?.trim()) };
	const taken = await readOffice(desk, async (office) => {
		const { withdrawOrder } = await import('../../work/occasions/withdraw-order.ts');
		return withdrawOrder(office, wanted, reason, who);
	});
	const say = dueWords[lang];
	const { order, account } = taken;
	const whose = account ? printable(accountTitle(account, lang)) : '';
	return {
		exit: EXIT.complete,
		document: taken,
		text: () =>
			[
				`${page.paint('good', '✓')} ${say.withdrawn}`,
				wrap(`${label('occasion', order.occasion, lang)}  ${whose}`, page.width, 2),
				page.paint('dim', wrap(order.id, page.width, 2)),
				wrap(say.withdrawnOfHistory, page.width),
			].join('\n'),
	};
}

async function due(desk: Desk, given: DueOptions): Promise<Answer> {
	const found = await readOffice(desk, async (office) => {
		const { whatIsDue } = await import('../../work/what-is-due.ts');
		const { whatComes } = await import('../../work/occasions/what-comes.ts');
		const { theUnit } = await import('../../work/register/keep.ts');
		const today = localDate(office.clock.now(), office.config.TIMEZONE);
		const until = untilDay(given, today, desk);
		const unit = given.unit === undefined ? undefined : await theUnit(office, given.unit);
		const comes = await whatComes(office, {
			...(until === undefined ? {} : { until }),
			...(unit ? { unitId: unit.id } : {}),
		});
		const orders = await whatIsDue(office);
		return {
			until: until ?? today,
			due: comes,
			orders: unit ? orders.filter(({ account }) => account.unitId === unit.id) : orders,
			isWindow: until !== undefined,
		};
	});
	const { isWindow, ...document } = found;
	return {
		exit: EXIT.complete,
		document,
		text: () => `${comesText(found.due, found.until, isWindow, desk)}\n\n${dueText(found.orders, desk)}`,
	};
}
