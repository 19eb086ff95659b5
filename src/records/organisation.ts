/** The municipality. Source: design §1. */
export interface Organisation {
	readonly id: string;
	readonly name: string;
	/** Swedish organisation number, ten digits with or without hyphen; absent on the marked default. */
	readonly number?: string;
	readonly isDefault: boolean;
}

/** A part of the organisation that owns accounts (verksamhet). */
export interface Unit {
	readonly id: string;
	readonly organisationId: string;
	readonly name: string;
	/** Records creator (arkivbildare), a nämnd. */
	readonly creator: string;
	readonly isDefault: boolean;
}
