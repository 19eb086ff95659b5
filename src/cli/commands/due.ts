import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import type { Answer, Desk } from '../desk.ts';
import { readOffice } from '../in-office.ts';
import { dueText } from '../views/due-view.ts';
import { helpWords } from '../words/help-words.ts';

/** `due`: the open orders, the most urgent first. */
export function addDue(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, after } = helpWords[desk.lang];
	program
		.command('due')
		.description(commands.due)
		.addHelpText('after', `\n${after.dueExits}`)
		.action(async () => answered(await due(desk)));
}

async function due(desk: Desk): Promise<Answer> {
	const orders = await readOffice(desk, async (office) => {
		const { whatIsDue } = await import('../../work/what-is-due.ts');
		return whatIsDue(office);
	});
	return { exit: EXIT.complete, document: { orders }, text: () => dueText(orders, desk) };
}
