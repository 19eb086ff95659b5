import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import { errorDocument } from '../../words/error-words.ts';
import { wholeNumber } from '../choice.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { readOffice, untilInterrupt } from '../in-office.ts';
import { actor } from '../register/actor.ts';
import { handedIn } from '../register/files.ts';
import { needed } from '../register/options.ts';
import { replaceFile } from '../replace-file.ts';
import { deliveriesText, deliveryText, receiptText, withdrawnText } from '../views/delivery-view.ts';
import { deliveryWords } from '../words/delivery-words.ts';

interface Options {
	readonly target?: string;
	readonly limit?: number;
	readonly out?: string;
	readonly reason?: string;
	readonly all?: boolean;
	readonly by?: string;
	readonly received?: readonly string[];
	readonly refused?: readonly string[];
	readonly correct?: boolean;
}

/** `deliver list|show|withdraw|receipt`: what became of deliveries. */
export function addFollowUp(deliver: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, options, exits } = deliveryWords[desk.lang];
	const other = `\n${exits.other}`;
	deliver
		.command('list')
		.description(commands.list)
		.addOption(valued('--target', options.listTarget))
		.addOption(valued('--limit', options.limit).argParser(wholeNumber('--limit', 1, 1_000_000, desk.lang)))
		.addHelpText('after', other)
		.action(async (given: Options) => answered(await list(desk, given)));
	deliver
		.command('show')
		.description(commands.show)
		.argument(`<${args.number}>`, args.numberAbout)
		.addOption(valued('--out', options.out))
		.addHelpText('after', other)
		.action(async (number: string, given: Options) => answered(await show(desk, number, given.out)));
	deliver
		.command('withdraw')
		.description(commands.withdraw)
		.argument(`<${args.number}>`, args.numberAbout)
		.addOption(valued('--reason', options.reason))
		.option('--all', options.withdrawAll)
		.addOption(valued('--by', options.by))
		.addHelpText('after', `\n${exits.withdraw}`)
		// An option that `deliver` has too is taken for its own, wherever it stands.
		.action(async (number: string, _: Options, self: Command) =>
			answered(await withdraw(desk, number, self.optsWithGlobals<Options>())),
		);
	deliver
		.command('receipt')
		.description(commands.receipt)
		.argument(`<${args.number}>`, args.numberAbout)
		.argument(`[${args.file}]`, args.fileAbout)
		.addOption(valued('--received', options.received).argParser(listed))
		.addOption(valued('--refused', options.refused).argParser(listed))
		.addOption(valued('--reason', options.reason))
		.option('--correct', options.correct)
		.addOption(valued('--by', options.by))
		.addHelpText('after', `\n${exits.receipt}`)
		.action(async (number: string, file: string | undefined, _: Options, self: Command) =>
			answered(await receipt(desk, number, file, self.optsWithGlobals<Options>())),
		);
}

/** Several values in one, and the option several times. */
function listed(value: string, before: readonly string[] | undefined): readonly string[] {
	return [...(before ?? []), ...value.split(/[\s,;]+/).filter(Boolean)];
}

async function list(desk: Desk, { target, limit }: Options): Promise<Answer> {
	const deliveries = await readOffice(desk, async (office) => {
		const { theTarget } = await import('../../work/delivery/targets.ts');
		const targetId = target === undefined ? undefined : (await theTarget(office, target)).id;
		return office.deliveries.list({
			...(targetId === undefined ? {} : { targetId }),
			...(limit === undefined ? {} : { limit }),
		});
	});
	return { exit: EXIT.complete, document: { deliveries }, text: () => deliveriesText(deliveries, desk) };
}

async function show(desk: Desk, number: string, out: string | undefined): Promise<Answer> {
	const folder = out === undefined ? undefined : resolve(needed('--out', out, desk));
	const [delivery, lists] = await readOffice(desk, async (office) => {
		const { theDelivery } = await import('../../work/delivery/deliver.ts');
		const { deliveryLists } = await import('../../work/delivery/lists.ts');
		const found = await theDelivery(office, number.trim());
		// What is in the way is told by the first file.
		if (folder !== undefined)
			await office
				.bundles(folder)
				.makeRoot()
				.catch(() => undefined);
		return [found, deliveryLists(found, office.config.TIMEZONE)] as const;
	});
	const written: string[] = [];
	if (folder !== undefined)
		for (const [name, text] of lists) written.push(await replaceFile(join(folder, name), text, desk));
	return {
		exit: EXIT.complete,
		document: { ...delivery, written },
		text: () => deliveryText(delivery, written, desk),
	};
}

async function withdraw(desk: Desk, number: string, given: Options): Promise<Answer> {
	const reason = needed('--reason', given.reason, desk);
	const done = await untilInterrupt(desk, async (office, signal) => {
		const { withdrawDelivery } = await import('../../work/delivery/withdraw.ts');
		const isAll = given.all ?? false;
		return withdrawDelivery(office, number.trim(), reason, actor(given.by), signal, isAll);
	});
	const { delivery, taken, trouble } = done;
	return {
		exit: trouble ? EXIT.partial : EXIT.complete,
		document: {
			...{ ...delivery, withdrawn: taken },
			...(trouble ? { mayLieThere: errorDocument(trouble, desk.lang) } : {}),
		},
		text: () => withdrawnText(done, desk),
	};
}

async function receipt(
	desk: Desk,
	number: string,
	path: string | undefined,
	{ received = [], refused = [], reason, correct = false, by }: Options,
): Promise<Answer> {
	if (refused.length > 0) needed('--reason', reason, desk);
	const file = path === undefined ? undefined : await handedIn(path, desk);
	const taken = await readOffice(desk, async (office) => {
		const { takeReceipt } = await import('../../work/delivery/take-receipt.ts');
		return takeReceipt(office, number.trim(), {
			...(file ? { file } : {}),
			byHand: { received, refused, ...(reason === undefined ? {} : { reason }) },
			...{ isCorrection: correct, by: actor(by) },
		});
	});
	const isShort = taken.aside.some(({ code }) => code !== 'sum-row');
	const exit = isShort ? EXIT.partial : EXIT.complete;
	return { exit, document: taken, text: () => receiptText(taken, desk) };
}
