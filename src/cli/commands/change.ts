import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { AnnouncedState } from '../../work/occasions/announce-change.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { readOffice } from '../in-office.ts';
import { actor } from '../register/actor.ts';
import { needed } from '../register/options.ts';
import { addTableCommands } from '../register/table-commands.ts';
import { changesText, savedChangeText } from '../views/change-view.ts';
import { occasionWords } from '../words/occasion-words.ts';

interface ChangeOptions {
	readonly on?: string;
	readonly what?: string;
	readonly happened?: boolean;
	readonly change?: string;
	readonly reason?: string;
	readonly by?: string;
}

/** `change <account>` and `change announce|list|move|withdraw|import|export`: changes that are to come. */
export function addChange(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, options, exits } = occasionWords[desk.lang];
	const change = program.command('change').description(commands.change).addHelpText('after', `\n${exits}`);
	change
		.command('announce', { isDefault: true })
		.description(commands['change announce'])
		.argument(`<${args.account}>`, args.accountAbout)
		.addOption(valued('--on', options.on))
		.addOption(valued('--what', options.what))
		.option('--happened', options.happened)
		.addOption(valued('--by', options.by))
		.addHelpText('after', `\n${exits}`)
		.action(async (wanted: string, given: ChangeOptions) => answered(await announce(desk, wanted, given)));
	change
		.command('list')
		.description(commands['change list'])
		.argument(`[${args.account}]`, args.accountAbout)
		.addHelpText('after', `\n${exits}`)
		.action(async (wanted: string | undefined) => answered(await list(desk, wanted)));
	change
		.command('move')
		.description(commands['change move'])
		.argument(`<${args.account}>`, args.accountAbout)
		.addOption(valued('--on', options.on))
		.addOption(valued('--change', options.changeId))
		.addOption(valued('--by', options.by))
		.addHelpText('after', `\n${exits}`)
		.action(async (wanted: string, given: ChangeOptions) => answered(await move(desk, wanted, given)));
	change
		.command('withdraw')
		.description(commands['change withdraw'])
		.argument(`<${args.account}>`, args.accountAbout)
		.addOption(valued('--reason', options.reason))
		.addOption(valued('--change', options.changeId))
		.addOption(valued('--by', options.by))
		.addHelpText('after', `\n${exits}`)
		.action(async (wanted: string, given: ChangeOptions) => answered(await withdraw(desk, wanted, given)));
	addTableCommands(
		change,
		desk,
		{
			name: 'change',
			read: async (...given) => (await exchange()).importChanges(...given),
			write: async (...given) => (await exchange()).exportChanges(...given),
		},
		answered,
	);
}

async function announce(desk: Desk, wanted: string, given: ChangeOptions): Promise<Answer> {
	const on = needed('--on', given.on, desk);
	const what = needed('--what', given.what, desk);
	const wish = { on, what, hasHappened: given.happened ?? false };
	return saved(desk, 'announced', async (office) =>
		(await verbs()).announceChange(office, wanted.trim(), wish, actor(given.by)),
	);
}

async function move(desk: Desk, wanted: string, given: ChangeOptions): Promise<Answer> {
	const on = needed('--on', given.on, desk);
	return saved(desk, 'moved', async (office) =>
		(await verbs()).moveChange(office, wanted.trim(), given.change?.trim(), on, actor(given.by)),
	);
}

async function withdraw(desk: Desk, wanted: string, given: ChangeOptions): Promise<Answer> {
	const reason = needed('--reason', given.reason, desk);
	return saved(desk, 'withdrawn', async (office) =>
		(await verbs()).withdrawChange(office, wanted.trim(), given.change?.trim(), reason, actor(given.by)),
	);
}

async function list(desk: Desk, wanted: string | undefined): Promise<Answer> {
	const changes = await readOffice(desk, async (office) =>
		(await verbs()).listChanges(office, wanted?.trim()),
	);
	return { exit: EXIT.complete, document: { changes }, text: () => changesText(changes, desk) };
}

async function saved(
	desk: Desk,
	did: 'announced' | 'moved' | 'withdrawn',
	act: (office: Office) => Promise<AnnouncedState>,
): Promise<Answer> {
	const state = await readOffice(desk, act);
	return { exit: EXIT.complete, document: state, text: () => savedChangeText(state, did, desk) };
}

function exchange() {
	return import('../../work/occasions/exchange-changes.ts');
}

function verbs() {
	return import('../../work/occasions/announce-change.ts');
}
