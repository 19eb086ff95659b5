import { accountTitle } from '../../records/labels.ts';
import { LIST_DIFFERENCES, type ListDifference } from '../../records/public-list/reconcile.ts';
import type { CheckedList } from '../../work/public-list/check.ts';
import type { Desk } from '../desk.ts';
import { printable, wrap } from '../page.ts';
import { count, counted } from '../quantities.ts';
import { publicListWords } from '../words/public-list-words.ts';

/** What a check came to, as a machine reads it: of a registered account only what tells which one it is. */
export function checkDocument({ differences, links, ...checked }: CheckedList): object {
	return {
		agrees: differences.length === 0,
		...checked,
		links,
		differences: differences.map(({ account, ...difference }) => ({
			...difference,
			...(account ? { account: identity(account) } : {}),
		})),
	};
}

function identity({ id, platform, handle, name, address, status, isPublic, unit }: Registered) {
	return { id, platform, handle, name, address, status, isPublic, unit: unit.name };
}
type Registered = NonNullable<ListDifference['account']>;

/** What a check came to: the answer first, then the differences kind by kind, each with what to do. */
export function checkedText(checked: CheckedList, desk: Desk): string {
	const { lang, page } = desk;
	const say = publicListWords[lang];
	const { differences, pages, links, agreed, unread } = checked;
	const answer =
		differences.length === 0
			? `${page.paint('good', '✓')} ${say.agrees}`
			: `${page.paint('warn', '!')} ${say.differs(counted(differences.length, say.differences, lang))}`;
	const read = say.read(
		counted(pages.length, say.pages, lang),
		counted(links.length, say.links, lang),
		counted(agreed, say.accounts, lang),
	);
	const unchecked = links.filter(({ state, told }) => state === 'unchecked' && told !== undefined).length;
	const notes = [
		...(checked.isRendered ? [say.rendered] : []),
		...(checked.isCutOff ? [say.cutOff(count(pages.length, lang))] : []),
		...unread.map(({ address, why }) => say.unread(printable(address), printable(why))),
		...(unchecked > 0 ? [say.unchecked(count(unchecked, lang))] : []),
	];
	const kinds = LIST_DIFFERENCES.flatMap((kind) => {
		const of = differences.filter((difference) => difference.kind === kind);
		return of.length === 0 ? [] : [kindText(kind, of, desk)];
	});
	return [
		[answer, read].map((line) => wrap(line, page.width)).join('\n'),
		...kinds,
		...(notes.length > 0 ? [notes.map((note) => wrap(note, page.width)).join('\n')] : []),
	].join('\n\n');
}

function kindText(kind: ListDifference['kind'], of: readonly ListDifference[], desk: Desk): string {
	const { lang, page } = desk;
	const [title, remedy] = publicListWords[lang].kinds[kind];
	return [
		page.paint('strong', `${title} (${count(of.length, lang)})`),
		...of.map((difference) => differenceText(difference, desk)),
		wrap(page.paint('dim', `→ ${remedy}`), page.width, 2),
	].join('\n');
}

function differenceText({ kind, link, account, how }: ListDifference, { lang, page }: Desk): string {
	const say = publicListWords[lang];
	const name = account ? `${accountTitle(account, lang)}, ${account.unit.name}` : (link?.text ?? '');
	const about = [
		...(how ? [say.hows[how]] : []),
		...(kind === 'dead' && link?.told ? [say.told(link.told)] : []),
	].join(', ');
	const addresses = [
		...(link ? [link.address] : []),
		...(how === 'redirect' && link?.leadsTo ? [say.leadsTo(link.leadsTo)] : []),
		...(account && (how || !link) ? [link ? say.registered(account.address) : account.address] : []),
		...(link && kind === 'unknown' ? [say.onPage(link.page)] : []),
	];
	const head = [name, about].filter(Boolean).join(' · ');
	return [
		...(head ? [wrap(printable(head), page.width, 2)] : []),
		...addresses.map((line) => `    ${page.paint('dim', printable(line))}`),
	].join('\n');
}
