import {
	createRemoteJWKSet,
	customFetch,
	decodeProtectedHeader,
	type JWTVerifyGetKey,
	jwtVerify,
} from 'jose';
import { OgonblickError, UsageError } from '../../src/errors.ts';
import type { SignedOut } from '../../src/office/identity.ts';
import { boundedFetch } from './bounded-fetch.ts';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** A token is sent as soon as it is made. */
const OLDEST_SECONDS = 120;
/** Clocks of two machines. */
const SKEW_SECONDS = 60;
const TIMEOUT_MS = 10_000;
/** By keys of the service's own: none by the office's secret, and never by none (Back-Channel Logout 1.0, 2.6). */
const ALGORITHMS = [
	...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
	...['ES256', 'ES384', 'ES512', 'Ed25519', 'EdDSA'],
];

/** The service, as its description has it. */
export interface LogoutService {
	readonly issuer: string;
	readonly clientId: string;
	readonly keys: string;
}

/**
 * Reads what a service sends when somebody has signed out there (OpenID Connect Back-Channel Logout 1.0, 2.4 and 2.6). Each token counts once. Keys are asked
 * for seldom: anybody may send what is none.
 */
export function logoutTokens(): (token: string, service: () => Promise<LogoutService>) => Promise<SignedOut> {
	let known: { readonly at: string; readonly keys: JWTVerifyGetKey } | undefined;
	const heard = new Map<string, number>();
	const keysAt = (at: string) => {
		if (known?.at !== at) {
			const asked = { [customFetch]: boundedFetch as typeof fetch, timeoutDuration: TIMEOUT_MS };
			known = { at, keys: createRemoteJWKSet(new URL(at), asked) };
		}
		return known.keys;
	};
	return async (token, service) => {
		try {
			const { typ = 'JWT' } = decodeProtectedHeader(token);
			if (!/^(?:application\/)?(?:logout\+)?jwt$/i.test(typ)) throw refused('typ');
			const { issuer, clientId, keys } = await service();
			const { payload } = await jwtVerify(token, keysAt(keys), {
				...{ issuer, audience: clientId, algorithms: ALGORITHMS },
				...{ requiredClaims: ['iat', 'jti', 'events'], maxTokenAge: OLDEST_SECONDS },
				clockTolerance: SKEW_SECONDS,
			});
			const { sub, jti = '', events, nonce, iat = 0 } = payload;
			if (!isLogout(events)) throw refused('events');
			// With one it would be an ID token, which anybody may have got hold of.
			if (nonce !== undefined) throw refused('nonce');
			if (sub === undefined) throw refused('sub');
			if (heard.has(jti)) throw refused('jti');
			for (const [id, at] of heard) if (at + OLDEST_SECONDS + 2 * SKEW_SECONDS < iat) heard.delete(id);
			heard.set(jti, iat);
			return { issuer, subject: sub };
		} catch (error) {
			if (error instanceof OgonblickError) throw error;
			throw refused(error instanceof Error && 'code' in error ? String(error.code) : 'unreadable');
		}
	};
}

function isLogout(events: unknown): boolean {
	const event = typeof events === 'object' && events !== null ? Reflect.get(events, EVENT) : undefined;
	return typeof event === 'object' && event !== null;
}

/** @param subject what of it is wrong; nothing that was sent */
function refused(subject: string): UsageError {
	return new UsageError('What the sign-in service sent signs nobody out', {
		...{ code: 'logout-token-refused', subject },
		remedy:
			'Let the service send a logout token with sub, signed by its own key, for OIDC_CLIENT_ID; and see that both clocks are right.',
	});
}
