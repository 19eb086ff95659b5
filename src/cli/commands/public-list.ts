import { extname } from 'node:path';
import type { Command } from 'commander';
import { EXIT, UsageError } from '../../errors.ts';
import { LIST_FORMATS, type ListFormat } from '../../work/public-list/formats.ts';
import { collected, oneOf } from '../choice.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { readOffice } from '../in-office.ts';
import { listenForInterrupt, stoppedByRequest } from '../interrupt.ts';
import { wrap } from '../page.ts';
import { counted } from '../quantities.ts';
import { replaceFile } from '../replace-file.ts';
import { checkDocument, checkedText } from '../views/public-list-view.ts';
import { publicListWords } from '../words/public-list-words.ts';

interface ExportOptions {
	readonly format?: ListFormat;
	readonly out?: string;
	readonly fragment?: boolean;
	readonly unit?: string;
}

interface CheckOptions {
	readonly allowHost?: readonly string[];
	readonly links: boolean;
}

/** `public-list export|check`: the list of public accounts for the website, and the website's own against the register. */
export function addPublicList(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, options, exportExits, checkExits } = publicListWords[desk.lang];
	const list = program
		.command('public-list')
		.description(commands['public-list'])
		.addHelpText('after', `\n${checkExits}`);
	list
		.command('export')
		.description(commands['public-list export'])
		.addOption(valued('--format', options.format).argParser(oneOf('--format', LIST_FORMATS, desk.lang)))
		.addOption(valued('--out', options.out))
		.option('--fragment', options.fragment)
		.addOption(valued('--unit', options.unit))
		.addHelpText('after', `\n${exportExits}`)
		.action(async (given: ExportOptions) => answered(await give(desk, given)));
	list
		.command('check')
		.description(commands['public-list check'])
		.argument(`<${args.address}>`, args.addressAbout)
		.addOption(valued('--allow-host', options.allowHost).argParser(collected))
		.option('--no-links', options.noLinks)
		.addHelpText('after', `\n${checkExits}`)
		.action(async (address: string, given: CheckOptions) => answered(await check(desk, address, given)));
}

async function give(desk: Desk, given: ExportOptions): Promise<Answer> {
	const say = publicListWords[desk.lang];
	const { out, fragment = false } = given;
	const format = given.format ?? formatOf(out);
	if (fragment && format !== 'html')
		throw new UsageError(say.fragmentNeedsHtml, {
			code: 'unknown-value',
			subject: '--fragment',
			remedy: say.formatOrNoFragment,
		});
	const [list, text] = await readOffice(desk, async (office) => {
		const { makePublicList, writePublicList } = await import('../../work/public-list/export.ts');
		const { theUnit } = await import('../../work/register/keep.ts');
		const unit = given.unit === undefined ? undefined : await theUnit(office, given.unit);
		const made = await makePublicList(office, desk.lang, unit?.id);
		return [made, writePublicList(made, format, desk.lang, fragment)] as const;
	});
	if (out === undefined) return { exit: EXIT.complete, document: { list }, text: () => text.trimEnd() };
	const file = await replaceFile(out, text, desk);
	const accounts = list.units.reduce((sum, unit) => sum + unit.accounts.length, 0);
	return {
		exit: EXIT.complete,
		document: { file, format, accounts },
		text: () =>
			[
				say.written(file, counted(accounts, say.accounts, desk.lang)),
				...(accounts === 0 ? [wrap(`${desk.page.paint('warn', '!')} ${say.empty}`, desk.page.width)] : []),
			].join('\n'),
	};
}

async function check(desk: Desk, address: string, given: CheckOptions): Promise<Answer> {
	const say = publicListWords[desk.lang];
	const interrupt = listenForInterrupt(
		stoppedByRequest(),
		() => undefined,
		() => undefined,
	);
	try {
		const checked = await readOffice(desk, async (office) => {
			const { checkPublicList } = await import('../../work/public-list/check.ts');
			const tell = (step: 'reading' | 'asking', number: number) => {
				if (!desk.side.live) return;
				if (step === 'reading') desk.tell(say.reading);
				else if (number > 0) desk.tell(say.asking(counted(number, say.links, desk.lang)));
			};
			const wish = { address, allowHosts: given.allowHost ?? [], asksLinks: given.links, tell };
			return checkPublicList(office, wish, interrupt.signal);
		});
		return {
			exit: checked.differences.length > 0 ? EXIT.partial : EXIT.complete,
			document: checkDocument(checked),
			text: () => checkedText(checked, desk),
		};
	} finally {
		interrupt.release();
	}
}

/** By the name of the file, else HTML. */
function formatOf(file: string | undefined): ListFormat {
	const named = extname(file ?? '').toLowerCase();
	return LIST_FORMATS.find((format) => named === `.${format}`) ?? 'html';
}
