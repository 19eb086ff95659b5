import type { Filing } from '../records/filing.ts';
import type { FixityCheck, Mend } from '../records/fixity.ts';

/** What is done about bundles that are not as they should be. Announced before a file is moved, and told of when it lies there. */
export interface MendBook {
	/** Says that a file is about to be moved, with its event. */
	intend(mend: Mend): Promise<void>;
	/**
	 * That it was done, announced or not, with its event and the check that says how the bundle is now, in one transaction. Done again it comes to the same.
	 * @throws Fault `unknown-bundle-checked`
	 */
	done(mend: Mend, check: FixityCheck): Promise<void>;
	/** That it came to nothing, with its event. */
	drop(id: string): Promise<void>;
	/** Announced, and neither done nor dropped: what a kill leaves. */
	intended(): Promise<readonly Mend[]>;
	/** What was done, the oldest first; of one bundle where it is named. */
	list(bundleId?: string): Promise<readonly Mend[]>;
	/**
	 * What the event log last said of a bundle's size, checksum, root and place. It is chained, the catalogue's line is not.
	 * @returns undefined where the log tells nothing of it
	 */
	logged(bundleId: string): Promise<Logged | undefined>;
	/** Puts the catalogue's line back to what the log says, exchanging places with a line that has its root and place, with the mend, its event and the check, in one transaction. */
	correct(mend: Mend, logged: Logged, check: FixityCheck): Promise<void>;
}

/** What the event log says of a bundle. */
export interface Logged extends Pick<Filing, 'bytes' | 'sha256'> {
	/** Number of the event. */
	readonly event: number;
	/** Where it was filed below its root; absent where no event says. */
	readonly path?: string;
	/** The root that it was filed below, absolute, as it is called now; absent where no event says. */
	readonly root?: string;
}
