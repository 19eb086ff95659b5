import { spawn } from 'node:child_process';
import { endOnCrash } from '../../../src/cli/crash.ts';

/** A program in which something breaks that nobody waits for, while a child process runs. */
endOnCrash(process.argv.slice(2), process);
const child = spawn('sleep', ['300'], { detached: true, stdio: 'ignore' });
process.stderr.write(`child ${child.pid}\n`);
setTimeout(() => {
	void Promise.reject(new Error('nobody waits for this'));
}, 1);
