import type { Config } from '../../src/config.ts';
import type { IdentityProvider } from '../../src/office/identity.ts';

/** The organisation's sign-in service; undefined where the settings name none. Nothing is asked before somebody signs in. */
export async function openProvider(config: Config): Promise<IdentityProvider | undefined> {
	const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_SECRET_FILE, OIDC_NAME, OIDC_SCOPES, OIDC_CLAIM } = config;
	if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_SECRET_FILE) return undefined;
	// Loaded where there is one alone: what every command loads, every command waits for.
	const { oidcProvider } = await import('./oidc.ts');
	return oidcProvider({
		...{ issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, secretFile: OIDC_SECRET_FILE },
		...{ name: OIDC_NAME, scopes: OIDC_SCOPES, claim: OIDC_CLAIM },
	});
}
