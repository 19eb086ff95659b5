import type { Day } from '../../records/day.ts';
import type { Event } from '../../records/event.ts';
import { localDate } from '../../records/local-date.ts';

/** When an account was in use. */
export interface Life {
	/** Absent where it has never been active. */
	readonly since?: Day;
	/** Absent where it is not closed. */
	readonly until?: Day;
}

/**
 * When an account became active first and when it was closed, from its own events.
 * @param events of the account, oldest first
 * @param timeZone IANA name of the organisation's
 */
export function lifeOf(events: readonly Event[], timeZone: string): Life {
	const changes = events.filter(({ kind }) => kind === 'status-changed');
	const first = changes.find(({ data }) => data.to === 'active');
	const last = changes.at(-1);
	const dayOf = ({ at }: Event) => localDate(new Date(at), timeZone);
	return {
		...(first ? { since: dayOf(first) } : {}),
		...(last?.data.to === 'closed' ? { until: dayOf(last) } : {}),
	};
}
