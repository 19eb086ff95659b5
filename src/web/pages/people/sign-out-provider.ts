import { Hono } from 'hono';
import type { Office } from '../../../office.ts';
import { signOutByProvider } from '../../../work/people/sign-out-by-provider.ts';
import { readForm } from '../../asking/form.ts';
import type { WebEnv } from '../../asking/visitor.ts';
import { refused } from '../../parts/told.ts';

/** Where the organisation's service tells that somebody has signed out there. */
export const SIGNED_OUT_PATH = '/logga-in/tjanst/utloggad';

/**
 * What the service itself asks, and no browser: it has no cookie and comes from no page, and counts by its signature alone
 * (OpenID Connect Back-Channel Logout 1.0, 2.5–2.8).
 */
export function signOutProviderPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>().post(SIGNED_OUT_PATH, async (c) => {
		c.header('cache-control', 'no-store');
		if (!office.identityProvider) return c.notFound();
		const error = await refused(async () => {
			await signOutByProvider(office, (await readForm(c)).text('logout_token'));
		});
		if (!error) return c.body(null, 200);
		return c.json({ error: 'invalid_request', error_description: error.code }, 400);
	});
}
