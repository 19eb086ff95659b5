/** A bundle as a validator gets it: the zip, and the same unpacked by another program than ours. */
export interface Bundle {
	readonly name: string;
	/** Absolute path of the zip. */
	readonly zip: string;
	/** Absolute path of the unpacked root folder. */
	readonly folder: string;
}

/** What a validator that someone else wrote says of a bundle. */
export interface Validation {
	readonly validator: string;
	readonly bundle: string;
	readonly ok: boolean;
	/** Everything it holds against the bundle, and what it was asked about. */
	readonly messages: readonly string[];
}

export interface Validator {
	readonly name: string;
	/** Why it cannot run on this machine, in words for a skipped test; undefined when it can. */
	whyNot(): Promise<string | undefined>;
	/** Fetches the program once, in its pinned version. */
	install(): Promise<void>;
	/** Why this bundle is not asked about, where the bundle itself promises nothing that this validator judges. */
	whyNotAsked?(bundle: Bundle): Promise<string | undefined>;
	/** @returns what is wrong; nothing when the validator accepts the bundle. A file that should be there and is not is wrong. */
	faults(bundle: Bundle): Promise<readonly string[]>;
}

/** Asks a validator; its messages name files from the bundle's root folder on, wherever that was unpacked. */
export async function validate(validator: Validator, bundle: Bundle): Promise<Validation> {
	const faults = await validator.faults(bundle);
	const messages = faults.map((fault) => fault.replaceAll(`${bundle.folder}/`, '').trim()).filter(Boolean);
	return { validator: validator.name, bundle: bundle.name, ok: messages.length === 0, messages };
}
