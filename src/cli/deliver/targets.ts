import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import type { DeliveryTarget, TargetWish } from '../../records/delivery/target.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { readOffice, untilInterrupt } from '../in-office.ts';
import { actor } from '../register/actor.ts';
import { checkedText, removedText, savedText, targetsText } from '../views/target-view.ts';
import { deliveryWords } from '../words/delivery-words.ts';
import { targetWords } from '../words/target-words.ts';

interface Options {
	readonly where?: string;
	readonly key?: string;
	readonly passwordFile?: string;
	readonly hostKey?: string;
	readonly endpoint?: string;
	readonly region?: string;
	readonly credentials?: string;
	readonly archive?: string;
	readonly agreement?: string;
	readonly by?: string;
}

/** `deliver targets add|list|change|remove|check`: where bundles can be delivered. */
export function addTargets(deliver: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, options } = targetWords[desk.lang];
	const exits = `\n${deliveryWords[desk.lang].exits.other}`;
	const targets = deliver.command('targets').description(commands.targets).addHelpText('after', exits);
	const withFacts = (command: Command) =>
		command
			.addOption(valued('--key', options.key))
			.addOption(valued('--password-file', options.password))
			.addOption(valued('--host-key', options.hostKey))
			.addOption(valued('--endpoint', options.endpoint))
			.addOption(valued('--region', options.region))
			.addOption(valued('--credentials', options.credentials))
			.addOption(valued('--archive', options.archive))
			.addOption(valued('--agreement', options.agreement))
			.addOption(valued('--by', options.by))
			.addHelpText('after', exits);
	// An option that `deliver` has too is taken for its own, wherever it stands.
	const given = (command: Command) => command.optsWithGlobals<Options>();
	withFacts(
		targets
			.command('add')
			.description(commands.add)
			.argument(`<${args.name}>`, args.nameAbout)
			.argument(`<${args.where}>`, args.whereAbout),
	).action(async (name: string, where: string, _: Options, self: Command) =>
		answered(await add(desk, name, where, given(self))),
	);
	targets
		.command('list')
		.description(commands.list)
		.addHelpText('after', exits)
		.action(async () => answered(await list(desk)));
	withFacts(
		targets
			.command('change')
			.description(commands.change)
			.argument(`<${args.name}>`, args.nameAbout)
			.addOption(valued('--where', options.where)),
	).action(async (name: string, _: Options, self: Command) =>
		answered(await change(desk, name, given(self))),
	);
	targets
		.command('remove')
		.description(commands.remove)
		.argument(`<${args.name}>`, args.nameAbout)
		.addOption(valued('--by', options.by))
		.addHelpText('after', exits)
		.action(async (name: string, _: Options, self: Command) =>
			answered(await remove(desk, name, given(self).by)),
		);
	targets
		.command('check')
		.description(commands.check)
		.argument(`<${args.name}>`, args.nameAbout)
		.addHelpText('after', exits)
		.action(async (name: string) => answered(await check(desk, name)));
}

/** Empty text takes a value away. */
function wishIn({ key, passwordFile, hostKey, credentials, by: _, ...rest }: Options): TargetWish {
	const { where, endpoint, region, archive, agreement } = rest;
	return {
		...(where === undefined ? {} : { where }),
		...(key === undefined ? {} : { keyFile: key }),
		...(passwordFile === undefined ? {} : { passwordFile }),
		...(hostKey === undefined ? {} : { hostKey }),
		...(endpoint === undefined ? {} : { endpoint }),
		...(region === undefined ? {} : { region }),
		...(credentials === undefined ? {} : { credentialsFile: credentials }),
		...(archive === undefined ? {} : { archive }),
		...(agreement === undefined ? {} : { agreement }),
	};
}

async function add(desk: Desk, name: string, where: string, given: Options): Promise<Answer> {
	const target = await readOffice(desk, async (office) => {
		const { addTarget } = await import('../../work/delivery/targets.ts');
		return addTarget(office, name, { ...wishIn(given), where }, actor(given.by));
	});
	return savedAnswer(target, desk);
}

async function change(desk: Desk, name: string, given: Options): Promise<Answer> {
	const target = await readOffice(desk, async (office) => {
		const { changeTarget } = await import('../../work/delivery/targets.ts');
		return changeTarget(office, name, wishIn(given), actor(given.by));
	});
	return savedAnswer(target, desk);
}

function savedAnswer(target: DeliveryTarget, desk: Desk): Answer {
	return { exit: EXIT.complete, document: target, text: () => savedText(target, desk) };
}

async function list(desk: Desk): Promise<Answer> {
	const targets = await readOffice(desk, (office) => office.deliveries.targets());
	return { exit: EXIT.complete, document: { targets }, text: () => targetsText(targets, desk) };
}

async function remove(desk: Desk, name: string, by: string | undefined): Promise<Answer> {
	const target = await readOffice(desk, async (office) => {
		const { removeTarget } = await import('../../work/delivery/targets.ts');
		return removeTarget(office, name, actor(by));
	});
	return { exit: EXIT.complete, document: { removed: target }, text: () => removedText(target, desk) };
}

async function check(desk: Desk, name: string): Promise<Answer> {
	const target = await untilInterrupt(desk, async (office, signal) => {
		const { checkTarget } = await import('../../work/delivery/targets.ts');
		return checkTarget(office, name, signal);
	});
	return { exit: EXIT.complete, document: { works: target }, text: () => checkedText(target, desk) };
}
