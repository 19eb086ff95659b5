import { env } from 'node:process';
import type { Browser, Frame, Page, Request } from 'playwright';
import { type Played, readReplay } from '../../../bench/proof/replayed.ts';
import { type Served, servedOf } from '../../../bench/proof/things.ts';
import { launchBrowser } from '../../../src/capture/browser/launch.ts';
import { readConfig } from '../../../src/config.ts';
import { marksOfPosts } from '../bundles/witnesses.ts';
import type { Bundle } from '../validators/validator.ts';
import { ORIGIN, openStage, type Stage } from './stage.ts';

const MOST_MS = 90_000;
const LOAD_MS = 30_000;
const VIEWPORT = { width: 1280, height: 900 };
/** What a replayed page asks for and nobody waits for. */
const BESIDE = new Set(['image', 'media', 'font']);
/** One that has waited this long waits for something that no recording has. */
const HUNG_MS = 3000;

/** The page that a WACZ opens first. */
export interface MainPage {
	readonly url: string;
	/** Fourteen digits. */
	readonly timestamp: string;
}

/** A replayer that is set up for some bundles, each by its place among them. */
export interface Player {
	readonly stage: Parameters<typeof openStage>[0];
	/** Address of the page on `ORIGIN` in which a bundle's archive is opened. */
	opens(place: number): string;
	/** First page of a bundle's archive. */
	main(place: number): MainPage;
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
	let stage: Stage | undefined;
	const { browser, end } = await launchBrowser(readConfig({ ...env, LOG_LEVEL: 'silent' }));
	try {
		stage = await openStage(player.stage);
		const all: (readonly string[])[] = [];
		for (const [place, bundle] of bundles.entries())
			all.push(await playOne(browser, stage, player, place, bundle).catch(told));
		return all;
	} finally {
		await end();
		await stage?.close();
		await player.close();
	}
}

async function playOne(
	browser: Browser,
	{ proxy }: Stage,
	player: Player,
	place: number,
	bundle: Bundle,
): Promise<readonly string[]> {
	const served = await postsToShow(bundle);
	const { url } = player.main(place);
	// Loopback is reached without a proxy unless this says otherwise.
	const context = await browser.newContext({
		viewport: VIEWPORT,
		proxy: { server: proxy, bypass: '<-loopback>' },
	});
	try {
		const page = await context.newPage();
		page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
		context.on('page', (popup) => popup !== page && void popup.close().catch(() => undefined));
		const underWay = countRequests(page);
		await page.goto(ORIGIN + player.opens(place), { timeout: LOAD_MS });
		const { frame, prefix } = await replayedFrame(page);
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
			original: (address) => address.replace(/^http:\/\/archive\.localhost\/.*?\d{14}(?:[a-z]+_)?\//, ''),
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

/** What posts.jsonl says that there is; of an account whose posts have no words, their pictures. */
async function postsToShow(bundle: Bundle): Promise<Served> {
	const { posts, images } = servedOf((await marksOfPosts(bundle)).flat());
	if (posts.length === 0 && images.length === 0)
		throw new Error('posts.jsonl has no post that could be looked for');
	return { posts, texts: [], comments: [], images: posts.length > 0 ? [] : images };
}

/** The frame that the replayer shows the archived page in, and what stands before the captured address there. */
async function replayedFrame(page: Page): Promise<{ frame: Frame; prefix: string }> {
	const until = Date.now() + LOAD_MS;
	const replayed = /^http:\/\/archive\.localhost\/.*?\/\d{14}mp_\//;
	while (Date.now() < until) {
		for (const frame of page.frames()) {
			const prefix = replayed.exec(frame.url())?.[0];
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
