import * as client from 'openid-client';
import { OgonblickError, TryAgainLater, UsageError } from '../../src/errors.ts';

/** What the network says where the service cannot be reached, or does not answer in time. */
const AWAY = ['OAUTH_TIMEOUT', 'OAUTH_ABORT'];
const NOT_CONFORM = 'OAUTH_RESPONSE_IS_NOT_CONFORM';
/** How services name an error (RFC 6749, 4.1.2.1). What is anything else is not shown. */
const ERROR_NAME = /^[\x21\x23-\x5b\x5d-\x7e]{1,60}$/;

/**
 * What went wrong at the sign-in service, as one of ours. No answer of it is carried on: there may be tokens in it.
 * @param stage whether its description was asked for, or who has come back
 */
export function asProviderTrouble(
	error: unknown,
	issuer: string,
	stage: 'describe' | 'answer',
): OgonblickError {
	if (error instanceof OgonblickError) return error;
	if (error instanceof client.AuthorizationResponseError) return refused(error.error);
	if (error instanceof client.WWWAuthenticateChallengeError) return clientRefused(issuer);
	if (error instanceof client.ResponseBodyError) {
		if (error.status >= 500) return unreachable(issuer, `HTTP ${error.status}`);
		if (error.error === 'invalid_grant') return codeRefused();
		return ['invalid_client', 'unauthorized_client'].includes(error.error)
			? clientRefused(issuer)
			: refused(error.error);
	}
	const { code, cause } = error instanceof client.ClientError ? error : { code: undefined, cause: undefined };
	const other = stage === 'describe' ? otherIssuer(cause) : undefined;
	if (other !== undefined) return differs(issuer, other);
	const status = cause instanceof Response ? cause.status : undefined;
	if (isAway(error, code) || (status !== undefined && (status >= 500 || status === 429)))
		return unreachable(issuer, status === undefined ? inShort(error) : `HTTP ${status}`);
	if (code === NOT_CONFORM || stage === 'describe')
		return wrong(issuer, status === undefined ? inShort(error) : `HTTP ${status}`);
	return forged(inShort(error));
}

/** What the service calls itself, where that is not what it was asked as. @param cause as openid-client gives it with a comparison that failed */
function otherIssuer(cause: unknown): string | undefined {
	if (typeof cause !== 'object' || cause === null || !('attribute' in cause) || !('body' in cause))
		return undefined;
	const { attribute, body } = cause;
	if (attribute !== 'issuer' || typeof body !== 'object' || body === null || !('issuer' in body))
		return undefined;
	return String(body.issuer);
}

function isAway(error: unknown, code: string | undefined): boolean {
	if (code !== undefined) return AWAY.includes(code);
	// Of `fetch`, at the bottom of it or bare; what is not ours to know is a matter of the network too.
	return error instanceof TypeError || error instanceof client.ClientError || error instanceof DOMException;
}

/** The innermost of what was thrown says it: `ECONNREFUSED`, `unexpected "iss" (issuer) …`. */
function inShort(error: unknown): string {
	let at = error;
	while (at instanceof Error && at.cause instanceof Error) at = at.cause;
	const code = (at as NodeJS.ErrnoException).code;
	const text = at instanceof Error ? at.message : String(at);
	return (text === '' ? String(code) : text).split('\n')[0]?.slice(0, 200) ?? '';
}

const ASK = 'Try again. Where it goes on, tell an administrator: the command doctor says more.';

function unreachable(issuer: string, said: string): OgonblickError {
	return new TryAgainLater(`The sign-in service cannot be reached (${said})`, {
		...{ code: 'provider-unreachable', subject: issuer },
		remedy: 'Try again in a while. Whoever has a password here can sign in with that meanwhile.',
	});
}

function wrong(issuer: string, said: string): OgonblickError {
	return new UsageError(`The sign-in service does not answer as OpenID Connect says (${said})`, {
		...{ code: 'provider-wrong', subject: issuer },
		remedy:
			'Tell an administrator: OIDC_ISSUER has to be the address that the service calls itself (issuer).',
	});
}

/** @param found what it calls itself */
export function differs(issuer: string, found: string): OgonblickError {
	return new UsageError(`The sign-in service calls itself ${found}, and not ${issuer}`, {
		...{ code: 'provider-differs', subject: found.slice(0, 200) },
		remedy: "Tell an administrator: OIDC_ISSUER has to be the organisation's own service, letter by letter.",
	});
}

function refused(said: string): OgonblickError {
	return new UsageError('The sign-in service did not let you in', {
		...{ code: 'provider-refused', subject: ERROR_NAME.test(said) ? said : '–' },
		remedy: 'Try again. Where it goes on, ask whoever keeps the sign-in service.',
	});
}

function codeRefused(): OgonblickError {
	return new UsageError('The sign-in took too long, or its answer has been used already', {
		...{ code: 'provider-code-refused' },
		remedy: 'Begin again from the page where you sign in.',
	});
}

function clientRefused(issuer: string): OgonblickError {
	return new UsageError('The sign-in service does not know Ögonblick by its name and secret', {
		...{ code: 'provider-client-refused', subject: issuer },
		remedy:
			'Tell an administrator: OIDC_CLIENT_ID and the secret in OIDC_SECRET_FILE have to be those of the service.',
	});
}

function forged(said: string): OgonblickError {
	return new UsageError(`The answer of the sign-in service is not to be trusted (${said})`, {
		...{ code: 'provider-forged' },
		remedy: ASK,
	});
}
