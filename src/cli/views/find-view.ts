import { excerpt } from '../../records/find/excerpt.ts';
import { accountTitle } from '../../records/labels.ts';
import type { FoundInBundles, TextInBundle } from '../../work/find/find-texts.ts';
import type { Indexed } from '../../work/find/index-bundles.ts';
import { type Desk, invocation } from '../desk.ts';
import { printable, wrap } from '../page.ts';
import { count, moment } from '../quantities.ts';
import { findWords } from '../words/find-words.ts';

const SHORT = 8;

/** What was found, three lines each: where it stands, the text with the hits marked, and the bundle to name it by. */
export function foundText(found: FoundInBundles, missing: number, desk: Desk): string {
	const { lang, page } = desk;
	const say = findWords[lang];
	const total = say.counted(count(found.count, lang), found.isMore);
	return [
		...(found.texts.length === 0 ? [say.none] : found.texts.map((each) => hitText(each, desk))),
		...(found.texts.length === 0 ? [] : ['', total]),
		...(found.next === undefined ? [] : [wrap(say.shown(count(found.texts.length, lang)), page.width)]),
		...(missing === 0
			? []
			: [wrap(`${page.paint('warn', '!')} ${say.unindexed(count(missing, lang))}`, page.width)]),
	].join('\n');
}

function hitText(hit: TextInBundle, desk: Desk): string {
	const { lang, page, timeZone } = desk;
	const say = findWords[lang];
	const { pieces, isCutBefore, isCutAfter } = excerpt(hit.text.replace(/\s/g, ' '), hit.hits, 240);
	const marked = pieces.map((piece, i) => {
		// What is shown of it is cut into words, and those keep their distance.
		const [, before = '', text = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(piece) ?? [];
		const shown = printable(text);
		return before + (i % 2 === 1 ? page.paint('strong', shown) : shown) + after;
	});
	const place = hit.kind === 'post' ? `${say.post} ${hit.position}` : `${say.comment} ${hit.position}`;
	const head = `${moment(hit.filing.capturedAt, timeZone)}  ${page.paint('strong', printable(accountTitle(hit.account, lang)))}  ${place}`;
	const by = [hit.author, hit.written].filter(Boolean).map(printable).join(', ');
	return [
		wrap(head, page.width),
		wrap(`  ${isCutBefore ? '…' : ''}${marked.join('')}${isCutAfter ? '…' : ''}`, page.width, 2),
		page.paint('dim', `  ${hit.bundleId.slice(0, SHORT)}${by ? `  ${by}` : ''}`),
	].join('\n');
}

/** What `index` came to. */
export function indexedText({ taken, unread, missing }: Indexed, desk: Desk): string {
	const { lang, page } = desk;
	const say = findWords[lang];
	if (taken === 0 && unread.length === 0 && missing === 0) return say.nothingMissing;
	const lines = unread.map(
		({ bundleId, code }) => `  ${page.paint('bad', '✗')} ${bundleId.slice(0, SHORT)}  ${code}`,
	);
	const verify = unread[0]
		? [`  ${invocation(desk.env, `bundles show ${unread[0].bundleId.slice(0, SHORT)}`)}`]
		: [];
	return [
		say.indexed(count(taken, lang), count(missing, lang)),
		...(lines.length === 0 ? [] : [say.unread, ...lines, ...verify]),
	].join('\n');
}
