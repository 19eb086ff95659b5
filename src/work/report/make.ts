import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { owedIn } from '../../planning/owed.ts';
import type { Cadence, SnapshotPlan } from '../../records/cadence.ts';
import { type CollectiveCase, caseFor } from '../../records/cases/case.ts';
import { addDays, type Day, dayOf, yearOf } from '../../records/day.ts';
import { localDate } from '../../records/local-date.ts';
import type { RegisteredAccount } from '../../records/register/registered.ts';
import { startOfDay } from '../../records/start-of-day.ts';
import { figuresOf } from '../../records/yearly/figures.ts';
import {
	type AccountReport,
	type AnnouncedDue,
	REPORT_FORMAT,
	type UnitReport,
	type YearlyReport,
} from '../../records/yearly/report.ts';
import { announcedIn } from './announced.ts';
import { decidedBefore } from './decided.ts';
import { type Filed, filedByAccount } from './filed.ts';
import { type Life, lifeOf } from './lives.ts';

/** What a report is about. */
export interface ReportWish {
	readonly year: number;
	/** Only this unit. */
	readonly unitId?: string;
}

/** Gathers what was due in a year, what was filed, what failed and what is missing, per unit and account. @throws UsageError `year-to-come` */
export async function makeReport(office: Office, wish: ReportWish): Promise<YearlyReport> {
	const { config, clock, register, cases, occasions } = office;
	const { year, unitId } = wish;
	const now = clock.now();
	const today = localDate(now, config.TIMEZONE);
	const end = dayOf(year, 12, 31);
	if (yearOf(today) < year) throw yearToCome(year);
	const filed = await filedByAccount(office, year);
	const ofYear = await cases.list({ year });
	const isSoFar = today <= end;
	const registered = await register.accounts(unitId === undefined ? {} : { unitId });
	const instant = (on: Day) => startOfDay(on, config.TIMEZONE).toISOString();
	const decided = await decidedBefore(office, registered, instant(addDays(end, 1)));
	const midsummer = await decidedBefore(office, registered, instant(dayOf(year, 7, 1)));
	const accounts = registered.map((account) => ({ ...account, level: decided(account).level }));
	const day = (instant: string) => localDate(new Date(instant), config.TIMEZONE);
	const closings = await occasions.closings();
	const closingsOf = Map.groupBy(closings, ({ accountId }) => accountId);
	const announced = await announcedIn(office, accounts, closings, { year, today, dayOf: day });
	const reports = new Map<string, { unit: RegisteredAccount['unit']; accounts: AccountReport[] }>();
	for (const account of accounts) {
		const life = lifeOf(account, closingsOf.get(account.id) ?? [], day);
		const known = {
			...{ life, filed: filed.get(account.id), announced: announced.get(account.id) ?? [] },
			...{ plan: decided(account).plan, firstHalf: midsummer(account).plan.cadence },
		};
		const report = accountReport(account, year, known, today);
		if (!report) continue;
		const { unit } = account;
		const of = reports.get(unit.id) ?? { unit, accounts: [] };
		of.accounts.push(report);
		reports.set(unit.id, of);
	}
	const units = [...reports.values()].map((of) => unitReport(of, ofYear, year)).sort(byName);
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

/** What decides what an account owed. */
interface Known {
	readonly life: Life;
	readonly filed: Filed | undefined;
	readonly announced: readonly AnnouncedDue[];
	/** As it was decided in the year. */
	readonly plan: SnapshotPlan;
	/** When its first half ended. */
	readonly firstHalf: Cadence;
}

/** Undefined where an account owed nothing in the year and nothing was done about it. */
function accountReport(
	account: RegisteredAccount,
	year: number,
	{ life: { since, until }, filed, announced, plan, firstHalf }: Known,
	today: Day,
): AccountReport | undefined {
	const { id, name, platform, address, status, isDefault, level } = account;
	const ended = until === undefined ? {} : { until };
	const owed =
		since === undefined || yearOf(since) > year
			? []
			: owedIn(
					year,
					{ id, since, ...ended, plan, firstHalf, level },
					filed?.taken ?? [],
					// What kept evidence of one post from being had says nothing of the account.
					(filed?.failed ?? []).flatMap(({ on, code, isOfPost }) => (isOfPost ? [] : [{ day: on, code }])),
					today,
				);
	const [bundles, attempts] = [filed?.filed ?? [], filed?.failed ?? []];
	if (owed.length + announced.length + bundles.length + attempts.length === 0) return undefined;
	return {
		...{ id, name, platform, address, status, isRegistered: !isDefault },
		...{ owed, announced, filed: bundles, failed: attempts },
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
