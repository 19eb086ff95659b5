import type { Command } from 'commander';
import { EXIT, UsageError } from '../../errors.ts';
import { LEVELS, type Level } from '../../records/occasion.ts';
import type { ClosingAct } from '../../records/register/plan-closing.ts';
import { oneOf } from '../choice.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { readOffice } from '../in-office.ts';
import { actor } from '../register/actor.ts';
import { needed } from '../register/options.ts';
import { closingText } from '../views/closing-view.ts';
import { occasionWords } from '../words/occasion-words.ts';
import { usageWords } from '../words/usage-words.ts';

interface CloseOptions {
	readonly lastContent?: string;
	readonly level?: Level;
	readonly override?: boolean;
	readonly cancel?: boolean;
	readonly reason?: string;
	readonly by?: string;
}

/** `close <account>`: the closing gate. */
export function addClose(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, options, closeExits } = occasionWords[desk.lang];
	program
		.command('close')
		.description(commands.close)
		.argument(`<${args.account}>`, args.accountAbout)
		.addOption(valued('--last-content', options.lastContent))
		.addOption(valued('--level', options.level).argParser(oneOf('--level', LEVELS, desk.lang)))
		.option('--override', options.override)
		.option('--cancel', options.cancel)
		.addOption(valued('--reason', options.reason))
		.addOption(valued('--by', options.by))
		.addHelpText('after', `\n${closeExits}`)
		.action(async (wanted: string, given: CloseOptions) => answered(await close(desk, wanted, given)));
}

async function close(desk: Desk, wanted: string, given: CloseOptions): Promise<Answer> {
	const act = actOf(given, desk);
	// A decision to do without the snapshot, or to begin anew, has a person behind it.
	const by = act.kind !== 'close' ? needed('--by', given.by, desk) : actor(given.by);
	const isPerson = Boolean(given.by?.trim());
	const state = await readOffice(desk, async (office) => {
		const { closeAccount } = await import('../../work/occasions/close-account.ts');
		return closeAccount(office, wanted.trim(), act, { by, isPerson });
	});
	return { exit: EXIT.complete, document: state, text: () => closingText(state, desk) };
}

function actOf(given: CloseOptions, desk: Desk): ClosingAct {
	const { override, cancel, lastContent, level } = given;
	const other = [
		...(override && cancel ? ['--cancel'] : []),
		...((override || cancel) && lastContent !== undefined ? ['--last-content'] : []),
		...((override || cancel) && level !== undefined ? ['--level'] : []),
	];
	const [one] = other;
	if (one !== undefined) {
		const say = usageWords[desk.lang];
		const chosen = override ? '--override' : '--cancel';
		throw new UsageError(say.notTogether(chosen, one), {
			code: 'not-together',
			subject: one,
			remedy: say.leaveOneOut,
		});
	}
	if (override) return { kind: 'override', reason: needed('--reason', given.reason, desk) };
	if (cancel) return { kind: 'cancel', reason: needed('--reason', given.reason, desk) };
	const last = lastContent?.trim();
	return {
		...({ kind: 'close', reason: given.reason?.trim() ?? '' } as const),
		...(last === undefined ? {} : { lastContent: isNow(last) ? 'now' : last }),
		...(level === undefined ? {} : { level }),
	};
}

function isNow(text: string): boolean {
	return ['now', 'nu'].includes(text.toLowerCase());
}
