import { UsageError } from '../errors.ts';
import { addDays, type Day, dayOf, monthOf, yearOf } from '../records/day.ts';
import { isDay } from '../records/register/texts.ts';
import type { Desk } from './desk.ts';
import { dueWords } from './words/due-words.ts';

const DAYS: Readonly<Record<string, number>> = { '': 1, d: 1, w: 7, v: 7 };
/** Longer than that nothing is known. */
const MOST = 1000;

/**
 * The last day of what is asked for; undefined where nothing is asked.
 * @param today the organisation's own
 * @throws UsageError `bad-window`
 */
export function untilDay(
	{ within, until }: { readonly within?: string; readonly until?: string },
	today: Day,
	{ lang }: Pick<Desk, 'lang'>,
): Day | undefined {
	if (until !== undefined) {
		if (isDay(until.trim())) return until.trim();
		throw badWindow('--until', until, lang);
	}
	if (within === undefined) return undefined;
	const [, number = '', unit = ''] = /^(\d{1,4})\s*([dwvm]?)$/i.exec(within.trim()) ?? [];
	const count = Number(number);
	if (number === '' || count > MOST) throw badWindow('--within', within, lang);
	if (unit.toLowerCase() === 'm')
		return dayOf(yearOf(today), monthOf(today) + count, Number(today.slice(8, 10)));
	return addDays(today, count * (DAYS[unit.toLowerCase()] ?? 1));
}

function badWindow(option: string, value: string, lang: Desk['lang']): UsageError {
	const say = dueWords[lang];
	return new UsageError(say.badWindow(option, value), {
		code: 'bad-window',
		subject: option,
		remedy: say.windowRemedy,
	});
}
