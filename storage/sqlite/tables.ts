import type { AccountStatus } from '../../src/records/account.ts';
import type { Cadence } from '../../src/records/cadence.ts';
import type { Filing } from '../../src/records/filing.ts';
import type { Level, Occasion } from '../../src/records/occasion.ts';
import type { RemovalCategory } from '../../src/records/occasions/removal.ts';
import type { Orderer, OrderState } from '../../src/records/order.ts';
import type { RowPurpose } from '../../src/records/plan.ts';
import type { SigningRole } from '../../src/records/register/registered.ts';
import type { CopyRow } from '../copies/rows.ts';
import type { DeliveryTables } from '../deliveries/rows.ts';
import type { DisclosureTables } from '../disclosures/rows.ts';
import type { FixityCheckRow } from '../fixity/rows.ts';
import type { HookTables } from '../hooks/rows.ts';
import type { SealTables } from '../keys/rows.ts';
import type { MendRow } from '../mends/rows.ts';
import type { NoticeTables } from '../notices/rows.ts';
import type { PeopleTables } from '../people/rows.ts';
import type { TextTables } from '../texts/rows.ts';
import type { WatchTables } from '../watch/rows.ts';
import type {
	AccountHistoryRow,
	AnnouncedChangeRow,
	ClosingRow,
	PurposeAnswerRow,
} from './occasion-tables.ts';

/**
 * The tables as migrations/sqlite leaves them. Literal types are true because CHECK constraints keep them so;
 * booleans are 0 and 1; times are ISO 8601 in UTC, whose text order is time order.
 */
export interface Tables
	extends WatchTables,
		NoticeTables,
		DeliveryTables,
		SealTables,
		PeopleTables,
		TextTables,
		HookTables,
		DisclosureTables {
	organisations: OrganisationRow;
	units: UnitRow;
	records_plans: RecordsPlanRow;
	plan_rows: PlanRowRow;
	accounts: AccountRow;
	orders: OrderRow;
	order_runs: OrderRunRow;
	order_stops: OrderStopRow;
	filings: FilingRow & { captured_on: string };
	filing_intents: FilingRow;
	attempts: AttemptRow;
	events: EventRow;
	locks: LockRow;
	rests: RestRow;
	activity_plans: ActivityPlanRow;
	sign_offs: SignOffRow;
	unit_rows: UnitRowRow;
	account_history: AccountHistoryRow;
	announced_changes: AnnouncedChangeRow;
	closings: ClosingRow;
	purpose_answers: PurposeAnswerRow;
	collective_cases: CaseRow;
	fixity_checks: FixityCheckRow;
	copies: CopyRow;
	mends: MendRow;
}

export interface OrganisationRow {
	id: string;
	name: string;
	number: string | null;
	is_default: number;
}

export interface UnitRow {
	id: string;
	organisation_id: string;
	name: string;
	/** `comparable` of the name. */
	name_key: string;
	creator: string;
	email: string | null;
	is_communications: number;
	is_default: number;
	cadence: Cadence | null;
	/** JSON. */
	months: string;
}

export interface RecordsPlanRow {
	id: string;
	title: string;
	/** `comparable` of the title. */
	title_key: string;
	version: string;
	/** ISO date. */
	decided_on: string | null;
	reference: string | null;
	taken_in_at: string | null;
	is_default: number;
}

export interface PlanRowRow {
	id: string;
	plan_id: string;
	number: number;
	code: string;
	title: string;
	retention: string;
	/** JSON. */
	rules: string;
	is_default: number;
}

export interface UnitRowRow {
	unit_id: string;
	purpose: RowPurpose;
	plan_row_id: string;
}

export interface CaseRow {
	id: string;
	year: number;
	number: string;
	/** `comparable` of the number. */
	number_key: string;
	title: string;
	/** `''` where it is not for one records creator alone. */
	creator: string;
	creator_key: string;
	unit_id: string | null;
	made_at: string;
}

export interface AccountRow {
	id: string;
	unit_id: string;
	plan_row_id: string;
	platform: string;
	handle: string;
	address: string;
	/** `accountKey` of the address: equal for all spellings. */
	address_key: string;
	name: string;
	/** `comparable` of the handle and of the name. */
	handle_key: string;
	name_key: string;
	owner_function: string;
	/** JSON. */
	holders: string;
	is_public: number;
	is_wide: number;
	level: Level;
	status: AccountStatus;
	is_default: number;
	cadence: Cadence | null;
	/** JSON. */
	months: string;
	/** ISO dates. */
	active_since: string | null;
	purpose_on: string | null;
}

export interface OrderRow {
	id: string;
	account_id: string;
	occasion: Occasion;
	reason: string;
	level: Level;
	ordered_by: string;
	ordered_as: Orderer;
	ordered_at: string;
	due: string;
	state: OrderState;
	out: string | null;
	/** JSON. */
	allow_hosts: string;
	/** JSON. */
	limits: string;
	attempts: number;
	not_before: string | null;
	worker: string | null;
	/** `ownerMark` of the process that claimed it. */
	owner: string | null;
	lease_until: string | null;
	post: string | null;
	category: RemovalCategory | null;
	is_restricted: number;
}

export interface OrderRunRow {
	order_id: string;
	started_at: string;
	told_at: string;
	step: string;
	posts: number;
	tiles: number;
	bytes: number;
}

export interface OrderStopRow {
	order_id: string;
	asked_by: string;
	reason: string;
	asked_at: string;
}

export interface FilingRow {
	bundle_id: string;
	order_id: string;
	account_id: string;
	unit_id: string;
	plan_row_id: string;
	occasion: Occasion;
	outcome: Filing['outcome'];
	/** `''` for the store's own, relative below it, else absolute. */
	root: string;
	path: string;
	bytes: number;
	sha256: string;
	captured_at: string;
	filed_at: string;
	posts: number;
	findings: number;
	account_name: string | null;
	/** `comparable` of it. */
	account_name_key: string | null;
	is_restricted: number;
	case_id: string | null;
	/** As the sealed manifest states it. */
	case_number: string | null;
}

export interface AttemptRow {
	id: string;
	order_id: string;
	account_id: string;
	path: string;
	code: string;
	at: string;
}

export interface EventRow {
	number: number;
	at: string;
	kind: string;
	actor: string;
	subject: string;
	/** JSON with sorted keys, the bytes that the hash is taken over. */
	data: string;
	previous: string;
	hash: string;
}

export interface LockRow {
	name: string;
	token: string;
	worker: string;
	owner: string;
	lease_until: string;
}

export interface RestRow {
	name: string;
	until: string;
}

export interface ActivityPlanRow {
	account_id: string;
	version: number;
	purpose: string;
	audience: string;
	/** JSON. */
	goals: string;
	made_at: string;
}

export interface SignOffRow {
	account_id: string;
	version: number;
	role: SigningRole;
	name: string;
	name_key: string;
	/** ISO date. */
	signed_on: string;
	reference: string;
	/** JSON. */
	attachment: string | null;
}
