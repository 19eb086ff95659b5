import sharp from 'sharp';
import { token } from '../../../fixtures/marks/code.ts';
import { readMarks } from '../../../fixtures/marks/read.ts';
import { launchBrowser } from '../../../src/capture/browser/launch.ts';
import { openReplayer, type Replay } from '../../../src/capture/replay/open-replay.ts';
import { findReplayer } from '../../../src/capture/replay/replayer.ts';
import { readConfig } from '../../../src/config.ts';

const MOST_WINDOWS = 60;
/** Looks at the end of the page before it is believed to be the end. */
const LOOKS = 4;

/**
 * The marks that a person sees who opens a recording and scrolls to its end: read from pixels, without the engine's own walk,
 * harvest and comparison, which are what is on trial.
 * @param recording path of a WACZ
 * @returns tokens, each once
 */
export async function marksInReplay(recording: string, address: string, at: Date): Promise<Set<string>> {
	const config = readConfig({ ...process.env, LOG_LEVEL: 'silent' });
	const signal = AbortSignal.timeout(60_000);
	const { browser } = await launchBrowser(config);
	try {
		const files = { replayer: findReplayer() ?? '', recording };
		const player = await openReplayer({ browser, config }, files, undefined, signal);
		const replay = await player.load(at, signal);
		await replay.show(address, signal);
		const seen = new Set<string>();
		for (let windows = 0, looks = 0; windows < MOST_WINDOWS && looks < LOOKS; windows++) {
			await quiet(replay);
			for (const mark of await marksInView(replay)) seen.add(mark);
			looks = (await scrolledOn(replay)) ? 0 : looks + 1;
		}
		await player.close();
		return seen;
	} finally {
		await browser.close();
	}
}

async function marksInView({ page }: Replay): Promise<string[]> {
	const { data, info } = await sharp(await page.screenshot())
		.raw()
		.toBuffer({ resolveWithObject: true });
	const pixels = { data, width: info.width, height: info.height, channels: info.channels };
	return readMarks(pixels).map((mark) => token(mark));
}

function scrolledOn({ frame }: Replay): Promise<boolean> {
	return frame.evaluate(() => {
		const before = window.scrollY;
		window.scrollBy({ top: window.innerHeight * 0.6, behavior: 'instant' });
		return window.scrollY > before;
	});
}

/** What a page that keeps asking in vain is given at each window. */
const MOST_RESTLESS_MS = 2500;

/** Until nothing is under way and the pictures in view are there at several looks: a feed has had the time to ask for more. */
async function quiet({ page, frame, underWay }: Replay): Promise<void> {
	const end = Date.now() + MOST_RESTLESS_MS;
	for (let calm = 0; calm < 3 && Date.now() < end; ) {
		await page.waitForTimeout(60);
		const loaded = await frame.evaluate(() =>
			[...document.images].every((image) => {
				const { top, bottom } = image.getBoundingClientRect();
				return image.complete || bottom < 0 || top > window.innerHeight;
			}),
		);
		calm = loaded && underWay() === 0 ? calm + 1 : 0;
	}
}
