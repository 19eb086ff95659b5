import type { CDPSession } from 'playwright';
import type { Session } from '../session.ts';

export interface ComposedPage {
	readonly cdp: CDPSession;
	close(): Promise<void>;
}

/** An address that no network has; every request of the composed page is answered from the recording. */
const ORIGIN = 'https://composed.invalid/';

/**
 * Opens a composed document in a profile of its own, without scripts. Its pictures are answered from what the
 * recorder wrote, never from the network: the document shows what was captured, and asks for nothing twice.
 */
export async function openComposedPage(
	session: Session,
	html: string,
	posts: number,
	signal: AbortSignal,
): Promise<ComposedPage> {
	const { VIEWPORT_WIDTH: width } = session.request.config;
	const context = await session.launched.browser.newContext({
		viewport: { width, height: 900 },
		javaScriptEnabled: false,
		locale: session.request.config.LOCALE,
		serviceWorkers: 'block',
	});
	try {
		const page = await context.newPage();
		await context.route('**/*', async (route) => {
			const address = route.request().url();
			if (address === ORIGIN) {
				await route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
				return;
			}
			const recorded = await session.recorder.bodyOf(address);
			if (recorded) await route.fulfill({ contentType: recorded.mediaType, body: recorded.body });
			else await route.abort('failed');
		});
		await page.goto(ORIGIN, { waitUntil: 'load', timeout: 60_000 + posts * 100 });
		signal.throwIfAborted();
		const cdp = await context.newCDPSession(page);
		return { cdp, close: () => context.close() };
	} catch (error) {
		await context.close();
		throw error;
	}
}
