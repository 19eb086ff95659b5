import { sql as raw } from 'kysely';
import { Fault, UsageError } from '../../src/errors.ts';
import type { Clock, FilingFilter } from '../../src/office.ts';
import { yearOf } from '../../src/records/day.ts';
import type { Attempt, Filing } from '../../src/records/filing.ts';
import { localDate } from '../../src/records/local-date.ts';
import { comparable } from '../../src/records/same-name.ts';
import { caseOf, linkFiling } from '../cases/link.ts';
import { closeBySnapshot } from '../occasions/closings.ts';
import { isWhole } from '../occasions/read.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { accountsCalled, nameDefaultAccount } from './accounts.ts';
import { appendEvent } from './events.ts';
import { keepFailed, keepFiled } from './history.ts';
import { OURSELVES, orderRow, setState } from './orders.ts';
import { attemptFrom, filingFrom, filingRow } from './rows.ts';

export function intendFiling(db: Database, clock: Clock, filing: Filing): void {
	db.write(() => {
		const order = existingOrder(db, filing.orderId);
		const { bundleId, orderId, path, sha256 } = filing;
		db.run(sql.deleteFrom('filing_intents').where('order_id', '=', orderId));
		db.run(sql.insertInto('filing_intents').values(filingRow(filing)));
		const data = { orderId, ...rootOf(filing), path, sha256 };
		const event = { kind: 'filing-intended', actor: order.worker ?? OURSELVES, subject: bundleId, data };
		appendEvent(db, event, clock.now());
	});
}

/**
 * A bundle that lies verified in its place is recorded whatever has become of the order meanwhile: one that
 * nobody knows of would be worse than two of one order. The same bundle is recorded once.
 */
export function recordFiling(db: Database, clock: Clock, timeZone: string, filing: Filing): void {
	db.write(() => {
		const { bundleId, orderId, path, bytes, sha256, outcome } = filing;
		db.run(sql.deleteFrom('filing_intents').where('bundle_id', '=', bundleId));
		const there = db.first(sql.selectFrom('filings').select('sha256').where('bundle_id', '=', bundleId));
		if (there?.sha256 === sha256) return;
		if (there !== undefined)
			throw new Fault('Another bundle is filed under this id', { code: 'filing-differs', subject: bundleId });
		const order = existingOrder(db, orderId);
		const captured_on = localDate(new Date(filing.capturedAt), timeZone);
		db.run(sql.insertInto('filings').values({ ...filingRow(filing), captured_on }));
		setState(db, orderId, 'filed');
		const taken = {
			...{ bundleId, outcome, occasion: filing.occasion, level: order.level, isWhole: isWhole(order) },
			...{ capturedAt: filing.capturedAt, capturedOn: captured_on },
		};
		keepFiled(db, filing.accountId, taken);
		// A post's own page calls itself by its title.
		if (filing.accountName !== undefined && filing.occasion !== 'removal')
			nameDefaultAccount(db, clock, filing.accountId, filing.accountName);
		const data = {
			orderId,
			accountId: filing.accountId,
			...rootOf(filing),
			path,
			bytes,
			sha256,
			outcome,
			was: order.state,
			...(filing.isRestricted ? { isRestricted: true } : {}),
			...(filing.caseNumber === undefined ? {} : { caseNumber: filing.caseNumber }),
		};
		const event = { kind: 'bundle-filed', actor: order.worker ?? OURSELVES, subject: bundleId, data };
		appendEvent(db, event, clock.now());
		closeBySnapshot(db, clock, filing.accountId, taken, OURSELVES);
		// Its case may have been registered while it was packed, or before it was recovered.
		const late = filing.caseId === undefined ? caseOf(db, filing.unitId, yearOf(captured_on)) : undefined;
		if (late) linkFiling(db, clock, bundleId, late, OURSELVES);
	});
}

export function listIntents(db: Database): readonly Filing[] {
	return db.all(sql.selectFrom('filing_intents').selectAll().orderBy('filed_at')).map(filingFrom);
}

/** Each by itself, from one to the next: what it costs grows with the roots and not with what lies below them. */
export function listRoots(db: Database): readonly string[] {
	const filed = sql.selectFrom('filings').select('root as place').orderBy('root').limit(1);
	const ordered = sql.selectFrom('orders').select('out as place').orderBy('out').limit(1);
	return [
		...eachOnce((last) => db.first(last === undefined ? filed : filed.where('root', '>', last))),
		...eachOnce((last) => db.first(ordered.where('out', last === undefined ? 'is not' : '>', last ?? null))),
	];
}

function eachOnce(
	next: (last: string | undefined) => { readonly place: string | null } | undefined,
): readonly string[] {
	const found: string[] = [];
	for (let row = next(undefined); typeof row?.place === 'string'; row = next(row.place))
		found.push(row.place);
	return found;
}

export function dropIntent(db: Database, clock: Clock, bundleId: string): void {
	db.write(() => {
		const gone = db.run(sql.deleteFrom('filing_intents').where('bundle_id', '=', bundleId));
		if (gone === 0) return;
		const event = { kind: 'filing-intent-dropped', actor: OURSELVES, subject: bundleId, data: {} };
		appendEvent(db, event, clock.now());
	});
}

/** A filed order stays filed: a second worker's failure takes nothing away from it. */
export function recordAttempt(db: Database, clock: Clock, timeZone: string, attempt: Attempt): void {
	db.write(() => {
		const { id, orderId, accountId, path, code, at } = attempt;
		const there = db.first(sql.selectFrom('attempts').select('id').where('id', '=', id));
		if (there !== undefined) return;
		const order = existingOrder(db, orderId);
		const row = { id, order_id: orderId, account_id: accountId, path, code, at };
		db.run(sql.insertInto('attempts').values(row));
		db.run(sql.deleteFrom('filing_intents').where('order_id', '=', orderId));
		if (order.state !== 'filed') setState(db, orderId, 'failed');
		if (order.post === null) keepFailed(db, accountId, at, timeZone);
		const data = { orderId, accountId, path, code, was: order.state };
		const event = { kind: 'attempt-failed', actor: order.worker ?? OURSELVES, subject: id, data };
		appendEvent(db, event, clock.now());
	});
}

/** Newest capture first. `account` is what `accountsCalled` takes, or a name at capture; `unit` an id or name, `year` the organisation's own. */
export function listFilings(db: Database, filter: FilingFilter): readonly Filing[] {
	const { account, unit, unitIds, year, occasion, outcome, caseId, orderId, after, limit } = filter;
	let query = sql.selectFrom('filings').selectAll().orderBy('captured_at', 'desc').orderBy('bundle_id');
	if (account !== undefined) {
		const ids = accountsCalled(db, account).map(({ id }) => id);
		// An account that was renamed is looked for by its old name too.
		const key = comparable(account);
		query = query.where((eb) => eb.or([eb('account_id', 'in', ids), eb('account_name_key', '=', key)]));
	}
	if (unit !== undefined) {
		const matching = sql
			.selectFrom('units')
			.select('id')
			.where((eb) => eb.or([eb('id', '=', unit), eb('name_key', '=', comparable(unit))]));
		query = query.where('unit_id', 'in', matching);
	}
	if (unitIds !== undefined) query = query.where('unit_id', 'in', unitIds);
	if (year !== undefined) {
		const digits = String(year).padStart(4, '0');
		query = query.where('captured_on', '>=', `${digits}-01-01`).where('captured_on', '<=', `${digits}-12-31`);
		// No clock is a day away from UTC: by the instant the year is found in the order in which the list is.
		query = query.where('captured_at', '>=', dayBefore(year)).where('captured_at', '<', dayAfter(year));
	}
	// By what there are few of: nearly all filings have one of two occasions and one of two verdicts, and SQLite cannot know that.
	const isFew = [account, unit, unitIds, caseId, orderId].some((each) => each !== undefined);
	const column = (name: string) => (isFew ? raw`+${raw.ref(name)}` : raw.ref(name));
	if (occasion !== undefined) query = query.where(column('occasion'), '=', occasion);
	if (outcome !== undefined) query = query.where(column('outcome'), '=', outcome);
	if (caseId !== undefined) query = query.where('case_id', '=', caseId);
	if (orderId !== undefined) query = query.where('order_id', '=', orderId);
	if (after !== undefined)
		query = query.where((eb) =>
			eb.or([
				eb('captured_at', '<', after.capturedAt),
				eb.and([eb('captured_at', '=', after.capturedAt), eb('bundle_id', '>', after.bundleId)]),
			]),
		);
	if (limit !== undefined) query = query.limit(limit);
	return db.all(query).map(filingFrom);
}

function dayBefore(year: number): string {
	return `${String(year - 1).padStart(4, '0')}-12-31`;
}

function dayAfter(year: number): string {
	return `${String(year + 1).padStart(4, '0')}-01-02`;
}

/** @throws UsageError `ambiguous-bundle` */
export function findFiling(db: Database, idOrBeginning: string): Filing | undefined {
	const exact = db.first(sql.selectFrom('filings').selectAll().where('bundle_id', '=', idOrBeginning));
	if (exact !== undefined) return filingFrom(exact);
	if (idOrBeginning === '') return undefined;
	// The range of all texts that begin so, by the primary key; LIKE would read % and _ as wildcards.
	const query = sql
		.selectFrom('filings')
		.selectAll()
		.where('bundle_id', '>=', idOrBeginning)
		.where('bundle_id', '<', `${idOrBeginning}\u{10FFFF}`)
		.orderBy('bundle_id')
		.limit(3);
	const rows = db.all(query);
	if (rows.length > 1)
		throw new UsageError(`More than one bundle's id begins with ${idOrBeginning}`, {
			code: 'ambiguous-bundle',
			subject: idOrBeginning,
			remedy: `Write more of the id, such as ${rows.map((r) => r.bundle_id).join(' or ')}`,
		});
	return rows[0] === undefined ? undefined : filingFrom(rows[0]);
}

export function listAttempts(db: Database, accountId?: string): readonly Attempt[] {
	let query = sql.selectFrom('attempts').selectAll().orderBy('at', 'desc').orderBy('id');
	if (accountId !== undefined) query = query.where('account_id', '=', accountId);
	return db.all(query).map(attemptFrom);
}

/** Events name a root only where it is not the store's own, whose name changes with DATA_DIR's. */
function rootOf({ root }: Filing): { readonly root?: string } {
	return root === '' ? {} : { root };
}

function existingOrder(db: Database, id: string) {
	const order = orderRow(db, id);
	if (order === undefined)
		throw new Fault('The catalogue has no such order', { code: 'unknown-order', subject: id });
	return order;
}
