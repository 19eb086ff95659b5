import { parentPort } from 'node:worker_threads';
import type { Asked } from '../../../bin/thread-messages.ts';

/** Breaks at one kind of question, as a thread does whose memory is full, and answers the others. */
parentPort?.postMessage('ready');
parentPort?.on('message', ({ name, number }: Asked) => {
	if (name === 'outlook') throw new Error('broken off');
	parentPort?.postMessage({ number, value: 'answered' });
});
