import { parentPort } from 'node:worker_threads';
import type { Asked } from '../../../bin/thread-messages.ts';

/** Breaks at one kind of question, as a thread does whose memory is full, hangs at another, and answers the others. */
parentPort?.postMessage('ready');
parentPort?.on('message', ({ name, number }: Asked) => {
	if (name === 'outlook') throw new Error('broken off');
	if (name === 'year') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
	parentPort?.postMessage({ number, value: 'answered' });
});
