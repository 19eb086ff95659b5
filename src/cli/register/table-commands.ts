import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Language } from '../../records/finding-words.ts';
import { wrongWords } from '../../records/words/register.ts';
import type { Imported } from '../../work/register/import.ts';
import type { WrongRow } from '../../work/register/read-rows.ts';
import type { HandedIn } from '../../work/tables/form.ts';
import { TABLE_FORMATS, type TableFormat } from '../../work/tables/formats.ts';
import { oneOf } from '../choice.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { readOffice } from '../in-office.ts';
import { importedText } from '../views/register-view.ts';
import { registerWords } from '../words/register-words.ts';
import { actor } from './actor.ts';
import { formatOf, handedIn, writeNew } from './files.ts';

/** How one kind of thing is read from a table and written to one. */
export interface Exchange {
	readonly name: 'units' | 'accounts' | 'cases' | 'change';
	read(office: Office, file: HandedIn, by: string, tryOnly: boolean): Promise<Imported>;
	write(office: Office, format: TableFormat, lang: Language): Promise<string>;
}

interface ImportOptions {
	readonly check?: boolean;
	readonly by?: string;
	readonly sheet?: string;
}

/** `import FILE` and `export [FILE]`. */
export function addTableCommands(
	parent: Command,
	desk: Desk,
	exchange: Exchange,
	answered: (answer: Answer) => void,
): void {
	const { commands, arguments: args, options, exits } = registerWords[desk.lang];
	parent
		.command('import')
		.description(commands[`${exchange.name} import`])
		.argument(`<${args.file}>`, args.importAbout)
		.option('--check', options.check)
		.addOption(valued('--sheet', options.sheet))
		.addOption(valued('--by', options.by))
		.addHelpText('after', `\n${exits}`)
		.action(async (file: string, given: ImportOptions) => answered(await take(desk, exchange, file, given)));
	parent
		.command('export')
		.description(commands[`${exchange.name} export`])
		.argument(`[${args.file}]`, args.exportAbout)
		.addOption(valued('--format', options.format).argParser(oneOf('--format', TABLE_FORMATS, desk.lang)))
		.addHelpText('after', `\n${exits}`)
		.action(async (file: string | undefined, given: { readonly format?: TableFormat }) =>
			answered(await give(desk, exchange, file, given.format)),
		);
}

async function take(
	desk: Desk,
	exchange: Exchange,
	path: string,
	{ check = false, by, sheet }: ImportOptions,
): Promise<Answer> {
	const file = await handedIn(path, desk, sheet);
	const { rows: _, ...imported } = await readOffice(desk, (office) =>
		exchange.read(office, file, actor(by), check),
	);
	return {
		exit: imported.wrong.length > 0 ? EXIT.usage : EXIT.complete,
		document: { checked: check, ...imported, wrong: inWords(imported.wrong, desk.lang) },
		text: () => importedText(imported, check, desk),
	};
}

/** What is wrong, for machines and in words. */
export function inWords(found: readonly WrongRow[], lang: Language): readonly object[] {
	return found.map((one) => {
		const { what: message, remedy } = wrongWords(one, lang);
		return { ...one, message, remedy };
	});
}

async function give(
	desk: Desk,
	exchange: Exchange,
	path: string | undefined,
	asked: TableFormat | undefined,
): Promise<Answer> {
	const format = desk.json && path === undefined ? 'json' : formatOf(asked, path);
	const text = await readOffice(desk, (office) => exchange.write(office, format, desk.lang));
	if (path === undefined) {
		const name = exchange.name === 'change' ? 'changes' : exchange.name;
		const document = { [name]: format === 'json' ? JSON.parse(text) : text };
		return { exit: EXIT.complete, document, text: () => text.trimEnd() };
	}
	const file = await writeNew(path, text, desk);
	return { exit: EXIT.complete, document: { file }, text: () => registerWords[desk.lang].written(file) };
}
