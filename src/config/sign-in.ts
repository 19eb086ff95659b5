import { z } from 'zod';

/** An issuer as it calls itself: without query and fragment (OpenID Connect Discovery 1.0, 3). */
function isIssuer(text: string): boolean {
	const url = URL.parse(text);
	if (!url || !/^https?:$/.test(url.protocol)) return false;
	return url.username === '' && url.search === '' && url.hash === '' && !/[?#]/.test(text);
}

/** Settings of sign-in by the organisation's own service (OpenID Connect). */
export const SIGN_IN_SETTINGS = {
	OIDC_ISSUER: z
		.string()
		.refine(isIssuer, 'an address that begins with https://, without ? and #')
		.optional()
		.describe(
			'Sign-in service (OpenID Connect) of the organisation, as it calls itself (issuer); people sign in with passwords alone where absent. http only to a host in ALLOW_HOSTS',
		),
	OIDC_CLIENT_ID: z
		.string()
		.optional()
		.describe('What Ögonblick is called at the sign-in service; needed with OIDC_ISSUER'),
	OIDC_SECRET_FILE: z
		.string()
		.optional()
		.describe('File with the secret that the sign-in service knows Ögonblick by; needed with OIDC_ISSUER'),
	OIDC_NAME: z
		.string()
		.max(60)
		.optional()
		.describe(
			'What people call the sign-in service, on the button: Logga in med …; organisationens konto where absent',
		),
	OIDC_SCOPES: z
		.string()
		.regex(/^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/, 'words with one space between')
		.refine((text) => text.split(' ').includes('openid'), 'words, with openid among them')
		.default('openid profile email')
		.describe('What the sign-in service is asked for'),
	OIDC_CLAIM: z
		.string()
		.regex(/^[\w:/.-]{1,200}$/, 'the name of a claim, such as email or upn')
		.default('email')
		.describe(
			'Which of what the sign-in service says is the address that a person was added with here; looked at the first time alone, then the person is bound to sub',
		),
};

/**
 * What is missing beside OIDC_ISSUER.
 * @param opened hosts of ALLOW_HOSTS, as `readHost` names them
 * @returns each setting with what it has to be
 */
export function lackingForSignIn(
	given: Readonly<Record<string, string | undefined>>,
	opened: readonly (string | undefined)[],
): readonly (readonly [name: string, words: string])[] {
	const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_SECRET_FILE } = given;
	const issuer = URL.parse(OIDC_ISSUER ?? '');
	if (!issuer) return [];
	const isOpen = issuer.protocol === 'https:' || opened.includes(issuer.hostname.replace(/^\[|\]$/g, ''));
	return [
		...(OIDC_CLIENT_ID ? [] : [['OIDC_CLIENT_ID', 'a name, since OIDC_ISSUER is set'] as const]),
		...(OIDC_SECRET_FILE
			? []
			: [['OIDC_SECRET_FILE', 'the path of a file, since OIDC_ISSUER is set'] as const]),
		...(isOpen ? [] : [['OIDC_ISSUER', 'an address that begins with https://, without ? and #'] as const]),
	];
}
