import type { AccountReport, DueState, YearlyFigures } from './report.ts';

/** Adds up what accounts owed and what was filed of them. Every due snapshot is counted once, by its state. */
export function figuresOf(accounts: readonly AccountReport[]): YearlyFigures {
	const states = accounts.flatMap(({ owed, announced }) => [...owed, ...announced].map(({ state }) => state));
	const filed = accounts.flatMap((account) => account.filed);
	const of = (wanted: DueState) => states.filter((state) => state === wanted).length;
	const [documented, toCome] = [of('documented'), of('to-come')];
	const passed = states.length - toCome;
	return {
		accounts: accounts.length,
		due: passed,
		documented,
		partial: of('partial'),
		missing: of('missing'),
		toCome,
		coverage: passed === 0 ? null : Math.floor((documented / passed) * 100),
		bundles: filed.length,
		spoilt: filed.filter(({ spoilt }) => spoilt !== undefined).length,
		restricted: filed.filter(({ isRestricted }) => isRestricted).length,
		underDefaultRow: filed.filter(({ row }) => row.isDefault).length,
		withoutCase: filed.filter(({ isCaseStated }) => !isCaseStated).length,
		failedAttempts: accounts.reduce((sum, { failed }) => sum + failed.length, 0),
	};
}
