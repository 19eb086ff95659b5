import type { Command } from 'commander';
import type { Config } from '../../config.ts';
import { EXIT } from '../../errors.ts';
import type { Person } from '../../records/people/person.ts';
import { grantText } from '../../records/words/grants.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { readOffice } from '../in-office.ts';
import { printable, wrap } from '../page.ts';
import { actor } from '../register/actor.ts';
import { peopleWords } from '../words/people-words.ts';
import { registerWords } from '../words/register-words.ts';

/** A person with how they sign in. */
interface ShownPerson extends Person {
	readonly state: 'closed' | 'password' | 'provider' | 'both' | 'none';
	readonly passkeys: number;
}

interface Listed {
	readonly people: readonly ShownPerson[];
	readonly units: Parameters<typeof grantText>[1];
}

type ByOption = { readonly by?: string };

/** `people list|link|unbind|forget-passkeys`: for whoever sits at the machine when nobody can sign in, such as where the sign-in service is gone for good. */
export function addPeople(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, options } = peopleWords[desk.lang];
	const exits = `\n${registerWords[desk.lang].exits}`;
	const people = program.command('people').description(commands.people).addHelpText('after', exits);
	people
		.command('list')
		.description(commands['people list'])
		.addHelpText('after', exits)
		.action(async () => answered(await list(desk)));
	const ofOne = (
		name: 'link' | 'unbind' | 'forget-passkeys',
		act: (wanted: string, by?: string) => Promise<Answer>,
	) =>
		people
			.command(name)
			.description(commands[`people ${name}`])
			.argument(`<${args.person}>`, args.personAbout)
			.addOption(valued('--by', options.by))
			.addHelpText('after', exits)
			.action(async (wanted: string, { by }: ByOption) => answered(await act(wanted.trim(), by)));
	ofOne('link', (wanted, by) => link(desk, wanted, by));
	ofOne('unbind', (wanted, by) => unbind(desk, wanted, by));
	ofOne('forget-passkeys', (wanted, by) => forgetPasskeys(desk, wanted, by));
}

async function list(desk: Desk): Promise<Answer> {
	const { people, units } = await readOffice(desk, async (office): Promise<Listed> => {
		const bound = new Set((await office.identities.identities()).map(({ personId }) => personId));
		const passkeys = (await office.passkeys.passkeys()).map(({ personId }) => personId);
		const people = (await office.people.people()).map((person) => ({
			...person,
			passkeys: passkeys.filter((id) => id === person.id).length,
			state: stateOf(person, bound.has(person.id)),
		}));
		return { people, units: await office.register.units() };
	});
	const text = () =>
		people.length === 0
			? peopleWords[desk.lang].none
			: people.map((person) => personText(person, units, desk)).join('\n');
	return { exit: EXIT.complete, document: { people }, text };
}

async function link(desk: Desk, wanted: string, by: string | undefined): Promise<Answer> {
	const { person, address } = await readOffice(desk, async (office) => {
		const [{ thePerson }, { invitePerson }] = await Promise.all([
			import('../../work/people/the-person.ts'),
			import('../../work/people/invite.ts'),
		]);
		const person = await thePerson(office, wanted);
		const secret = await invitePerson(office, person, { name: actor(by) });
		return { person, address: `${originOf(office.config)}/inbjudan/${secret}` };
	});
	const say = peopleWords[desk.lang];
	const lead = `${say.link(person.name)}${address.startsWith('/') ? ` ${say.linkAfter}` : ''}`;
	// In one piece, also on a narrow terminal: it is copied.
	const text = () => `${wrap(printable(lead), desk.page.width)}\n${address}`;
	return { exit: EXIT.complete, document: { person: person.id, link: address }, text };
}

async function unbind(desk: Desk, wanted: string, by: string | undefined): Promise<Answer> {
	const say = peopleWords[desk.lang];
	const { id, bonds } = await readOffice(desk, async (office) => {
		const { thePerson } = await import('../../work/people/the-person.ts');
		const { id } = await thePerson(office, wanted);
		return { id, bonds: await office.identities.release(id, actor(by)) };
	});
	return {
		exit: EXIT.complete,
		document: { person: id, unbound: bonds > 0 },
		text: () => `${desk.page.paint('good', '✓')} ${bonds > 0 ? say.unbound : say.notBound}`,
	};
}

async function forgetPasskeys(desk: Desk, wanted: string, by: string | undefined): Promise<Answer> {
	const say = peopleWords[desk.lang];
	const { id, removed } = await readOffice(desk, async (office) => {
		const { thePerson } = await import('../../work/people/the-person.ts');
		const { id } = await thePerson(office, wanted);
		return { id, removed: await office.passkeys.removeAll(id, actor(by)) };
	});
	return {
		exit: EXIT.complete,
		document: { person: id, passkeys: removed },
		text: () => `${desk.page.paint('good', '✓')} ${removed > 0 ? say.forgotten(removed) : say.noPasskeys}`,
	};
}

function stateOf({ closedAt, hasPassword }: Person, isBound: boolean): ShownPerson['state'] {
	if (closedAt !== undefined) return 'closed';
	if (isBound) return hasPassword ? 'both' : 'provider';
	return hasPassword ? 'password' : 'none';
}

/** Where people reach the office; where nobody has said it, on this machine. Nothing where only `serve` knows the port that it was given. */
function originOf({ WEB_URL, WEB_PORT }: Config): string {
	return WEB_URL ?? (WEB_PORT === 0 ? '' : `http://127.0.0.1:${WEB_PORT}`);
}

/** Two lines: who, and with which roles. */
function personText(
	{ id, name, email, grants, state, passkeys }: ShownPerson,
	units: Listed['units'],
	desk: Desk,
): string {
	const { lang, page } = desk;
	const say = peopleWords[lang];
	const roles = grants.map((grant) => grantText(grant, units, lang)).join(' · ');
	const head = `${id.slice(0, 8)}  ${page.paint('strong', printable(name))}  ${page.paint(state === 'closed' ? 'dim' : 'good', say.states[state])}${passkeys > 0 ? ` · ${say.passkeys(passkeys)}` : ''}`;
	return `${head}\n${page.paint('dim', wrap(printable(`${email} · ${roles || say.noRole}`), page.width, 10))}`;
}
