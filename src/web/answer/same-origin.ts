import type { MiddlewareHandler } from 'hono';
import { UsageError } from '../../errors.ts';

/**
 * Nothing is changed on another page's behalf (CSRF). Every browser since 2023 says where a request comes from (Fetch Metadata, `Sec-Fetch-Site`);
 * one that does not has to name its origin, as all do on a form that is posted. What says neither is refused.
 * @param origin where people reach the office; what the request itself was sent to where absent
 */
export function sameOrigin(origin: string | undefined): MiddlewareHandler {
	return async (c, next) => {
		if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
		const from = c.req.header('sec-fetch-site');
		const own = origin ?? new URL(c.req.url).origin;
		const isOwn = from === undefined ? c.req.header('origin') === own : from === 'same-origin';
		if (!isOwn)
			throw new UsageError('The form was not sent from a page of this office', {
				code: 'foreign-form',
				remedy: 'Open the page in this office and send the form from there.',
			});
		return next();
	};
}
