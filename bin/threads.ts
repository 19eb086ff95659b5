import { Worker } from 'node:worker_threads';
import type { Config } from '../src/config.ts';
import { Fault, TryAgainLater, UsageError } from '../src/errors.ts';
import type { Answered, Asked, Begun, Question, Questions, ToldError } from './thread-messages.ts';

export interface ThreadsWish {
	/** As many questions are answered at once. */
	readonly threads: number;
	/** How long the first thread may take to begin, and an answer from when it is asked for. Milliseconds. */
	readonly mostMs: { readonly begin: number; readonly answer: number };
	/** None is started before something is asked. */
	readonly isLate?: boolean;
	/** What a thread runs. */
	readonly script: URL;
	/** What is told of a thread that broke. */
	failed(cause: unknown): Fault;
	/** What is told where no answer came in time. */
	late(): Error;
	/** What is told to who waits when all is closed. */
	closing(): Error;
}

/** Threads that read where nobody else waits meanwhile. */
export interface Threads {
	/**
	 * One answer. What the thread throws is the same error here.
	 * @param signal whoever goes away takes the question back; one that is being answered is answered to nobody
	 */
	ask<Q extends Question>(
		name: Q,
		said: Parameters<Questions[Q]>,
		signal?: AbortSignal,
	): ReturnType<Questions[Q]>;
	/** Ends all threads; who still waits is told. */
	close(): Promise<void>;
}

interface Waiting {
	readonly asked: Asked;
	resolve(value: never): void;
	reject(error: unknown): void;
}

interface Hand {
	readonly worker: Worker;
	/** Set to 1, it breaks its statement off at the next row that asks. */
	readonly stop: SharedArrayBuffer;
	/** What it is answering. */
	at?: Waiting | undefined;
	/** It is to end, and may take a while. */
	isGivenUp: boolean;
}

const KINDS = { 'correct-and-retry': UsageError, 'retry-later': TryAgainLater, 'report-fault': Fault };

/**
 * Starts a first thread, and more as questions come. One that breaks takes only its own question with it; those that wait go to the next.
 * @returns when the first thread has begun, or could not: what is wrong with it is told to whoever asks
 */
export async function openThreads(config: Config, wish: ThreadsWish): Promise<Threads> {
	const queue: Waiting[] = [];
	const hands = new Set<Hand>();
	let number = 0;
	let isClosed = false;

	const start = (): Hand => {
		const stop = new SharedArrayBuffer(4);
		const workerData: Begun = { config, stop };
		const worker = new Worker(wish.script, { workerData });
		const hand: Hand = { worker, stop, isGivenUp: false };
		const gone = (cause: unknown) => {
			if (!hands.delete(hand)) return;
			hand.at?.reject(wish.failed(cause));
			hand.at = undefined;
			handOut();
		};
		worker.on('message', (answer: Answered | 'ready') => {
			if (answer === 'ready' || hand.at?.asked.number !== answer.number) return;
			const { resolve, reject } = hand.at;
			hand.at = undefined;
			if ('value' in answer) resolve(answer.value as never);
			else reject(asError(answer.error));
			handOut();
		});
		worker.on('error', gone);
		worker.on('exit', () => gone(undefined));
		hands.add(hand);
		return hand;
	};
	const freeHand = (): Hand | undefined => {
		const own = [...hands].filter(({ isGivenUp }) => !isGivenUp);
		const free = own.find(({ at }) => at === undefined);
		// One that is given up in the midst of SQLite works on for a while: never more than as many again.
		return free ?? (own.length < wish.threads && hands.size < 2 * wish.threads ? start() : undefined);
	};
	const handOut = () => {
		while (queue.length > 0 && !isClosed) {
			const hand = freeHand();
			const next = hand && queue.shift();
			if (!next) return;
			hand.at = next;
			hand.worker.postMessage(next.asked);
		}
	};
	/** Takes a question back, wherever it is. @returns the thread that was answering it */
	const takeBack = (waiting: Waiting): Hand | undefined => {
		const place = queue.indexOf(waiting);
		if (place >= 0) queue.splice(place, 1);
		return [...hands].find(({ at }) => at === waiting);
	};
	const giveUp = (hand: Hand) => {
		hand.at = undefined;
		hand.isGivenUp = true;
		void leaveOff(hand);
		handOut();
	};
	const ask = (name: Question, said: readonly unknown[], signal?: AbortSignal) =>
		new Promise<never>((resolve, reject) => {
			// Whoever waited for the one before asks again when that is broken off: a thread begun then would keep the program from ending.
			if (isClosed) return reject(wish.closing());
			if (signal?.aborted) return reject(signal.reason);
			const done = <T>(act: (with_: T) => void) => {
				return (told: T) => {
					clearTimeout(timer);
					signal?.removeEventListener('abort', left);
					act(told);
				};
			};
			const waiting: Waiting = {
				...{ asked: { number: ++number, name, said } },
				...{ resolve: done(resolve), reject: done(reject) },
			};
			const left = () => {
				// The thread stays: SQLite cannot be broken off in the midst, and is done before another has begun. One that is not done in time is
				// given up though nobody waits: else every reader who tires of a slow search would keep a thread from all others.
				const isAnswered = takeBack(waiting) !== undefined;
				(isAnswered ? reject : waiting.reject)(signal?.reason);
			};
			const timer = setTimeout(() => {
				const hand = takeBack(waiting);
				waiting.reject(wish.late());
				if (hand) giveUp(hand);
			}, wish.mostMs.answer).unref();
			signal?.addEventListener('abort', left, { once: true });
			queue.push(waiting);
			handOut();
		});
	if (!wish.isLate) await begun(start().worker, wish.mostMs.begin);
	return {
		ask: ask as Threads['ask'],
		close: async () => {
			isClosed = true;
			const asked = [...hands].flatMap(({ at }) => at ?? []);
			const left = [...hands].map((hand) => (hand.at ? leaveOff(hand) : hand.worker.terminate()));
			for (const hand of hands) hand.at = undefined;
			for (const { reject } of [...queue.splice(0), ...asked]) reject(wish.closing());
			await Promise.all(left);
		},
	};
}

/** What a thread that is told to leave off may take to say so, in milliseconds. */
const LEAVES_MS = 2_000;

/** Terminated in the midst of a statement it would go on until that ends: it is told first, and answers when it has broken off. */
async function leaveOff({ worker, stop }: Hand): Promise<void> {
	Atomics.store(new Int32Array(stop), 0, 1);
	const { promise: answered, resolve } = Promise.withResolvers<void>();
	const timer = setTimeout(resolve, LEAVES_MS);
	for (const sign of ['message', 'error', 'exit'] as const) worker.once(sign, () => resolve());
	await answered;
	clearTimeout(timer);
	await worker.terminate();
}

/** A thread that breaks at once has begun too: who asks is told. */
function begun(worker: Worker, mostMs: number): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(resolve, mostMs);
		for (const sign of ['message', 'error', 'exit'] as const)
			worker.once(sign, () => {
				clearTimeout(timer);
				resolve();
			});
	});
}

function asError({ advice, message, ...details }: ToldError): Error {
	return new KINDS[advice](message, details);
}
