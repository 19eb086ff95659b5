import type { SeenAnnouncement } from '../../office/watch.ts';
import { accountTitle } from '../../records/labels.ts';
import { changeWords, failureWords, WATCH_FINDING_WORDS } from '../../records/words/watch.ts';
import type { LookResult } from '../../work/watch/look-at-account.ts';
import type { Watched } from '../../work/watch-accounts.ts';
import { type Desk, invocation } from '../desk.ts';
import { printable, wrap } from '../page.ts';
import { watchWords } from '../words/watch-words.ts';

/** An account that could not be looked at now. */
export interface PostponedAccount {
	/** Its address. */
	readonly account: string;
	readonly code: string;
	readonly message: string;
	readonly exit: number;
}

/** What came of a look, for machines. */
export function lookDocument({
	account,
	look,
	findings,
	isFirst,
	isTriedAgain,
	isAnnounced,
	announcement,
}: LookResult): object {
	const { id, name, address, platform, unit } = account;
	return {
		account: { ...{ id, name, address, platform }, unit: unit.name },
		...{ look, findings, isFirst, isTriedAgain, isAnnounced: isAnnounced ?? null },
		announcement: announcement ?? null,
	};
}

/** One account: seen or not; below it what has changed, what began and what was ordered. */
function lookText(result: LookResult, desk: Desk): string {
	const { lang, page } = desk;
	const say = watchWords[lang];
	const { look, begun, ended, announcement, isTriedAgain } = result;
	const { changes, orderId } = look;
	const lines = [
		...(isTriedAgain ? [say.triedAgain] : []),
		...changes.map((change) => sentence(changeWords(change, lang))),
		...begun.map(
			({ code }) => `${WATCH_FINDING_WORDS[code][lang].title}. ${WATCH_FINDING_WORDS[code][lang].meaning}`,
		),
		...ended.map(({ code }) => say.gone(WATCH_FINDING_WORDS[code][lang].title)),
		...(announcement ? announcedLines(announcement, desk) : []),
		...(orderId === undefined ? [] : [say.ordered(orderId)]),
	];
	return [lookLine(result, desk), ...lines.map((line) => wrap(printable(line), page.width, 4))].join('\n');
}

/** What was announced, that it has happened, and whether it was documented before it. */
function announcedLines(
	{ id, on, what, seenOn, isDocumented }: SeenAnnouncement,
	{ lang }: Desk,
): readonly string[] {
	const say = watchWords[lang];
	return [
		say.announced(what, on),
		...(on > seenOn ? [say.happenedEarly(seenOn, id.slice(0, 8))] : []),
		isDocumented ? say.documented : say.undocumented,
	];
}

/** One account on one line: seen or not, changed or not. */
export function lookLine({ account, look, begun, isFirst }: LookResult, { lang, page }: Desk): string {
	const say = watchWords[lang];
	const { failure, changes } = look;
	const isNews = changes.length + begun.length > 0;
	const sign = failure ? page.paint('bad', '✗') : isNews ? page.paint('warn', '!') : page.paint('good', '✓');
	const seen = isFirst ? say.first : changes.length > 0 ? say.changed : say.seen;
	const what = failure ? say.notSeen(failureWords(failure.code, lang)) : seen;
	const title = page.paint('strong', printable(accountTitle(account, lang)));
	return wrap(`${sign} ${title}  ${what}`, page.width);
}

/** All that was looked at, once more as a whole: on a terminal the lines above have been shown on stderr. */
export function watchText({ looks, isOverlap }: Watched, postponed: number, desk: Desk): string {
	const say = watchWords[desk.lang];
	if (isOverlap) return say.overlap;
	if (looks.length + postponed === 0) return say.nothingDue;
	const isOrdered = looks.some(({ look }) => look.orderId !== undefined);
	return [
		...looks.map((result) => lookText(result, desk)),
		...(looks.length > 0 ? [''] : []),
		say.done(looks.length, postponed),
		...(isOrdered ? [`${say.nextWork} ${desk.page.paint('strong', invocation(desk.env, 'work'))}`] : []),
	].join('\n');
}

function sentence(words: string): string {
	return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
