import { TryAgainLater } from '../../src/errors.ts';
import type { BegunNotice, NewLetter, NoticeBook } from '../../src/office/notices.ts';
import type { Clock } from '../../src/office.ts';
import { appendEvent } from '../catalogue/events.ts';
import { OURSELVES } from '../catalogue/orders.ts';
import { type Database, sql } from '../sqlite/database.ts';

type Kept = Parameters<NoticeBook['keep']>[0];

/** What began, what ended, and the letters that tell of it, each with its event; all or nothing. */
export function keepNotices(db: Database, clock: Clock, { begun, ended, letters }: Kept): void {
	if (begun.length + ended.length + letters.length === 0) return;
	db.write(() => {
		const now = clock.now();
		for (const id of ended) end(db, now, id);
		for (const notice of begun) begin(db, now, notice);
		for (const letter of letters) write(db, now, letter);
	});
}

function begin(db: Database, now: Date, { id, key, kind, unitId, accountId }: BegunNotice): void {
	const there = sql.selectFrom('notices').select('id').where('key', '=', key).where('ended_at', 'is', null);
	if (db.first(there)) throw overtaken(key);
	const row = { id, key, kind, unit_id: unitId, account_id: accountId ?? null };
	db.run(sql.insertInto('notices').values({ ...row, begun_at: now.toISOString(), ended_at: null }));
	tell(db, now, 'notice-begun', accountId ?? unitId, { notice: id, kind });
}

function end(db: Database, now: Date, id: string): void {
	const query = sql.selectFrom('notices').selectAll().where('id', '=', id).where('ended_at', 'is', null);
	const there = db.first(query);
	if (!there) throw overtaken(id);
	db.run(sql.updateTable('notices').set({ ended_at: now.toISOString() }).where('id', '=', id));
	tell(db, now, 'notice-ended', there.account_id ?? there.unit_id, { notice: id, kind: there.kind });
}

function write(db: Database, now: Date, letter: NewLetter): void {
	const { id, way, unitId, recipient, subject, text, html, document, writtenAt, isUrgent, noticeIds } =
		letter;
	db.run(
		sql.insertInto('letters').values({
			...{ id, way, unit_id: unitId, recipient, subject, text, html, document, written_at: writtenAt },
			...{ is_urgent: isUrgent ? 1 : 0, tries: 0, next_at: writtenAt },
			...{ trouble: null, sent_at: null, said: null },
		}),
	);
	for (const noticeId of noticeIds) {
		const told = sql.selectFrom('letter_notices').select('letter_id').where('notice_id', '=', noticeId);
		if (db.first(told.where('way', '=', way))) throw overtaken(noticeId);
		db.run(sql.insertInto('letter_notices').values({ notice_id: noticeId, way, letter_id: id }));
	}
	tell(db, now, 'letter-written', id, { way, unit: unitId, recipient, notices: noticeIds });
}

/** That a letter has arrived. One that another process has marked is left as it is. */
export function markArrived(db: Database, clock: Clock, id: string, said: string): void {
	db.write(() => {
		const at = clock.now();
		const waiting = sql.updateTable('letters').where('id', '=', id).where('sent_at', 'is', null);
		if (db.run(waiting.set({ sent_at: at.toISOString(), said, trouble: null })) === 0) return;
		tell(db, at, 'letter-sent', id, { said });
	});
}

export function putOff(db: Database, clock: Clock, id: string, trouble: string, nextAt: string): void {
	db.write(() => {
		const waiting = sql.updateTable('letters').where('id', '=', id).where('sent_at', 'is', null);
		const set = waiting.set((eb) => ({ trouble, next_at: nextAt, tries: eb('tries', '+', 1) }));
		if (db.run(set) === 0) return;
		tell(db, clock.now(), 'letter-put-off', id, { trouble, until: nextAt });
	});
}

export function readdress(db: Database, clock: Clock, id: string, recipient: string): void {
	db.write(() => {
		const now = clock.now();
		const waiting = sql.updateTable('letters').where('id', '=', id).where('sent_at', 'is', null);
		const set = waiting.where('recipient', '<>', recipient).set({ recipient, next_at: now.toISOString() });
		if (db.run(set) === 0) return;
		tell(db, now, 'letter-readdressed', id, { recipient });
	});
}

function tell(db: Database, at: Date, kind: string, subject: string, data: Record<string, unknown>): void {
	appendEvent(db, { kind, actor: OURSELVES, subject, data }, at);
}

function overtaken(subject: string): TryAgainLater {
	return new TryAgainLater('Another process has told of it meanwhile; nothing is kept here.', {
		code: 'notices-overtaken',
		subject,
		remedy: 'Nothing is lost. Run it again later.',
	});
}
