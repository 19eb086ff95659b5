import type { Command } from 'commander';
import { EXIT, UsageError } from '../../errors.ts';
import type { Resealed } from '../../work/seal/resealed.ts';
import type { Answer, Desk } from '../desk.ts';
import { failureOf } from '../failure.ts';
import { inOffice } from '../in-office.ts';
import { isWanting, resealedLine, resealText, wantingWords } from '../views/reseal-view.ts';
import { sealWords } from '../words/seal-words.ts';
import { usageWords } from '../words/usage-words.ts';

/** `reseal [bundle…]`: renews time stamps before they are too old to prove anything. */
export function addReseal(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, options, exits } = sealWords[desk.lang];
	program
		.command('reseal')
		.description(commands.reseal)
		.argument(`[${args.bundle}...]`, args.bundleAbout)
		.option('--all', options.all)
		.addHelpText('after', `\n${exits.reseal}`)
		.action(async (wanted: readonly string[], { all = false }: { readonly all?: boolean }) =>
			answered(await reseal(desk, wanted, all)),
		);
}

async function reseal(desk: Desk, wanted: readonly string[], isAll: boolean): Promise<Answer> {
	const isNamed = wanted.length > 0;
	if (isNamed && isAll) throw notTogether(desk);
	const { run, stopped, worst } = await inOffice(desk, desk.config(), async (office, { signal, say }) => {
		const { reseal: renew, worstOfResealed } = await import('../../work/seal/reseal.ts');
		const { wantedBundle } = await import('../../work/wanted-bundle.ts');
		const bundles = [];
		for (const name of wanted) bundles.push(await wantedBundle(office, name.trim()));
		const told = new Set<string>();
		const run = await renew(office, {
			...{ signal, isAll },
			...(isNamed ? { bundles } : {}),
			// A run over a whole archive takes hours: what is wrong is told when it is found, and not again at the end.
			onDone: (done) => {
				if (!isNamed && isWanting(done)) say(resealedLine(done, desk, told));
			},
		});
		return { run, stopped: signal.aborted, worst: worstOfResealed(run) };
	});
	return {
		exit: stopped && worst !== EXIT.failed ? EXIT.retryLater : worst,
		document: {
			...{ stopped, overlap: run.isOverlap, left: run.left, away: run.away?.code ?? null },
			listEnded: run.listEnded ?? null,
			refused: run.refused ? failureOf(run.refused, desk.lang, false) : null,
			bundles: run.done.map((done) => documentOf(done, desk)),
		},
		text: () => resealText(run, isNamed, desk),
	};
}

function documentOf(done: Resealed, { lang }: Desk): object {
	const { filing, ...rest } = done;
	const document = { bundle: filing.bundleId, path: `${filing.root}/${filing.path}`, ...rest };
	if (!isWanting(done)) return document;
	const { why, remedy = null } = wantingWords(done, lang);
	if (done.outcome === 'not-whole') return { ...document, message: why, remedy };
	return { ...document, error: { ...failureOf(done.error, lang, false), remedy } };
}

function notTogether(desk: Desk): UsageError {
	const say = usageWords[desk.lang];
	const { bundle } = sealWords[desk.lang].arguments;
	return new UsageError(say.notTogether(`[${bundle}...]`, '--all'), {
		code: 'not-together',
		subject: '--all',
		remedy: say.leaveOneOut,
	});
}
