import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import { localDate } from '../../records/local-date.ts';
import type { Answer, Desk } from '../desk.ts';
import { untilDay } from '../due-window.ts';
import { valued } from '../help.ts';
import { readOffice } from '../in-office.ts';
import { comesText } from '../views/comes-view.ts';
import { dueText } from '../views/due-view.ts';
import { dueWords } from '../words/due-words.ts';
import { helpWords } from '../words/help-words.ts';

interface DueOptions {
	readonly within?: string;
	readonly until?: string;
	readonly unit?: string;
}

/** `due`: what is due by its history, and the open orders, the most urgent first. */
export function addDue(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, after } = helpWords[desk.lang];
	const { options } = dueWords[desk.lang];
	program
		.command('due')
		.description(commands.due)
		.addOption(valued('--within', options.within))
		.addOption(valued('--until', options.until))
		.addOption(valued('--unit', options.unit))
		.addHelpText('after', `\n${after.dueExits}`)
		.action(async (given: DueOptions) => answered(await due(desk, given)));
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
