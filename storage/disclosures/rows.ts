import type {
	Disclosure,
	DisclosureEnd,
	Pick,
	RedactedCopy,
	ReviewOutcome,
} from '../../src/records/disclosure/disclosure.ts';

export interface DisclosureTables {
	disclosures: DisclosureRow;
	disclosure_picks: DisclosurePickRow;
}

export interface DisclosureRow {
	id: string;
	unit_id: string | null;
	received_on: string;
	requester: string | null;
	what: string;
	case_number: string | null;
	registered_at: string;
	registered_by: string;
	outcome: ReviewOutcome | null;
	sections: string;
	reason: string;
	reviewed_at: string | null;
	reviewed_by: string | null;
	package: string | null;
	package_bytes: number | null;
	package_sha256: string | null;
	ended_how: DisclosureEnd | null;
	ended_at: string | null;
	ended_by: string | null;
}

export interface DisclosurePickRow {
	disclosure_id: string;
	bundle_id: string;
	/** JSON. */
	posts: string;
	/** JSON. */
	copy: string | null;
}

export function disclosureFrom(row: DisclosureRow, picks: readonly DisclosurePickRow[]): Disclosure {
	const { outcome, reviewed_at, reviewed_by, ended_at, ended_by, ended_how } = row;
	const { sections, reason, package: path, package_bytes, package_sha256 } = row;
	return {
		id: row.id,
		...(row.unit_id === null ? {} : { unitId: row.unit_id }),
		receivedOn: row.received_on,
		...(row.requester === null ? {} : { requester: row.requester }),
		what: row.what,
		...(row.case_number === null ? {} : { caseNumber: row.case_number }),
		registeredAt: row.registered_at,
		registeredBy: row.registered_by,
		picks: picks.map(pickFrom),
		...(outcome && reviewed_at && reviewed_by
			? { review: { outcome, sections, reason, at: reviewed_at, by: reviewed_by } }
			: {}),
		...(path && package_sha256 && ended_at && ended_by
			? { handedOut: { path, bytes: package_bytes ?? 0, sha256: package_sha256, at: ended_at, by: ended_by } }
			: {}),
		...(ended_how && ended_at && ended_by ? { ended: { how: ended_how, at: ended_at, by: ended_by } } : {}),
	};
}

function pickFrom({ bundle_id: bundleId, posts, copy }: DisclosurePickRow): Pick {
	return {
		bundleId,
		posts: JSON.parse(posts) as readonly number[],
		...(copy === null ? {} : { copy: JSON.parse(copy) as RedactedCopy }),
	};
}
