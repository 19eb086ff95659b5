import type { Letter } from '../../src/records/notices/letter.ts';
import type { NoticeKind, Way } from '../../src/records/notices/notice.ts';

/** The tables of notices as migrations/sqlite leaves them. */
export interface NoticeTables {
	notices: NoticeRow;
	letters: LetterRow;
	letter_notices: LetterNoticeRow;
}

export interface NoticeRow {
	id: string;
	key: string;
	kind: NoticeKind;
	unit_id: string;
	account_id: string | null;
	begun_at: string;
	ended_at: string | null;
}

export interface LetterRow {
	id: string;
	way: Way;
	unit_id: string;
	recipient: string;
	is_urgent: number;
	subject: string;
	text: string;
	html: string;
	/** JSON. */
	document: string;
	written_at: string;
	tries: number;
	next_at: string;
	trouble: string | null;
	sent_at: string | null;
	/** What the other side said when it arrived. */
	said: string | null;
}

export interface LetterNoticeRow {
	notice_id: string;
	way: Way;
	letter_id: string;
}

export function letterFrom(row: LetterRow & { readonly notices: number }): Letter {
	const { id, way, recipient, subject, text, html, document, tries, notices } = row;
	return {
		...{ id, way, recipient, subject, text, html, document, tries, notices },
		...{ unitId: row.unit_id, isUrgent: row.is_urgent === 1, writtenAt: row.written_at, nextAt: row.next_at },
		...(row.trouble === null ? {} : { trouble: row.trouble }),
		...(row.sent_at === null ? {} : { sentAt: row.sent_at }),
	};
}
