import type { Command } from 'commander';
import { EXIT, UsageError } from '../../errors.ts';
import type { AgreementWish } from '../../work/delivery/agreements.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { readOffice } from '../in-office.ts';
import { actor } from '../register/actor.ts';
import { needed } from '../register/options.ts';
import { agreementsText } from '../views/target-view.ts';
import { deliveryWords } from '../words/delivery-words.ts';
import { targetWords } from '../words/target-words.ts';
import { usageWords } from '../words/usage-words.ts';

interface Options {
	readonly creator?: string;
	readonly unit?: string;
	readonly archive?: string;
	readonly archiveNumber?: string;
	readonly creatorCode?: string;
	readonly by?: string;
}

/** `deliver agreements set|list|remove`: what the packages' METS states of the agreement they are handed over under. */
export function addAgreements(deliver: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, options } = targetWords[desk.lang];
	const exits = `\n${deliveryWords[desk.lang].exits.other}`;
	const agreements = deliver
		.command('agreements')
		.description(commands.agreements)
		.addHelpText('after', exits);
	agreements
		.command('set')
		.description(commands.setAgreement)
		.argument(`<${args.number}>`, args.numberAbout)
		.addOption(valued('--archive', options.archive))
		.addOption(valued('--archive-number', options.archiveNumber))
		.addOption(valued('--creator-code', options.creatorCode))
		.addOption(valued('--creator', options.creator))
		.addOption(valued('--unit', options.unit))
		.addOption(valued('--by', options.by))
		.addHelpText('after', exits)
		// An option that `deliver` has too is taken for its own, wherever it stands.
		.action(async (number: string, _: Options, self: Command) => {
			const given = self.optsWithGlobals<Options>();
			answered(await keep(desk, { ...given, number: needed(`<${args.number}>`, number, desk) }));
		});
	agreements
		.command('list')
		.description(commands.listAgreements)
		.addHelpText('after', exits)
		.action(async () => answered(await keep(desk, undefined)));
	agreements
		.command('remove')
		.description(commands.removeAgreement)
		.addOption(valued('--creator', options.creator))
		.addOption(valued('--unit', options.unit))
		.addOption(valued('--by', options.by))
		.addHelpText('after', exits)
		.action(async (_: Options, self: Command) => answered(await keep(desk, self.optsWithGlobals<Options>())));
}

/** Keeps one, where one is given, and lists them all. */
async function keep(
	desk: Desk,
	given: (Options & { readonly number?: string }) | undefined,
): Promise<Answer> {
	if (given?.creator !== undefined && given.unit !== undefined) throw notTogether(desk);
	const all = await readOffice(desk, async (office) => {
		const { keepAgreement, listAgreements } = await import('../../work/delivery/agreements.ts');
		if (given) await keepAgreement(office, wishIn(given, desk), actor(given.by));
		return listAgreements(office);
	});
	return {
		exit: EXIT.complete,
		document: { agreements: all },
		text: () => agreementsText(all, given !== undefined, desk),
	};
}

function wishIn(given: Options & { readonly number?: string }, desk: Desk): AgreementWish {
	const { number, archive, archiveNumber, creatorCode, creator, unit } = given;
	return {
		...(number === undefined ? {} : { number }),
		...(archive === undefined ? {} : { archive: needed('--archive', archive, desk) }),
		...(archiveNumber === undefined
			? {}
			: { archiveNumber: needed('--archive-number', archiveNumber, desk) }),
		...(creatorCode === undefined ? {} : { creatorCode: needed('--creator-code', creatorCode, desk) }),
		...(creator === undefined ? {} : { creator: needed('--creator', creator, desk) }),
		...(unit === undefined ? {} : { unit: needed('--unit', unit, desk) }),
	};
}

function notTogether({ lang }: Desk): UsageError {
	const say = usageWords[lang];
	return new UsageError(say.notTogether('--creator', '--unit'), {
		...{ code: 'not-together', subject: '--creator', remedy: say.leaveOneOut },
	});
}
