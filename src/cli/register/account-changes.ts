import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Cadence } from '../../records/cadence.ts';
import { LEVELS, type Level } from '../../records/occasion.ts';
import { lacksOf } from '../../records/register/lacks.ts';
import type { AccountFacts, RegisteredAccount, SigningRole } from '../../records/register/registered.ts';
import { collected, oneOf } from '../choice.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { readOffice } from '../in-office.ts';
import { savedAccountText } from '../views/register-view.ts';
import { registerWords } from '../words/register-words.ts';
import { actor } from './actor.ts';
import { cadence, months, needed, signingRole, yesOrNo } from './options.ts';

interface FactOptions {
	readonly unit?: string;
	readonly name?: string;
	readonly owner?: string;
	readonly holder?: readonly string[];
	readonly purpose?: string;
	readonly audience?: string;
	readonly goal?: readonly string[];
	readonly public?: boolean;
	readonly wide?: boolean;
	readonly level?: Level;
	readonly cadence?: Cadence | '';
	readonly month?: readonly number[];
	readonly by?: string;
}

interface SignOptions {
	readonly role?: SigningRole;
	readonly name?: string;
	readonly on?: string;
	readonly reference?: string;
	readonly file?: string;
	readonly by?: string;
}

/** `add`, `change`, `sign` and `activate` of `accounts`. */
export function addAccountChanges(accounts: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, options, exits } = registerWords[desk.lang];
	const facts = (command: Command) =>
		command
			.addOption(valued('--unit', options.unit))
			.addOption(valued('--name', options.name))
			.addOption(valued('--owner', options.owner))
			.addOption(valued('--holder', options.holder).argParser(collected))
			.addOption(valued('--purpose', options.purpose))
			.addOption(valued('--audience', options.audience))
			.addOption(valued('--goal', options.goal).argParser(collected))
			.addOption(valued('--public', options.public).argParser(yesOrNo('--public', desk)))
			.addOption(valued('--wide', options.wide).argParser(yesOrNo('--wide', desk)))
			.addOption(valued('--level', options.level).argParser(oneOf('--level', LEVELS, desk.lang)))
			.addOption(valued('--cadence', options.cadence).argParser(cadence(desk)))
			.addOption(valued('--month', options.month).argParser(months(desk)))
			.addOption(valued('--by', options.by))
			.addHelpText('after', `\n${exits}`);
	facts(
		accounts
			.command('add')
			.description(commands['accounts add'])
			.argument(`<${args.address}>`, args.addressAbout),
	).action(async (address: string, given: FactOptions) => {
		const unit = needed('--unit', given.unit, desk);
		const wish = { address: address.trim(), unit, facts: factsOf(given) };
		answered(await saved(desk, given.by, async (o, by) => (await verbs()).addAccount(o, wish, by)));
	});
	facts(
		accounts
			.command('change')
			.description(commands['accounts change'])
			.argument(`<${args.account}>`, args.accountAbout),
	).action(async (wanted: string, given: FactOptions) => {
		const unit = given.unit === undefined ? {} : { unit: needed('--unit', given.unit, desk) };
		const wish = { ...unit, facts: factsOf(given) };
		answered(
			await saved(desk, given.by, async (o, by) => (await verbs()).changeAccount(o, wanted.trim(), wish, by)),
		);
	});
	accounts
		.command('sign')
		.description(commands['accounts sign'])
		.argument(`<${args.account}>`, args.accountAbout)
		.addOption(valued('--role', options.role).argParser(signingRole(desk)))
		.addOption(valued('--name', options.signer))
		.addOption(valued('--on', options.on))
		.addOption(valued('--reference', options.reference))
		.addOption(valued('--file', options.signed))
		.addOption(valued('--by', options.by))
		.addHelpText('after', `\n${exits}`)
		.action(async (wanted: string, given: SignOptions) => answered(await sign(desk, wanted.trim(), given)));
	accounts
		.command('activate')
		.description(commands['accounts activate'])
		.argument(`<${args.account}>`, args.accountAbout)
		.addOption(valued('--by', options.by))
		.addHelpText('after', `\n${exits}`)
		.action(async (wanted: string, given: { readonly by?: string }) =>
			answered(await saved(desk, given.by, async (o, by) => (await verbs()).activate(o, wanted.trim(), by))),
		);
}

async function sign(desk: Desk, wanted: string, given: SignOptions): Promise<Answer> {
	const role = needed('--role', given.role, desk) as SigningRole;
	const signOff = {
		role,
		name: needed('--name', given.name, desk),
		on: needed('--on', given.on, desk),
		reference: needed('--reference', given.reference, desk),
	};
	return saved(desk, given.by, async (o, by) => (await verbs()).signPlan(o, wanted, signOff, given.file, by));
}

async function saved(
	desk: Desk,
	by: string | undefined,
	act: (office: Office, by: string) => Promise<RegisteredAccount>,
): Promise<Answer> {
	const found = await readOffice(desk, (office) => act(office, actor(by)));
	const account = { ...found, lacks: lacksOf(found) };
	return { exit: EXIT.complete, document: { account }, text: () => savedAccountText(account, desk) };
}

function verbs() {
	return import('../../work/register/keep.ts');
}

function factsOf(given: FactOptions): AccountFacts {
	const { name, owner, holder, purpose, audience, goal, level } = given;
	const trimmed = (texts: readonly string[]) => texts.map((text) => text.trim()).filter(Boolean);
	return {
		...(name === undefined ? {} : { name: name.trim() }),
		...(owner === undefined ? {} : { owner: owner.trim() }),
		...(holder === undefined ? {} : { holders: trimmed(holder) }),
		...(purpose === undefined ? {} : { purpose: purpose.trim() }),
		...(audience === undefined ? {} : { audience: audience.trim() }),
		...(goal === undefined ? {} : { goals: trimmed(goal) }),
		...(given.public === undefined ? {} : { isPublic: given.public }),
		...(given.wide === undefined ? {} : { isWide: given.wide }),
		...(level === undefined ? {} : { level }),
		...(given.cadence === undefined ? {} : { cadence: given.cadence }),
		...(given.month === undefined ? {} : { months: given.month }),
	};
}
