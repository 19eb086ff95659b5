import { letGoOfGarbage } from '../own-garbage.ts';
import type { Session } from '../session.ts';

/**
 * Has the browser, and this program, let go of what it can make again, and of garbage: decoded pictures of posts that were walked past, what
 * our own looks at the page left behind. A renderer keeps megabytes for every picture it has shown, which a feed of
 * thousands of posts turns into gigabytes. The page itself notices nothing.
 * Chrome DevTools Protocol: Memory.simulatePressureNotification, HeapProfiler.collectGarbage.
 * @throws PageGone when the page does not answer
 */
export async function relieve({ launched, cdp, world }: Session): Promise<void> {
	const browser = await launched.browser.newBrowserCDPSession();
	try {
		await browser.send('Memory.simulatePressureNotification', { level: 'critical' });
	} finally {
		await browser.detach();
	}
	const collected = world.patiently(cdp.send('HeapProfiler.collectGarbage'));
	// While the page collects its own, which takes as long; what fails there is thrown where it is awaited.
	collected.catch(() => undefined);
	letGoOfGarbage();
	await collected;
}
