import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import type { CheckedBundle } from '../../work/check-fixity.ts';
import type { Copied } from '../../work/copies/copy-owed.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { inOffice } from '../in-office.ts';
import { wrap } from '../page.ts';
import { bytes, count } from '../quantities.ts';
import { needed } from '../register/options.ts';
import { checkedDocument, doubtedLines, mendLines } from '../views/fixity-view.ts';
import { mendWords } from '../words/mend-words.ts';

const SHORT = 8;

/** `fixity restore` and `fixity copy`: what a person does about bundles that are spoilt, or that lie in one place only. */
export function addMends(fixity: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, by, exits } = mendWords[desk.lang];
	fixity
		.command('restore')
		.description(commands.restore)
		.argument(`<${args.bundle}>`, args.bundleAbout)
		.addOption(valued('--by', by))
		.addHelpText('after', `\n${exits.restore}`)
		.action(async (wanted: string, given: { readonly by?: string }) =>
			answered(await restore(desk, wanted.trim(), given.by)),
		);
	fixity
		.command('copy')
		.description(commands.copy)
		.addHelpText('after', `\n${exits.copy}`)
		.action(async () => answered(await copy(desk)));
}

async function restore(desk: Desk, wanted: string, given: string | undefined): Promise<Answer> {
	const by = needed('--by', given, desk).trim();
	const { filing, check, mends } = await inOffice(desk, desk.config(), async (office, { signal }) => {
		const { restoreBundle } = await import('../../work/mends/mend-bundle.ts');
		const { pacer } = await import('../../work/fixity/pace.ts');
		const pace = pacer(office.config.FIXITY_BYTES_PER_SECOND, signal);
		return restoreBundle(office, wanted, by, { signal, pace });
	});
	return {
		exit: EXIT.complete,
		document: { bundle: filing.bundleId, path: `${filing.root}/${filing.path}`, was: check, done: mends },
		text: () => mendLines(mends, filing.root, desk).join('\n'),
	};
}

async function copy(desk: Desk): Promise<Answer> {
	const { copied, checked, stopped } = await inOffice(desk, desk.config(), async (office, { signal }) => {
		const { copyOwed } = await import('../../work/copies/copy-owed.ts');
		const { checkDoubted } = await import('../../work/fixity/check-doubted.ts');
		const { theSecondStore } = await import('../../work/mends/restore.ts');
		theSecondStore(office);
		const copied = await copyOwed(office, signal);
		const { checked } = await checkDoubted(office, copied?.troubled ?? [], signal);
		return { copied, checked, stopped: signal.aborted };
	});
	return {
		exit: copied ? exitOf(copied, stopped) : EXIT.complete,
		document: { overlap: copied === undefined, stopped, ...copied, checked: checked.map(checkedDocument) },
		text: () => (copied ? copiedText(copied, checked, desk) : mendWords[desk.lang].busy),
	};
}

function exitOf({ troubled, away, owed }: Copied, stopped: boolean): number {
	if (away !== undefined || stopped) return EXIT.retryLater;
	return troubled.length > 0 || owed > 0 ? EXIT.failed : EXIT.complete;
}

function copiedText(
	{ copied, bytes: size, troubled, owed, away }: Copied,
	checked: readonly CheckedBundle[],
	desk: Desk,
): string {
	const { lang, page } = desk;
	const say = mendWords[lang];
	const told = [
		...troubled.map(({ bundleId, code }) =>
			say.troubled(bundleId.slice(0, SHORT), say.troubles[code] ?? code),
		),
		...(troubled.length > 0 ? [say.troubledNext] : []),
		...(away === undefined ? [] : [`${away === 'second-store-full' ? say.full : say.away} ${say.stands}`]),
		...(copied.length > 0 ? [say.copied(count(copied.length, lang), bytes(size, lang))] : []),
		owed > 0 ? say.owed(count(owed, lang)) : say.noneOwed,
	];
	return [...told.map((line) => wrap(line, page.width)), ...doubtedLines(checked, desk)].join('\n');
}
