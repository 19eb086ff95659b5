import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { owedIn } from '../../planning/owed.ts';
import { type SnapshotPlan, STANDARD_SNAPSHOT_PLAN } from '../../records/cadence.ts';
import { type CollectiveCase, caseFor } from '../../records/cases/case.ts';
import { type Day, dayOf, yearOf } from '../../records/day.ts';
import { localDate } from '../../records/local-date.ts';
import type { RegisteredAccount } from '../../records/register/registered.ts';
import { figuresOf } from '../../records/yearly/figures.ts';
import {
	type AccountReport,
	type AnnouncedDue,
	REPORT_FORMAT,
	type UnitReport,
	type YearlyReport,
} from '../../records/yearly/report.ts';
import { type Filed, filedByAccount } from './filed.ts';
import { lifeOf } from './lives.ts';

/** What a report is about, and what others know that it is made of. */
export interface ReportWish {
	readonly year: number;
	/** Only this unit. */
	readonly unitId?: string;
	/** How often an account is documented; the standard where absent. */
	readonly planOf?: (accountId: string) => SnapshotPlan;
	/** Snapshots that were due in the year because a change or a closing was announced. */
	readonly announced?: readonly AnnouncedDue[];
}

/** Gathers what was due in a year, what was filed, what failed and what is missing, per unit and account. @throws UsageError `year-to-come` */
export async function makeReport(office: Office, wish: ReportWish): Promise<YearlyReport> {
	const { config, clock, register, cases } = office;
	const { year, unitId } = wish;
	const now = clock.now();
	const today = localDate(now, config.TIMEZONE);
	const end = dayOf(year, 12, 31);
	if (yearOf(today) < year) throw yearToCome(year);
	const filed = await filedByAccount(office, year);
	const ofYear = await cases.list({ year });
	const accounts = await register.accounts(unitId === undefined ? {} : { unitId });
	const reports = new Map<string, { unit: RegisteredAccount['unit']; accounts: AccountReport[] }>();
	for (const account of accounts) {
		const report = await accountReport(office, account, wish, filed.get(account.id), today);
		if (!report) continue;
		const { unit } = account;
		const of = reports.get(unit.id) ?? { unit, accounts: [] };
		of.accounts.push(report);
		reports.set(unit.id, of);
	}
	const units = [...reports.values()].map((of) => unitReport(of, ofYear, year)).sort(byName);
	const isSoFar = today <= end;
	return {
		format: REPORT_FORMAT,
		organisation: config.ORGANISATION_NAME,
		year,
		isSoFar,
		through: isSoFar ? today : end,
		made: now.toISOString(),
		madeOn: today,
		...(unitId === undefined ? {} : { unit: (await unitName(office, unitId)) ?? unitId }),
		figures: figuresOf(units.flatMap((unit) => unit.accounts)),
		units,
	};
}

/** Undefined where an account owed nothing in the year and nothing was done about it. */
async function accountReport(
	{ catalogue, config }: Office,
	account: RegisteredAccount,
	{ year, planOf, announced = [] }: ReportWish,
	filed: Filed | undefined,
	today: Day,
): Promise<AccountReport | undefined> {
	const { id, name, platform, address, status, isDefault, level } = account;
	const events = isDefault ? [] : await catalogue.events({ subject: id });
	const { since, until } = lifeOf(events, config.TIMEZONE);
	const plan = planOf?.(id) ?? STANDARD_SNAPSHOT_PLAN;
	const ended = until === undefined ? {} : { until };
	const owed =
		since === undefined || yearOf(since) > year
			? []
			: owedIn(
					year,
					{ id, since, ...ended, plan, level },
					filed?.taken ?? [],
					(filed?.failed ?? []).map(({ on, code }) => ({ day: on, code })),
					today,
				);
	const changes = announced.filter(({ accountId }) => accountId === id);
	const [bundles, attempts] = [filed?.filed ?? [], filed?.failed ?? []];
	if (owed.length + changes.length + bundles.length + attempts.length === 0) return undefined;
	return {
		...{ id, name, platform, address, status, isRegistered: !isDefault },
		...{ owed, announced: changes, filed: bundles, failed: attempts },
	};
}

function unitReport(
	{ unit, accounts }: { unit: RegisteredAccount['unit']; accounts: AccountReport[] },
	cases: readonly CollectiveCase[],
	year: number,
): UnitReport {
	const { id, name, creator } = unit;
	const one = caseFor(cases, { year, unitId: id, creator });
	return {
		...{ id, name, creator },
		...(one ? { caseNumber: one.number } : {}),
		figures: figuresOf(accounts),
		accounts: accounts.sort((a, b) => byName(a, b) || byText(a.platform, b.platform)),
	};
}

function yearToCome(year: number): UsageError {
	return new UsageError(`The year ${year} has not begun`, {
		code: 'year-to-come',
		subject: String(year),
		remedy: 'Give this year or an earlier one.',
	});
}

async function unitName({ register }: Office, unitId: string): Promise<string | undefined> {
	return (await register.units()).find(({ id }) => id === unitId)?.name;
}

const { compare: byText } = new Intl.Collator('sv', { numeric: true });

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
	return byText(a.name, b.name);
}
