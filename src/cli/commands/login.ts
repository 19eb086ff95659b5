import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { EXIT, UsageError } from '../../errors.ts';
import type { AccountLogin } from '../../work/log-in.ts';
import { collected } from '../choice.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { inOffice, readOffice } from '../in-office.ts';
import { wrap } from '../page.ts';
import { loginText } from '../views/login-view.ts';
import { helpWords } from '../words/help-words.ts';
import { loginWords } from '../words/login-words.ts';

interface LoginOptions {
	readonly check?: boolean;
	readonly forget?: boolean;
	readonly by?: string;
	readonly allowHost?: readonly string[];
}

/** `login <account>`: a person logs in, and captures of the account are logged in from then on. */
export function addLogin(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, options, after } = helpWords[desk.lang];
	program
		.command('login')
		.description(commands.login)
		.argument(`<${args.target}>`, args.accountAbout)
		.option('--check', options.check)
		.option('--forget', options.forget)
		.addOption(valued('--by', options.loginBy))
		.addOption(valued('--allow-host', options.allowHost).argParser(collected))
		.addHelpText('after', `\n${after.loginExits}`)
		.action(async (target: string, given: LoginOptions) => answered(await login(desk, target, given)));
}

async function login(desk: Desk, target: string, options: LoginOptions): Promise<Answer> {
	if (options.check && options.forget) {
		const say = loginWords[desk.lang];
		throw new UsageError(say.conflict, { code: 'bad-usage', subject: '--check', remedy: say.chooseOne });
	}
	if (options.forget) return forget(desk, target, options);
	return options.check ? check(desk, target) : open(desk, target, options);
}

async function open(desk: Desk, target: string, { by, allowHost = [] }: LoginOptions): Promise<Answer> {
	const [made, key] = await inOffice(desk, desk.config(), async (office, { signal, say }) => {
		const { logIn } = await import('../../work/log-in.ts');
		const over = new AbortController();
		const ready = ({ address }: AccountLogin['account']) => {
			say(wrap(loginWords[desk.lang].opened(address, process.stdin.isTTY), desk.side.width));
			return enterPressed(over.signal);
		};
		const wish = { target, allowHosts: allowHost, open: desk.doors.openLogin, ready, ...(by ? { by } : {}) };
		try {
			return [await logIn(office, wish, signal), office.sessions.keyFile] as const;
		} finally {
			over.abort();
		}
	});
	return {
		exit: EXIT.complete,
		document: { ...told(made), key },
		text: () => loginText(made, loginWords[desk.lang].stored, desk, key),
	};
}

async function check(desk: Desk, target: string): Promise<Answer> {
	const found = await readOffice(desk, async (office) => {
		const { checkLogin } = await import('../../work/log-in.ts');
		return checkLogin(office, target);
	});
	const say = loginWords[desk.lang];
	const condition = found.session?.condition ?? 'none';
	const words = { usable: say.usable, expired: say.expired, none: say.none }[condition];
	return {
		exit: condition === 'usable' ? EXIT.complete : EXIT.failed,
		document: told(found),
		text: () => loginText(found, words, desk),
	};
}

async function forget(desk: Desk, target: string, { by }: LoginOptions): Promise<Answer> {
	const { account, forgotten } = await readOffice(desk, async (office) => {
		const { forgetLogin } = await import('../../work/log-in.ts');
		return forgetLogin(office, target, by);
	});
	const say = loginWords[desk.lang];
	return {
		exit: EXIT.complete,
		document: { account: account.id, address: account.address, forgotten },
		text: () => loginText({ account }, forgotten ? say.forgotten : say.none, desk),
	};
}

function told({ account, session }: AccountLogin): object {
	return { account: account.id, address: account.address, session: session ?? null };
}

/** Resolves at a line on the terminal; never where nobody sits at one. */
function enterPressed(signal: AbortSignal): Promise<void> {
	if (!process.stdin.isTTY) return new Promise(() => {});
	const lines = createInterface({ input: process.stdin });
	signal.addEventListener('abort', () => lines.close(), { once: true });
	return new Promise((done) => lines.once('line', () => done()));
}
