import { accountTitle, label } from '../../records/labels.ts';
import { problemWords } from '../../records/problem.ts';
import { RESTRICTED } from '../../records/words/restricted.ts';
import type { verifyFile } from '../../work/verify-file.ts';
import type { Desk } from '../desk.ts';
import { printable, wrap } from '../page.ts';
import { bytes, count, counted, moment } from '../quantities.ts';
import { progressWords } from '../words/progress-words.ts';
import { sealWords } from '../words/seal-words.ts';
import { verifyWords } from '../words/verify-words.ts';
import { capturedAt } from './captured-at.ts';
import { rows } from './rows.ts';
import { stampRows } from './seal-view.ts';

export type VerifyReport = Awaited<ReturnType<typeof verifyFile>>;

/**
 * What a person reads when a bundle has been verified: whether it is whole, what it is, and which file is wrong.
 * @param isKeyNamed whether the reader has said which keys may have sealed it
 */
export function reportText(file: string, report: VerifyReport, isKeyNamed: boolean, desk: Desk): string {
	const { lang, page } = desk;
	const say = verifyWords[lang];
	const head = report.ok
		? stampersOf(report) === 'unchecked'
			? `${page.paint('warn', `! ${say.untold}`)}  ${say.untoldMeans}`
			: `${page.paint('good', `✓ ${say.intact}`)}  ${say.intactMeans}`
		: isRepacked(report)
			? `${page.paint('bad', `✗ ${say.repacked}`)}  ${say.repackedMeans}`
			: isUnproven(report)
				? `${page.paint('bad', `✗ ${say.unproven}`)}  ${say.unprovenMeans}`
				: isBeside(report)
					? `${page.paint('bad', `✗ ${say.besideWrong}`)}  ${say.besideWrongMeans}`
					: `${page.paint('bad', `✗ ${say.damaged}`)}  ${say.damagedMeans}`;
	return [
		wrap(head, page.width),
		...(isRepacked(report) ? ofRepacked(report, desk) : []),
		...(isBeside(report) && report.problems.some(({ kind }) => kind === 'timestamp')
			? [wrap(`${page.paint('warn', '!')} ${say.unprovenToo}`, page.width)]
			: []),
		...(report.ok && stampersOf(report) === 'partly' ? [wrap(shownBy(report, desk), page.width)] : []),
		...keyTimeWarning(report, desk),
		...endedLists(report, desk),
		facts(file, report, isKeyNamed, desk),
		...(report.ok ? [] : [problems(report, desk)]),
	].join('\n');
}

/** Whether it is known who stamped: by roots that somebody trusts, some of them, not held against any (anybody can stamp as anybody then), or nobody. */
export function stampersOf({ stamps }: VerifyReport): 'trusted' | 'partly' | 'unchecked' | 'none' {
	if (stamps.length === 0) return 'none';
	if (stamps.every(({ isTrusted }) => isTrusted)) return 'trusted';
	return stamps.some(({ isTrusted }) => isTrusted) ? 'partly' : 'unchecked';
}

/** Who shows the time, by a root that is trusted, and whose stamps nobody has vouched for. */
function shownBy({ stamps }: VerifyReport, { lang }: Desk): string {
	const names = (isKnown: boolean) =>
		new Set(stamps.filter(({ isTrusted }) => Boolean(isTrusted) === isKnown).map((stamp) => stamp.authority));
	const listed = (of: ReadonlySet<string>) =>
		new Intl.ListFormat(lang, { type: 'conjunction' }).format([...of].map(printable));
	return verifyWords[lang].partly(listed(names(true)), listed(names(false)));
}

/** That lists of revoked certificates have run out, each once. */
function endedLists({ stamps }: VerifyReport, { lang, page }: Desk): readonly string[] {
	const ended = stamps.flatMap((stamp) => stamp.endedLists ?? []);
	const said = ended.map(({ issuer, until }) =>
		verifyWords[lang].endedList(printable(issuer), until.slice(0, 10)),
	);
	return [...new Set(said)].map((line) => wrap(`${page.paint('warn', '!')} ${line}`, page.width));
}

/** Whether nothing is wrong but time stamps: then no byte of the bundle is accused. */
function isUnproven({ problems }: VerifyReport): boolean {
	return problems.every(({ kind }) => kind === 'timestamp');
}

/** Whether nothing is wrong but the checksum file, and perhaps time stamps: no byte of the bundle is accused, though it may be another one than was filed. */
function isBeside({ problems }: VerifyReport): boolean {
	return (
		problems.some(({ kind }) => kind === 'sidecar') &&
		problems.every(({ kind }) => kind === 'sidecar' || kind === 'timestamp')
	);
}

/** Whether nothing is wrong but that another program has packed it, and with it the checksum file and the renewals of the zip as it was, or what time stamps show. */
function isRepacked({ problems }: VerifyReport): boolean {
	const others = problems.filter(({ code }) => code !== 'repacked');
	return (
		others.length < problems.length && others.every(({ kind }) => kind === 'sidecar' || kind === 'timestamp')
	);
}

/** What renewals and time stamps are worth beside a bundle that was packed again. */
function ofRepacked({ problems }: VerifyReport, { lang, page }: Desk): readonly string[] {
	const say = verifyWords[lang];
	const stamps = problems.filter(({ kind }) => kind === 'timestamp');
	const isOther = ({ code }: VerifyReport['problems'][number]) => code === 'renewal-of-other-bytes';
	return [
		...(stamps.some(isOther) ? [say.repackedRenewals] : []),
		...(stamps.every(isOther) ? [] : [say.unprovenToo]),
	].map((line) => wrap(`${page.paint('warn', '!')} ${line}`, page.width));
}

function facts(
	file: string,
	{
		bundleId,
		manifest,
		filesChecked,
		bytes: size,
		sha256,
		sidecar,
		sealedBy,
		keyTime,
		stamps,
		problems,
	}: VerifyReport,
	isKeyNamed: boolean,
	desk: Desk,
) {
	const { lang, page, timeZone } = desk;
	const { labels, sidecars, keys } = verifyWords[lang];
	const isUnstamped = manifest && sealedBy !== undefined && (manifest.seal?.stamps ?? []).length === 0;
	const isForeign = problems.some(({ code }) => code === 'foreign-key');
	const whose = isForeign ? keys.foreign : isKeyNamed ? keys.named : keys.unknown;
	const account = manifest && `${accountTitle(manifest.account, lang)}  ${manifest.account.address}`;
	return rows(
		[
			[labels.file, printable(file), 'whole'],
			[labels.bundle, bundleId && printable(bundleId)],
			[labels.account, account && printable(account)],
			[label('fact', 'captured', lang), manifest && capturedAt(manifest.capture.started, timeZone, lang)],
			[labels.verdict, manifest && label('outcome', manifest.verdict.outcome, lang)],
			[labels.holds, `${counted(filesChecked, progressWords[lang].files, lang)} · ${bytes(size, lang)}`],
			[labels.checksum, sha256 && `${sha256} (${sidecars[sidecar]})`],
			[labels.access, manifest?.filing.isRestricted ? RESTRICTED[lang] : undefined],
			[labels.sealedBy, sealedBy && `${sealedBy} (${whose})`],
			[labels.keyTime, keyTime && keyTimeText(keyTime, desk)],
			[sealWords[lang].labels.stamp, isUnstamped ? sealWords[lang].noStamps : undefined],
			...stampRows(stamps, desk),
		],
		page,
	);
}

/** What nothing shows of an old key's seal. */
function keyTimeWarning({ keyTime }: VerifyReport, { lang, page, timeZone }: Desk): readonly string[] {
	const { unshownKey, aheadKey, aheadDate } = verifyWords[lang];
	const { state, begunAt = '', endedAt = '', datedAt = '', stampedAt = '' } = keyTime ?? {};
	if (state !== 'unshown' && state !== 'clock-ahead' && state !== 'dated-ahead') return [];
	const when = (at: string) => moment(at, timeZone);
	const told = {
		unshown: () => unshownKey,
		'clock-ahead': () => aheadKey(when(begunAt), when(endedAt)),
		'dated-ahead': () => aheadDate(when(datedAt), when(stampedAt), when(endedAt)),
	}[state]();
	return [wrap(`${page.paint('warn', '!')} ${told}`, page.width)];
}

function keyTimeText(
	{ state, stampedAt = '', endedAt = '' }: NonNullable<VerifyReport['keyTime']>,
	{ lang, timeZone }: Desk,
): string {
	const when = (at: string) => (at === '' ? '' : moment(at, timeZone));
	return verifyWords[lang].keyTimes[state](when(stampedAt), when(endedAt));
}

/** What to do: of a root that nobody has named, another copy is no help, and what was only packed again is not damaged. */
function nextStep(report: VerifyReport, lang: Desk['lang']): string {
	const say = verifyWords[lang];
	if (isRepacked(report)) return say.nextRepacked;
	if (isBeside(report)) return say.nextBeside;
	if (!isUnproven(report)) return say.next;
	return report.problems.every(({ code }) => code === 'stamp-untrusted')
		? say.nextUntrusted
		: say.nextUnproven;
}

/** A person reads a few of them; what can be told of thousands is that they are thousands. */
const MOST_TOLD = 40;

function problems(report: VerifyReport, { lang, page }: Desk): string {
	const say = verifyWords[lang];
	const told = report.problems.slice(0, MOST_TOLD);
	const more = report.problems.length - told.length;
	const lines = told.map((problem) => {
		const { kind, path } = problem;
		const what = [page.paint('strong', say.kinds[kind]), printable(path)].filter(Boolean).join('  ');
		const head = wrap(`${page.paint('bad', '✗')} ${what}`, page.width, 2);
		return `${head}\n${page.paint('dim', wrap(printable(problemWords(problem, lang)), page.width, 4))}`;
	});
	return [
		`${page.paint('strong', say.problems)} (${count(report.problems.length, lang)})`,
		...lines,
		...(more > 0 ? [`  … ${say.more(count(more, lang))}`] : []),
		wrap(nextStep(report, lang), page.width),
	].join('\n');
}
