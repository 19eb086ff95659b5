import type { Command } from 'commander';
import { EXIT, TryAgainLater } from '../../errors.ts';
import { OCCASIONS, type Occasion } from '../../records/occasion.ts';
import { oneOf, wholeNumber } from '../choice.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { readOffice, untilInterrupt } from '../in-office.ts';
import { liveLine } from '../live-line.ts';
import { count } from '../quantities.ts';
import { replaceFile } from '../replace-file.ts';
import { foundText, indexedText } from '../views/find-view.ts';
import { findWords } from '../words/find-words.ts';

const FILED = ['complete', 'partial'] as const;
const SHOWN = 25;

interface FindOptions {
	readonly account?: string;
	readonly unit?: string;
	readonly platform?: string;
	readonly year?: number;
	readonly occasion?: Occasion;
	readonly outcome?: (typeof FILED)[number];
	readonly row?: string;
	readonly case?: string;
	readonly limit?: number;
	readonly csv?: string;
	readonly after?: string;
}

/** `find`: posts and comments by their words. `index`: takes in what cannot be found yet. */
export function addFind(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { lang } = desk;
	const { options, ...say } = findWords[lang];
	program
		.command('find')
		.description(say.find)
		.argument(`<${say.query}...>`, say.queryAbout)
		.addOption(valued('--account', options.account))
		.addOption(valued('--unit', options.unit))
		.addOption(valued('--platform', options.platform))
		.addOption(valued('--year', options.year).argParser(wholeNumber('--year', 1990, 9999, lang)))
		.addOption(valued('--occasion', options.occasion).argParser(oneOf('--occasion', OCCASIONS, lang)))
		.addOption(valued('--outcome', options.outcome).argParser(oneOf('--outcome', FILED, lang)))
		.addOption(valued('--row', options.row))
		.addOption(valued('--case', options.case))
		.addOption(valued('--limit', options.limit).argParser(wholeNumber('--limit', 1, 10_000, lang)))
		.addOption(valued('--after', options.after))
		.addOption(valued('--csv', options.csv))
		.addHelpText('after', `\n${say.exits}`)
		.action(async (words: string[], given: FindOptions) => answered(await find(desk, words, given)));
	program
		.command('index')
		.description(say.index)
		.option('--anew', say.anew)
		.addHelpText('after', `\n${say.indexExits}`)
		.action(async (given: { readonly anew?: boolean }) => answered(await index(desk, given)));
}

async function find(desk: Desk, words: readonly string[], given: FindOptions): Promise<Answer> {
	const { lang } = desk;
	const say = findWords[lang];
	const { case: caseNumber, csv, limit = SHOWN, unit: called, ...narrowed } = given;
	const { found, missing, table } = await readOffice(desk, async (office) => {
		const { findTexts } = await import('../../work/find/find-texts.ts');
		const { foundTable } = await import('../../work/find/found-table.ts');
		const { theUnit } = await import('../../work/register/keep.ts');
		const wish = {
			...narrowed,
			// A shell takes the quotation marks away: an argument of several words is a phrase.
			text: words.map((word) => (/\s/.test(word) && words.length > 1 ? `"${word}"` : word)).join(' '),
			// Nobody has said here who they are: what is restricted is found in the web office.
			restricted: new Set<string>(),
			...(called === undefined ? {} : { unit: (await theUnit(office, called)).id }),
			...(caseNumber === undefined ? {} : { caseNumber }),
		};
		const found = await findTexts(office, { ...wish, limit });
		const table = { rows: 0, content: '' };
		const written = async ({ length }: { readonly length: number }) => {
			table.rows += length;
		};
		if (csv !== undefined)
			for await (const piece of foundTable(office, wish, lang, written)) table.content += piece;
		return { found, table, missing: (await office.texts.standing()).missing };
	});
	const { texts, next, ...rest } = found;
	const document = { ...rest, texts, next: next ?? null, notIndexed: missing };
	if (csv === undefined)
		return { exit: EXIT.complete, document, text: () => foundText(found, missing, desk) };
	const file = await replaceFile(csv, table.content, desk);
	const { rows } = table;
	return {
		exit: EXIT.complete,
		document: { file, rows, ...document },
		text: () => say.written(file, count(rows, lang)),
	};
}

async function index(desk: Desk, { anew = false }: { readonly anew?: boolean }): Promise<Answer> {
	const say = findWords[desk.lang];
	const line = desk.side.live ? liveLine(desk.stderr, () => desk.side.width) : undefined;
	try {
		const indexed = await untilInterrupt(desk, async (office, signal) => {
			const { indexBundles } = await import('../../work/find/index-bundles.ts');
			const done = await indexBundles(office, signal, { anew }, (taken, left) =>
				line?.write([say.indexing(count(taken, desk.lang), count(left, desk.lang))]),
			);
			if (signal.aborted) throw stopped(done.taken);
			return done;
		});
		return {
			exit: indexed.unread.length > 0 ? EXIT.failed : EXIT.complete,
			document: indexed,
			text: () => indexedText(indexed, desk),
		};
	} finally {
		line?.clear();
	}
}

function stopped(taken: number): TryAgainLater {
	return new TryAgainLater(`Stopped when ${taken} bundles had been taken in`, {
		code: 'index-stopped',
		subject: `${taken}`,
		remedy: 'Run the command again: it goes on from there.',
	});
}
