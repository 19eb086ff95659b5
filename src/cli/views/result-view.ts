import type { Config } from '../../config.ts';
import type { Language } from '../../records/finding-words.ts';
import { accountTitle, label } from '../../records/labels.ts';
import { limitedTo, limitOf } from '../../records/limited.ts';
import type { OrderedPost } from '../../records/occasions/ordered-post.ts';
import type { Removal } from '../../records/occasions/removal.ts';
import type { Outcome } from '../../records/verdict.ts';
import { REMOVAL_WORDS } from '../../records/words/removal.ts';
import type { SnapshotResult } from '../../work/snapshot-result.ts';
import { type Desk, invocation, shellWord } from '../desk.ts';
import { printable, type Tone, wrap } from '../page.ts';
import { bytes, count, counted } from '../quantities.ts';
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
		verdictLine(result, desk),
		facts(result, desk),
		findingsText(result.findings, desk, result.removal ? 'post' : 'account'),
		nextSteps(result, desk, again),
	].join('\n\n');
}

/** A verdict's symbol, and the tone it is painted in. */
export function outcomeMark(outcome: Outcome): readonly [string, Tone] {
	return MARKS[outcome];
}

/** Symbol, word and sentence; never colour alone. */
function verdictLine(result: SnapshotResult, { lang, page }: Desk): string {
	const [mark, tone] = outcomeMark(result.outcome);
	const word = label('outcome', result.outcome, lang).toUpperCase();
	return wrap(`${page.paint(tone, `${mark} ${word}`)}  ${verdictSentence(result, lang)}`, page.width);
}

function verdictSentence({ outcome, findings, stop, removal }: SnapshotResult, lang: Language): string {
	const { verdicts, limited, evidence } = snapshotWords[lang];
	if (removal)
		return findings.some(({ code }) => code === 'post-not-shown') ? evidence.untold : evidence[outcome];
	const what = outcome === 'complete' ? limitedTo(findings, stop, lang) : undefined;
	return what ? limited(what) : verdicts[outcome];
}

function facts(result: SnapshotResult, desk: Desk): string {
	const { labels } = snapshotWords[desk.lang];
	return rows(
		[
			[
				labels.account,
				`${printable(accountTitle(result.account, desk.lang))}  ${printable(result.account.address)}`,
			],
			[labels.removal, result.removal && removalOf(result.removal, desk.lang)],
			[labels.ordered, result.bundle && result.ordered && orderedOf(result.ordered, desk.lang)],
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

/** Where the ordered post stands among those that its page shows. */
function orderedOf({ position, context }: OrderedPost, lang: Language): string {
	const { orderedPost } = snapshotWords[lang];
	return orderedPost(position, position === undefined ? context : context + 1);
}

function removalOf({ post, category }: Removal, lang: Language): string {
	return `${REMOVAL_WORDS[category][lang]}: ${printable(post)}`;
}

/** `20 inlägg · 34 kommentarer · 40 bilder (2 trasiga) · 12 bildrutor · 31 filer · 8,4 MB`; undefined when nothing is known. */
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
	// A line that is too long is broken after the dot, not before it.
	return parts.length > 0 ? parts.join('\u00a0· ') : undefined;
}

function nextSteps(result: SnapshotResult, desk: Desk, again: string | undefined): string {
	const say = snapshotWords[desk.lang];
	const has = (...codes: string[]) => result.findings.some((f) => codes.includes(f.code));
	const toRaise = settingsToRaise(result, desk.lang);
	const steps: [string, string?][] = [];
	if (result.removal) steps.push([say.nextRemoval[result.outcome]]);
	if (result.path) steps.push([say.nextVerify, invocation(desk.env, `verify ${shellWord(result.path)}`)]);
	if (result.attempt) steps.push([evidenceSentence(result, desk.lang)]);
	if (again === undefined) steps.push([say.nextReal, invocation(desk.env, 'snapshot https://…')]);
	else if (has('private-address')) steps.push([say.nextAllow, `${again} --allow-host ${hostOf(result)}`]);
	else if (toRaise) steps.push([say.nextRaise(toRaise), again]);
	else if (has('limit-asked-for')) steps.push([say.nextLimit, again]);
	else if (result.outcome !== 'complete') steps.push([say.nextAgain, again]);
	if (has('default-filing') && again !== undefined) steps.push([say.nextDefault]);
	if (has('default-row')) steps.push([result.removal ? say.nextRemovalRow : say.nextRow]);
	const lines = steps.map(([what, line]) => {
		const prose = wrap(what, desk.page.width, 2);
		return line ? `${prose}\n    ${desk.page.paint('strong', line)}` : prose;
	});
	return `${desk.page.paint('strong', say.next)}\n${lines.join('\n')}`;
}

/** Settings of the limits that were reached, by the names that findings give them. */
const LIMIT_SETTINGS: Readonly<Record<string, keyof Config>> = {
	posts: 'LIMIT_POSTS',
	time: 'LIMIT_SECONDS',
	height: 'LIMIT_HEIGHT',
	bytes: 'LIMIT_BYTES',
	tabs: 'LIMIT_TABS',
	permalinks: 'LIMIT_PERMALINKS',
};

/** `LIMIT_POSTS (nu 5 000)`: which settings to raise, since the same command would reach the same limits; empty where it would not. */
function settingsToRaise({ findings }: SnapshotResult, lang: Language): string {
	const reached = findings.flatMap((finding) => {
		const limit = finding.code === 'limit-reached' ? limitOf(finding) : undefined;
		const setting = limit && LIMIT_SETTINGS[limit.name];
		return limit && setting ? [snapshotWords[lang].now(setting, count(limit.value, lang))] : [];
	});
	return new Intl.ListFormat(lang).format(new Set(reached));
}

/** Names what is there: of a page that never opened there is no picture to look at, and its files of posts are empty. */
function evidenceSentence({ evidence = [], counts }: SnapshotResult, lang: Language): string {
	const say = snapshotWords[lang];
	const told = evidence.filter((role) => (counts?.posts ?? 0) > 0 || (role !== 'posts' && role !== 'text'));
	const names = [say.attemptFile, ...told.map((role) => label('part', role, lang))];
	const sentence = say.nextEvidence(new Intl.ListFormat(lang).format(names));
	return evidence.includes('tile') ? sentence : `${sentence} ${say.nextNoPicture}`;
}

function hostOf({ account }: SnapshotResult): string {
	return URL.parse(account.address)?.host ?? '';
}
