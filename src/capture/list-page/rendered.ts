import type { Page } from 'playwright';
import type { Config } from '../../config.ts';
import { launchBrowser, openContext } from '../browser/launch.ts';
import type { Gate } from '../gate/gate.ts';
import { pause } from '../pause.ts';

/** What a page holds once its scripts have run, open shadow roots too. */
const WHOLE = `(() => {
	const roots = [];
	const look = (root) => {
		for (const element of root.querySelectorAll('*'))
			if (element.shadowRoot) { roots.push(element.shadowRoot); look(element.shadowRoot); }
	};
	look(document);
	return document.documentElement.getHTML({ shadowRoots: roots });
})()`;

const OPEN_MS = 30_000;
const QUIET_MS = 10_000;

/** Opens pages in the real browser, through the gate, for lists that a script writes. */
export interface Renderer {
	/**
	 * @returns the page's HTML and its address in the end
	 * @throws Error where it does not open, or answers with an error
	 */
	read(address: string, signal: AbortSignal): Promise<{ readonly html: string; readonly address: string }>;
	close(): Promise<void>;
}

/** @throws UsageError `no-browser` · Fault `browser-start` */
export async function openRenderer(config: Config, gate: Gate): Promise<Renderer> {
	const launched = await launchBrowser(config, gate.server);
	return {
		async read(address, signal) {
			const context = await openContext(launched.browser, config);
			const stop = () => context.close().catch(() => undefined);
			signal.addEventListener('abort', stop, { once: true });
			try {
				const page = await context.newPage();
				const answer = await page.goto(address, { waitUntil: 'load', timeout: OPEN_MS });
				const status = answer?.status() ?? 200;
				if (status >= 400) throw new Error(`it answers ${status}`);
				// A page that never rests is read as it is by then.
				await page.waitForLoadState('networkidle', { timeout: QUIET_MS }).catch(() => undefined);
				const html = await restedHtml(page, signal);
				return { html, address: page.url() };
			} finally {
				signal.removeEventListener('abort', stop);
				await context.close();
			}
		},
		close: () => launched.end(),
	};
}

/** The network is quiet between a page and the list that a timer of its own draws into it: it is read when it stands still. */
async function restedHtml(page: Page, signal: AbortSignal): Promise<string> {
	const began = performance.now();
	let html = '';
	for (let since = began; ; ) {
		const now = performance.now();
		const seen = String(await page.evaluate(WHOLE));
		if (seen !== html) since = now;
		html = seen;
		if (now - since >= REST_MS || now - began >= MOST_REST_MS) return html;
		await pause(STEP_MS, signal);
	}
}

const REST_MS = 2000;
const MOST_REST_MS = 8000;
const STEP_MS = 250;
