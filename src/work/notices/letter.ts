import type { LetterContent } from '../../records/notices/letter.ts';
import type { Language } from '../../records/words/language.ts';
import { NOTICE_WORDS } from '../../records/words/notices.ts';
import { letterDocument } from './document.ts';
import { letterPage } from './page.ts';
import {
	accountsIn,
	type Digest,
	MOST_TOLD,
	oneLine,
	onlyAccountsIn,
	type ToldGroup,
	type ToldNotice,
} from './told.ts';
import { letterWords } from './words.ts';

/** Columns of plain text, as mail programs quote it. */
const WIDTH = 72;
/** Kinds that a subject names. */
const MOST_KINDS = 2;

/** A letter in full: for people as text and as a page, for programs as JSON. */
export function letterContent(digest: Digest, lang: Language): LetterContent {
	const subject = subjectOf(digest, lang);
	return {
		subject,
		text: letterText(digest, lang),
		html: letterPage(digest, subject, lang),
		document: JSON.stringify(letterDocument(digest)),
	};
}

/** Says what needs a person: how many accounts, what presses most, and whose they are. */
function subjectOf({ groups, isUrgent, unit }: Digest, lang: Language): string {
	const say = letterWords[lang];
	const accounts = accountsIn(groups);
	const shown = groups.slice(0, MOST_KINDS).map(({ kind }) => NOTICE_WORDS[lang][kind].short);
	const others = groups.slice(MOST_KINDS).reduce((sum, { notices }) => sum + notices.length, 0);
	const what = [shown.join(', '), ...(others > 0 ? [say.andMore(others)] : [])].join(' ');
	const head = accounts === 0 ? say.unitNeeds : say.accountsNeed(accounts);
	return `${isUrgent ? `${say.urgent} – ` : ''}${head}: ${what} (${oneLine(unit.name)})`;
}

function letterText(digest: Digest, lang: Language): string {
	const say = letterWords[lang];
	const things = digest.groups.reduce((sum, { notices }) => sum + notices.length, 0);
	const parts = [
		`${say.greeting(oneLine(digest.unit.name))}\n\n${wrapped(say.lead(onlyAccountsIn(digest.groups), things))}`,
		...digest.groups.map((group) => groupText(group, lang)),
		`${'-'.repeat(20)}\n${wrapped(say.whoRuns(digest.contact))}\n\n${wrapped(say.why)}`,
		oneLine(digest.organisation.name),
	];
	return `${parts.join('\n\n')}\n`;
}

function groupText({ title, next, notices }: ToldGroup, lang: Language): string {
	const say = letterWords[lang];
	const more = notices.length - MOST_TOLD;
	return [
		`${title}\n${'='.repeat(Math.min(WIDTH, title.length))}\n${wrapped(next)}`,
		...notices.slice(0, MOST_TOLD).map((told) => noticeText(told, lang)),
		...(more > 0 ? [say.more(more)] : []),
	].join('\n\n');
}

function noticeText({ name, account, detail, commands }: ToldNotice, lang: Language): string {
	return [
		...(account ? [`* ${oneLine(name)}`, `  ${account.address}`] : []),
		...(detail === '' ? [] : [wrapped(oneLine(detail), '  ')]),
		`  ${letterWords[lang].command}:`,
		...commands.map((command) => `    ${command}`),
	].join('\n');
}

function wrapped(text: string, margin = ''): string {
	const lines: string[] = [];
	let line = margin;
	for (const word of text.split(' ')) {
		if (line.trim() !== '' && line.length + 1 + word.length > WIDTH) {
			lines.push(line);
			line = margin;
		}
		line += line === margin ? word : ` ${word}`;
	}
	return [...lines, line].join('\n');
}
