import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext } from 'playwright';
import { afterAll, onTestFinished } from 'vitest';
import { tellListeners } from '../../../src/capture/browser/click-listeners.ts';
import { launchBrowser } from '../../../src/capture/browser/launch.ts';
import { knowledgeOf } from '../../../src/capture/platforms/known.ts';
import { openWorld, type World } from '../../../src/capture/world.ts';
import { readConfig } from '../../../src/config.ts';

/** A page by its path, or an answer without one. */
export type Pages = Readonly<Record<string, string | { readonly status: number; readonly to?: string }>>;

/** Serves invented pages on loopback until the test ends. @returns `host:port` */
export async function serve(pages: Pages): Promise<string> {
	const server = createServer((request, response) => {
		const page = pages[new URL(request.url ?? '/', 'http://localhost').pathname];
		if (typeof page === 'string') {
			response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
		} else {
			const { status, to } = page ?? { status: 404, to: undefined };
			response.writeHead(status, { 'content-type': 'text/html', ...(to ? { location: to } : {}) });
			response.end(status < 400 ? '' : '<p>Request denied</p>');
		}
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	onTestFinished(
		() =>
			new Promise<void>((done) => {
				server.close(() => done());
				// A browser keeps connections on which it has asked nothing yet: a server that waits for those may wait for ever.
				server.closeAllConnections();
			}),
	);
	return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

let opened: Promise<BrowserContext> | undefined;
async function open(): Promise<BrowserContext> {
	const { browser } = await launchBrowser(readConfig({ ...process.env, LOG_LEVEL: 'silent' }));
	// A browser that the machine has ended takes one test with it, not all that come after it and the second try of each.
	browser.on('disconnected', () => {
		opened = undefined;
	});
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
	await tellListeners(context);
	return context;
}

/** To be called once by a test file that visits. */
export function closesBrowser(): void {
	afterAll(async () => (await opened)?.browser()?.close());
}

/** Our script in a page of real Chromium. @param platform whose knowledge it is told; none where absent */
export async function visit(
	html: string,
	platform?: string,
): Promise<
	World & { pressed(): Promise<string[]>; go(path: string): Promise<void>; ours<T>(js: string): Promise<T> }
> {
	opened ??= open();
	const context = await opened;
	const page = await context.newPage();
	onTestFinished(() => page.close());
	const cdp = await context.newCDPSession(page);
	let id = 0;
	cdp.on('Runtime.executionContextCreated', ({ context: made }) => {
		if (made.name === 'ogonblick') id = made.id;
	});
	const world = await openWorld(cdp);
	const knowledge = knowledgeOf(platform);
	if (knowledge) await world.know(knowledge.page);
	const host = await serve({ '/': html, '/kommunen': html });
	await page.goto(`http://${host}/kommunen`);
	return {
		...world,
		pressed: () => page.evaluate<string[]>('window.pressed ?? []'),
		/** Evaluates in the world of our own script. */
		async ours<T>(expression: string) {
			const asked = { expression, contextId: id, returnByValue: true };
			return (await cdp.send('Runtime.evaluate', asked)).result.value as T;
		},
		async go(path) {
			await page.goto(`http://${host}${path}`);
		},
	};
}

/** A page with a head of its own; what is pressed in it is noted. */
export function page(head: string, body: string): string {
	return `<!doctype html><html lang="sv"><head><meta charset="utf-8">${head}</head><body>${body}
<script>addEventListener('click', (e) => { (window.pressed ??= []).push(e.target.id); }, true)</script></body></html>`;
}

/** Posts in the plainest markup, each with what is given. */
export function posts(inside: (n: number) => string, count = 3): string {
	const post = (n: number) =>
		`<article><p>Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer. Nummer ${n}.</p>
<time datetime="2026-11-0${n}T10:00:00Z">${n} november</time>${inside(n)}</article>`;
	return `<main>${Array.from({ length: count }, (_, i) => post(i + 1)).join('')}</main>`;
}

export function metas(values: Readonly<Record<string, string>>): string {
	return Object.entries(values)
		.map(
			([name, value]) =>
				`<meta property="${name}" name="${name}" content="${value.replaceAll('"', '&quot;')}">`,
		)
		.join('');
}
