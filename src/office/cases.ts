import type { CaseChange, CollectiveCase } from '../records/cases/case.ts';

/** The collective cases (samlingsärenden), and which filings belong to which. */
export interface Cases {
	/** The newest year first, then by number. */
	list(filter?: { readonly year?: number }): Promise<readonly CollectiveCase[]>;
	/** How many filings each case has, by its id; a case without any is left out. @param filter `unitIds`: only these units' are counted */
	counts(filter?: { readonly unitIds?: readonly string[] }): Promise<ReadonlyMap<string, CaseCounts>>;
	/** How many filings of each unit belong to any of these cases, by the unit's id. */
	countsByUnit(caseIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
	/**
	 * Carries out all or none, each with an event that names who did it. Filings of the year that belong to a new one are linked to it, each
	 * with an event, where their sealed manifests state no number; those stay as they are.
	 * @returns how many filings were linked
	 * @throws UsageError `duplicate-case` · TryAgainLater `register-changed`
	 */
	change(changes: readonly CaseChange[], by: string): Promise<number>;
}

export interface CaseCounts {
	readonly filings: number;
	/** Those whose sealed manifests do not state the case's number as it is now. */
	readonly withoutNumber: number;
}
