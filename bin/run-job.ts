import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { EXIT, Fault } from '../src/errors.ts';

/**
 * Runs a job of jobs/ in a process of its own, as a scheduler does, and waits for its end; a stop that is asked of this process is
 * passed on. What it tells on stderr goes through, and so does all that it says on stdout before its last line: the clock passes on what its jobs say.
 * @throws Fault `job-silent` where it ends without telling what it did
 */
export async function runJob(name: string): Promise<{ readonly exit: number; readonly summary: object }> {
	const file = fileURLToPath(import.meta.resolve(`../jobs/${name}.ts`));
	const job = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
	const passOn = (['SIGTERM', 'SIGINT', 'SIGHUP'] as const).map((signal) => {
		// At a terminal the job gets it as well; it hears the first only.
		const pass = () => job.kill(signal);
		process.on(signal, pass);
		return () => process.off(signal, pass);
	});
	let told = '';
	createInterface({ input: job.stdout }).on('line', (line) => {
		if (told !== '') process.stdout.write(`${told}\n`);
		told = line;
	});
	try {
		const [exit] = (await once(job, 'close')) as [number | null];
		return { exit: exit ?? EXIT.fault, summary: summaryIn(told, name) };
	} finally {
		for (const off of passOn) off();
	}
}

function summaryIn(line: string, name: string): object {
	try {
		return JSON.parse(line) as object;
	} catch (cause) {
		throw new Fault('The job ended without telling what it did', {
			code: 'job-silent',
			subject: name,
			cause,
		});
	}
}
