import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import { isLive, type Token } from '../../records/people/token.ts';
import { grantText } from '../../records/words/grants.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { readOffice } from '../in-office.ts';
import { printable, wrap } from '../page.ts';
import { moment } from '../quantities.ts';
import { actor } from '../register/actor.ts';
import { registerWords } from '../words/register-words.ts';
import { tokenWords } from '../words/token-words.ts';

/** A key with whose it is, and whether it holds. */
interface ShownToken extends Token {
	readonly maker: string;
	readonly state: 'live' | 'over' | 'revoked';
}

interface Listed {
	readonly tokens: readonly ShownToken[];
	readonly units: Parameters<typeof grantText>[1];
}

/** `tokens list|revoke`: keys of programs, for whoever sits at the machine when nobody can sign in. */
export function addTokens(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, options } = tokenWords[desk.lang];
	const exits = `\n${registerWords[desk.lang].exits}`;
	const tokens = program.command('tokens').description(commands.tokens).addHelpText('after', exits);
	tokens
		.command('list')
		.description(commands['tokens list'])
		.addHelpText('after', exits)
		.action(async () => answered(await list(desk)));
	tokens
		.command('revoke')
		.description(commands['tokens revoke'])
		.argument(`<${args.token}>`, args.tokenAbout)
		.addOption(valued('--by', options.by))
		.addHelpText('after', exits)
		.action(async (wanted: string, { by }: { readonly by?: string }) =>
			answered(await revoke(desk, wanted.trim(), by)),
		);
}

async function list(desk: Desk): Promise<Answer> {
	const { tokens, units } = await readOffice(desk, async (office): Promise<Listed> => {
		const people = new Map((await office.people.people()).map((each) => [each.id, each.name]));
		const now = office.clock.now().toISOString();
		const tokens = (await office.tokens.tokens()).map(
			(token): ShownToken => ({
				...token,
				maker: people.get(token.personId) ?? '',
				state: token.revokedAt !== undefined ? 'revoked' : isLive(token, now) ? 'live' : 'over',
			}),
		);
		return { tokens, units: await office.register.units() };
	});
	const text = () =>
		tokens.length === 0
			? tokenWords[desk.lang].none
			: tokens.map((token) => tokenText(token, units, desk)).join('\n');
	return { exit: EXIT.complete, document: { tokens }, text };
}

async function revoke(desk: Desk, wanted: string, by: string | undefined): Promise<Answer> {
	const say = tokenWords[desk.lang];
	const { id, isRevoked } = await readOffice(desk, async (office) => {
		const { theToken } = await import('../../work/people/tokens.ts');
		const { id } = await theToken(office, wanted);
		return { id, isRevoked: await office.tokens.revoke(id, actor(by)) };
	});
	return {
		exit: EXIT.complete,
		document: { token: id, revoked: isRevoked },
		text: () => `${desk.page.paint('good', '✓')} ${isRevoked ? say.revoked : say.already}`,
	};
}

/** Two lines: which it is, and whose, for what and until when. */
function tokenText(
	{ id, name, maker, grants, endsAt, usedAt, state }: ShownToken,
	units: Listed['units'],
	desk: Desk,
): string {
	const { lang, page, timeZone } = desk;
	const say = tokenWords[lang];
	const roles = grants.map((grant) => grantText(grant, units, lang)).join(' · ');
	const used = usedAt === undefined ? say.unused : say.used(moment(usedAt, timeZone));
	const head = `${id.slice(0, 8)}  ${page.paint('strong', printable(name))}  ${page.paint(state === 'live' ? 'good' : 'dim', say.states[state])}`;
	const about = `${say.line(maker, roles, moment(endsAt, timeZone))} · ${used}`;
	return `${head}\n${page.paint('dim', wrap(printable(about), page.width, 10))}`;
}
