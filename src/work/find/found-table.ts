import type { Office } from '../../office.ts';
import { accountTitle, label } from '../../records/labels.ts';
import type { Language } from '../../records/words/language.ts';
import { type Column, writeTable } from '../tables/write-table.ts';
import { type FindWish, findTexts, type TextInBundle } from './find-texts.ts';

/** More rows than a person reads, and no more than a spreadsheet opens at once. */
const MOST_ROWS = 10_000;
/** A cell of a spreadsheet holds 32,767 characters. */
const LONGEST_CELL = 32_000;
const AT_ONCE = 500;

const HEADS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
	captured: { sv: 'Fångad', en: 'Captured' },
	account: { sv: 'Konto', en: 'Account' },
	unit: { sv: 'Verksamhet', en: 'Unit' },
	occasion: { sv: 'Anledning', en: 'Occasion' },
	verdict: { sv: 'Omdöme', en: 'Verdict' },
	case: { sv: 'Samlingsärende', en: 'Collective case' },
	kind: { sv: 'Slag', en: 'Kind' },
	author: { sv: 'Skriven av', en: 'Written by' },
	written: { sv: 'Skriven', en: 'Written' },
	text: { sv: 'Text', en: 'Text' },
	restricted: { sv: 'Sekretessmarkerat', en: 'Restricted' },
	bundle: { sv: 'Paket', en: 'Bundle' },
	post: { sv: 'Inlägg nr', en: 'Post no.' },
};
const KINDS = {
	post: { sv: 'inlägg', en: 'post' },
	comment: { sv: 'kommentar', en: 'comment' },
} as const;
const YES: Readonly<Record<Language, string>> = { sv: 'ja', en: 'yes' };

/** What is found, up to `MOST_ROWS`, page by page. @throws as `findTexts` */
export async function allFound(
	office: Pick<Office, 'texts' | 'catalogue' | 'occasions' | 'cases'>,
	wish: Omit<FindWish, 'limit' | 'after'>,
): Promise<readonly TextInBundle[]> {
	const found: TextInBundle[] = [];
	for (let after: string | undefined; found.length < MOST_ROWS; ) {
		const page = await findTexts(office, { ...wish, limit: AT_ONCE, ...(after ? { after } : {}) });
		found.push(...page.texts);
		after = page.next;
		if (after === undefined) break;
	}
	return found.slice(0, MOST_ROWS);
}

/** As a table that a Swedish Excel opens: what begins like a formula is text there. */
export async function foundTable(
	{ register, config }: Pick<Office, 'register' | 'config'>,
	found: readonly TextInBundle[],
	lang: Language,
): Promise<string> {
	const units = new Map((await register.units()).map(({ id, name }) => [id, name]));
	// As a spreadsheet sorts it, and as a person here reads it.
	const captured = new Intl.DateTimeFormat('sv-SE', {
		...({ dateStyle: 'short', timeStyle: 'short' } as const),
		timeZone: config.TIMEZONE,
	});
	const columns: readonly Column[] = Object.entries(HEADS).map(([key, head]) => ({ key, head: head[lang] }));
	const rows = found.map(({ filing, account, kind, author, written, text, bundleId, position }) => [
		captured.format(new Date(filing.capturedAt)),
		accountTitle(account, lang),
		units.get(filing.unitId) ?? '',
		label('occasion', filing.occasion, lang),
		label('outcome', filing.outcome, lang),
		filing.caseNumber ?? '',
		KINDS[kind][lang],
		author,
		written,
		text.slice(0, LONGEST_CELL).toWellFormed(),
		filing.isRestricted ? YES[lang] : '',
		bundleId,
		`${position}`,
	]);
	return writeTable(columns, rows, 'csv');
}
