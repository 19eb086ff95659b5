import { comparable } from '../same-name.ts';

/** An agreement with an archive about what is handed over and how (överenskommelse), and for which part of the organisation it holds. */
export interface Agreement {
	readonly number: string;
	/** Who preserves what is handed over, such as the municipal archive. */
	readonly archive?: string;
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
