import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { schedule, validate } from 'node-cron';
import { type Config, readConfig } from '../src/config.ts';
import { EXIT, OgonblickError, UsageError } from '../src/errors.ts';
import { openLog } from '../src/log.ts';

/**
 * A container's reason to stay up: at each tick of CLOCK it starts the job `work` in a process of its own, so that what a
 * browser leaves behind ends with it, and never while the last one is still at it. A tick is only a look: what is due
 * is read from the catalogue, so a missed tick loses nothing. What the job says passes through, its line of JSON on stdout too.
 * SIGTERM is passed on and waited for.
 */
function startClock(config: Config): void {
	const log = openLog(config.LOG_LEVEL);
	if (!validate(config.CLOCK))
		throw new UsageError(`CLOCK is not a time that cron knows: ${config.CLOCK}`, {
			code: 'bad-configuration',
			subject: 'CLOCK',
			remedy: 'Write five or six fields of cron, such as */10 * * * *.',
		});

	let stopping = false;
	let stop: () => void = () => {};
	const clock = schedule(
		config.CLOCK,
		async () => {
			if (stopping) return;
			const work = fork(join(import.meta.dirname, 'work.ts'));
			stop = () => work.kill('SIGTERM');
			const [exit, signal] = await once(work, 'exit');
			const asItShould = exit === EXIT.complete || stopping;
			log[asItShould ? 'info' : 'warn']({ exit, ...(signal ? { signal } : {}) }, 'work ended');
		},
		{
			name: 'work',
			timezone: config.TIMEZONE,
			noOverlap: true,
			// Its own would write on stdout, and calls a tick that finds work still going a warning.
			logger: {
				info: (message) => log.debug(message),
				warn: (message) => log.debug(message),
				debug: (message) => log.debug({ err: message }),
				error: (message, err) => log.error({ err: err ?? message }, String(message)),
			},
		},
	);
	log.info({ next: clock.getNextRun()?.toISOString() }, 'clock started');

	for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
		process.on(signal, async () => {
			stopping = true;
			await clock.stop();
			stop();
		});
}

try {
	startClock(readConfig());
} catch (error) {
	if (!(error instanceof OgonblickError)) throw error;
	process.stderr.write(`${error.message}\n${error.remedy ?? ''}\n`);
	process.exitCode = error.exit;
}
