import { expect, onTestFinished, test } from 'vitest';
import { launchBrowser, openContext } from '../../../src/capture/browser/launch.ts';
import { readConfig } from '../../../src/config.ts';
import { gives, openSite, page } from '../recorder/site.ts';

test('a page gets no service worker, which would answer it without the network and unrecorded', async () => {
	const site = await openSite({
		'/': page('<title>Konto</title>'),
		'/sw.js': gives('text/javascript', 'self.addEventListener("fetch", () => undefined)'),
	});
	onTestFinished(() => site.close());
	const config = readConfig({ ...process.env, LOG_LEVEL: 'silent' });
	const { browser } = await launchBrowser(config);
	onTestFinished(() => browser.close());
	const context = await openContext(browser, config);
	const visited = await context.newPage();
	await visited.goto(`http://127.0.0.1:${site.port}/`);
	const registered = await visited.evaluate<number>(
		'navigator.serviceWorker.register("/sw.js").catch(() => 0).then(() => navigator.serviceWorker.getRegistrations()).then((all) => all.length)',
	);
	expect(registered).toBe(0);
	expect(context.serviceWorkers()).toEqual([]);
	expect(site.visits.map((v) => v.path)).not.toContain('/sw.js');
}, 60_000);
