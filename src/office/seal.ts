import type { KeyEnd, SealKey, Signer } from '../records/seal.ts';

/** All that sealing needs from outside. */
export interface SealOffice {
	readonly keys: KeyBook;
	readonly custody: KeyCustody;
	readonly stamps: StampBook;
	/** Those that the settings name; none where they name none. */
	readonly timestampers: readonly Timestamper[];
}

/** The history of the organisation's seal keys, in the catalogue. Public keys alone. */
export interface KeyBook {
	/** Oldest first; the last one has no end and is in use. Empty before the first is made. */
	history(): Promise<readonly SealKey[]>;
	/**
	 * Takes a key into use, with its event, where none is in use; nothing else is changed.
	 * @returns the key that is in use now: another one where another process was first
	 */
	begin(key: SealKey, by: string): Promise<SealKey>;
	/**
	 * Ends the key in use and takes the next one into use, with their events, all or none.
	 * @throws TryAgainLater `seal-key-overtaken` where the key in use is not `ended` any more
	 */
	replace(ended: { readonly sha256: string; readonly why: KeyEnd }, next: SealKey, by: string): Promise<void>;
}

/**
 * Keeps the private seal keys. The one here keeps them encrypted on disk; one for PKCS#11 makes the pair in the token, opens it
 * by its label, and signs there (CKM_EDDSA): nothing else of Ögonblick sees a private key (docs/decisions/0021).
 */
export interface KeyCustody {
	/** Where the keys are kept, in words for `doctor`. */
	readonly place: string;
	/** Makes a pair and keeps it, durable when it returns. Not in use by that alone. */
	make(): Promise<Pick<SealKey, 'sha256' | 'publicKey'>>;
	/**
	 * The signer of a key that is kept.
	 * @throws UsageError `seal-key-missing` `seal-key-damaged` `seal-key-unreadable` `seal-passphrase-missing` `seal-passphrase-open`
	 */
	open(sha256: string): Promise<Signer>;
	/**
	 * A key that is kept though no history tells of it, made usable as the others: of the time before there was one, or of a catalogue that is gone.
	 * @returns with `since`, when it was made; undefined where there is none
	 */
	adopt(): Promise<(Pick<SealKey, 'sha256' | 'publicKey'> & { readonly since: string }) | undefined>;
	/** Destroys a private key, where it is kept: what is no longer used cannot be stolen. */
	discard(sha256: string): Promise<void>;
}

/** A time-stamp authority that the settings name (RFC 3161 over HTTP). */
export interface Timestamper {
	/** Its address, without name and password. */
	readonly address: string;
	/**
	 * Sends a TimeStampReq and gives back what it answers, unread: whoever asks checks it.
	 * @throws with what was in the way: TryAgainLater `timestamp-unreachable` · UsageError `timestamp-wrong` where it answers what no waiting mends
	 */
	ask(request: Uint8Array, signal: AbortSignal): Promise<Buffer>;
}

/** How long the time stamps of a filed bundle hold. */
export interface StampState {
	readonly bundleId: string;
	/** Renewals beside the bundle. */
	readonly renewals: number;
	/** When the newest stamp is to have been renewed; absent where the bundle bears none. */
	readonly goodUntil?: string;
}

/** What is known of the time stamps of filed bundles, so that those that are to be renewed are found without reading all. */
export interface StampBook {
	/** Of every filed bundle, some thousand at a time; `goodUntil` is undefined and `renewals` -1 where nobody has looked yet. */
	states(unitId?: string): AsyncIterable<readonly StampState[]>;
	/** Of one; undefined where it is not filed, or nobody has looked yet. */
	state(bundleId: string): Promise<StampState | undefined>;
	/** Keeps what was found or renewed, with its event. What is found never lowers how many renewals there were: they are missed. @throws Fault `unknown-bundle-stamped` */
	record(state: StampState, what: 'stamps-read' | 'seal-renewed', by: string): Promise<void>;
}
