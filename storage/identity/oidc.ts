import * as client from 'openid-client';
import type { IdentityProvider, Said } from '../../src/office/identity.ts';
import { readSecret } from '../post/secret.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { logoutTokens } from './logout-token.ts';
import { asProviderTrouble, differs } from './trouble.ts';

/** As the settings name the service. */
export interface Settings {
	readonly issuer: string;
	readonly name: string | undefined;
	readonly clientId: string;
	readonly secretFile: string;
	readonly scopes: string;
	readonly claim: string;
}

const TIMEOUT_SECONDS = 10;
/** The service's description and keys are asked for so often, and after whatever went wrong. */
const KEPT_MS = 10 * 60_000;

/**
 * Has the service ask the person although it knows them, and say when it did (Core, 3.1.2.1): `prompt` is known by services that pass over `max_age`,
 * and `max_age` has `auth_time` put into the token. What came of it is looked at by what the token says.
 */
const ANEW = { prompt: 'login', max_age: '0' } as const;

/**
 * OpenID Connect Core 1.0, authorization code flow (3.1), with PKCE (RFC 7636), `state`, `nonce` and, where the service sends it, `iss` (RFC 9207).
 * The service is the organisation's own and often has a private address: it is asked directly, as the mail server is, by https alone, and
 * what it says is believed for what its certificate and its signature show.
 */
export function oidcProvider(settings: Settings): IdentityProvider {
	const { issuer, name, scopes, claim } = settings;
	let kept: { readonly service: Promise<client.Configuration>; readonly until: number } | undefined;
	const asked = async <T>(
		stage: 'describe' | 'answer',
		act: (service: client.Configuration) => Promise<T>,
	) => {
		if (!kept || kept.until < Date.now()) kept = { service: describe(settings), until: Date.now() + KEPT_MS };
		try {
			return await act(await kept.service);
		} catch (error) {
			kept = undefined;
			throw asProviderTrouble(error, issuer, stage);
		}
	};
	const readLogout = logoutTokens();
	return {
		issuer,
		...(name === undefined ? {} : { name }),
		check: async () => {
			kept = undefined;
			await asked('describe', async () => undefined);
		},
		address: ({ state, nonce, verifier, redirect, isAnew }) =>
			asked('describe', async (service) => {
				const code_challenge = await client.calculatePKCECodeChallenge(verifier);
				const parameters = {
					...{ redirect_uri: redirect, scope: scopes, state, nonce },
					...{ code_challenge, code_challenge_method: 'S256' },
					...(isAnew ? ANEW : {}),
				};
				return client.buildAuthorizationUrl(service, parameters).href;
			}),
		said: (answer, { state, nonce, verifier }) =>
			asked('answer', async (service) => {
				const tokens = await client.authorizationCodeGrant(service, answer, {
					...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier },
					idTokenExpected: true,
				});
				const own = tokens.claims();
				if (!own) throw new TypeError('no ID token');
				const subject = own.sub;
				if (own[claim] !== undefined || !service.serverMetadata().userinfo_endpoint)
					return { ...saidIn(own, issuer, subject, claim), ...shownIn(own) };
				// Services may tell more of a person there alone (Core, 5.4). Of another than the one who signed in it is refused.
				const more = await client.fetchUserInfo(service, tokens.access_token, subject);
				return { ...saidIn(more, issuer, subject, claim), ...shownIn(own) };
			}),
		signedOut: (token) =>
			readLogout(token, () =>
				asked('describe', async (service) => {
					const { jwks_uri: keys } = service.serverMetadata();
					if (keys === undefined) throw new TypeError('no jwks_uri');
					return { issuer, clientId: settings.clientId, keys };
				}),
			),
		signOutAddress: (back) =>
			asked('describe', async (service) =>
				service.serverMetadata().end_session_endpoint === undefined
					? undefined
					: client.buildEndSessionUrl(service, { post_logout_redirect_uri: back }).href,
			),
	};
}

async function describe(settings: Settings): Promise<client.Configuration> {
	const { issuer, clientId, secretFile } = settings;
	const secret = await readSecret(secretFile);
	// Settings let http be on loopback and to hosts in ALLOW_HOSTS alone.
	const isPlain = issuer.startsWith('http:');
	const found = await client.discovery(new URL(issuer), clientId, undefined, client.None(), {
		...{ timeout: TIMEOUT_SECONDS, [client.customFetch]: boundedFetch },
		execute: isPlain ? [client.allowInsecureRequests] : [],
	});
	const server = found.serverMetadata();
	// A service for everybody's organisations calls itself otherwise than it was asked: its people are not the organisation's.
	if (server.issuer !== issuer) throw differs(issuer, server.issuer);
	const { token_endpoint_auth_methods_supported: methods = ['client_secret_basic'] } = server;
	const auth = methods.includes('client_secret_post') ? client.ClientSecretPost : client.ClientSecretBasic;
	const service = new client.Configuration(server, clientId, undefined, auth(secret));
	service.timeout = TIMEOUT_SECONDS;
	service[client.customFetch] = boundedFetch;
	if (isPlain) client.allowInsecureRequests(service);
	// The signature is looked at though the token comes over TLS: it costs little, and proxies that open TLS are no rarity.
	client.enableNonRepudiationChecks(service);
	return service;
}

function saidIn(
	claims: Readonly<Record<string, unknown>>,
	issuer: string,
	subject: string,
	claim: string,
): Said {
	const known = claims[claim];
	const isVerified = claim !== 'email' || ![false, 'false'].includes(claims.email_verified as boolean);
	return { issuer, subject, isVerified, ...(typeof known === 'string' && known !== '' ? { known } : {}) };
}

/** Seconds since 1970, of the signed token alone. One beyond what a date can be is as if it were not said. */
function shownIn({ auth_time: seconds }: Readonly<Record<string, unknown>>): Pick<Said, 'shownAt'> {
	const isTime = typeof seconds === 'number' && seconds > 0 && seconds < 253_402_300_800;
	return isTime ? { shownAt: new Date(seconds * 1000).toISOString() } : {};
}
