import { resolve } from 'node:path';
import type { Command } from 'commander';
import { EXIT, UsageError } from '../../errors.ts';
import { OCCASIONS, type Occasion } from '../../records/occasion.ts';
import type { ExportForm } from '../../work/export-bundle.ts';
import { oneOf, wholeNumber } from '../choice.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { readOffice, untilInterrupt } from '../in-office.ts';
import { needed } from '../register/options.ts';
import { bundleText, exportedText, gotText, listText, lostText } from '../views/bundle-view.ts';
import { helpWords } from '../words/help-words.ts';
import { usageWords } from '../words/usage-words.ts';

const EXPORT_FORMS = ['bagit', 'loose'] as const satisfies readonly ExportForm[];
const FILED = ['complete', 'partial'] as const;

interface ListOptions {
	readonly account?: string;
	readonly unit?: string;
	readonly year?: number;
	readonly occasion?: Occasion;
	readonly outcome?: (typeof FILED)[number];
	readonly limit?: number;
}

interface GetOptions {
	readonly form?: string;
	readonly restricted?: boolean;
	readonly reason?: string;
	readonly by?: string;
}

/** `bundles list|show|get|export`: finds what is filed. */
export function addBundles(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, options, after } = helpWords[desk.lang];
	const { lang } = desk;
	const exits = `\n${after.bundlesExits}`;
	const bundles = program.command('bundles').description(commands.bundles).addHelpText('after', exits);
	bundles
		.command('list')
		.description(commands['bundles list'])
		.addHelpText('after', exits)
		.addOption(valued('--account', options.account))
		.addOption(valued('--unit', options.unit))
		.addOption(valued('--year', options.year).argParser(wholeNumber('--year', 1990, 9999, lang)))
		.addOption(valued('--occasion', options.bundleOccasion).argParser(oneOf('--occasion', OCCASIONS, lang)))
		.addOption(valued('--outcome', options.outcome).argParser(oneOf('--outcome', FILED, lang)))
		.addOption(valued('--limit', options.bundleLimit).argParser(wholeNumber('--limit', 1, 1_000_000, lang)))
		.action(async (wanted: ListOptions) => answered(await list(desk, wanted)));
	bundles
		.command('show')
		.description(commands['bundles show'])
		.addHelpText('after', exits)
		.argument(`<${args.bundle}>`, args.bundleAbout)
		.action(async (id: string) => answered(await show(desk, given(desk, `<${args.bundle}>`, id))));
	bundles
		.command('get')
		.description(commands['bundles get'])
		.addHelpText('after', exits)
		.argument(`<${args.bundle}>`, args.bundleAbout)
		.argument(`[${args.directory}]`, args.directoryAbout)
		.option('--restricted', options.restricted)
		.addOption(valued('--reason', options.restrictedReason))
		.addOption(valued('--by', options.restrictedBy))
		.action(async (id: string, dir: string | undefined, wish: GetOptions) =>
			answered(
				await get(
					desk,
					given(desk, `<${args.bundle}>`, id),
					resolve(given(desk, `[${args.directory}]`, dir ?? '.')),
					wish,
				),
			),
		);
	bundles
		.command('export')
		.description(commands['bundles export'])
		.addHelpText('after', exits)
		.argument(`<${args.bundle}>`, args.bundleAbout)
		.argument(`[${args.directory}]`, args.exportDirectoryAbout)
		.addOption(valued('--form', options.form).argParser(oneOf('--form', EXPORT_FORMS, lang)))
		.option('--restricted', options.restricted)
		.addOption(valued('--reason', options.restrictedReason))
		.addOption(valued('--by', options.restrictedBy))
		.action(async (id: string, dir: string | undefined, wish: GetOptions) =>
			answered(
				await exportAs(
					desk,
					given(desk, `<${args.bundle}>`, id),
					resolve(given(desk, `[${args.directory}]`, dir ?? '.')),
					wish,
				),
			),
		);
}

/** @throws UsageError `empty-value` where a shell variable that nobody set has become an argument */
function given(desk: Desk, name: string, text: string): string {
	if (text.trim()) return text;
	const say = usageWords[desk.lang];
	throw new UsageError(say.emptyValue(name), {
		code: 'empty-value',
		subject: name,
		remedy: say.giveArgument,
	});
}

async function list(desk: Desk, filter: ListOptions): Promise<Answer> {
	const { found, lost } = await readOffice(desk, async (office) => {
		const { listBundles, looksLost } = await import('../../work/find-bundles.ts');
		const found = await listBundles(office, filter);
		return { found, lost: found.length === 0 && (await looksLost(office)) };
	});
	return {
		exit: EXIT.complete,
		document: { bundles: found, catalogueLost: lost },
		text: () => (lost ? lostText(desk) : listText(found, desk)),
	};
}

async function show(desk: Desk, id: string): Promise<Answer> {
	const found = await readOffice(desk, async (office) => {
		const { showBundle } = await import('../../work/find-bundles.ts');
		return showBundle(office, id);
	});
	return { exit: EXIT.complete, document: found, text: () => bundleText(found, desk) };
}

async function get(desk: Desk, id: string, dir: string, wish: GetOptions): Promise<Answer> {
	const asked = askedIn(desk, wish);
	const got = await untilInterrupt(desk, async (office, signal) => {
		const { getBundle } = await import('../../work/get-bundle.ts');
		return getBundle(office, id, dir, asked, signal);
	});
	return { exit: EXIT.complete, document: got, text: () => gotText(got, desk) };
}

async function exportAs(desk: Desk, id: string, dir: string, wish: GetOptions): Promise<Answer> {
	const form = oneOf('--form', EXPORT_FORMS, desk.lang)(needed('--form', wish.form, desk));
	const asked = askedIn(desk, wish);
	const made = await untilInterrupt(desk, async (office, signal) => {
		const { exportBundle } = await import('../../work/export-bundle.ts');
		return exportBundle(office, id, form, dir, asked, signal);
	});
	return { exit: EXIT.complete, document: made, text: () => exportedText(made, desk) };
}

/** Why what is restricted is taken out, and by whom; undefined where nobody asks for that. */
function askedIn(desk: Desk, wish: GetOptions) {
	if (!wish.restricted) return undefined;
	return { reason: needed('--reason', wish.reason, desk), by: needed('--by', wish.by, desk) };
}
