import type { Clock } from '../../office.ts';

/** How long a person has from the button to the browser: the page that follows opens it by itself. */
const VALID_MS = 60_000;
/** Of more the oldest goes. */
const MOST = 500;

/** Leave to open one browser for one account, given by a form and taken once. */
export interface Leaves {
	/** @param visit key of the visit in which the form was sent */
	give(visit: string, accountId: string): void;
	/** @returns whether there was one */
	take(visit: string, accountId: string): boolean;
}

/** They are in no address and in no page: what knows the visit's cookie and sent the form has one, and nobody else. */
export function openLeaves(clock: Clock): Leaves {
	const until = new Map<string, number>();
	const nameOf = (visit: string, accountId: string) => `${visit} ${accountId}`;
	return {
		give(visit, accountId) {
			const name = nameOf(visit, accountId);
			until.delete(name);
			until.set(name, clock.now().getTime() + VALID_MS);
			const [oldest] = until.keys();
			if (until.size > MOST && oldest !== undefined) until.delete(oldest);
		},
		take(visit, accountId) {
			const name = nameOf(visit, accountId);
			const end = until.get(name);
			until.delete(name);
			return end !== undefined && clock.now().getTime() < end;
		},
	};
}
