import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { placeOrder } from '../../src/work/place-order.ts';
import { takeSnapshot } from '../../src/work/take-snapshot.ts';
import { page, posts, serve } from '../capture/platforms/serve.ts';
import { officeIn } from '../storage/sample.ts';

test('what only the page says of its platform stands in register, manifest and place, under the same account', async () => {
	const blog = page(
		'<title>Start</title><meta name="generator" content="WordPress 6.8">',
		`<p class="wp-block-site-title">Kommunbloggen</p>${posts(() => '')}`,
	);
	const host = await serve({ '/blogg': blog });
	const dir = mkdtempSync(join(tmpdir(), 'ogonblick-declared-'));
	onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
	const office = await officeIn(dir);
	onTestFinished(() => office.close());
	const wish = {
		target: `http://${host}/blogg`,
		occasion: 'adhoc' as const,
		reason: '',
		level: 'unique' as const,
		allowHosts: [host],
	};
	const order = await placeOrder(office, wish);
	const result = await takeSnapshot(order, office, AbortSignal.timeout(100_000), () => undefined);
	expect(result.outcome).not.toBe('failed');
	expect(result.account).toMatchObject({ platform: 'wordpress', name: 'Kommunbloggen' });
	expect(result.path).toContain('/wordpress-');
	const again = await placeOrder(office, { ...wish, target: `http://${host}/blogg/` });
	expect(again.accountId).toBe(order.accountId);
	expect((await office.catalogue.accountContext(again.accountId)).account.platform).toBe('wordpress');
}, 120_000);
