import type { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { readSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** What work on a thread is given of Node. */
export interface Tools {
	readonly createHash: typeof createHash;
	readonly readSync: typeof readSync;
}

export interface Thread {
	/** What the work returned. Rejects when it threw, or when the thread could not start. */
	readonly said: Promise<string>;
	/** Ends it wherever it is. */
	end(): Promise<void>;
}

/**
 * Works on a thread of its own. The work is taken there as the text that it is, since loading a module of TypeScript on a thread takes
 * 13 MB and 50 ms more: so it may use nothing but what it is given.
 * @param given copied, but for memory that is shared
 */
export function onThread<Given>(work: (tools: Tools, given: Given) => string, given: Given): Thread {
	const text = `const { parentPort, workerData } = require('node:worker_threads');
		const tools = { ...require('node:crypto'), ...require('node:fs') };
		parentPort.postMessage((${work})(tools, workerData));`;
	const worker = new Worker(text, {
		eval: true,
		workerData: given,
		// It needs next to nothing of its own.
		resourceLimits: { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 4 },
	});
	const said = once(worker, 'message').then(([result]) => String(result));
	// Heard where it is awaited: a thread that broke is an error of whoever waits for what it says.
	said.catch(() => {});
	return { said, end: () => worker.terminate().then(() => {}) };
}
