import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../office.ts';

/** How long a recording can be read with one: as long as somebody sits with it. */
const VALID_MS = 30 * 60_000;

/** Leave to read one bundle's recording, which the office gives to a browser, and the replay's origin knows again. */
export interface Tickets {
	issue(bundleId: string): string;
	/** Whether it was given for that bundle, by us, and not too long ago. */
	isValid(bundleId: string, ticket: string): boolean;
}

/** They hold as long as the process: its key is kept nowhere. */
export function openTickets(clock: Clock, key = randomBytes(32)): Tickets {
	const sign = (bundleId: string, until: string) =>
		createHmac('sha256', key).update(`${until}\n${bundleId}`).digest();
	return {
		issue(bundleId) {
			const until = (clock.now().getTime() + VALID_MS).toString(36);
			return `${until}.${sign(bundleId, until).toString('base64url')}`;
		},
		isValid(bundleId, ticket) {
			const [until = '', signed = '', ...more] = ticket.split('.');
			const given = Buffer.from(signed, 'base64url');
			const own = sign(bundleId, until);
			if (more.length > 0 || given.length !== own.length || !timingSafeEqual(given, own)) return false;
			return clock.now().getTime() < Number.parseInt(until, 36);
		},
	};
}
