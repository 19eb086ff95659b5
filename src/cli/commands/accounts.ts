import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import { ACCOUNT_STATUSES, type AccountStatus } from '../../records/account.ts';
import { lacksOf } from '../../records/register/lacks.ts';
import type { RegisteredAccount } from '../../records/register/registered.ts';
import { oneOf, wholeNumber } from '../choice.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { readOffice } from '../in-office.ts';
import { addAccountChanges } from '../register/account-changes.ts';
import { addPurpose } from '../register/purpose.ts';
import { addTableCommands } from '../register/table-commands.ts';
import { accountsText, accountText } from '../views/register-view.ts';
import { registerWords } from '../words/register-words.ts';

interface ListOptions {
	readonly unit?: string;
	readonly platform?: string;
	readonly status?: AccountStatus;
	readonly lacking?: boolean;
	readonly limit?: number;
}

const MANY = 1_000_000;

/** `accounts add|list|show|change|sign|activate|import|export`: the register of accounts. */
export function addAccounts(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, options, exits } = registerWords[desk.lang];
	const accounts = program
		.command('accounts')
		.description(commands.accounts)
		.addHelpText('after', `\n${exits}`);
	addAccountChanges(accounts, desk, answered);
	addPurpose(accounts, desk, answered);
	accounts
		.command('list')
		.description(commands['accounts list'])
		.addOption(valued('--unit', options.ofUnit))
		.addOption(valued('--platform', options.ofPlatform))
		.addOption(valued('--status', options.ofStatus).argParser(oneOf('--status', ACCOUNT_STATUSES, desk.lang)))
		.option('--lacking', options.lacking)
		.addOption(valued('--limit', options.limit).argParser(wholeNumber('--limit', 1, MANY, desk.lang)))
		.addHelpText('after', `\n${exits}`)
		.action(async (given: ListOptions) => answered(await list(desk, given)));
	accounts
		.command('show')
		.description(commands['accounts show'])
		.argument(`<${args.account}>`, args.accountAbout)
		.addHelpText('after', `\n${exits}`)
		.action(async (wanted: string) => answered(await show(desk, wanted)));
	addTableCommands(
		accounts,
		desk,
		{
			name: 'accounts',
			read: async (...given) => (await import('../../work/register/import.ts')).importAccounts(...given),
			write: async (office, ...given) =>
				(await import('../../work/register/export.ts')).exportAccounts(office, {}, ...given),
		},
		answered,
	);
}

async function list(desk: Desk, given: ListOptions): Promise<Answer> {
	const found = await readOffice(desk, async (office) => {
		const { theUnit } = await import('../../work/register/keep.ts');
		const unit = given.unit === undefined ? undefined : await theUnit(office, given.unit);
		const { platform, status, limit, lacking } = given;
		return office.register.accounts({
			...(unit ? { unitId: unit.id } : {}),
			...(platform === undefined ? {} : { platform: platform.trim().toLowerCase() }),
			...(status === undefined ? {} : { status }),
			...(limit === undefined || lacking ? {} : { limit }),
		});
	});
	const accounts = found
		.map(withLacks)
		.filter(({ lacks }) => !given.lacking || lacks.length > 0)
		.slice(0, given.limit);
	return { exit: EXIT.complete, document: { accounts }, text: () => accountsText(accounts, desk) };
}

async function show(desk: Desk, wanted: string): Promise<Answer> {
	const account = await readOffice(desk, async (office) => {
		const { theAccount } = await import('../../work/register/keep.ts');
		return withLacks(await theAccount(office, wanted.trim()));
	});
	return { exit: EXIT.complete, document: { account }, text: () => accountText(account, desk) };
}

function withLacks(account: RegisteredAccount) {
	return { ...account, lacks: lacksOf(account) };
}
