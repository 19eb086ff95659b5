import { TryAgainLater } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { type Check, inShort, missing, ok, warning } from './check.ts';

/** Whether the organisation's sign-in service answers, calls itself as it is set, and its secret can be read. Whether the service takes the secret shows at the first sign-in. */
export async function checkSignIn({
	identityProvider: provider,
}: Pick<Office, 'identityProvider'>): Promise<Check> {
	if (!provider) return ok('sign-in', 'OIDC_ISSUER', 'sign-in-not-set-up');
	try {
		await provider.check();
		return ok('sign-in', provider.issuer);
	} catch (error) {
		// One that is down comes up again without anything being done here.
		if (error instanceof TryAgainLater)
			return { ...warning('sign-in', inShort(error), 'sign-in-away'), error };
		return missing('sign-in', inShort(error), 'sign-in-unusable', error);
	}
}
