import type { CaseCounts } from '../../office/cases.ts';
import type { Office } from '../../office.ts';
import type { Account } from '../../records/account.ts';
import type { CollectiveCase } from '../../records/cases/case.ts';
import type { Filing } from '../../records/filing.ts';
import type { FixityCheck } from '../../records/fixity.ts';
import type { RegisteredUnit } from '../../records/register/registered.ts';
import { theCase } from './keep.ts';

/** A case with how many filings belong to it. */
export interface CountedCase extends CaseCounts {
	readonly case: CollectiveCase;
	/** The unit's name, where it is for one unit. */
	readonly unit?: string;
}

export interface ShownCase extends CountedCase {
	/** Oldest capture first. */
	readonly filed: readonly CaseFiling[];
}

export interface CaseFiling {
	/** Without its path where it is restricted in access. */
	readonly filing: Omit<Filing, 'path'> & { readonly path?: string };
	readonly account: Account;
	/** Whether the sealed manifest states the case's number as it is now. */
	readonly isStated: boolean;
	/** The last time its bytes were read again; null where they have not been since it was filed. */
	readonly fixity: FixityCheck | null;
}

/** Every case, the newest year first. @param unitIds only these units' filings are counted */
export async function listCases(
	{ cases, register }: Office,
	year?: number,
	unitIds?: readonly string[],
): Promise<readonly CountedCase[]> {
	const units = await register.units();
	const counts = await cases.counts(unitIds === undefined ? {} : { unitIds });
	const found = await cases.list(year === undefined ? {} : { year });
	return found.map((one) => counted(one, counts.get(one.id), units));
}

/** A case and what is filed under it. @throws UsageError as `theCase` */
export async function showCase(office: Office, wanted: string): Promise<ShownCase> {
	const one = await theCase(office, wanted);
	const filings = await office.catalogue.filings({ caseId: one.id });
	const accounts = new Map<string, Account>();
	const checks = await office.fixity.latest(filings.map(({ bundleId }) => bundleId));
	const filed: CaseFiling[] = [];
	for (const filing of filings.toReversed()) {
		const account =
			accounts.get(filing.accountId) ?? (await office.catalogue.accountContext(filing.accountId)).account;
		accounts.set(account.id, account);
		const fixity = checks.get(filing.bundleId) ?? null;
		filed.push({ filing: told(filing), account, isStated: filing.caseNumber === one.number, fixity });
	}
	const counts = {
		filings: filed.length,
		withoutNumber: filed.filter(({ isStated }) => !isStated).length,
	};
	return { ...counted(one, counts, await office.register.units()), filed };
}

/** Where a restricted one lies is told to whoever fetches it for a reason, which is recorded. */
function told(filing: Filing): CaseFiling['filing'] {
	const { path, ...rest } = filing;
	return filing.isRestricted ? rest : filing;
}

function counted(
	one: CollectiveCase,
	counts: CaseCounts = { filings: 0, withoutNumber: 0 },
	units: readonly RegisteredUnit[],
): CountedCase {
	const unit = units.find(({ id }) => id === one.unitId)?.name;
	return { case: one, ...(unit === undefined ? {} : { unit }), ...counts };
}
