import { pause } from '../pause.ts';
import { retryAfter } from '../recorder/retry-after.ts';
import type { Seen, Session } from '../session.ts';
import { shortMessage } from '../step.ts';

/** Longest wait that a host is given when it asks for one, and how often one page is asked for again. */
const MOST_WAIT_MS = 120_000;
const MOST_WAITS = 2;
const UNSAID_WAIT_MS = 5000;

/** What came of asking for a page. */
export type Loaded = Seen['main'] & {
	/** The page was not asked for: its host asked to be left alone for longer than a capture waits, milliseconds. */
	readonly leftAloneMs?: number;
};

/**
 * Loads a page that the capture itself starts, and never sooner after the last one than courtesy allows. A host that asks
 * to come back later is waited for, as long as it asked; where that is longer than a capture waits it is left alone.
 * @throws the signal's reason
 */
export async function loadPolitely(session: Session, address: string, signal: AbortSignal): Promise<Loaded> {
	const { courtesy } = session;
	for (let waits = 0; ; waits++) {
		const wait = courtesy.wait(address);
		if (wait > MOST_WAIT_MS) return { finalAddress: address, leftAloneMs: wait };
		if (waits > 0) session.show(`waiting ${Math.ceil(wait / 1000)} s, as the server asks`);
		await turn(session, address, signal);
		const main = await load(session, address);
		const later = main.status === 429 || (main.status === 503 && main.retryAfterMs !== undefined);
		if (!later) return main;
		courtesy.askedToWait(address, main.retryAfterMs ?? UNSAID_WAIT_MS * 2 ** waits);
		if (waits >= MOST_WAITS) return main;
	}
}

/** Waits until the host of an address may be asked for a page, which is then asked for. @throws the signal's reason */
export async function turn(
	{ courtesy }: Pick<Session, 'courtesy'>,
	address: string,
	signal: AbortSignal,
): Promise<void> {
	await pause(courtesy.wait(address), signal);
	courtesy.asks(address);
}

async function load({ page, cdp }: Session, address: string): Promise<Seen['main']> {
	try {
		const response = await page.goto(address, { waitUntil: 'load', timeout: 40_000 });
		const headers = response?.headers() ?? {};
		const after = retryAfter(headers['retry-after']);
		const mediaType = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
		return {
			finalAddress: page.url(),
			...(response ? { status: response.status() } : {}),
			...(mediaType ? { mediaType } : {}),
			...(after === undefined ? {} : { retryAfterMs: after }),
		};
	} catch (error) {
		await cdp.send('Page.stopLoading');
		return { finalAddress: address, failure: shortMessage(error) };
	}
}
