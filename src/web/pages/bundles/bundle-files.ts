import { Hono } from 'hono';
import type { Office } from '../../../office.ts';
import { openInside, openWhole } from '../../../work/look-inside.ts';
import { handOver, handOverWhole } from '../../answer/hand-over.ts';
import { openBundle } from '../../asking/open-bundle.ts';
import type { WebEnv } from '../../asking/visitor.ts';

/** The files of a bundle, and all of it as it lies. */
export function bundleFilesPages(office: Office): Hono<WebEnv> {
	return new Hono<WebEnv>()
		.get('/paket/:id/fil/:path{.+}', async (c) => {
			const filing = await openBundle(office, c, c.req.param('path'));
			return handOver(c, await openInside(office, filing, c.req.param('path')));
		})
		.get('/paket/:id/zip', async (c) => {
			const filing = await openBundle(office, c, 'zip');
			return handOverWhole(c, filing, await openWhole(office, filing));
		});
}
