import type { Browser, BrowserContext, CDPSession, Frame, Page, Request } from 'playwright';
import type { Config } from '../../config.ts';
import { tellListeners } from '../browser/click-listeners.ts';
import { openRoots } from '../browser/open-roots.ts';
import type { PlatformPage } from '../page/around/platform.ts';
import { untilAborted } from '../pause.ts';
import { LOW_WINDOW, LOWEST_WINDOW } from '../walk/low-windows.ts';
import { openWorld, type World } from '../world.ts';
import { ORIGIN, openStage } from './stage.ts';

/** What a script of the replayed page asked for. */
export interface Asked {
	readonly method: string;
	/** As the replay has it; `original` tells the captured one. */
	readonly url: string;
	/** Empty where it sent nothing. */
	readonly body: string;
	/** Of the body. */
	readonly mediaType: string;
}

/** A recording, played in a browser that has no network. */
export interface Replay {
	readonly world: World;
	readonly page: Page;
	readonly cdp: CDPSession;
	/** The replayed page stands in this frame. */
	readonly frame: Frame;
	/** Requests of the replayed page for more than pictures that have no answer yet and may still get one. */
	underWay(): number;
	/** What scripts of the pages that were shown asked for, in that order; the first thousand. */
	readonly asked: readonly Asked[];
	/** Requests that would have left this machine, and were refused. */
	readonly refused: readonly string[];
	/**
	 * Gives the page a window as the live one had, or a taller one, in which a walk has fewer stops, or a low one, which the
	 * live walk tries where a page does not fill its own.
	 */
	resize(window: ReplayWindow): Promise<void>;
	/** Whether pictures of the pages that are shown from now on are loaded. */
	showPictures(shown: boolean): Promise<void>;
	/** What the replayed page asked for and the recording had no answer to, by the addresses that were captured. */
	readonly unanswered: ReadonlySet<string>;
	/** Shows a page of the recording. @returns its status, or undefined where nothing answered in time */
	show(address: string, signal: AbortSignal): Promise<number | undefined>;
	/** The address that the replayed page was captured from; what was not replayed stays as it is. */
	original(address: string): string;
}

/** Perhaps the page it belongs to, then as in `20261126151430mp_` the digits of the time and how the answer is rewritten. */
const REPLAYED = new RegExp(`^${RegExp.escape(ORIGIN)}/w/recording/(?::[^/]*/)?\\d*(?:[a-z]+_)?/`);
/** Bytes of bodies that the browser keeps for us, who ask for none. */
const KEPT = 1 << 20;
/** What the replayer asks for on behalf of a picture. */
const PICTURES = `${ORIGIN}/w/recording/*im_/*`;
const HEIGHTS = {
	'as-live': (height: number) => height,
	tall: (height: number) => height * 2,
	low: (height: number) => Math.min(height, LOW_WINDOW),
	lowest: () => LOWEST_WINDOW,
};
export type ReplayWindow = keyof typeof HEIGHTS;
const LOAD_MS = 20_000;
/** For the replayer to start and to read the index: some hundred thousand lines. */
const INDEX_MS = 45_000;

/** The replayer, in a profile of its own whose every request ends at the stage, before it has a recording. */
export interface Replayer {
	/**
	 * Loads the recording, which is there by now.
	 * @param at the time that is shown: of several answers of one address the nearest is replayed
	 * @throws Error with the replayer's own words where it cannot
	 */
	load(at: Date, signal: AbortSignal): Promise<Replay>;
	close(): Promise<void>;
}

/**
 * Starts the replayer, which takes half a second and need not wait for the recording to be packed.
 * @param files.recording path that the WACZ will have
 * @param platform what the live page was read with, so that the replayed one is read alike
 */
export async function openReplayer(
	{ browser, config }: { readonly browser: Browser; readonly config: Config },
	files: { readonly replayer: string; readonly recording: string },
	platform: PlatformPage | undefined,
	signal: AbortSignal,
): Promise<Replayer> {
	// No tiles are taken, so that a window may be tall.
	const windowOf = (window: ReplayWindow) => ({
		width: config.VIEWPORT_WIDTH,
		height: HEIGHTS[window](config.VIEWPORT_HEIGHT),
	});
	const stage = await openStage(files.replayer, files.recording);
	let context: BrowserContext | undefined;
	const close = async () => {
		try {
			// A browser that died has closed everything of its own.
			if (browser.isConnected()) await context?.close();
		} finally {
			await stage.close();
		}
	};
	try {
		context = await browser.newContext({
			viewport: windowOf('tall'),
			locale: config.LOCALE,
			timezoneId: config.TIMEZONE,
			acceptDownloads: false,
			reducedMotion: 'reduce',
			colorScheme: 'light',
			// Loopback is reached without a proxy unless this says otherwise.
			proxy: { server: stage.proxy, bypass: '<-loopback>' },
			...(config.USER_AGENT ? { userAgent: config.USER_AGENT } : {}),
		});
		await openRoots(context);
		await tellListeners(context);
		const page = await context.newPage();
		// What dialogs and windows there are was noted when the page was live; here they only must not stand in the way.
		page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
		context.on('page', (popup) => void popup.close().catch(() => undefined));
		const underWay = countRequests(page);
		const asked = rememberAsked(page);
		const unanswered = new Set<string>();
		page.on('response', (response) => {
			if (response.status() === 404) unanswered.add(original(response.url()));
		});
		await untilAborted(page.goto(`${ORIGIN}/`, { timeout: LOAD_MS }), signal);
		await untilAborted(page.evaluate(startReplayer), signal);
		const cdp = await context.newCDPSession(page);
		await cdp.send('Network.enable', { maxTotalBufferSize: KEPT, maxResourceBufferSize: KEPT });
		const world = await openWorld(cdp, await onlyFrame(cdp));
		if (platform) await world.know(platform);
		const frame = page.frames()[1];
		if (!frame) throw new Error('the replay has no frame');
		return {
			close,
			async load(at, stop) {
				const inTime = AbortSignal.any([stop, AbortSignal.timeout(INDEX_MS)]);
				const refusal = await untilAborted(page.evaluate(loadRecording, stage.recording), inTime);
				if (refusal) throw new Error(`the replayer did not load the recording: ${refusal}`);
				const time = at.toISOString().replace(/\D/g, '').slice(0, 14);
				return {
					world,
					page,
					cdp,
					frame,
					underWay,
					asked,
					refused: stage.refused,
					unanswered,
					resize: (window) => page.setViewportSize(windowOf(window)),
					async showPictures(shown) {
						await cdp.send('Network.setBlockedURLs', { urls: shown ? [] : [PICTURES] });
					},
					async show(address, ended) {
						const shown = `${ORIGIN}/w/recording/${time}mp_/${address}`;
						// Its pictures need not be there: what it shows is waited for afterwards.
						const going = frame.goto(shown, { timeout: LOAD_MS, waitUntil: 'domcontentloaded' });
						const response = await untilAborted(going, ended).catch((error: unknown) => {
							if (ended.aborted) throw error;
							return undefined;
						});
						return response?.status();
					},
					original,
				};
			},
		};
	} catch (error) {
		await close();
		throw error;
	}
}

function original(address: string): string {
	return address.replace(REPLAYED, '');
}

async function onlyFrame(cdp: CDPSession): Promise<string | undefined> {
	await cdp.send('Page.enable');
	const { frameTree } = await cdp.send('Page.getFrameTree');
	return frameTree.childFrames?.[0]?.frame.id;
}

const MOST_REMEMBERED = 1000;
const BY_SCRIPT = new Set(['fetch', 'xhr', 'script']);

function rememberAsked(page: Page): readonly Asked[] {
	const asked: Asked[] = [];
	page.on('request', (request) => {
		if (!BY_SCRIPT.has(request.resourceType()) || asked.length >= MOST_REMEMBERED) return;
		const body = request.postData() ?? '';
		const mediaType = request.headers()['content-type'] ?? '';
		asked.push({ method: request.method(), url: request.url(), body, mediaType });
	});
	return asked;
}

/** One that has waited this long waits for something that no recording has. */
const HUNG_MS = 3000;
/** What brings no post and no words: it loads beside the walk. */
const BESIDE = new Set(['image', 'media', 'font']);

function countRequests(page: Page): () => number {
	const open = new Map<Request, number>();
	page.on('request', (request) => {
		if (!BESIDE.has(request.resourceType())) open.set(request, Date.now());
	});
	page.on('requestfinished', (request) => open.delete(request));
	page.on('requestfailed', (request) => open.delete(request));
	return () => [...open.values()].filter((began) => Date.now() - began < HUNG_MS).length;
}

/** Runs in the page around the replay. */
async function startReplayer(): Promise<void> {
	await navigator.serviceWorker.register('/sw.js');
	await navigator.serviceWorker.ready;
	if (!navigator.serviceWorker.controller)
		await new Promise((done) =>
			navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }),
		);
}

/** Runs in the page around the replay. @returns why the recording could not be loaded, or an empty text */
function loadRecording(recording: string): Promise<string> {
	return new Promise<string>((done) => {
		navigator.serviceWorker.addEventListener('message', ({ data }) => {
			if (data.msg_type === 'collAdded' && data.name === 'recording') done('');
			if (data.msg_type === 'collProgress' && data.error)
				done(String(data.error).trim() || 'no reason given');
		});
		navigator.serviceWorker.startMessages();
		const message = { msg_type: 'addColl', name: 'recording', file: { sourceUrl: recording } };
		navigator.serviceWorker.controller?.postMessage(message);
	});
}
