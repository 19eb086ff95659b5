import type { Progress, ShowProgress } from '../office.ts';
import { stepWords } from '../words/step-words.ts';
import type { Desk } from './desk.ts';
import { type LiveLine, liveLine } from './live-line.ts';
import { printable } from './page.ts';
import { bytes, counted, ticking } from './quantities.ts';
import { progressWords } from './words/progress-words.ts';

/** Shows on stderr how far the work has come, and stays out of the way of everything else written there. */
export interface Display {
	readonly show: ShowProgress;
	/** Writes one line that stays. */
	say(line: string): void;
	/** Takes the live line away, so that another writer's line stands alone. */
	clear(): void;
	/** Leaves nothing behind. */
	end(): void;
}

const REFRESH_MS = 250;
const PLAIN_EVERY_MS = 15_000;

/** One live line on a terminal; elsewhere a sober line per step, and one now and then within a long step. */
export function openDisplay(desk: Desk): Display {
	return desk.side.live ? live(desk) : plain(desk);
}

function live(desk: Desk): Display {
	const line: LiveLine = liveLine(desk.stderr, () => desk.side.width);
	const began = performance.now();
	let latest: Progress | undefined;
	const draw = () => latest && line.write(phrases(latest, performance.now() - began, desk));
	const timer = setInterval(draw, REFRESH_MS);
	timer.unref();
	return {
		show: (progress) => {
			const stepChanged = latest?.step !== progress.step;
			latest = progress;
			if (stepChanged) draw();
		},
		say: (text) => {
			line.clear();
			desk.tell(text);
		},
		clear: () => line.clear(),
		end: () => {
			clearInterval(timer);
			line.clear();
		},
	};
}

function plain(desk: Desk): Display {
	let step = '';
	let told = Number.NEGATIVE_INFINITY;
	return {
		show: (progress) => {
			const now = performance.now();
			if (progress.step === step && now - told < PLAIN_EVERY_MS) return;
			step = progress.step;
			told = now;
			const [what = '', clock = '', ...rest] = phrases(progress, progress.elapsedMs, desk);
			desk.tell([`${clock.padStart(5)}  ${what}`, ...rest].join(' · '));
		},
		say: (text) => desk.tell(text),
		clear: () => {},
		end: () => {},
	};
}

/** Most important first: a narrow terminal shows as many as fit. */
function phrases(progress: Progress, elapsedMs: number, desk: Desk): string[] {
	const say = progressWords[desk.lang];
	return [
		stepWords(printable(progress.step), desk.lang),
		ticking(elapsedMs),
		...(progress.posts > 0 ? [counted(progress.posts, say.posts, desk.lang)] : []),
		...(progress.tiles > 0 ? [counted(progress.tiles, say.tiles, desk.lang)] : []),
		...(progress.bytes > 0 ? [bytes(progress.bytes, desk.lang)] : []),
	];
}
