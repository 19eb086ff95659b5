import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { type ScheduledTask, schedule } from 'node-cron';
import { type Config, readConfig } from '../src/config.ts';
import { EXIT, OgonblickError } from '../src/errors.ts';
import { type Log, openLog } from '../src/log.ts';
import { ownProcess } from './own-process.ts';
import { brokenOff } from './start-job.ts';
import { type Timed, type TimedJob, timetable } from './timetable.ts';

/**
 * A container's reason to stay up: starts each job of the timetable at its times, in a process of its own, so that what a browser leaves behind ends with
 * it, and never one that is still at it. A tick is only a look: what is to be done is computed from the catalogue, so a missed tick loses nothing, and
 * each job is started once at the start, for all that was missed while the clock stood still: `due` first, so that `work` finds its orders.
 * What a job says passes through, its line of JSON on stdout too, with its name. SIGTERM is passed on and waited for.
 */
async function runClock(config: Config, log: Log): Promise<void> {
	const timed = timetable(config);
	const running = new Map<TimedJob, ChildProcess>();
	let stopping = false;

	const start = async (job: TimedJob): Promise<void> => {
		if (stopping || running.has(job)) return;
		try {
			const { process: child, ended } = ownProcess(fileOf(job));
			running.set(job, child);
			const { exit, signal } = await ended;
			const asItShould = exit === EXIT.complete || stopping;
			log[asItShould ? 'info' : 'warn']({ job, exit, ...(signal ? { signal } : {}) }, 'a job ended');
		} catch (err) {
			log.error({ job, err }, 'a job could not be started; it is tried again at its next time');
		} finally {
			running.delete(job);
		}
	};

	const clocks = timed.map((each) => tickFor(each, config, log, start));
	log.info(
		{ next: clocks.map((c) => ({ job: c.name, at: c.getNextRun()?.toISOString() })) },
		'clock started',
	);
	const asked = new Promise<void>((resolve) => {
		for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, resolve);
	});
	const first = timed.find(({ job }) => job === 'due');
	const caughtUp = (first ? start('due') : Promise.resolve()).then(() =>
		Promise.all(timed.filter((each) => each !== first).map(({ job }) => start(job))),
	);
	// Kept up by its ticks; ends when it is asked to, and when what it started has ended.
	await asked;
	stopping = true;
	for (const clock of clocks) await clock.stop();
	const ends = [...running.values()].map(
		(child) => new Promise<void>((resolve) => child.once('close', () => resolve())),
	);
	for (const child of running.values()) child.kill('SIGTERM');
	await Promise.all([...ends, caughtUp]);
}

function tickFor(
	{ job, at }: Timed,
	config: Config,
	log: Log,
	start: (job: TimedJob) => Promise<void>,
): ScheduledTask {
	return schedule(at, () => start(job), {
		name: job,
		timezone: config.TIMEZONE,
		noOverlap: true,
		// Its own would write on stdout, and calls a tick that finds a job still going a warning.
		logger: {
			info: (message) => log.debug(message),
			warn: (message) => log.debug(message),
			debug: (message) => log.debug({ err: message }),
			error: (message, err) => log.error({ err: err ?? message }, String(message)),
		},
	});
}

function fileOf(job: TimedJob): string {
	return join(import.meta.dirname, `${job}.ts`);
}

let end: object;
try {
	const config = readConfig();
	await runClock(config, openLog(config.LOG_LEVEL));
	end = { stopped: true, exit: EXIT.complete };
} catch (error) {
	if (!(error instanceof OgonblickError)) throw error;
	end = { stopped: false, ...brokenOff(error) };
	process.exitCode = error.exit;
}
process.stdout.write(`${JSON.stringify({ job: 'clock', ...end })}\n`);
