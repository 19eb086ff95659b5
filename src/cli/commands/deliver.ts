import type { Command } from 'commander';
import { EXIT, TryAgainLater } from '../../errors.ts';
import type { Language } from '../../records/finding-words.ts';
import { OCCASIONS, type Occasion } from '../../records/occasion.ts';
import { errorDocument } from '../../words/error-words.ts';
import type { Sending, SendProgress } from '../../work/delivery/send.ts';
import { oneOf, wholeNumber } from '../choice.ts';
import { addAgreements } from '../deliver/agreements.ts';
import { addFollowUp } from '../deliver/follow-up.ts';
import { addTargets } from '../deliver/targets.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { type AtWork, inOffice } from '../in-office.ts';
import { printable } from '../page.ts';
import { actor } from '../register/actor.ts';
import { needed } from '../register/options.ts';
import { deliveredText, resumedText } from '../views/delivery-view.ts';
import { checkedDocument } from '../views/fixity-view.ts';
import { deliveryWords } from '../words/delivery-words.ts';

interface Options {
	readonly unit?: string;
	readonly year?: number;
	readonly occasion?: Occasion;
	readonly case?: string;
	readonly all?: boolean;
	readonly again?: boolean;
	readonly agreement?: string;
	readonly check?: boolean;
	readonly restricted?: boolean;
	readonly reason?: string;
	readonly by?: string;
}

/** `deliver <target> [bundle…]` and what follows a delivery: `list`, `show`, `resume`, `withdraw`, `receipt`, `targets`, `agreements`. */
export function addDeliver(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, options, exits } = deliveryWords[desk.lang];
	const { lang } = desk;
	const command = program
		.command('deliver')
		.description(commands.deliver)
		.argument(`<${args.target}>`, args.targetAbout)
		.argument(`[${args.bundle}...]`, args.bundleAbout)
		.addOption(valued('--unit', options.unit))
		.addOption(valued('--year', options.year).argParser(wholeNumber('--year', 1990, 9999, lang)))
		.addOption(valued('--occasion', options.occasion).argParser(oneOf('--occasion', OCCASIONS, lang)))
		.addOption(valued('--case', options.case))
		.option('--all', options.all)
		.option('--again', options.again)
		.addOption(valued('--agreement', options.agreement))
		.option('--check', options.check)
		.option('--restricted', options.restricted)
		.addOption(valued('--reason', options.reason))
		.addOption(valued('--by', options.by))
		.addHelpText('after', `\n${exits.deliver}`)
		.action(async (target: string, bundles: readonly string[], given: Options) =>
			answered(await deliverTo(desk, target, bundles, given)),
		);
	command
		.command('resume')
		.description(commands.resume)
		.argument(`[${args.number}]`, args.resumeAbout)
		.addOption(valued('--by', options.by))
		.addHelpText('after', `\n${exits.deliver}`)
		// An option that `deliver` has too is taken for its own, wherever it stands.
		.action(async (number: string | undefined, _: Options, self: Command) =>
			answered(await resumeOne(desk, number?.trim(), self.optsWithGlobals<Options>().by)),
		);
	addFollowUp(command, desk, answered);
	addTargets(command, desk, answered);
	addAgreements(command, desk, answered);
}

async function deliverTo(
	desk: Desk,
	target: string,
	bundles: readonly string[],
	given: Options,
): Promise<Answer> {
	const { unit, year, occasion, agreement, all = false, again = false, check = false } = given;
	const restricted = given.restricted
		? { reason: needed('--reason', given.reason, desk), by: needed('--by', given.by, desk) }
		: undefined;
	const wish = {
		...{ target: target.trim(), bundles, by: actor(given.by), isAll: all, isAgain: again, tryOnly: check },
		...(unit === undefined ? {} : { unit }),
		...(year === undefined ? {} : { year }),
		...(occasion === undefined ? {} : { occasion }),
		...(given.case === undefined ? {} : { case: given.case }),
		...(agreement === undefined ? {} : { agreement: needed('--agreement', agreement, desk) }),
		...(restricted ? { restricted } : {}),
		...(given.by?.trim() ? {} : { isBySystem: true }),
	};
	const done = await sending(desk, async (office, signal, progress) => {
		const { deliver } = await import('../../work/delivery/deliver.ts');
		return deliver(office, wish, signal, progress);
	});
	const failed = done.leftOut.some(({ why }) => why !== 'restricted' && why !== 'delivered');
	return {
		exit: failed ? EXIT.partial : exitOf(done.sent),
		document: {
			...{ ...documentOf(done.sent, desk.lang), wouldDeliver: done.lines, leftOut: done.leftOut },
			checked: done.checked.map(checkedDocument),
		},
		text: () => deliveredText(done, check, desk),
	};
}

async function resumeOne(desk: Desk, number: string | undefined, by: string | undefined): Promise<Answer> {
	const { sent, stopped } = await sending(desk, async (office, signal, progress) => {
		const { resume } = await import('../../work/delivery/deliver.ts');
		return resume(office, number || undefined, actor(by), signal, progress);
	});
	const { lang } = desk;
	return {
		// The archive that can be reached later is tried later, whatever else is wrong.
		exit:
			stopped.find(({ error }) => error.exit === EXIT.retryLater)?.error.exit ??
			stopped[0]?.error.exit ??
			exitOf(sent),
		document: {
			...documentOf(sent, lang),
			stopped: stopped.map(({ delivery: { number }, error }) => ({ number, ...errorDocument(error, lang) })),
		},
		text: () => resumedText(sent, stopped, desk),
	};
}

/** Sends with a line for each bundle; whoever stops it is told that nothing is lost. */
async function sending<T>(
	desk: Desk,
	send: (
		office: Parameters<Parameters<typeof inOffice<T>>[2]>[0],
		signal: AbortSignal,
		progress: SendProgress,
	) => Promise<T>,
): Promise<T> {
	const say = deliveryWords[desk.lang];
	return inOffice(desk, desk.config(), async (office, { signal, say: tell }: AtWork) => {
		try {
			return await send(office, signal, {
				onSent: ({ line }) => tell(`✓ ${say.sentOne(printable(line.title))}`),
			});
		} catch (error) {
			if (!signal.aborted) throw error;
			throw new TryAgainLater(
				'The delivery was stopped before it was done; what is sent stays at the target.',
				{
					...{ code: 'delivery-stopped', cause: error },
					remedy: 'Run deliver resume, and it goes on where it was.',
				},
			);
		}
	});
}

function exitOf(sent: readonly Sending[]): number {
	return sent.some(({ troubles }) => troubles.length > 0) ? EXIT.partial : EXIT.complete;
}

function documentOf(sent: readonly Sending[], lang: Language) {
	return {
		deliveries: sent.map(({ delivery, troubles, checked }) => ({
			...{ ...delivery, checked: checked.map(checkedDocument) },
			troubles: troubles.map(({ bundleId, error }) => ({ bundleId, ...errorDocument(error, lang) })),
		})),
	};
}
