import { accountTitle } from '../../records/labels.ts';
import { DELIVERY_STATE_WORDS } from '../../records/words/delivery.ts';
import type { Language } from '../../records/words/language.ts';
import type { DueBundle, DueBundlesWish, DuePlace } from '../../work/disposal/due-bundles.ts';
import type { Documents } from '../../work/report/documents.ts';
import { moreRows, writeTable } from '../../work/tables/write-table.ts';
import { disposalWords } from '../words/disposal.ts';

/** Of the list that is taken away. */
const COLUMNS = [
	...(['id', 'sha256', 'unit', 'account', 'captured', 'row', 'retention', 'countedFrom'] as const),
	...(['hold', 'delivery', 'number', 'remark'] as const),
];
const AT_ONCE = 500;

/** All that plan rows let be disposed of as a CSV table, piece by piece, so that a part of it alone is held at a time. */
export async function* dueTable(
	documents: Pick<Documents, 'dueBundles'>,
	wish: Omit<DueBundlesWish, 'after' | 'most'>,
	lang: Language,
): AsyncGenerator<string> {
	const { columns } = disposalWords[lang];
	const heads = COLUMNS.map((key) => ({ key, head: columns[key] }));
	let after: DuePlace | undefined;
	let isFirst = true;
	do {
		const part = await documents.dueBundles({ ...wish, most: AT_ONCE, ...(after ? { after } : {}) });
		const rows = part.bundles.map((each) => lineOf(each, lang));
		if (isFirst || rows.length > 0) yield isFirst ? writeTable(heads, rows, 'csv') : moreRows(rows);
		isFirst = false;
		after = part.next;
	} while (after);
}

function lineOf(each: DueBundle, lang: Language): readonly string[] {
	const { filing, account, unit, row, from, heldBy, delivery, present, fixity } = each;
	const say = disposalWords[lang];
	const remark = fixity?.outcome === 'quarantined' ? say.quarantined : say.gone;
	return [
		...[filing.bundleId, filing.sha256, unit, accountTitle(account, lang), filing.capturedAt],
		...[dueRow(each), row.retention, from, heldBy.length > 0 ? say.held : ''],
		...[delivery ? DELIVERY_STATE_WORDS[delivery.state][lang] : '', delivery?.number ?? ''],
		present ? '' : remark,
	];
}

/** What the row is called, as a list shows it. */
export function dueRow({ row }: DueBundle): string {
	return `${row.code} ${row.title}`;
}
