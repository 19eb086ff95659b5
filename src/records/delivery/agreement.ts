import { comparable } from '../same-name.ts';

/** An agreement with an archive about what is handed over and how (överenskommelse), and for which part of the organisation it holds. */
export interface Agreement {
	readonly number: string;
	/** Who preserves what is handed over, such as the municipal archive. */
	readonly archive?: string;
	/** That archive's own organisation number, ten digits with or without hyphen; only where `archive` is. */
	readonly archiveNumber?: string;
	/** The code that the archive knows the records creator by. */
	readonly creatorCode?: string;
	/** Only this records creator's; absent with `unitId` where it is for all. */
	readonly creator?: string;
	/** Only this unit's. */
	readonly unitId?: string;
}

/** The nearest one: the unit's own, else its records creator's, else that of all. */
export function agreementFor(
	agreements: readonly Agreement[],
	unit: { readonly id: string; readonly creator: string },
): Agreement | undefined {
	return (
		agreements.find(({ unitId }) => unitId === unit.id) ??
		agreements.find(
			({ unitId, creator }) =>
				unitId === undefined && creator !== undefined && comparable(creator) === comparable(unit.creator),
		) ??
		agreements.find(({ unitId, creator }) => unitId === undefined && creator === undefined)
	);
}

/** Everything that may be wrong with what is said of an agreement. */
export type AgreementProblem =
	| 'archive-number-form'
	| 'archive-number-alone'
	| 'code-too-long'
	| 'not-a-line';

/** What is wrong, by the field that says it; nothing where all is right. */
export function agreementProblems(
	said: Omit<Agreement, 'unitId' | 'creator'>,
): readonly { readonly field: keyof Agreement; readonly code: AgreementProblem }[] {
	const { archive, archiveNumber } = said;
	const lines = (['number', 'archive', 'creatorCode'] as const).filter((field) => !isLine(said[field] ?? ''));
	return [
		...lines.map((field) => ({ field, code: 'not-a-line' as const })),
		...(archiveNumber !== undefined && !/^\d{6}-?\d{4}$/.test(archiveNumber)
			? [{ field: 'archiveNumber' as const, code: 'archive-number-form' as const }]
			: []),
		// A number says whose it is only beside a name.
		...(archiveNumber !== undefined && archive === undefined
			? [{ field: 'archiveNumber' as const, code: 'archive-number-alone' as const }]
			: []),
		...([...(said.creatorCode ?? '')].length > LONGEST_CODE
			? [{ field: 'creatorCode' as const, code: 'code-too-long' as const }]
			: []),
	];
}

/** Of a records creator's code, in characters. */
const LONGEST_CODE = 100;

/** What fits in one element of METS as it was said: no line breaks, and nothing that XML cannot hold. */
function isLine(text: string): boolean {
	return !/[\p{Cc}\p{Cs}\u2028\u2029\uFFFE\uFFFF]/u.test(text);
}
