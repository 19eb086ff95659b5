import type { MiddlewareHandler } from 'hono';
import { TryAgainLater, UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { TOKEN_SHAPE } from '../../records/people/token.ts';
import { bearerOf } from '../../work/people/tokens.ts';
import type { WebContext, WebEnv } from '../asking/visitor.ts';
import type { Sender } from '../pages/people/sign-in.ts';

/** Questions that one key may ask in a minute: a program that runs wild takes the office from nobody. */
const MOST_A_MINUTE = 600;
const MINUTE_MS = 60_000;

/**
 * Finds out for whom a program asks, by its key in `Authorization` (RFC 6750, 2.1) and by nothing else: a browser's cookie is not looked at, so
 * that no page can ask by somebody who has signed in.
 */
export function bearer(office: Office, senderOf: Sender): MiddlewareHandler<WebEnv> {
	const asked = new Map<string, { from: number; count: number }>();
	return async (c, next) => {
		const [, secret] = /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '') ?? [];
		if (secret === undefined) throw missing();
		const { token, person } = await bearerOf(office, secret, senderOf(c));
		countAsked(asked, token.id, office.clock.now().getTime());
		const { id: key, personId, madeAt, endsAt, name } = token;
		const visit = { key, personId, begunAt: madeAt, usedAt: madeAt, endsAt, device: name };
		c.set('visitor', { person, visit });
		await next();
	};
}

/** In an address a key would stand in the logs of every proxy on its way (RFC 6750, 5.3). @throws UsageError `token-in-address` */
export function refuseTokenInAddress(c: WebContext): void {
	const { pathname, search } = new URL(c.req.url);
	let plain = pathname + search;
	try {
		plain = decodeURIComponent(plain);
	} catch {
		// Broken escapes hide no key: what stands around them is looked at as it is.
	}
	const named = /[?&](access_token|token|api_?key)=/i.test(search) && pathname.startsWith('/api/');
	if (!named && !TOKEN_SHAPE.test(plain)) return;
	throw new UsageError('A key does not belong in an address', {
		code: 'token-in-address',
		remedy: 'Send it in the header Authorization, and replace this one: it may stand in logs by now.',
	});
}

function countAsked(asked: Map<string, { from: number; count: number }>, id: string, now: number): void {
	const known = asked.get(id);
	const window = known && now - known.from < MINUTE_MS ? known : { from: now, count: 0 };
	window.count++;
	asked.set(id, window);
	if (window.count <= MOST_A_MINUTE) return;
	const seconds = Math.max(1, Math.ceil((window.from + MINUTE_MS - now) / 1000));
	throw new TryAgainLater(`The key asks too often; wait ${seconds} s`, {
		...{ code: 'token-hurries', subject: `${seconds}` },
		remedy: `Ask at most ${MOST_A_MINUTE} times a minute.`,
	});
}

function missing(): UsageError {
	return new UsageError('There is no key in the request', {
		code: 'token-missing',
		remedy: 'Send it in the header Authorization, as: Bearer and the key.',
	});
}
