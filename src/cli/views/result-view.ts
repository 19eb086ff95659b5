import { label } from '../../records/labels.ts';
import type { Outcome } from '../../records/verdict.ts';
import type { SnapshotResult } from '../../work/snapshot-result.ts';
import { type Desk, invocation, shellWord } from '../desk.ts';
import { printable, type Tone, wrap } from '../page.ts';
import { bytes, counted } from '../quantities.ts';
import { progressWords } from '../words/progress-words.ts';
import { snapshotWords } from '../words/snapshot-words.ts';
import { findingsText } from './finding-view.ts';
import { rows } from './rows.ts';

const MARKS: Readonly<Record<Outcome, readonly [string, Tone]>> = {
	complete: ['✓', 'good'],
	partial: ['!', 'warn'],
	failed: ['✗', 'bad'],
};

/**
 * What a person reads when a snapshot has been taken: verdict, place, contents, findings, and what to do now.
 * @param again the command that takes it again; absent for the invented account, which is gone by now
 */
export function resultText(result: SnapshotResult, desk: Desk, again?: string): string {
	return [
		verdictLine(result.outcome, desk),
		facts(result, desk),
		findingsText(result.findings, desk),
		nextSteps(result, desk, again),
	].join('\n\n');
}

/** A verdict's symbol, and the tone it is painted in. */
export function outcomeMark(outcome: Outcome): readonly [string, Tone] {
	return MARKS[outcome];
}

/** Symbol, word and sentence; never colour alone. */
function verdictLine(outcome: Outcome, { lang, page }: Desk): string {
	const [mark, tone] = outcomeMark(outcome);
	const word = label('outcome', outcome, lang).toUpperCase();
	return wrap(`${page.paint(tone, `${mark} ${word}`)}  ${snapshotWords[lang].verdicts[outcome]}`, page.width);
}

function facts(result: SnapshotResult, desk: Desk): string {
	const { labels } = snapshotWords[desk.lang];
	const { name, platform, address } = result.account;
	return rows(
		[
			[labels.account, `${printable(name)} (${printable(platform)})  ${printable(address)}`],
			[labels.bundle, result.bundle],
			[labels.lies, result.path, 'whole'],
			[labels.evidence, result.attempt, 'whole'],
			[labels.holds, contents(result, desk)],
			[labels.read, result.stop && label('stop', result.stop, desk.lang)],
			[labels.order, result.order],
		],
		desk.page,
	);
}

/** `20 inlägg · 34 kommentarer · 40 bilder (2 trasiga) · 12 skärmbilder · 31 filer · 8,4 MB`; undefined when nothing is known. */
export function contents(result: SnapshotResult, { lang }: Desk): string | undefined {
	const { counts, tiles, files } = result;
	const say = progressWords[lang];
	const broken =
		counts && counts.brokenImages > 0 ? ` (${snapshotWords[lang].broken(counts.brokenImages)})` : '';
	const parts = [
		...(counts
			? [
					counted(counts.posts, say.posts, lang),
					counted(counts.comments, say.comments, lang),
					counted(counts.images, say.images, lang) + broken,
				]
			: []),
		...(tiles === undefined ? [] : [counted(tiles, say.tiles, lang)]),
		...(files === undefined ? [] : [counted(files, say.files, lang)]),
		...(result.bytes === undefined ? [] : [bytes(result.bytes, lang)]),
	];
	return parts.length > 0 ? parts.join(' · ') : undefined;
}

function nextSteps(result: SnapshotResult, desk: Desk, again: string | undefined): string {
	const say = snapshotWords[desk.lang];
	const has = (...codes: string[]) => result.findings.some((f) => codes.includes(f.code));
	const steps: [string, string?][] = [];
	if (result.path) steps.push([say.nextVerify, invocation(desk.env, `verify ${shellWord(result.path)}`)]);
	if (result.attempt) steps.push([say.nextEvidence]);
	if (again === undefined) steps.push([say.nextReal, invocation(desk.env, 'snapshot https://…')]);
	else if (has('private-address')) steps.push([say.nextAllow, `${again} --allow-host ${hostOf(result)}`]);
	else if (has('limit-reached', 'limit-asked-for')) steps.push([say.nextLimit, again]);
	else if (result.outcome !== 'complete') steps.push([say.nextAgain, again]);
	if (has('default-filing') && again !== undefined) steps.push([say.nextRegister]);
	const lines = steps.map(([what, line]) => {
		const prose = wrap(what, desk.page.width, 2);
		return line ? `${prose}\n    ${desk.page.paint('strong', line)}` : prose;
	});
	return `${desk.page.paint('strong', say.next)}\n${lines.join('\n')}`;
}

function hostOf({ account }: SnapshotResult): string {
	return URL.parse(account.address)?.host ?? '';
}
