import { comparable } from '../same-name.ts';

/** The registered case of a year that snapshots are filed to (samlingsärende). */
export interface CollectiveCase {
	readonly id: string;
	/** Calendar year where the organisation is. */
	readonly year: number;
	/** As the diary writes it (diarienummer). */
	readonly number: string;
	/** What the case is called in the diary; may be empty. */
	readonly title: string;
	/** Records creator that it is for; absent where it is not for one alone. */
	readonly creator?: string;
	/** Unit that it is for; absent where it is not for one alone. */
	readonly unitId?: string;
}

/** What of a filing decides its case. */
export interface CaseSubject {
	readonly year: number;
	readonly unitId: string;
	readonly creator: string;
}

/** The case that a filing belongs to: its unit's own, else its records creator's, else the organisation's. */
export function caseFor(
	cases: readonly CollectiveCase[],
	{ year, unitId, creator }: CaseSubject,
): CollectiveCase | undefined {
	const ofYear = cases.filter((one) => one.year === year);
	return (
		ofYear.find((one) => one.unitId === unitId) ??
		ofYear.find((one) => one.creator !== undefined && comparable(one.creator) === comparable(creator)) ??
		ofYear.find((one) => one.unitId === undefined && one.creator === undefined)
	);
}

/** What is changed of the cases; several are carried out together or not at all. */
export type CaseChange =
	| { readonly kind: 'case-added'; readonly id: string; readonly case: Omit<CollectiveCase, 'id'> }
	| {
			readonly kind: 'case-changed';
			readonly id: string;
			readonly to: Partial<Pick<CollectiveCase, 'number' | 'title'>>;
	  };
