import { accountTitle, label } from '../../records/labels.ts';
import { eventText } from '../../records/words/events.ts';
import { REMOVAL_WORDS } from '../../records/words/removal.ts';
import type { ExportedBundle } from '../../work/export-bundle.ts';
import type { FoundBundle, ShownBundle } from '../../work/find-bundles.ts';
import type { CopiedBundle } from '../../work/get-bundle.ts';
import { type Desk, invocation, shellWord } from '../desk.ts';
import { printable, wrap } from '../page.ts';
import { bytes, count, counted, moment } from '../quantities.ts';
import { bundleWords } from '../words/bundle-words.ts';
import { progressWords } from '../words/progress-words.ts';
import { capturedAt } from './captured-at.ts';
import { standingLine } from './delivery-view.ts';
import { findingsText } from './finding-view.ts';
import { fixityFact, wantingLine, wantingText } from './fixity-view.ts';
import { leftText } from './left-view.ts';
import { outcomeMark } from './result-view.ts';
import { type Row, rows } from './rows.ts';

/** Enough of an id to name the bundle with, and little enough to write by hand. */
const SHORT = 8;

/** Filed bundles, two lines each: when, what, how whole, and of which level where it is not the usual one; below it the id to name it by, and where it lies, or should. */
export function listText(found: readonly FoundBundle[], desk: Desk): string {
	const { lang, page, timeZone } = desk;
	const say = bundleWords[lang];
	if (found.length === 0) return say.none;
	const lines = found.map(({ filing, account, file, present, level, fixity, delivery }) => {
		const [mark, tone] = outcomeMark(filing.outcome);
		const verdict = page.paint(tone, `${mark} ${label('outcome', filing.outcome, lang)}`);
		const holds = `${counted(filing.posts, progressWords[lang].posts, lang)} · ${bytes(filing.bytes, lang)}`;
		const occasion = label('occasion', filing.occasion, lang);
		const restricted = filing.isRestricted ? `  ${page.paint('warn', `! ${say.restricted}`)}` : '';
		const less = level === null || level === 'unique' ? '' : `  ${say.levels[level]}`;
		const name = printable(accountTitle(account, lang));
		const wanting = wantingLine(fixity, desk);
		const delivered = standingLine(delivery, desk);
		return [
			wrap(
				`${moment(filing.capturedAt, timeZone)}  ${verdict}${less}${restricted}  ${page.paint('strong', name)}  ${occasion} · ${holds}`,
				page.width,
			),
			page.paint('dim', `  ${filing.bundleId.slice(0, SHORT)}  ${printable(file)}`),
			...(present ? [] : [wrap(`  ${page.paint('bad', `✗ ${say.unreached}`)}`, page.width, 4)]),
			...(wanting === undefined || !present ? [] : [wrap(`  ${wanting}`, page.width, 4)]),
			...(delivered === undefined ? [] : [page.paint('dim', wrap(`  ${delivered}`, page.width, 4))]),
		].join('\n');
	});
	return [...lines, '', say.listed(count(found.length, lang))].join('\n');
}

/** That the catalogue is empty and the store is not. */
export function lostText({ lang, page }: Desk): string {
	return wrap(`${page.paint('bad', '✗')} ${bundleWords[lang].lost}`, page.width, 2);
}

/** What the catalogue knows of one bundle, and what its own manifest says of level, end and findings. */
export function bundleText(shown: ShownBundle, desk: Desk): string {
	const { lang, page, timeZone } = desk;
	const say = bundleWords[lang];
	const { filing, file, present, events, told, unreadable, fixity } = shown;
	const history = events.map(
		(e) => `  ${moment(e.at, timeZone)}  ${eventText(e.kind, lang)}  ${printable(actor(e.actor))}`,
	);
	return [
		rows(facts(shown, desk), page),
		...(present ? [] : [wrap(page.paint('bad', `✗ ${say.gone}`), page.width)]),
		...(unreadable ? [wrap(page.paint('bad', `✗ ${say.unreadable(unreadable)}`), page.width)] : []),
		...(fixity && fixity.outcome !== 'intact' ? [wantingText(fixity, desk)] : []),
		...(told ? [findingsText(told.findings, desk)] : []),
		`${page.paint('strong', say.history)}\n${history.join('\n')}`,
		`${page.paint('strong', say.next)}\n  ${invocation(desk.env, `verify ${shellWord(file)}`)}\n  ${invocation(desk.env, `bundles get ${filing.bundleId.slice(0, SHORT)}${filing.isRestricted ? ' --restricted --reason … --by …' : ''}`)}`,
	].join('\n\n');
}

function facts(
	{ filing, account, context, order, file, told, caseNumber, fixity, deliveries }: ShownBundle,
	desk: Desk,
): Row[] {
	const { lang, timeZone } = desk;
	const say = bundleWords[lang];
	const { labels } = say;
	const { unit, organisation, plan, row } = context;
	return [
		[labels.bundle, filing.bundleId],
		[labels.verdict, label('outcome', filing.outcome, lang)],
		[labels.account, `${printable(accountTitle(account, lang))}  ${printable(account.address)}`],
		[labels.owner, printable(`${unit.name}, ${unit.creator}, ${organisation.name}`)],
		[labels.plan, printable(`${plan.title}: ${row.code} ${row.title}`)],
		[labels.retention, printable(row.retention)],
		[labels.case, caseOf(filing, caseNumber, say.caseStated)],
		[label('fact', 'captured', lang), capturedAt(filing.capturedAt, timeZone, lang)],
		[labels.occasion, label('occasion', filing.occasion, lang)],
		[labels.level, told && label('level', told.level, lang)],
		[labels.read, told && label('stop', told.stop, lang)],
		[
			labels.removed,
			order?.removal && `${REMOVAL_WORDS[order.removal.category][lang]}: ${printable(order.removal.post)}`,
		],
		[labels.access, filing.isRestricted ? say.restrictedFacts : undefined],
		[labels.reason, order && printable(order.reason)],
		[labels.orderedBy, order && say.orderer[order.orderedAs](printable(order.orderedBy))],
		[labels.filed, moment(filing.filedAt, timeZone)],
		[labels.lies, printable(file), 'whole'],
		[
			labels.holds,
			`${counted(filing.posts, progressWords[lang].posts, lang)} · ${bytes(filing.bytes, lang)}`,
		],
		[labels.findings, count(filing.findings, lang)],
		['SHA-256', filing.sha256],
		[labels.fixity, fixityFact(fixity, desk)],
		...deliveries.map((one): Row => [labels.delivery, standingLine(one, desk)]),
	];
}

/** Who did it: a person by name, and the program by its name and the number of its process, as `workerName` made it. */
function actor(name: string): string {
	const [, process] = /^(\d+)-[0-9a-f]{8}$/.exec(name) ?? [];
	if (process !== undefined) return `Ögonblick (process ${process})`;
	return name === 'ogonblick' ? 'Ögonblick' : name;
}

/** Where the copy is. */
export function gotText(
	{ file, wanting, left }: Pick<CopiedBundle, 'file' | 'wanting' | 'left'>,
	desk: Desk,
): string {
	const { lang, page, env } = desk;
	const say = bundleWords[lang];
	const check = invocation(env, `verify ${shellWord(file)}`);
	const got = `${page.paint('good', '✓')} ${say.got}\n  ${printable(file)}\n${say.gotNext}\n  ${page.paint('strong', check)}`;
	return `${wanting ? `${got}\n\n${wantingText(wanting, desk)}` : got}${leftText(left, desk)}`;
}

/** Where the bundle lies in its new form, and how its files are checked. */
export function exportedText(
	{ form, folder, left }: Pick<ExportedBundle, 'form' | 'folder' | 'left'>,
	desk: Desk,
): string {
	const { lang, page } = desk;
	const say = bundleWords[lang];
	const sums = form === 'loose' ? 'kontrollsummor.txt' : 'manifest-sha256.txt';
	const check = `cd ${shellWord(folder)} && sha256sum --check --quiet ${sums}`;
	return `${page.paint('good', '✓')} ${say.exported}\n  ${printable(folder)}\n${say.exportedNext}\n  ${page.paint('strong', check)}${leftText(left, desk)}`;
}

/** The case's number, and what the sealed manifest states where it states another or none. */
function caseOf(
	{ caseNumber: sealed }: ShownBundle['filing'],
	number: string | undefined,
	stated: (sealed: string | undefined) => string,
): string | undefined {
	if (number === undefined) return sealed && printable(sealed);
	return printable(number === sealed ? number : `${number} (${stated(sealed)})`);
}
