import { accountTitle } from '../../records/labels.ts';
import type { Coming } from '../../work/occasions/what-comes.ts';
import { type Desk, invocation, shellWord } from '../desk.ts';
import { printable, type Tone, wrap } from '../page.ts';
import { count } from '../quantities.ts';
import { dueWords } from '../words/due-words.ts';

/** More than a person reads at once; the JSON holds all. */
const MOST = 100;
const SHORT = 8;

const MARKS: Readonly<Record<Coming['urgency'], readonly [string, Tone]>> = {
	missed: ['✗', 'bad'],
	urgent: ['!', 'bad'],
	late: ['!', 'warn'],
	due: ['•', 'strong'],
	coming: ['·', 'dim'],
};

/**
 * What is due, two lines each: by when, how it presses, of which account and unit; below it why, and whether it is ordered.
 * @param isWindow whether a time was asked for
 */
export function comesText(due: readonly Coming[], until: string, isWindow: boolean, desk: Desk): string {
	const { lang, page } = desk;
	const say = dueWords[lang];
	const head = page.paint('strong', say.comes);
	if (due.length === 0) return `${head}\n${isWindow ? say.noneUntil(until) : say.noneComes}`;
	const lines = due.slice(0, MOST).map((item) => itemText(item, desk));
	const more = due.length > MOST ? [say.more(count(due.length - MOST, lang))] : [];
	return [head, ...lines, ...more, ...nextSteps(due, desk)].join('\n');
}

function itemText(item: Coming, { lang, page }: Desk): string {
	const say = dueWords[lang];
	const [mark, tone] = MARKS[item.urgency];
	const presses = page.paint(tone, `${mark} ${say.urgencies[item.urgency]}`);
	const name = page.paint('strong', printable(accountTitle(item.account, lang)));
	return [
		wrap(`${item.on}  ${presses} ${whenOf(item, lang)}  ${name}  ${printable(item.unit.name)}`, page.width),
		page.paint(
			'dim',
			wrap(
				[whyOf(item, lang), lostOf(item, lang), stateOf(item, lang)].filter(Boolean).join(' · '),
				page.width,
				2,
			),
		),
	].join('\n');
}

function whenOf({ daysLate, urgency }: Coming, lang: Desk['lang']): string {
	const say = dueWords[lang];
	return daysLate < 0 && urgency !== 'coming' ? say.latest(-daysLate) : say.when(daysLate);
}

function whyOf(item: Coming, lang: Desk['lang']): string {
	const say = dueWords[lang];
	if (item.kind === 'annual') return say.annual[item.cadence];
	if (item.kind === 'purpose') return say.purpose;
	if (item.kind === 'closure') return say.closure(item.closing?.lastContent.slice(0, 10) ?? '');
	const { on = '', what = '' } = item.change ?? {};
	return say.change(on, printable(what));
}

function lostOf({ lost }: Coming, lang: Desk['lang']): string {
	return lost ? dueWords[lang].lost(lost.bundle.slice(0, SHORT), lost.on) : '';
}

function stateOf(item: Coming, lang: Desk['lang']): string {
	const say = dueWords[lang];
	if (item.urgency === 'missed') return say.changeMissed;
	if (item.order !== undefined) return say.ordered;
	if (item.rests !== undefined && item.restsFor) return say.rests[item.restsFor](item.rests);
	return item.kind === 'purpose' || item.urgency === 'coming' ? '' : say.toOrder;
}

function nextSteps(due: readonly Coming[], { lang, page, env }: Desk): readonly string[] {
	const say = dueWords[lang];
	const step = (words: string, command: string) =>
		`${words} ${page.paint('strong', invocation(env, command))}`;
	const question = due.find(({ kind, urgency }) => kind === 'purpose' && urgency !== 'coming');
	const missed = due.find(({ urgency }) => urgency === 'missed');
	const steps = [
		...(due.some((item) => stateOf(item, lang) === say.toOrder) ? [step(say.nextOrder, 'job due')] : []),
		...(question
			? [
					step(
						say.nextAnswer,
						`accounts purpose ${shellWord(question.account.address)} --holds ${lang === 'sv' ? 'ja' : 'yes'} --by …`,
					),
				]
			: []),
		...(missed
			? [step(say.nextRemedy, `snapshot ${shellWord(missed.account.address)} --occasion change`)]
			: []),
	];
	return steps.length > 0 ? ['', ...steps] : [];
}
