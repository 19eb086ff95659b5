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
	/** Why it was not asked. */
	readonly notAsked?: string;
}

export interface Validator {
	readonly name: string;
	/** It opens a browser. */
	readonly browses?: boolean;
	/** Why it cannot run on this machine, in words for a skipped test; undefined when it can. */
	whyNot(): Promise<string | undefined>;
	/** Fetches the program once, in its pinned version. */
	install(): Promise<void>;
	/** Why this bundle is not asked about, where the bundle itself promises nothing that this validator judges. */
	whyNotAsked?(bundle: Bundle): Promise<string | undefined>;
	/**
	 * Asks about all of them in as few processes as the program allows: starting it takes longer than most of its answers.
	 * @returns what is wrong with each, in the order they were given; nothing where the validator accepts it. A file that
	 * should be there and is not is wrong.
	 */
	faults(bundles: readonly Bundle[]): Promise<readonly (readonly string[])[]>;
}

/** Asks a validator; its messages name files from the bundle's root folder on, wherever that was unpacked. */
export async function validate(
	validator: Validator,
	bundles: readonly Bundle[],
): Promise<readonly Validation[]> {
	const whys = await Promise.all(bundles.map((bundle) => validator.whyNotAsked?.(bundle)));
	const asked = bundles.filter((_, i) => whys[i] === undefined);
	const faults = asked.length > 0 ? await validator.faults(asked) : [];
	return bundles.map((bundle, i): Validation => {
		const about = { validator: validator.name, bundle: bundle.name };
		const notAsked = whys[i];
		if (notAsked !== undefined) return { ...about, ok: true, messages: [], notAsked };
		const said = faults[asked.indexOf(bundle)];
		if (said === undefined) throw new Error(`${validator.name} said nothing of ${bundle.name}`);
		const messages = said.map((fault) => fault.replaceAll(`${bundle.folder}/`, '').trim()).filter(Boolean);
		return { ...about, ok: messages.length === 0, messages };
	});
}

/** For programs that are quickly started: a process, or several, for each bundle, one bundle after the other. */
export function oneByOne(ask: (bundle: Bundle) => Promise<readonly string[]>): Validator['faults'] {
	return async (bundles) => {
		const all: (readonly string[])[] = [];
		for (const bundle of bundles) all.push(await ask(bundle));
		return all;
	};
}

/**
 * For programs that take long to start: asks about all at once, and again about each that it then said nothing of,
 * since a program that stumbles over one leaves the rest out.
 * @param ask says what is wrong with each that it could tell of, by its place in the list
 */
export function allAtOnce<T>(
	things: readonly T[],
	ask: (some: readonly T[]) => Promise<ReadonlyMap<number, readonly string[]>>,
	silent: (thing: T) => readonly string[],
): Promise<readonly (readonly string[])[]> {
	return ask(things).then(async (together) => {
		const all: (readonly string[])[] = [];
		for (const [i, thing] of things.entries()) {
			const said = together.get(i) ?? (things.length > 1 ? (await ask([thing])).get(0) : undefined);
			all.push(said ?? silent(thing));
		}
		return all;
	});
}
