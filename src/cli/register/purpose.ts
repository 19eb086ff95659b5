import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import type { ClosingState } from '../../work/occasions/close-account.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { readOffice } from '../in-office.ts';
import { closingText } from '../views/closing-view.ts';
import { occasionWords } from '../words/occasion-words.ts';
import { needed, yesOrNo } from './options.ts';

interface PurposeOptions {
	readonly holds?: boolean;
	readonly reason?: string;
	readonly by?: string;
}

/** `accounts purpose`: the yearly question. */
export function addPurpose(accounts: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, options, exits } = occasionWords[desk.lang];
	accounts
		.command('purpose')
		.description(commands.purpose)
		.argument(`<${args.account}>`, args.accountAbout)
		.addOption(valued('--holds', options.holds).argParser(yesOrNo('--holds', desk)))
		.addOption(valued('--reason', options.reason))
		.addOption(valued('--by', options.byPerson))
		.addHelpText('after', `\n${exits}`)
		.action(async (wanted: string, given: PurposeOptions) => answered(await purpose(desk, wanted, given)));
}

async function purpose(desk: Desk, wanted: string, given: PurposeOptions): Promise<Answer> {
	needed('--holds', given.holds === undefined ? undefined : String(given.holds), desk);
	const by = needed('--by', given.by, desk);
	const answer = { holds: given.holds ?? true, reason: given.reason?.trim() ?? '' };
	const state = await readOffice(desk, async (office) => {
		const { answerPurpose } = await import('../../work/occasions/answer-purpose.ts');
		return answerPurpose(office, wanted.trim(), answer, by);
	});
	return {
		exit: EXIT.complete,
		document: { ...answer, by, ...state },
		text: () => purposeText(state, answer.holds, desk),
	};
}

function purposeText(state: ClosingState & { readonly next?: string }, holds: boolean, desk: Desk): string {
	const say = occasionWords[desk.lang];
	const saved = `${desk.page.paint('good', '✓')} ${say.asked}`;
	return holds && state.next ? `${saved}\n${say.holds(state.next)}` : `${saved}\n${closingText(state, desk)}`;
}
