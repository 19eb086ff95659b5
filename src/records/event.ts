/** One line of the append-only, hash-chained log (händelse). */
export interface Event {
	/** From 1, without gaps. */
	readonly number: number;
	readonly at: string;
	/** Verb in the past tense with its subject, such as `order-placed` or `bundle-filed`. */
	readonly kind: string;
	readonly actor: string;
	readonly subject: string;
	readonly data: Readonly<Record<string, unknown>>;
	/** Hash of the event before; 64 zeros on the first. */
	readonly previous: string;
	/** Lower-case hex SHA-256 of this event's canonical form, `previous` included. */
	readonly hash: string;
}

export type NewEvent = Pick<Event, 'kind' | 'actor' | 'subject' | 'data'>;

/**
 * The bytes that an event's hash is taken over: JSON of an array, so that no two events share them.
 * Keys of `data` are sorted at every depth, because a database may give them back in another order.
 */
export function canonicalEvent(e: Omit<Event, 'hash'>): string {
	return JSON.stringify([e.number, e.at, e.kind, e.actor, e.subject, sorted(e.data), e.previous]);
}

function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([k, v]) => [k, sorted(v)]),
	);
}
