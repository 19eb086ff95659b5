import { env } from 'node:process';
import type { Browser, Frame, Page, Request } from 'playwright';
import { type Played, readReplay } from '../../../bench/proof/replayed.ts';
import { type Served, servedOf } from '../../../bench/proof/things.ts';
import { launchBrowser } from '../../../src/capture/browser/launch.ts';
import { readConfig } from '../../../src/config.ts';
import { marksOfPosts } from '../bundles/witnesses.ts';
import type { Bundle } from '../validators/validator.ts';

const MOST_MS = 90_000;
const LOAD_MS = 30_000;
const VIEWPORT = { width: 1280, height: 900 };
/** What a replayed page asks for and nobody waits for. */
const BESIDE = new Set(['image', 'media', 'font']);
/** One that has waited this long waits for something that no recording has. */
const HUNG_MS = 3000;

/** What a replayer that shows pages in a frame puts before the recorded address. */
const REPLAYED = /^http:\/\/archive\.localhost\/.*?\/\d{14}[a-z]+_\//;

/** The page that a WACZ opens first. */
export interface MainPage {
	readonly url: string;
	/** Fourteen digits. */
	readonly timestamp: string;
}

/** How one archive is opened. */
export interface Opening {
	readonly main: MainPage;
	/** All the network that the browser has: `http://127.0.0.1:PORT`. */
	readonly proxy: string;
	/** Where the browser goes. */
	readonly address: string;
	/** Whether the archived page stands in a frame of the replayer's, and not under its own address. */
	readonly isFramed: boolean;
}

/** A replayer that is set up for some bundles, each by its place among them. */
export interface Player {
	opening(place: number): Opening;
	close(): Promise<void>;
}

/**
 * Opens each archive as a reader would, in a browser without a network, and reads what it shows.
 * @returns of each bundle which posts of posts.jsonl the replay does not show, in words; nothing where it shows all
 */
export async function playAll(
	bundles: readonly Bundle[],
	setUp: (bundles: readonly Bundle[]) => Promise<Player>,
): Promise<readonly (readonly string[])[]> {
	const player = await setUp(bundles);
	const { browser, end } = await launchBrowser(readConfig({ ...env, LOG_LEVEL: 'silent' }));
	try {
		const all: (readonly string[])[] = [];
		for (const [place, bundle] of bundles.entries())
			all.push(await playOne(browser, player.opening(place), bundle).catch(told));
		return all;
	} finally {
		await end();
		await player.close();
	}
}

async function playOne(browser: Browser, opening: Opening, bundle: Bundle): Promise<readonly string[]> {
	const served = await postsToShow(bundle);
	const { url } = opening.main;
	// Loopback is reached without a proxy unless this says otherwise.
	const proxy = { server: opening.proxy, bypass: '<-loopback>' };
	const context = await browser.newContext({ viewport: VIEWPORT, proxy, ignoreHTTPSErrors: true });
	try {
		const page = await context.newPage();
		page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
		context.on('page', (popup) => popup !== page && void popup.close().catch(() => undefined));
		const underWay = countRequests(page);
		const { frame, prefix } = opening.isFramed
			? await openFramed(page, opening.address)
			: { frame: page.mainFrame(), prefix: '' };
		const replay: Played = {
			page,
			frame,
			cdp: await context.newCDPSession(page),
			underWay,
			async show(address) {
				const answer = await frame
					.goto(prefix + address, { timeout: LOAD_MS, waitUntil: 'domcontentloaded' })
					.catch(() => undefined);
				return answer?.status();
			},
			original: (address) => address.replace(REPLAYED, ''),
		};
		const status = await replay.show(url, AbortSignal.timeout(LOAD_MS));
		if (status === undefined || status >= 400) return [`${url}: the replay answers ${status ?? 'nothing'}`];
		const { shares, isCut } = await readReplay(replay, url, served, AbortSignal.timeout(MOST_MS));
		const cut = isCut ? '; it was not read to its end' : '';
		return Object.entries(shares)
			.filter(([, share]) => share < 1)
			.map(([thing, share]) => `shows ${Math.round(share * 100)} % of the ${thing} in posts.jsonl${cut}`);
	} finally {
		await context.close();
	}
}

/** Opens the page of the replayer; once more where its worker has not taken over by then, as a reader would. */
async function openFramed(page: Page, address: string): Promise<{ frame: Frame; prefix: string }> {
	await page.goto(address, { timeout: LOAD_MS });
	return replayedFrame(page).catch(async () => {
		await page.goto(address, { timeout: LOAD_MS });
		return replayedFrame(page);
	});
}

/** Why a replay cannot be compared with posts.jsonl; undefined where it can. */
export async function whyNotCompared(bundle: Bundle): Promise<string | undefined> {
	const { posts, images } = servedOf((await marksOfPosts(bundle)).flat());
	return posts.length + images.length > 0 ? undefined : 'posts.jsonl has no words to look for in a replay';
}

/** What posts.jsonl says that there is; of an account whose posts have no words, their pictures. */
async function postsToShow(bundle: Bundle): Promise<Served> {
	const { posts, images } = servedOf((await marksOfPosts(bundle)).flat());
	return { posts, texts: [], comments: [], images: posts.length > 0 ? [] : images };
}

/** The frame that the replayer shows the archived page in, and what stands before the captured address there. */
async function replayedFrame(page: Page): Promise<{ frame: Frame; prefix: string }> {
	const until = Date.now() + LOAD_MS;
	while (Date.now() < until) {
		for (const frame of page.frames()) {
			const prefix = REPLAYED.exec(frame.url())?.[0];
			if (prefix !== undefined && frame !== page.mainFrame()) return { frame, prefix };
		}
		await page.waitForTimeout(50);
	}
	const shown = await page.locator('body').allTextContents();
	throw new Error(`the replayer shows no page of the archive: ${shown.join(' ').trim().slice(0, 300)}`);
}

function countRequests(page: Page): () => number {
	const open = new Map<Request, number>();
	page.on('request', (request) => {
		if (!BESIDE.has(request.resourceType())) open.set(request, Date.now());
	});
	page.on('requestfinished', (request) => open.delete(request));
	page.on('requestfailed', (request) => open.delete(request));
	return () => [...open.values()].filter((began) => Date.now() - began < HUNG_MS).length;
}

function told(error: unknown): readonly string[] {
	return [String(error instanceof Error ? error.message : error).slice(0, 500)];
}
