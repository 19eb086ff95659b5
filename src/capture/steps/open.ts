import type { Response } from 'playwright';
import { retryAfter } from '../recorder/retry-after.ts';
import type { Session } from '../session.ts';
import { type Step, shortMessage } from '../step.ts';

/** Goes to the account's address. A page that cannot be had is seen here; what it means is for the judge. */
export const open: Step = {
	name: 'open',
	when: 'account',
	deadline: () => 45_000,
	async run(session, signal) {
		const { page, request, seen, gate, cdp, courtesy } = session;
		let response: Response | null = null;
		courtesy.asks(request.address);
		try {
			response = await page.goto(request.address, { waitUntil: 'commit', timeout: 40_000 });
		} catch (error) {
			// The server wants to know who is there, by HTTP's own means (RFC 9110, 11.6.1), and gives nothing to look at.
			if (/ERR_INVALID_AUTH_CREDENTIALS/.test(shortMessage(error))) seen.main.status = 401;
			else seen.main.failure = gate.refused.length > 0 ? 'refused by the gate' : whyOf(error, session);
			seen.main.finalAddress = page.url() === 'about:blank' ? request.address : page.url();
			// Nothing came, so there is nothing to look at; and a load that still hangs would hold every later call.
			session.wall = true;
			await cdp.send('Page.stopLoading');
			return { outcome: 'done', detail: seen.main.failure ?? `status ${seen.main.status}` };
		}
		seen.main.finalAddress = page.url();
		if (response) {
			seen.main.status = response.status();
			const headers = response.headers();
			const type = headers['content-type'];
			if (type) seen.main.mediaType = type.split(';')[0]?.trim().toLowerCase() ?? type;
			const after = retryAfter(headers['retry-after']);
			if (after !== undefined) seen.main.retryAfterMs = after;
			// Not for this capture, which asks no more, but for whoever comes to the host next.
			const later = response.status() === 429 || response.status() === 503;
			if (later && after !== undefined) courtesy.askedToWait(request.address, after);
			if (later && after !== undefined) courtesy.askedToWait(seen.main.finalAddress, after);
		}
		seen.pages.push(page.url());
		const loaded = page.waitForLoadState('load', { timeout: 30_000 }).then(
			() => true,
			() => false,
		);
		await Promise.race([
			loaded,
			new Promise((done) => signal.addEventListener('abort', done, { once: true })),
		]);
		return { outcome: 'done', detail: `status ${seen.main.status ?? 'unknown'}` };
	},
};

/** Behind the gate the browser knows only that it got no connection; why, the gate knows. */
function whyOf(error: unknown, { gate, request }: Session): string {
	const told = shortMessage(error);
	if (!told.includes('SOCKS')) return told;
	const { hostname, port, protocol } = new URL(request.address);
	return gate.failureOf(hostname, Number(port || (protocol === 'https:' ? 443 : 80))) ?? told;
}
