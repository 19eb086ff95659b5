import type { TargetKind } from './target.ts';

/** How far a bundle has come on its way to an e-archive (leverans). */
export const DELIVERY_STATES = [
	/** Chosen, and written down before anything is sent. */
	'ordered',
	/** It lies whole at the target, read back and compared. */
	'sent',
	/** The archive has taken it in, and said so. */
	'received',
	/** The archive has refused it, and said why. */
	'refused',
	/** Taken out of the delivery before its list lay there. */
	'withdrawn',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** A file beside a bundle that goes with it: of a renewal of its time stamps (förnyelse). */
export interface EvidenceLine {
	/** Its path at the target, such as `<id>.zip.seal/0001.tsr`. */
	readonly file: string;
	readonly bytes: number;
	/** Lower-case hex. */
	readonly sha256: string;
}

/** A line of the delivery list (leveranslista), as it was when the delivery was ordered. */
export interface DeliveryLine {
	readonly bundleId: string;
	/** In Swedish, as METS and Dublin Core have it. */
	readonly title: string;
	readonly account: string;
	readonly address: string;
	readonly unit: string;
	readonly creator: string;
	/** Classification and record type of the plan row; absent where nobody has named one. */
	readonly row?: string;
	readonly caseNumber?: string;
	readonly occasion: string;
	readonly outcome: 'complete' | 'partial';
	readonly capturedAt: string;
	/** The oldest and the newest post that is in it, ISO 8601; absent where no post has a time. */
	readonly oldest?: string;
	readonly newest?: string;
	readonly isRestricted?: boolean;
	/** Name of the file at the target. */
	readonly file: string;
	/** Name that it was filed under, which the recipe in it uses; absent in deliveries of older versions. */
	readonly filedAs?: string;
	readonly bytes: number;
	/** Of the whole zip, lower-case hex. */
	readonly sha256: string;
	/** Renewals of its time stamps, three files each; absent where there are none. */
	readonly evidence?: readonly EvidenceLine[];
}

/** A bundle in a delivery. */
export interface DeliveredBundle {
	readonly line: DeliveryLine;
	readonly state: DeliveryState;
	/** When it came into this state. */
	readonly at: string;
	/** When it lay whole at the target; absent where it was not sent. */
	readonly sentAt?: string;
	/** Why it was refused or withdrawn. */
	readonly reason?: string;
}

/** Bundles that are handed over together, with one list. */
export interface Delivery {
	readonly id: string;
	/** `<year>-<number>`, such as `2026-0007`; it names the folder at the target. */
	readonly number: string;
	readonly targetId: string;
	/** As they were when it was ordered. */
	readonly target: { readonly name: string; readonly kind: TargetKind; readonly where: string };
	readonly organisation: { readonly name: string; readonly number?: string };
	/** Who receives it, such as the municipal archive; absent where nobody has said. */
	readonly archive?: string;
	/** Number of the submission agreement (överenskommelse). */
	readonly agreement?: string;
	/** Name and version of the program that the bundles come from. */
	readonly system: string;
	readonly orderedBy: string;
	/** True where no person was named, and `orderedBy` is what the machine calls the account that the program ran as. */
	readonly isBySystem?: boolean;
	readonly orderedAt: string;
	/** When its list lay at the target too; absent while it is under way. */
	readonly sentAt?: string;
	/** When it was given up: nothing of it was sent, or what was sent is taken back too. */
	readonly withdrawnAt?: string;
	/** In the order of the list. */
	readonly bundles: readonly DeliveredBundle[];
}

/** A delivery without its bundles: how many of them are in each state; a state that none is in is left out. */
export interface DeliverySummary extends Omit<Delivery, 'bundles'> {
	readonly counts: Readonly<Partial<Record<DeliveryState, number>>>;
}

/** How many of these bundles are in each state. */
export function countsOf(bundles: readonly Pick<DeliveredBundle, 'state'>[]): DeliverySummary['counts'] {
	const counts: Partial<Record<DeliveryState, number>> = {};
	for (const { state } of bundles) counts[state] = (counts[state] ?? 0) + 1;
	return counts;
}

/** Where a bundle stands in the last delivery that it is part of. */
export interface DeliveryStanding {
	readonly state: DeliveryState;
	readonly at: string;
	readonly number: string;
	readonly target: string;
	readonly reason?: string;
}

/** What an archive, or a person for it, has answered about a bundle. */
export interface Answered {
	readonly bundleId: string;
	readonly state: 'received' | 'refused';
	/** Needed where it is refused. */
	readonly reason?: string;
}

/** `number` of the delivery that follows these in its year. */
export function nextNumber(year: number, last: string | undefined): string {
	const [ofYear, n] = (last ?? '').split('-');
	const next = ofYear === String(year) ? Number(n) + 1 : 1;
	return `${year}-${String(next).padStart(4, '0')}`;
}

/** Whether it is still to be sent, in whole or in part. */
export function isOpen({ sentAt, withdrawnAt }: Pick<Delivery, 'sentAt' | 'withdrawnAt'>): boolean {
	return sentAt === undefined && withdrawnAt === undefined;
}
