import type { Letter } from '../../records/notices/letter.ts';
import type { ReadyLetter, ReadyTelling } from '../../work/notices/plan.ts';
import type { Told } from '../../work/notices/tell.ts';
import { type Desk, invocation } from '../desk.ts';
import { printable, wrap } from '../page.ts';
import { counted, moment } from '../quantities.ts';
import { noticeWords } from '../words/notice-words.ts';

type Unaddressed = Pick<ReadyTelling, 'unaddressed' | 'unseen'>;

/** What would be sent now, each letter by its recipient and subject; a single one in full. */
export function plannedText(
	planned: ReadyTelling,
	waiting: readonly Letter[],
	isSetUp: boolean,
	desk: Desk,
): string {
	const { lang, page, env } = desk;
	const say = noticeWords[lang];
	const { letters } = planned;
	const [only] = letters;
	const full =
		letters.length === 1 && only?.letter.way === 'mail'
			? ['', page.paint('dim', only.letter.text.trimEnd())]
			: [];
	return [
		...(isSetUp ? [] : [wrap(`${page.paint('warn', '!')} ${say.notSetUp}`, page.width), '']),
		...(letters.length === 0
			? [say.nothingToSend]
			: [page.paint('strong', say.wouldSend), ...letters.map((ready) => readyLine(ready, desk)), ...full]),
		...(waiting.length === 0
			? []
			: ['', page.paint('strong', say.waits), ...waiting.map((l) => letterText(l, desk))]),
		...warnings(planned, desk),
		...(letters.length > 1
			? ['', `${say.more} ${page.paint('strong', invocation(env, 'notices --unit …'))}`]
			: []),
		...(isSetUp && letters.length + waiting.length > 0
			? ['', `${say.nextSend} ${page.paint('strong', invocation(env, 'notices --send'))}`]
			: []),
	].join('\n');
}

/** What became of it. */
export function toldText(told: Told, desk: Desk): string {
	const { lang, page, timeZone } = desk;
	const say = noticeWords[lang];
	if (told.ways.length === 0)
		return wrap(`${page.paint('warn', '!')} ${say.notSetUp.split(/(?<=\.) /)[0]}`, page.width);
	if (told.isOverlap) return say.overlap;
	const { sent, putOff, waiting } = told;
	return [
		...(sent.length === 0 && putOff.length === 0 && waiting === 0 ? [say.nothingToSend] : []),
		...(sent.length > 0
			? [
					`${page.paint('good', '✓')} ${say.sent(counted(sent.length, say.letters, lang))}`,
					...sent.map((l) => headOf(l, desk)),
				]
			: []),
		...putOff.map(({ recipient, trouble, nextAt }) =>
			wrap(
				`${page.paint('bad', '✗')} ${say.putOff(recipient, printable(trouble), moment(nextAt, timeZone))}`,
				page.width,
			),
		),
		...(waiting > 0 ? [say.waiting(counted(waiting, say.letters, lang))] : []),
		...warnings(told, desk),
	].join('\n');
}

/** Letters, two or three lines each: when, in which state, to whom; its subject; what was in the way. */
export function lettersText(letters: readonly Letter[], desk: Desk): string {
	if (letters.length === 0) return noticeWords[desk.lang].none;
	return letters.map((letter) => letterText(letter, desk)).join('\n');
}

function letterText(letter: Letter, desk: Desk): string {
	const { lang, page, timeZone } = desk;
	const say = noticeWords[lang];
	const { sentAt, writtenAt, tries, trouble, notices } = letter;
	const state = sentAt === undefined ? page.paint('warn', say.states.waiting) : say.states.sent;
	return [
		wrap(
			`${moment(sentAt ?? writtenAt, timeZone)}  ${state}  ${counted(notices, say.notices, lang)}`,
			page.width,
		),
		headOf(letter, desk),
		...(trouble === undefined ? [] : [wrap(say.tried(tries, printable(trouble)), page.width, 4)]),
	].join('\n');
}

function readyLine({ letter }: ReadyLetter, desk: Desk): string {
	return headOf(letter, desk);
}

function headOf(
	{ way, recipient, subject }: Pick<Letter, 'way' | 'recipient' | 'subject'>,
	desk: Desk,
): string {
	const { lang, page } = desk;
	const say = noticeWords[lang];
	const to = way === 'webhook' ? `${say.posted} ${recipient}` : recipient || page.paint('warn', say.nowhere);
	return `${wrap(page.paint('strong', printable(subject)), page.width, 2)}\n${wrap(`${say.to}: ${to}`, page.width, 4)}`;
}

function warnings({ unaddressed, unseen }: Unaddressed, { lang, page }: Desk): string[] {
	const say = noticeWords[lang];
	const told = [
		...(unaddressed.length > 0
			? [say.unaddressed(unaddressed.map(({ name }) => printable(name)).join(', '))]
			: []),
		...unseen.map(({ code }) => say.unseen(code)),
	];
	return told.map((line) => wrap(`${page.paint('warn', '!')} ${line}`, page.width));
}
