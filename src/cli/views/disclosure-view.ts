import { type Disclosure, stateOf } from '../../records/disclosure/disclosure.ts';
import { accountTitle } from '../../records/labels.ts';
import { eventText } from '../../records/words/events.ts';
import type { Look } from '../../work/disclosure/looks.ts';
import type { MadeCopy } from '../../work/disclosure/make-copy.ts';
import type { ShownDisclosure } from '../../work/disclosure/show.ts';
import type { LeftCopies } from '../../work/left-copies.ts';
import type { Desk } from '../desk.ts';
import { printable, wrap } from '../page.ts';
import { moment } from '../quantities.ts';
import { disclosureWords } from '../words/disclosure-words.ts';
import { leftText } from './left-view.ts';
import { rows } from './rows.ts';

/** Requests, two lines each. */
export function requestsText(requests: readonly Disclosure[], { lang, page }: Desk): string {
	const say = disclosureWords[lang];
	if (requests.length === 0) return say.none;
	return requests
		.map((request) => {
			const head = `${request.receivedOn}  ${page.paint('strong', printable(request.what))}`;
			const about = [request.id.slice(0, 8), say.states[stateOf(request)], request.caseNumber].filter(
				Boolean,
			);
			return `${wrap(head, page.width)}\n${page.paint('dim', wrap(printable(about.join(' · ')), page.width, 6))}`;
		})
		.join('\n');
}

/** One request, its bundles and what has happened. */
export function requestText({ disclosure, unit, picks, events }: ShownDisclosure, desk: Desk): string {
	const { lang, page, timeZone } = desk;
	const say = disclosureWords[lang];
	const { labels } = say;
	const { what, receivedOn, requester, caseNumber, review, handedOut, ended, id } = disclosure;
	const facts = rows(
		[
			[labels.what, printable(what)],
			[labels.state, say.states[stateOf(disclosure)]],
			[labels.received, receivedOn],
			[labels.requester, printable(requester ?? say.anonymous)],
			[labels.case, caseNumber && printable(caseNumber)],
			[labels.unit, printable(unit ?? say.everyUnit)],
			[labels.outcome, review && say.outcomes[review.outcome]],
			[labels.sections, review && printable(review.sections)],
			[labels.reason, review && printable(review.reason)],
			[labels.handedOut, handedOut && `${moment(handedOut.at, timeZone)}  ${handedOut.sha256}`],
			[labels.id, id, 'whole'],
		],
		page,
	);
	const bundles = picks.map(({ pick, found: { filing, account } }) => {
		const part = pick.posts.length === 0 ? say.wholeBundle : say.somePosts(pick.posts.join(', '));
		const copy = pick.copy ? ` · ${labels.copy.toLocaleLowerCase(lang)}` : '';
		const name = printable(accountTitle({ ...account, name: filing.accountName ?? account.name }, lang));
		return `${wrap(`${moment(filing.capturedAt, timeZone)}  ${name}  ${part}${copy}`, page.width)}\n${page.paint('dim', `  ${filing.bundleId}`)}`;
	});
	const told = events.map((event) =>
		wrap(
			`${moment(event.at, timeZone)}  ${eventText(event.kind, lang)} (${printable(event.actor)})`,
			page.width,
		),
	);
	const notes = [
		...(ended || picks.length === 0 ? [] : [say.hold]),
		...(review && review.outcome !== 'whole' ? [say.appeal] : []),
	].map((note) => page.paint('warn', wrap(`! ${note}`, page.width)));
	return [facts, ...notes, bundles.join('\n'), told.join('\n')].filter(Boolean).join('\n\n');
}

/** Where the copy lies, for the officer to look through. */
export function copiedText(
	{ file, sha256, bytes }: MadeCopy & { readonly file: string },
	{ lang, page }: Desk,
): string {
	const say = disclosureWords[lang];
	return [
		`${page.paint('good', '✓')} ${wrap(say.copied, page.width)}`,
		rows(
			[
				[say.labels.file, file, 'whole'],
				['SHA-256', sha256, 'whole'],
				['Byte', String(bytes)],
			],
			page,
		),
	].join('\n');
}

export function handedText(
	{
		file,
		sha256 = '',
		left,
	}: { readonly file: string; readonly sha256?: string | undefined; readonly left: LeftCopies },
	desk: Desk,
): string {
	const { lang, page } = desk;
	const say = disclosureWords[lang];
	const facts = rows(
		[
			[say.labels.file, file, 'whole'],
			['SHA-256', sha256, 'whole'],
		],
		page,
	);
	return `${page.paint('good', '✓')} ${say.handed}\n${facts}${leftText(left, desk)}`;
}

/** Who looked at what, the newest first. */
export function looksText(looks: readonly Look[], { lang, page, timeZone }: Desk): string {
	const say = disclosureWords[lang];
	if (looks.length === 0) return say.noLooks;
	return looks
		.map(({ event, found: { filing, account } }) => {
			const { what, reason } = event.data as { readonly what?: unknown; readonly reason?: unknown };
			const name = event.kind === 'bundle-disclosed' ? say.disclosed : String(what ?? '');
			const looked =
				event.kind === 'restricted-asked-for'
					? say.fetched(String(reason ?? ''))
					: (say.looked[name] ?? name);
			const head = `${moment(event.at, timeZone)}  ${printable(event.actor)}  ${printable(looked)}`;
			const about = `  ${filing.bundleId.slice(0, 8)}  ${printable(accountTitle(account, lang))}`;
			return `${wrap(head, page.width)}\n${page.paint('dim', about)}`;
		})
		.join('\n');
}
