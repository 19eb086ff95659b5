import { z } from 'zod';
import type { Account } from '../../src/records/account.ts';
import type { Attempt, Filing } from '../../src/records/filing.ts';
import type { Order } from '../../src/records/order.ts';
import { PLAN_RULES, type PlanRow, type RecordsPlan } from '../../src/records/plan.ts';
import { comparable } from '../../src/records/same-name.ts';
import type {
	AccountRow,
	AttemptRow,
	FilingRow,
	OrderRow,
	PlanRowRow,
	RecordsPlanRow,
} from '../sqlite/tables.ts';

const Hosts = z.array(z.string());
const Limits = z.object({
	posts: z.number().exactOptional(),
	seconds: z.number().exactOptional(),
	height: z.number().exactOptional(),
	bytes: z.number().exactOptional(),
});

export function accountFrom(row: AccountRow): Account {
	const { id, platform, handle, address, name, status } = row;
	return {
		id,
		unitId: row.unit_id,
		platform,
		handle,
		address,
		name,
		status,
		isDefault: row.is_default === 1,
	};
}

const Rules = z.partialRecord(z.enum(PLAN_RULES), z.string());

export function recordsPlanFrom(row: RecordsPlanRow): RecordsPlan {
	const { id, title, version, decided_on: decidedOn, reference } = row;
	return {
		...{ id, title, version },
		...(decidedOn === null ? {} : { decidedOn }),
		...(reference === null ? {} : { reference }),
		isDefault: row.is_default === 1,
	};
}

export function planRowFrom(row: PlanRowRow): PlanRow {
	const { id, plan_id: planId, number, code, title, retention } = row;
	const rules = Rules.parse(JSON.parse(row.rules)) as PlanRow['rules'];
	return { id, planId, number, code, title, retention, rules, isDefault: row.is_default === 1 };
}

export function orderFrom(row: OrderRow): Order {
	const { id, occasion, reason, level, due, state, attempts } = row;
	return {
		id,
		accountId: row.account_id,
		occasion,
		reason,
		level,
		orderedBy: row.ordered_by,
		orderedAs: row.ordered_as,
		orderedAt: row.ordered_at,
		due,
		state,
		...(row.out === null ? {} : { out: row.out }),
		allowHosts: Hosts.parse(JSON.parse(row.allow_hosts)),
		limits: Limits.parse(JSON.parse(row.limits)),
		...(row.post === null || row.category === null
			? {}
			: { removal: { post: row.post, category: row.category } }),
		...(row.is_restricted === 1 ? { isRestricted: true } : {}),
		attempts,
		...(row.not_before === null ? {} : { restsUntil: row.not_before }),
	};
}

export function filingFrom(row: FilingRow): Filing {
	const { occasion, outcome, root, path, bytes, sha256, posts, findings } = row;
	return {
		bundleId: row.bundle_id,
		orderId: row.order_id,
		accountId: row.account_id,
		...(row.account_name === null ? {} : { accountName: row.account_name }),
		unitId: row.unit_id,
		planRowId: row.plan_row_id,
		occasion,
		outcome,
		root,
		path,
		bytes,
		sha256,
		capturedAt: row.captured_at,
		filedAt: row.filed_at,
		posts,
		findings,
		...(row.is_restricted === 1 ? { isRestricted: true } : {}),
		...(row.case_id === null ? {} : { caseId: row.case_id }),
		...(row.case_number === null ? {} : { caseNumber: row.case_number }),
	};
}

export function filingRow(filing: Filing): FilingRow {
	const { occasion, outcome, root, path, bytes, sha256, posts, findings } = filing;
	return {
		bundle_id: filing.bundleId,
		order_id: filing.orderId,
		account_id: filing.accountId,
		unit_id: filing.unitId,
		plan_row_id: filing.planRowId,
		occasion,
		outcome,
		root,
		path,
		bytes,
		sha256,
		captured_at: filing.capturedAt,
		filed_at: filing.filedAt,
		posts,
		findings,
		account_name: filing.accountName ?? null,
		account_name_key: filing.accountName === undefined ? null : comparable(filing.accountName),
		is_restricted: filing.isRestricted ? 1 : 0,
		case_id: filing.caseId ?? null,
		case_number: filing.caseNumber ?? null,
	};
}

export function attemptFrom(row: AttemptRow): Attempt {
	return { ...pick(row), orderId: row.order_id, accountId: row.account_id };
}

function pick({ id, path, code, at }: AttemptRow): Pick<Attempt, 'id' | 'path' | 'code' | 'at'> {
	return { id, path, code, at };
}
