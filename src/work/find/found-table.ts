import type { Office } from '../../office.ts';
import { accountTitle, label } from '../../records/labels.ts';
import type { Language } from '../../records/words/language.ts';
import { type Column, moreRows, writeTable } from '../tables/write-table.ts';
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

type Rooms = Pick<Office, 'texts' | 'catalogue' | 'occasions' | 'cases' | 'register' | 'config'>;

/**
 * What is found, up to `MOST_ROWS`, as a CSV table that a Swedish Excel opens: what begins like a formula is text there. It comes piece by
 * piece, so that only one page of it is held at a time.
 * @param before told of what the next piece shows, and waited for before anybody is given it
 * @throws as `findTexts`, before the first piece
 */
export async function* foundTable(
	office: Rooms,
	wish: Omit<FindWish, 'limit' | 'after' | 'longest' | 'isUncounted'>,
	lang: Language,
	before: (texts: readonly TextInBundle[]) => Promise<void>,
	signal?: AbortSignal,
): AsyncGenerator<string> {
	const rowOf = await rowsIn(office, lang);
	const columns: readonly Column[] = Object.entries(HEADS).map(([key, head]) => ({ key, head: head[lang] }));
	const asked = { ...wish, longest: LONGEST_CELL, isUncounted: true };
	let rows = 0;
	let after: string | undefined;
	do {
		const limit = Math.min(AT_ONCE, MOST_ROWS - rows);
		const page = { ...asked, limit, ...(after ? { after } : {}) };
		const { texts, next } = await findTexts(office, page, signal);
		await before(texts);
		const some = texts.map(rowOf);
		yield after === undefined ? writeTable(columns, some, 'csv') : moreRows(some);
		rows += texts.length;
		after = next;
	} while (after !== undefined && rows < MOST_ROWS);
}

async function rowsIn({ register, cases, config }: Rooms, lang: Language) {
	// A bundle may have come to its case after it was filed, and a case may be called otherwise since.
	const numbers = new Map((await cases.list()).map(({ id, number }) => [id, number]));
	const units = new Map((await register.units()).map(({ id, name }) => [id, name]));
	// As a spreadsheet sorts it, and as a person here reads it.
	const captured = new Intl.DateTimeFormat('sv-SE', {
		...({ dateStyle: 'short', timeStyle: 'short' } as const),
		timeZone: config.TIMEZONE,
	});
	return ({ filing, account, kind, author, written, text, bundleId, position }: TextInBundle) => [
		captured.format(new Date(filing.capturedAt)),
		accountTitle(account, lang),
		units.get(filing.unitId) ?? '',
		label('occasion', filing.occasion, lang),
		label('outcome', filing.outcome, lang),
		numbers.get(filing.caseId ?? '') ?? '',
		KINDS[kind][lang],
		author,
		written,
		text.slice(0, LONGEST_CELL).toWellFormed(),
		filing.isRestricted ? YES[lang] : '',
		bundleId,
		`${position}`,
	];
}
