import type { AccountContext, AskedFor, Office } from '../../office.ts';
import type { TakenOn } from '../../planning/owed.ts';
import { yearOf } from '../../records/day.ts';
import type { Filing } from '../../records/filing.ts';
import { type FixityOutcome, isSpoilt } from '../../records/fixity.ts';
import { localDate } from '../../records/local-date.ts';
import type { FailedLine, FiledLine } from '../../records/yearly/report.ts';

/** What was filed of an account in a year, and what failed. Oldest first. */
export interface Filed {
	readonly filed: readonly FiledLine[];
	readonly failed: readonly FailedLine[];
	/** What was taken in the year and after it, for what counts. Neither evidence of a removal nor what somebody limited shows the account. */
	readonly taken: readonly TakenOn[];
}

/** By account; one of which nothing was filed or tried is left out. @param year the organisation's own */
export async function filedByAccount(office: Office, year: number): Promise<ReadonlyMap<string, Filed>> {
	const { catalogue, config, cases } = office;
	const dayOf = (iso: string) => localDate(new Date(iso), config.TIMEZONE);
	const numbers = new Map((await cases.list()).map(({ id, number }) => [id, number]));
	const contexts = new Map<string, Pick<AccountContext, 'unit' | 'plan' | 'row'>>();
	const under = async (filing: Filing) => {
		const key = `${filing.unitId} ${filing.planRowId}`;
		const known = contexts.get(key) ?? (await catalogue.filedUnder(filing));
		contexts.set(key, known);
		return known;
	};
	const found = new Map<string, { filed: FiledLine[]; failed: FailedLine[]; taken: TakenOn[] }>();
	const of = (accountId: string) => {
		const there = found.get(accountId) ?? { filed: [], failed: [], taken: [] };
		found.set(accountId, there);
		return there;
	};
	const isOver = yearOf(dayOf(office.clock.now().toISOString())) > year;
	const after = isOver ? await catalogue.filings({ year: year + 1 }) : [];
	const filings = [...after, ...(await catalogue.filings({ year }))].reverse();
	const attempts = (await catalogue.attempts()).filter(({ at }) => yearOf(dayOf(at)) === year).reverse();
	const orders = await askedFor(office, [...filings, ...attempts]);
	const spoiltOf = await spoiltAmong(
		office,
		filings.map(({ bundleId }) => bundleId),
	);
	for (const filing of filings) {
		const { accountId, bundleId, occasion, outcome, path } = filing;
		const on = dayOf(filing.capturedAt);
		const order = orders.get(filing.orderId);
		const level = order ? { level: order.level } : {};
		const isRestricted = filing.isRestricted ?? false;
		const there = of(accountId);
		if (occasion !== 'removal' && order?.isWhole !== false)
			there.taken.push({ day: on, outcome, ...level, bundle: bundleId, isSpoilt: spoiltOf.has(bundleId) });
		if (yearOf(on) !== year) continue;
		const { unit, plan, row } = await under(filing);
		const spoilt = spoiltOf.get(bundleId);
		const number = filing.caseId === undefined ? undefined : numbers.get(filing.caseId);
		there.filed.push({
			...{ bundle: bundleId, on, occasion, outcome, ...level, isRestricted },
			...(isRestricted ? {} : { path }),
			...(spoilt ? { spoilt } : {}),
			row: {
				...{ plan: plan.title, version: plan.version, code: row.code, title: row.title },
				isDefault: unit.isDefault || plan.isDefault || row.isDefault,
			},
			...(number === undefined ? {} : { caseNumber: number }),
			isCaseStated: number !== undefined && filing.caseNumber === number,
		});
	}
	for (const { id, code, path, accountId, orderId, at } of attempts) {
		const order = orders.get(orderId);
		const place = order?.isRestricted ? {} : { path };
		const what = order?.isOfPost ? { isOfPost: true } : {};
		of(accountId).failed.push({ attempt: id, on: dayOf(at), code, ...place, ...what });
	}
	return found;
}

/** Those of the bundles that the last fixity check found spoilt, gone or altered in the catalogue, with what it found. */
export async function spoiltAmong(
	{ fixity }: Office,
	bundleIds: readonly string[],
): Promise<ReadonlyMap<string, FixityOutcome>> {
	const found = new Map<string, FixityOutcome>();
	if (bundleIds.length <= FEW)
		for (const [id, { outcome }] of await fixity.latest(bundleIds)) {
			if (isSpoilt(outcome)) found.set(id, outcome);
		}
	else {
		// Nearly all are whole: the few that are not are had without asking after each of the others.
		const wanted = new Set(bundleIds);
		for (const { bundleId, outcome } of await fixity.spoilt())
			if (wanted.has(bundleId)) found.set(bundleId, outcome);
	}
	return found;
}

/** More of them are not asked after one by one. */
const FEW = 100;
/** So many orders are read in one look. */
const ORDERS = 10_000;

async function askedFor(
	{ catalogue }: Office,
	done: readonly { readonly orderId: string }[],
): Promise<ReadonlyMap<string, AskedFor>> {
	const ids = [...new Set(done.map(({ orderId }) => orderId))];
	const found = new Map<string, AskedFor>();
	for (let from = 0; from < ids.length; from += ORDERS)
		for (const [id, asked] of await catalogue.askedFor(ids.slice(from, from + ORDERS))) found.set(id, asked);
	return found;
}
