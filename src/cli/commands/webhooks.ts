import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { HOOK_EVENTS, type Hook } from '../../records/hooks/hook.ts';
import { placeText } from '../../records/words/grants.ts';
import { HOOK_WORDS } from '../../records/words/hooks.ts';
import { networkTrouble } from '../../records/words/network.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { readOffice, untilInterrupt } from '../in-office.ts';
import { printable, wrap } from '../page.ts';
import { moment } from '../quantities.ts';
import { actor } from '../register/actor.ts';
import { hookWords } from '../words/hook-words.ts';

interface AddOptions {
	readonly unit?: string;
	readonly events?: string;
	readonly by?: string;
}
const atMachine = (by: string | undefined) => ({ name: actor(by), isConsole: true }) as const;

/** `webhooks list|add|test|stop|start|remove|send`: addresses of programs that are told when something happens. */
export function addWebhooks(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, options, exits } = hookWords[desk.lang];
	const hooks = program.command('webhooks').description(commands.webhooks).addHelpText('after', `\n${exits}`);
	const sub = (name: keyof typeof commands) =>
		hooks
			.command(name.split(' ')[1] ?? '')
			.description(commands[name])
			.addHelpText('after', `\n${exits}`);
	sub('webhooks list').action(async () => answered(await list(desk)));
	sub('webhooks add')
		.argument(`<${args.address}>`, args.addressAbout)
		.addOption(valued('--unit', options.unit))
		.addOption(valued('--events', options.events))
		.addOption(valued('--by', options.by))
		.action(async (address: string, given: AddOptions) => answered(await add(desk, address, given)));
	sub('webhooks test')
		.argument(`<${args.hook}>`, args.hookAbout)
		.action(async (wanted: string) => answered(await test(desk, wanted.trim())));
	for (const act of ['stop', 'start', 'remove'] as const)
		sub(`webhooks ${act}`)
			.argument(`<${args.hook}>`, args.hookAbout)
			.addOption(valued('--by', options.by))
			.action(async (wanted: string, { by }: { readonly by?: string }) =>
				answered(await change(desk, act, wanted.trim(), by)),
			);
	sub('webhooks send').action(async () => answered(await send(desk)));
}

async function list(desk: Desk): Promise<Answer> {
	const { hooks, units } = await readOffice(desk, async (office) => ({
		hooks: await office.hooks.hooks(),
		units: await office.register.units(),
	}));
	const text = () =>
		hooks.length === 0
			? hookWords[desk.lang].none
			: hooks.map((hook) => hookText(hook, units, desk)).join('\n');
	return { exit: EXIT.complete, document: { webhooks: hooks }, text };
}

async function add(desk: Desk, address: string, { unit, events, by }: AddOptions): Promise<Answer> {
	const { hook, secret } = await readOffice(desk, async (office) => {
		const { addHook } = await import('../../work/hooks/keep.ts');
		const chosen = events === undefined ? HOOK_EVENTS : events.split(',').map((each) => each.trim());
		return addHook(office, { address, events: chosen, ...(await unitOf(office, unit)) }, atMachine(by));
	});
	const say = hookWords[desk.lang];
	return {
		exit: EXIT.complete,
		document: { webhook: hook, secret },
		text: () => `${desk.page.paint('good', '✓')} ${wrap(say.added, desk.page.width)}\n${secret}`,
	};
}

async function unitOf(office: Office, unit: string | undefined): Promise<{ readonly unitId?: string }> {
	if (unit === undefined) return {};
	const { theUnit } = await import('../../work/register/keep.ts');
	return { unitId: (await theUnit(office, unit)).id };
}

async function test(desk: Desk, wanted: string): Promise<Answer> {
	const { isDelivered, said } = await untilInterrupt(desk, async (office, signal) => {
		const { theHook } = await import('../../work/hooks/keep.ts');
		const { testHook } = await import('../../work/hooks/send.ts');
		return testHook(office, await theHook(office, wanted, atMachine(undefined)), signal);
	});
	const say = hookWords[desk.lang];
	return {
		exit: isDelivered ? EXIT.complete : EXIT.retryLater,
		document: { delivered: isDelivered, said },
		text: () => printable(isDelivered ? say.tested(said) : say.notTested(networkTrouble(said, desk.lang))),
	};
}

async function change(
	desk: Desk,
	act: 'stop' | 'start' | 'remove',
	wanted: string,
	by: string | undefined,
): Promise<Answer> {
	const who = atMachine(by);
	const { id, isDone } = await readOffice(desk, async (office) => {
		const { theHook } = await import('../../work/hooks/keep.ts');
		const { id } = await theHook(office, wanted, who);
		const { hooks } = office;
		const isDone = act === 'stop' ? await hooks.stop(id, 'person', who.name) : await hooks[act](id, who.name);
		return { id, isDone };
	});
	const say = hookWords[desk.lang];
	const text = () => (isDone ? `${desk.page.paint('good', '✓')} ${say.done[act]}` : say.already);
	return { exit: EXIT.complete, document: { webhook: id, done: isDone }, text };
}

async function send(desk: Desk): Promise<Answer> {
	const told = await untilInterrupt(desk, async (office, signal) => {
		const { sendHooks } = await import('../../work/hooks/send.ts');
		return sendHooks(office, signal);
	});
	const say = hookWords[desk.lang];
	const { sent, failing, stopped, isOverlap } = told;
	return {
		exit: failing.length + stopped.length > 0 ? EXIT.retryLater : EXIT.complete,
		document: { sent, failing, stopped, overlap: isOverlap },
		text: () => (isOverlap ? say.overlap : say.sent(sent, failing.length, stopped.length)),
	};
}

/** Three lines: which it is and where, what it is told, and how it does. */
function hookText(hook: Hook, units: Parameters<typeof placeText>[1], desk: Desk): string {
	const { lang, page } = desk;
	const { id, address, unitId, events } = hook;
	const head = `${id.slice(0, 8)}  ${page.paint('strong', printable(address))}  ${placeText(unitId, units, lang)}`;
	return [
		head,
		page.paint('dim', wrap(events.map((each) => HOOK_WORDS[lang].events[each]).join(', '), page.width, 10)),
		wrap(printable(standing(hook, desk)), page.width, 10),
	].join('\n');
}

function standing({ stopped, failing, sentAt }: Hook, { lang, timeZone }: Desk): string {
	const say = hookWords[lang];
	if (stopped) return HOOK_WORDS[lang].stops[stopped.why];
	if (failing)
		return say.failing(
			failing.tries,
			networkTrouble(failing.trouble, lang),
			moment(failing.nextAt, timeZone),
		);
	return sentAt === undefined ? say.unsent : say.well(moment(sentAt, timeZone));
}
