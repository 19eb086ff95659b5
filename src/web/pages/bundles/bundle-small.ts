import { Hono } from 'hono';
import type { Office } from '../../../office.ts';
import { smallOverview } from '../../../work/live/small-overview.ts';
import { notAllowed } from '../../../work/people/who.ts';
import { seenBundle } from '../../asking/seen-bundle.ts';
import type { WebEnv } from '../../asking/visitor.ts';

/** What an account looked like, small, for a list. Of what is restricted there is none: each look would have to be recorded. */
export function bundleSmallPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>().get('/paket/:id/liten', async (c) => {
		const filing = await seenBundle(office, c);
		if (filing.isRestricted) throw notAllowed();
		return c.body(new Uint8Array(await smallOverview(office, filing)), 200, {
			...{ 'content-type': 'image/jpeg', 'cache-control': 'private, max-age=86400' },
			'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
		});
	});
}
