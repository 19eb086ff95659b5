import type { Agreement } from '../../src/records/delivery/agreement.ts';
import type {
	DeliveredBundle,
	Delivery,
	DeliveryLine,
	DeliveryState,
} from '../../src/records/delivery/delivery.ts';
import type { DeliveryTarget, TargetKind } from '../../src/records/delivery/target.ts';

/** The tables of deliveries as migrations/sqlite leaves them. */
export interface DeliveryTables {
	delivery_targets: TargetRow;
	submission_agreements: AgreementRow;
	deliveries: DeliveryRow;
	delivered_bundles: DeliveredBundleRow;
	delivery_receipts: ReceiptRow;
}

export interface TargetRow {
	id: string;
	name: string;
	/** `comparable` of it. */
	name_key: string;
	kind: TargetKind;
	place: string;
	/** JSON: what else is known of it, by field. */
	facts: string;
	removed_at: string | null;
}

export interface AgreementRow {
	/** `comparable` of `creator`; `''` where there is none. */
	creator_key: string;
	/** `''` where it is for no unit alone. */
	unit_id: string;
	creator: string | null;
	number: string;
	archive: string | null;
	archive_number: string | null;
	creator_code: string | null;
}

export interface DeliveryRow {
	id: string;
	number: string;
	target_id: string;
	/** JSON of `DeliveryFacts`. */
	facts: string;
	ordered_by: string;
	ordered_at: string;
	sent_at: string | null;
	withdrawn_at: string | null;
}

export interface DeliveredBundleRow {
	delivery_id: string;
	bundle_id: string;
	/** From 1. */
	position: number;
	state: DeliveryState;
	at: string;
	reason: string | null;
	/** JSON of `DeliveryLine`. */
	line: string;
	sent_at: string | null;
}

interface ReceiptRow {
	number: number;
	delivery_id: string;
	name: string;
	sha256: string;
	bytes: Buffer;
	at: string;
	kept_by: string;
}

/** What a delivery keeps of its surroundings, as they were. */
export type DeliveryFacts = Pick<
	Delivery,
	'target' | 'organisation' | 'archive' | 'agreement' | 'system' | 'isBySystem'
>;

export function targetFrom({ id, name, kind, place, facts }: TargetRow): DeliveryTarget {
	const more = JSON.parse(facts) as Omit<DeliveryTarget, 'id' | 'name' | 'kind' | 'where'>;
	return { id, name, kind, where: place, ...more };
}

export function agreementFrom(row: AgreementRow): Agreement {
	const { creator, unit_id, number, archive, archive_number, creator_code } = row;
	return {
		number,
		...(archive === null ? {} : { archive }),
		...(archive_number === null ? {} : { archiveNumber: archive_number }),
		...(creator_code === null ? {} : { creatorCode: creator_code }),
		...(creator === null ? {} : { creator }),
		...(unit_id === '' ? {} : { unitId: unit_id }),
	};
}

function bundleFrom({ line, state, at, reason, sent_at }: DeliveredBundleRow): DeliveredBundle {
	return {
		line: JSON.parse(line) as DeliveryLine,
		...{ state, at },
		...(sent_at === null ? {} : { sentAt: sent_at }),
		...(reason === null ? {} : { reason }),
	};
}

export function deliveryFrom(row: DeliveryRow, bundles: readonly DeliveredBundleRow[]): Delivery {
	const { target, organisation, archive, agreement, system, isBySystem } = JSON.parse(
		row.facts,
	) as DeliveryFacts;
	return {
		...{ id: row.id, number: row.number, targetId: row.target_id, target, organisation, system },
		...(archive === undefined ? {} : { archive }),
		...(agreement === undefined ? {} : { agreement }),
		...{ orderedBy: row.ordered_by, orderedAt: row.ordered_at },
		...(isBySystem ? { isBySystem } : {}),
		...(row.sent_at === null ? {} : { sentAt: row.sent_at }),
		...(row.withdrawn_at === null ? {} : { withdrawnAt: row.withdrawn_at }),
		bundles: bundles.map(bundleFrom),
	};
}
