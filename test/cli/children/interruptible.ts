import { spawn } from 'node:child_process';
import { listenForInterrupt, stoppedByRequest } from '../../../src/cli/interrupt.ts';

/** A command that takes its time to stop, with a child process that has a group of its own, as a browser has. */
const child = spawn('sleep', ['300'], { detached: true, stdio: 'ignore' });
const say = (line: string) => process.stdout.write(`${line}\n`);
const interrupt = listenForInterrupt(
	stoppedByRequest(),
	() => say('asked'),
	() => say('forced'),
);
interrupt.signal.addEventListener('abort', () => say(`aborted ${interrupt.signal.reason.code}`));
const life = setInterval(() => {}, 1000);
process.stdin.on('end', () => {
	clearInterval(life);
	child.kill('SIGKILL');
	interrupt.release();
});
// Any word on stdin: the work is done, and its answer is being written.
process.stdin.on('data', () => {
	interrupt.release();
	say('released');
});
say(`child ${child.pid}`);
