import { Fault, UsageError } from '../../src/errors.ts';
import type { Clock } from '../../src/office.ts';
import { accountKey } from '../../src/records/address.ts';
import type { SaidOfCadence } from '../../src/records/cadence.ts';
import { localDate } from '../../src/records/local-date.ts';
import type { NewAccount, RegisterChange } from '../../src/records/register/change.ts';
import type { AccountFacts, NewUnit } from '../../src/records/register/registered.ts';
import { comparable } from '../../src/records/same-name.ts';
import { keysOf, UNSAID } from '../catalogue/accounts.ts';
import { ensureDefaultFiling, type OrganisationSettings } from '../catalogue/default-filing.ts';
import { appendEvent } from '../catalogue/events.ts';
import { carryOutOccasion } from '../occasions/change.ts';
import { changedMeanwhile } from '../occasions/changed-meanwhile.ts';
import { type Database, sql } from '../sqlite/database.ts';
import type { AccountRow } from '../sqlite/tables.ts';
import { addPlan, signPlan } from './activity-plans.ts';
import { nameRow, takeInPlan } from './records-plans.ts';

/** What a change is carried out with. */
export interface Hands {
	readonly db: Database;
	readonly clock: Clock;
	readonly settings: OrganisationSettings;
	/** IANA name: whose calendar a day is of. */
	readonly timeZone: string;
}

/**
 * Carries out every change, each with its event, in one transaction, or none.
 * @throws UsageError `duplicate-unit` `duplicate-account` `second-communications-unit` `signed-twice` · TryAgainLater
 * `register-changed` where somebody else was first
 */
export function changeRegister(hands: Hands, changes: readonly RegisterChange[], by: string): void {
	const { db, clock } = hands;
	db.write(() => {
		for (const change of changes) {
			carryOut(hands, change, by);
			const { kind, ...data } = change;
			const subject = kind === 'account-added' ? change.account.id : change.id;
			appendEvent(db, { kind, actor: by, subject, data }, clock.now());
		}
	});
}

function carryOut(hands: Hands, change: RegisterChange, by: string): void {
	const { db, clock } = hands;
	switch (change.kind) {
		case 'unit-added':
			addUnit(hands, change.id, change.unit);
			break;
		case 'unit-changed':
			changeUnit(db, change.id, change.to);
			break;
		case 'account-added':
			addAccount(hands, change.account);
			break;
		case 'account-changed':
			changeAccount(hands, change.id, change.unitId, change.facts);
			break;
		case 'plan-signed':
			signPlan(db, change.id, change.version, change.signOff);
			break;
		case 'plan-taken-in':
			takeInPlan(db, clock, change);
			break;
		case 'row-named':
			nameRow(db, change);
			break;
		case 'status-changed':
			changeStatus(hands, change);
			break;
		default:
			carryOutOccasion(hands, change, by);
	}
}

/** Closing and closed come by the closing gate alone. @throws Fault `status-by-gate` */
function changeStatus(
	{ db, clock, timeZone }: Hands,
	{ id, from, to }: Extract<RegisterChange, { kind: 'status-changed' }>,
): void {
	if (to === 'closing' || to === 'closed')
		throw new Fault(`An account becomes ${to} by the closing gate`, { code: 'status-by-gate', subject: id });
	const since = to === 'active' ? localDate(clock.now(), timeZone) : null;
	const set = { status: to, active_since: since };
	const changed = db.run(
		sql.updateTable('accounts').set(set).where('id', '=', id).where('status', '=', from),
	);
	if (changed !== 1) throw changedMeanwhile(id);
}

function addUnit({ db, clock, settings }: Hands, id: string, unit: NewUnit): void {
	const { organisationId } = ensureDefaultFiling(db, clock, settings);
	refuseSameUnit(db, id, unit);
	const { name, creator, email = null, isCommunications, cadence = '', months = [] } = unit;
	db.run(
		sql.insertInto('units').values({
			...{ id, organisation_id: organisationId, name, name_key: comparable(name), creator, email },
			...{ is_communications: isCommunications ? 1 : 0, is_default: 0 },
			...{ cadence: cadence || null, months: JSON.stringify(months) },
		}),
	);
}

function changeUnit(db: Database, id: string, to: Partial<NewUnit>): void {
	refuseSameUnit(db, id, to);
	const { name, creator, email, isCommunications } = to;
	const set = {
		...(name === undefined ? {} : { name, name_key: comparable(name) }),
		...(creator === undefined ? {} : { creator }),
		...(email === undefined ? {} : { email: email === '' ? null : email }),
		...(isCommunications === undefined ? {} : { is_communications: isCommunications ? 1 : 0 }),
		...cadenceColumns(to),
	};
	if (db.run(sql.updateTable('units').set(set).where('id', '=', id)) !== 1) throw changedMeanwhile(id);
}

/** The indexes refuse it too; here it gets its words. */
function refuseSameUnit(db: Database, id: string, { name, isCommunications }: Partial<NewUnit>): void {
	const others = sql.selectFrom('units').select('name').where('id', '!=', id);
	if (name !== undefined && db.first(others.where('name_key', '=', comparable(name))))
		throw new UsageError(`There is a unit called "${name}" already`, {
			code: 'duplicate-unit',
			subject: name,
			remedy: 'Give it another name, or change the one that is there.',
		});
	const one = isCommunications ? db.first(others.where('is_communications', '=', 1)) : undefined;
	if (one)
		throw new UsageError(`"${one.name}" is the communications unit already`, {
			code: 'second-communications-unit',
			subject: one.name,
			remedy: 'An organisation has one: change the other one first.',
		});
}

function addAccount({ db, clock, settings }: Hands, account: NewAccount): void {
	const { planRowId } = ensureDefaultFiling(db, clock, settings);
	const { id, unitId, platform, handle, address, name, facts } = account;
	const address_key = accountKey(address);
	const there = db.first(sql.selectFrom('accounts').selectAll().where('address_key', '=', address_key));
	if (there)
		throw new UsageError(`The register has this account already, as ${there.address}`, {
			code: 'duplicate-account',
			subject: there.address,
			remedy: 'Change the one that is there.',
		});
	const row: AccountRow = {
		...{ id, platform, handle, address, name, address_key, unit_id: unitId, plan_row_id: planRowId },
		...keysOf({ handle, name }),
		...UNSAID,
		...columnsOf(facts),
		status: 'planned',
		is_default: 0,
	};
	db.run(sql.insertInto('accounts').values(row));
	addPlan(db, clock, id, facts);
}

function changeAccount(
	{ db, clock }: Hands,
	id: string,
	unitId: string | undefined,
	facts: AccountFacts,
): void {
	const set = { ...columnsOf(facts), ...(unitId === undefined ? {} : { unit_id: unitId }), is_default: 0 };
	if (db.run(sql.updateTable('accounts').set(set).where('id', '=', id)) !== 1) throw changedMeanwhile(id);
	addPlan(db, clock, id, facts);
}

function columnsOf(facts: AccountFacts): Partial<AccountRow> {
	const { name, owner, holders, isPublic, isWide, level } = facts;
	return {
		...(name === undefined ? {} : { name, name_key: comparable(name) }),
		...(owner === undefined ? {} : { owner_function: owner }),
		...(holders === undefined ? {} : { holders: JSON.stringify(holders) }),
		...(isPublic === undefined ? {} : { is_public: isPublic ? 1 : 0 }),
		...(isWide === undefined ? {} : { is_wide: isWide ? 1 : 0 }),
		...(level === undefined ? {} : { level }),
		...cadenceColumns(facts),
	};
}

function cadenceColumns({
	cadence,
	months,
}: Partial<SaidOfCadence>): Partial<Pick<AccountRow, 'cadence' | 'months'>> {
	return {
		...(cadence === undefined ? {} : { cadence: cadence || null }),
		...(months === undefined ? {} : { months: JSON.stringify(months) }),
	};
}
