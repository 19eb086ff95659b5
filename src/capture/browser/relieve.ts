import type { Browser } from 'playwright';

/**
 * Has the browser let go of what it can make again: decoded pictures of posts that were walked past, parsed scripts,
 * garbage. A renderer keeps 2 MB and more for every picture it has shown, which a feed of thousands of posts turns into
 * gigabytes. The page itself notices nothing. Chrome DevTools Protocol, Memory.simulatePressureNotification.
 */
export async function relieve(browser: Browser): Promise<void> {
	const cdp = await browser.newBrowserCDPSession();
	try {
		await cdp.send('Memory.simulatePressureNotification', { level: 'critical' });
	} finally {
		await cdp.detach();
	}
}
