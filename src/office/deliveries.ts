import type { Agreement } from '../records/delivery/agreement.ts';
import type {
	Answered,
	Delivery,
	DeliveryLine,
	DeliveryStanding,
	DeliverySummary,
} from '../records/delivery/delivery.ts';
import type { DeliveryTarget } from '../records/delivery/target.ts';

/** What is to be delivered; the number is given when it is written down. */
export type NewDelivery = Omit<Delivery, 'number' | 'sentAt' | 'withdrawnAt' | 'bundles'> & {
	readonly lines: readonly DeliveryLine[];
	/** Why each bundle that is restricted in access is handed over, by whoever decided it; absent where none is. */
	readonly restrictedFor?: { readonly reason: string; readonly by: string };
	/** Whether what was delivered there before is delivered once more. */
	readonly isAgain?: boolean;
};

export interface DeliveryFilter {
	readonly targetId?: string;
	readonly bundleId?: string;
	/** Only those that are under way. */
	readonly isOpen?: boolean;
	readonly limit?: number;
}

export interface SummaryFilter {
	/** Only the one of this number. */
	readonly number?: string;
	/** Only those that are under way, or of which a bundle is sent and not answered, or refused. */
	readonly isPending?: boolean;
	/** Only those of which every bundle is of these units, by id. */
	readonly unitIds?: readonly string[];
	readonly limit?: number;
	/** How many come before: the next page of a list. Only with `limit`. */
	readonly offset?: number;
}

/** A receipt as it was handed in. */
export interface KeptReceipt {
	readonly name: string;
	readonly bytes: Uint8Array;
	/** Lower-case hex. */
	readonly sha256: string;
}

/** Deliveries to e-archives, where they go and under which agreements. Every change appends its events in the same transaction. */
export interface Deliveries {
	/** By name. */
	targets(): Promise<readonly DeliveryTarget[]>;
	/**
	 * Adds it, or puts it in the place of the one with its id.
	 * @throws UsageError `duplicate-target` · `target-in-use` where it would be another place while a delivery there is under way
	 */
	saveTarget(target: DeliveryTarget, by: string): Promise<void>;
	/** What was delivered there stays known. @throws UsageError `target-in-use` while a delivery there is under way */
	removeTarget(id: string, by: string): Promise<void>;
	/** The organisation's first, then by records creator and unit. */
	agreements(): Promise<readonly Agreement[]>;
	/** Puts it in the place of the one for the same part of the organisation. @param agreement without a number to take that one away */
	saveAgreement(
		agreement: Omit<Agreement, 'number'> & { readonly number?: string },
		by: string,
	): Promise<void>;

	/**
	 * Writes down what is to be sent, durable before anything is: of all that order the same bundle for the same target at once, one does.
	 * @param year of its number
	 * @throws TryAgainLater `delivery-ordered-meanwhile` where a bundle is on its way there already, or there and not wanted again
	 */
	order(delivery: NewDelivery, year: number): Promise<Delivery>;
	/** The newest first. */
	list(filter?: DeliveryFilter): Promise<readonly Delivery[]>;
	/** As `list`, without their bundles: there may be tens of thousands of these. */
	summaries(filter?: SummaryFilter): Promise<readonly DeliverySummary[]>;
	/** By its number or id. */
	delivery(numberOrId: string): Promise<Delivery | undefined>;
	/** That a bundle lies whole at the target. Saying it again changes nothing. */
	bundleSent(deliveryId: string, bundleId: string, by: string): Promise<void>;
	/** That all of it and its list lie at the target. Saying it again changes nothing. */
	deliverySent(deliveryId: string, by: string): Promise<void>;
	/**
	 * Takes what is not sent out of a delivery that is under way; one of which nothing was ever sent is given up.
	 * @param isAll whether to take out what is sent and not answered too, and give the delivery up in any case
	 * @returns how many were taken out
	 */
	withdraw(deliveryId: string, reason: string, by: string, isAll?: boolean): Promise<number>;
	/**
	 * Keeps what was answered, all or none, and the receipt that said it.
	 * @throws TryAgainLater `delivery-answered-meanwhile` where a bundle is not as it was read
	 */
	answer(
		deliveryId: string,
		answers: readonly (Answered & { readonly from: string })[],
		receipt: KeptReceipt | undefined,
		by: string,
	): Promise<void>;
	/** Where each of these stands in the last delivery that it is part of; one that is part of none is left out. */
	standings(bundleIds: readonly string[], targetId?: string): Promise<ReadonlyMap<string, DeliveryStanding>>;
}

/** Bytes that are to lie at a target, and what they must be. */
export interface Source {
	readonly bytes: number;
	/** Lower-case hex. */
	readonly sha256: string;
	/** From a place on, in pieces that are used up before the next one is asked for. */
	read(from: number): AsyncIterable<Uint8Array>;
}

export interface PutOptions {
	readonly signal: AbortSignal;
	/** Told how many bytes of the source lie there. */
	readonly onBytes?: (bytes: number) => void;
}

/** A place that an e-archive takes deliveries in, open to be written. */
export interface OpenTarget {
	/**
	 * Has the bytes lie there under their name, whole and read back, or not at all under that name. It goes on where an earlier try broke off, and
	 * nothing is overwritten.
	 * @param key path below the target's own, with `/`
	 * @returns `there` where they lay there already
	 * @throws UsageError `delivery-file-differs` `delivery-denied` · TryAgainLater `delivery-full` `delivery-cut`
	 * `delivery-altered` `delivery-refused` · the signal's reason
	 */
	put(key: string, source: Source, options: PutOptions): Promise<'put' | 'there'>;
	/**
	 * Takes away what `put` has laid there, whole or begun, so that nothing of it is left; a file of other bytes under the name stays.
	 * @throws as `put`
	 */
	takeBack(key: string, source: Source, options: PutOptions): Promise<void>;
	/** Whether anything lies there under the name, whatever it is. @throws as `put` */
	lies(key: string): Promise<boolean>;
	/** Takes away a folder that keys of `put` have made, where nothing lies in it; where there are no folders, nothing. @throws as `put` */
	takeFolderBack(key: string): Promise<void>;
	/** Tries whether something can be written there, and leaves nothing. @throws as `put` */
	tryOut(): Promise<void>;
	close(): Promise<void>;
}

/**
 * Opens the place, with the secrets from their files.
 * @throws UsageError `delivery-secret-unreadable` `delivery-secret-open` `delivery-secret-unusable` `delivery-login` `delivery-host-key-unknown`
 * `delivery-host-key-changed` `delivery-no-folder` `delivery-denied` · TryAgainLater `delivery-unreachable`
 */
export type OpenDeliveryTarget = (target: DeliveryTarget, signal: AbortSignal) => Promise<OpenTarget>;
