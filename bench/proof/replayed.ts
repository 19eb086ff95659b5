import { env } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Frame } from 'playwright';
import { readTokens, token } from '../../fixtures/marks/code.ts';
import { launchBrowser } from '../../src/capture/browser/launch.ts';
import { openReplayer, type Replay } from '../../src/capture/replay/open-replay.ts';
import { findReplayer } from '../../src/capture/replay/replayer.ts';
import { readConfig } from '../../src/config.ts';
import { packWacz } from '../../src/work/pack-wacz.ts';
import { goInPage, type Move, type Standing, shownInPage } from './in-page.ts';
import { marksInPicture } from './pixels.ts';
import { type Pressing, pressInPage } from './press.ts';
import type { Taken } from './take.ts';
import { type Served, type Shares, sharesOf, THINGS, type Thing } from './things.ts';

/** A replay that goes on for longer is not read to its end. */
const MOST_MS = 60_000;
/** How long a page that has come to its end is given to bring more, and how often by what is pressed. */
const GROW_MS = 900;
const TRIES: Readonly<Record<Pressing, number>> = { nothing: 1, more: 2, all: 3 };
/** How often it is looked whether a page stands still, in how many looks, and for how long at most. */
const LOOK_MS = 60;
const STILL = 2;
const SETTLE_MS = 1500;
/** A frame that has not answered by then has a script that does not end. */
const HANGS_MS = 5000;
const MOST_PAGES = 8;
const MOST_PRESSES = 8;

/** What a reading needs of a replay, whichever replayer it is. */
export type Played = Pick<Replay, 'page' | 'frame' | 'cdp' | 'underWay' | 'show' | 'original'>;

/** What the reader has seen so far, and what it still looks for. */
interface Reading {
	readonly replay: Played;
	readonly served: Served;
	readonly found: Set<string>;
	/** Addresses of pictures that have been read. */
	readonly pictures: Set<string>;
	readonly until: number;
	readonly signal: AbortSignal;
	/** Something was not read to its end: what was not found may be there all the same. */
	isCut: boolean;
}

/** What the replay of a capture shows. Its recording is packed as it is filed. */
export async function inReplay(taken: Taken, served: Served): Promise<Shares | undefined> {
	const [warc] = taken.files('warc');
	const { capture, verdict } = taken;
	if (warc === undefined || verdict.outcome === 'failed') return undefined;
	const recording = `${warc}.proof.wacz`;
	const first = capture.loadedFrom ?? capture.finalAddress;
	const at = new Date(capture.walked ?? capture.started);
	const about = { title: first, description: first, created: at };
	const signal = AbortSignal.timeout(MOST_MS);
	await packWacz(warc, [{ url: first, ts: at.toISOString(), title: first }], about, recording, signal);
	return inWacz({ recording, first, at }, served);
}

/** A WACZ, the address that it is opened at, and when that was walked. */
export interface Archived {
	readonly recording: string;
	readonly first: string;
	readonly at: Date;
}

/**
 * What a reader of the archive sees in it: it is opened at its first page in a browser without a network, scrolled to its
 * end, and, where something has not been seen by then, walked again with what asks for more pressed, and then with everything. Words are read in every
 * frame and open shadow root, pictures from the bytes that the page has loaded or else from what is painted. None of it is
 * the engine's walk.
 * @returns no share of what the reader could not establish, since it came to no end; undefined where there is none at all,
 * or the optional replayer is not installed
 */
export async function inWacz(
	{ recording, first, at }: Archived,
	served: Served,
): Promise<Shares | undefined> {
	const replayer = findReplayer();
	if (replayer === undefined) return undefined;
	const config = readConfig({ ...env, LOG_LEVEL: 'silent' });
	const signal = AbortSignal.timeout(MOST_MS + 30_000);
	const { browser, end } = await launchBrowser(config);
	try {
		const player = await openReplayer({ browser, config }, { replayer, recording }, undefined, signal);
		try {
			const replay = await player.load(at, signal);
			await replay.resize('as-live');
			const { shares, isCut } = await readReplay(replay, first, served, signal);
			return isCut ? establishedOf(shares) : shares;
		} finally {
			await player.close();
		}
	} finally {
		await end();
	}
}

/**
 * Reads a replay that is open.
 * @returns what was found; `isCut` where the reader came to no end, so that what was not found may be there
 */
export async function readReplay(
	replay: Played,
	first: string,
	served: Served,
	signal: AbortSignal,
): Promise<{ readonly shares: Shares; readonly isCut: boolean }> {
	const until = Date.now() + MOST_MS;
	const found = new Set<string>();
	const reading = { replay, served, found, pictures: new Set<string>(), until, signal, isCut: false };
	for (const pressing of ['nothing', 'more', 'all'] as const) {
		// What one walk did not come to the end of, the next may.
		reading.isCut = false;
		await readFeed(reading, first, pressing);
	}
	return { shares: sharesOf(served, found), isCut: reading.isCut };
}

/** Of a replay that was not read to its end: what was found is there, and what was not may be. */
export function establishedOf(shares: Shares): Shares | undefined {
	const whole = Object.entries(shares).filter(([, share]) => share === 1);
	return whole.length > 0 ? Object.fromEntries(whole) : undefined;
}

/** Reads the account's page, and those that its links to further pages lead to. */
async function readFeed(reading: Reading, first: string, pressing: Pressing): Promise<void> {
	const pages = [first];
	for (const [number, address] of pages.entries()) {
		if (isEnough(reading, pressing)) return;
		if (number >= MOST_PAGES || Date.now() > reading.until) {
			reading.isCut = true;
			return;
		}
		if ((await reading.replay.show(address, reading.signal)) === undefined) reading.isCut = true;
		const next = await readPage(reading, pressing);
		for (const link of next.map((href) => reading.replay.original(href).replace(/#.*/, '')))
			if (!pages.includes(link) && URL.parse(link)?.pathname !== '/') pages.push(link);
	}
}

/** Goes through a page window by window, from its top, until it brings no more. @returns links to further pages */
async function readPage(reading: Reading, pressing: Pressing): Promise<readonly string[]> {
	const { replay } = reading;
	const isOver = () => isEnough(reading, pressing) || Date.now() > reading.until;
	let { state } = await look(reading, 'stay', pressing);
	// A feed with its newest post at the bottom has scrolled itself there, and grows at its top.
	for (let before = ''; before !== state && !isOver(); ) {
		before = state;
		({ state } = await look(reading, 'top', pressing));
	}
	const next = new Set<string>();
	for (let idle = 0; idle < TRIES[pressing] && !isOver(); ) {
		const before = state;
		for (let round = 0; round < MOST_PRESSES && !isOver(); round++)
			if (!(await press(reading, pressing))) break;
		let here = await look(reading, 'down', pressing);
		if (here.state === before && !isOver()) {
			await replay.page.mouse.move(640, 500);
			await replay.page.mouse.wheel(0, 500);
			await inFrames(reading, goInPage, 'back');
			await pause(GROW_MS);
			here = await look(reading, 'stay', pressing);
		}
		idle = here.state === before ? idle + 1 : 0;
		state = here.state;
		for (const link of here.next) next.add(link);
	}
	if (Date.now() > reading.until) reading.isCut = true;
	return [...next];
}

/** @returns whether anything was there to be pressed */
async function press(reading: Reading, pressing: Pressing): Promise<boolean> {
	if (pressing === 'nothing') return false;
	const pressed = await inFrames(reading, pressInPage, pressing);
	if (pressed.every((number) => number === 0)) return false;
	await look(reading, 'stay', pressing);
	return true;
}

/** Scrolls every frame, waits for what that asked for, and reads what is shown then: by its pixels too where a walk without them has not seen all. */
async function look(
	reading: Reading,
	move: Move,
	pressing: Pressing,
): Promise<{ readonly state: string; readonly next: readonly string[] }> {
	const { replay, found } = reading;
	let { state } = await stand(reading, move);
	for (let still = 0, end = Date.now() + SETTLE_MS; still < STILL && Date.now() < end; ) {
		await pause(LOOK_MS);
		const now = await stand(reading, 'stay');
		const isStill = replay.underWay() === 0 && now.waiting === 0 && now.state === state;
		still = isStill ? still + 1 : 0;
		state = now.state;
	}
	const shown = await inFrames(reading, shownInPage, lacksImages(reading));
	for (const mark of readTokens(shown.flatMap((one) => one.words).join(' ')))
		if (!'IV'.includes(mark.kind)) found.add(token(mark));
	if (lacksImages(reading)) await readBytes(reading, new Set(shown.flatMap((one) => one.pictures)));
	if (pressing !== 'nothing' && lacksImages(reading)) {
		const { data } = await replay.cdp.send('Page.captureScreenshot', {
			format: 'png',
			optimizeForSpeed: true,
		});
		for (const name of await marksInPicture(Buffer.from(data, 'base64'))) found.add(name);
	}
	return { state, next: shown.flatMap((one) => one.next) };
}

async function stand(reading: Reading, move: Move): Promise<Standing> {
	const all = await inFrames(reading, goInPage, move);
	return {
		state: all.map((one) => one.state).join('|'),
		waiting: all.reduce((sum, one) => sum + one.waiting, 0),
	};
}

/** Pictures that have come, those included that are beside the window, or under something. */
async function readBytes({ replay, found, pictures }: Reading, shown: ReadonlySet<string>): Promise<void> {
	const fresh = [...shown.difference(pictures)];
	for (const address of fresh) pictures.add(address);
	const bodies = await replay.frame.evaluate(
		(addresses) =>
			Promise.all(
				addresses.map(async (address) => {
					const answer = await fetch(address).catch(() => undefined);
					const isPicture = /^image\/(?!gif|svg)/.test(answer?.headers.get('content-type') ?? '');
					if (!answer?.ok || !isPicture) return '';
					const reader = new FileReader();
					reader.readAsDataURL(await answer.blob());
					await new Promise((done) => reader.addEventListener('loadend', done));
					return String(reader.result).replace(/^.*,/, '');
				}),
			),
		fresh,
	);
	for (const body of bodies.filter(Boolean))
		for (const name of await marksInPicture(Buffer.from(body, 'base64'))) found.add(name);
}

/** Runs in every frame. One that has gone shows nothing; one that does not answer may show what is not seen. */
async function inFrames<A, T>(
	reading: Reading,
	run: (argument: A) => T,
	argument: A,
): Promise<readonly Awaited<T>[]> {
	const hangs = Symbol('hangs');
	const all = await Promise.all(
		framesIn(reading.replay.frame).map((frame) => {
			const answer = frame.evaluate(run as never, argument as never).catch(() => undefined);
			return Promise.race([answer, pause(HANGS_MS, hangs, { ref: false })]);
		}),
	);
	if (all.includes(hangs)) reading.isCut = true;
	return all.filter((one) => one !== hangs && one !== undefined) as Awaited<T>[];
}

function framesIn(frame: Frame): Frame[] {
	return [frame, ...frame.childFrames().flatMap(framesIn)];
}

function lacksImages({ served, found }: Reading): boolean {
	return served.images.some((name) => !found.has(name));
}

/** Whether a walk need not go on: all is found, or what is left is looked for by the walk that presses all, and reads all again. */
function isEnough({ served, found }: Reading, pressing: Pressing): boolean {
	const lacks = (thing: Thing) => served[thing].some((name) => !found.has(name));
	if (pressing === 'all') return !THINGS.some(lacks);
	// Pictures of posts that are all there come by no further post.
	const isThere = pressing === 'more' && served.posts.length > 0;
	return !lacks('posts') && (isThere || !lacks('images'));
}
