import { OgonblickError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { needed } from './sign-in-by-provider.ts';

/**
 * Ends all visits of somebody who has signed out of the organisation's service, or was signed out there (OpenID Connect Back-Channel Logout 1.0). Which visit began
 * there is not told apart: whoever is no more at the organisation is to be in no browser. Keys for programs hold on.
 * @param token as the service sent it
 * @returns how many visits there were
 * @throws UsageError `provider-not-set-up` · as `IdentityProvider.signedOut`
 */
export async function signOutByProvider(
	{
		identities,
		identityProvider,
		people,
		log,
	}: Pick<Office, 'identities' | 'identityProvider' | 'people' | 'log'>,
	token: string,
): Promise<number> {
	const provider = needed(identityProvider);
	try {
		const { issuer, subject } = await provider.signedOut(token);
		const bound = await identities.identity(issuer, subject);
		return bound ? await people.endAll(bound.personId, provider.name ?? issuer) : 0;
	} catch (error) {
		// Without the token: anybody may send one, and a true one may be sent again.
		if (error instanceof OgonblickError)
			log.warn(
				{ code: error.code, said: error.subject },
				'the sign-in service signed somebody out, and was not believed',
			);
		throw error;
	}
}
