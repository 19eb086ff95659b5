import type { Config } from '../config.ts';
import { openLog } from '../log.ts';
import type { Office, ShowProgress } from '../office.ts';
import type { Filing } from '../records/filing.ts';
import { type Desk, logLevel } from './desk.ts';
import { listenForInterrupt, orderStopped, stoppedByRequest } from './interrupt.ts';
import { wrap } from './page.ts';
import { politeLog } from './polite-log.ts';
import { openDisplay } from './progress.ts';
import { recoveryLines } from './views/recovery-view.ts';
import { progressWords } from './words/progress-words.ts';

export interface AtWork {
	readonly signal: AbortSignal;
	readonly show: ShowProgress;
	/** Bundles that an interrupted run had put in their places, and that are recorded now. */
	readonly recovered: readonly Filing[];
	/** Writes a line that stays above the live one. */
	say(line: string): void;
}

/**
 * Opens the office, takes care of what an interrupted run left behind, and does the work with progress on stderr,
 * stoppable by Ctrl-C. The office is closed and the terminal is clean whatever happens.
 * @throws what the work throws; TryAgainLater `stopped` where it ends by the signal
 */
export async function inOffice<T>(
	desk: Desk,
	config: Config,
	work: (office: Office, tools: AtWork) => Promise<T>,
): Promise<T> {
	const say = progressWords[desk.lang];
	const display = openDisplay(desk);
	const interrupt = listenForInterrupt(
		orderStopped(),
		() => display.say(wrap(say.stopping, desk.side.width)),
		() => display.say(wrap(say.stoppedHard, desk.side.width)),
	);
	try {
		const level = logLevel(config, desk.env);
		const log = politeLog(openLog(level), level, display.clear);
		const office = await desk.doors.openOffice(config, { log, purpose: 'capturing' });
		try {
			const { recover } = await import('../work/recover.ts');
			const recovery = await recover(office);
			for (const line of recoveryLines(recovery, desk)) display.say(line);
			const { show, say } = display;
			return await work(office, { signal: interrupt.signal, show, say, recovered: recovery.filed });
		} finally {
			await office.close();
		}
	} finally {
		display.end();
		interrupt.release();
	}
}

/** Opens the office to look something up. @throws what the reading throws */
export async function readOffice<T>(desk: Desk, read: (office: Office) => Promise<T>): Promise<T> {
	const config = desk.config();
	const office = await desk.doors.openOffice(config, {
		log: openLog(logLevel(config, desk.env)),
		purpose: 'reading',
	});
	try {
		return await read(office);
	} finally {
		await office.close();
	}
}

/** As `readOffice`, of what takes a while: Ctrl-C stops it. */
export async function untilInterrupt<T>(
	desk: Desk,
	work: (office: Office, signal: AbortSignal) => Promise<T>,
): Promise<T> {
	const interrupt = listenForInterrupt(
		stoppedByRequest(),
		() => {},
		() => {},
	);
	try {
		return await readOffice(desk, (office) => work(office, interrupt.signal));
	} finally {
		interrupt.release();
	}
}
