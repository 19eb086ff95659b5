import { env } from 'node:process';
import type { Frame } from 'playwright';
import { readTokens, token } from '../../fixtures/marks/code.ts';
import { launchBrowser } from '../../src/capture/browser/launch.ts';
import { openReplayer, type Replay } from '../../src/capture/replay/open-replay.ts';
import { findReplayer } from '../../src/capture/replay/replayer.ts';
import { readConfig } from '../../src/config.ts';
import { packWacz } from '../../src/work/pack-wacz.ts';
import { type Deed, type Here, inPage } from './in-page.ts';
import { marksInPicture } from './pixels.ts';
import type { Taken } from './take.ts';
import { type Served, type Shares, sharesOf } from './things.ts';

/** A replay that goes on for longer is read as far as it has come. */
const MOST_MS = 60_000;
/** How long a page that has come to its end is given to bring more, and how often. */
const GROW_MS = 900;
const TRIES = 3;
/** A frame that has not answered by then has a script that does not end. */
const HANGS_MS = 5000;
const MOST_PAGES = 8;
const MOST_PRESSES = 8;

/** What the reader has seen so far, and what it still looks for. */
interface Reading {
	readonly replay: Replay;
	readonly served: Served;
	readonly found: Set<string>;
	/** Addresses of pictures that have been shown, with the marks in them where those have been read. */
	readonly pictures: Map<string, boolean>;
	readonly until: number;
	readonly signal: AbortSignal;
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
 * end, and, where something has not been seen by then, walked once more with everything pressed. Words are read in every
 * frame and open shadow root, pictures from what is painted or else from the bytes that the page has loaded. None of it is
 * the engine's walk. @returns undefined where the optional replayer is not installed
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
			const found = new Set<string>();
			const until = Date.now() + MOST_MS;
			const reading = { replay, served, found, pictures: new Map(), until, signal };
			for (const pressing of [false, true]) await readFeed(reading, first, pressing);
			return sharesOf(served, found);
		} finally {
			await player.close();
		}
	} finally {
		await end();
	}
}

/** Reads the account's page, and those that its links to further pages lead to. */
async function readFeed(reading: Reading, first: string, pressing: boolean): Promise<void> {
	const pages = [first];
	for (const address of pages) {
		if (isDone(reading) || pages.indexOf(address) >= MOST_PAGES) return;
		await reading.replay.show(address, reading.signal);
		const next = await readPage(reading, pressing);
		for (const link of next.map((href) => reading.replay.original(href)))
			if (!pages.includes(link) && URL.parse(link)?.pathname !== '/') pages.push(link);
	}
}

/** Goes through a page window by window, from its top, until it brings no more. @returns links to further pages */
async function readPage(reading: Reading, pressing: boolean): Promise<readonly string[]> {
	let here = await look(reading, 'read');
	// A feed with its newest post at the bottom has scrolled itself there, and grows at its top.
	for (let state = ''; state !== here.state && !isDone(reading); ) {
		state = here.state;
		here = await look(reading, 'top');
	}
	for (let idle = 0; idle < TRIES && !isDone(reading); ) {
		const { state } = here;
		for (let round = 0; pressing && round < MOST_PRESSES && !isDone(reading); round++)
			if ((await look(reading, 'press')).pressed === 0) break;
		here = await look(reading, 'down');
		idle = here.state === state ? idle + 1 : 0;
		if (idle > 0 && !isDone(reading)) {
			await reading.replay.page.mouse.move(640, 500);
			await reading.replay.page.mouse.wheel(0, 500);
			await look(reading, 'back');
			await new Promise((done) => setTimeout(done, GROW_MS));
			here = await look(reading, 'read');
			if (here.state !== state) idle = 0;
		}
	}
	return here.next;
}

/** Does one thing in every frame, waits for what that asked for, and reads what is shown then. */
async function look(reading: Reading, deed: Deed): Promise<Here> {
	const { replay, found, pictures } = reading;
	const did = await inFrames(replay, deed);
	let here = did;
	for (const end = Date.now() + 1500; Date.now() < end; ) {
		await new Promise((done) => setTimeout(done, 80));
		here = await inFrames(replay, 'read');
		if (replay.underWay() === 0 && here.waiting === 0) break;
	}
	for (const mark of readTokens(here.words)) if (!'IV'.includes(mark.kind)) found.add(token(mark));
	for (const address of here.pictures) if (!pictures.has(address)) pictures.set(address, false);
	if (lacksImages(reading))
		for (const name of await marksInPicture(await replay.page.screenshot())) found.add(name);
	if (lacksImages(reading)) await readBytes(reading);
	return { ...here, pressed: did.pressed };
}

/** Pictures that have come but are beside the window, or under something, as the slides of a strip are. */
async function readBytes({ replay, found, pictures }: Reading): Promise<void> {
	for (const [address, isRead] of pictures) {
		if (isRead) continue;
		pictures.set(address, true);
		const bytes = await replay.frame.evaluate(async (from) => {
			const answer = await fetch(from).catch(() => undefined);
			const isPicture = /^image\/(?!gif|svg)/.test(answer?.headers.get('content-type') ?? '');
			return answer?.ok && isPicture ? [...new Uint8Array(await answer.arrayBuffer())] : [];
		}, address);
		if (bytes.length > 0) for (const name of await marksInPicture(Buffer.from(bytes))) found.add(name);
	}
}

async function inFrames({ frame }: Replay, deed: Deed): Promise<Here> {
	const all = await Promise.all(framesIn(frame).map((one) => inOne(one, deed)));
	const told = all.filter((here) => here !== undefined);
	const sum = (of: 'waiting' | 'pressed') => told.reduce((n, here) => n + here[of], 0);
	return {
		words: told.map((here) => here.words).join('\n'),
		pictures: told.flatMap((here) => here.pictures),
		waiting: sum('waiting'),
		state: told.map((here) => here.state).join('|'),
		pressed: sum('pressed'),
		next: told.flatMap((here) => here.next),
	};
}

/** Undefined for a frame that has gone, or does not answer: what it shows is not seen, and so not counted. */
function inOne(frame: Frame, deed: Deed): Promise<Here | undefined> {
	const patience = new Promise<undefined>((done) => setTimeout(() => done(undefined), HANGS_MS));
	return Promise.race([frame.evaluate(inPage, deed).catch(() => undefined), patience]);
}

function framesIn(frame: Frame): Frame[] {
	return [frame, ...frame.childFrames().flatMap(framesIn)];
}

function lacksImages({ served, found }: Reading): boolean {
	return served.images.some((name) => !found.has(name));
}

function isDone({ served, found, until }: Reading): boolean {
	return Date.now() > until || Object.values(served).every((names) => names.every((name) => found.has(name)));
}
