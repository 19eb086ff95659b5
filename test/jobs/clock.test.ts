import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { openProfiles } from '../../fixtures/profiles/server.ts';
import { TIMETABLE } from '../../jobs/timetable.ts';
import { EXIT } from '../../src/errors.ts';
import { MACHINE, PROGRAM } from '../cli/ogonblick.ts';
import { officeIn } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';
import { active } from '../work/watch/school.ts';

const CLOCK = join(import.meta.dirname, '..', '..', 'jobs', 'clock.ts');
/** Nothing but what a test names. */
const ALL_OFF = Object.fromEntries(Object.values(TIMETABLE).map((setting) => [setting, 'off']));
const SELDOM = '0 0 1 1 *';

interface Line {
	readonly job?: string;
	readonly msg?: string;
	readonly exit?: number;
	readonly level?: number;
	readonly stopped?: boolean;
}

/** Starts a clock, and reads what it says; both lists grow. */
function startClock(env: Readonly<Record<string, string>>, program: readonly string[] = [CLOCK]) {
	const clock = spawn(process.execPath, program, {
		env: {
			...MACHINE,
			HOME: '/tmp',
			KEEP_FREE_BYTES: '0',
			LOG_LEVEL: 'info',
			...ALL_OFF,
			...env,
		},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	onTestFinished(async () => {
		if (clock.exitCode === null && clock.signalCode === null) clock.kill('SIGKILL');
	});
	const said: Line[] = [];
	const logged: Line[] = [];
	let words = '';
	createInterface({ input: clock.stdout }).on('line', (line) => said.push(JSON.parse(line)));
	createInterface({ input: clock.stderr }).on('line', (line) => {
		if (line.startsWith('{')) logged.push(JSON.parse(line));
		else words += `${line}\n`;
	});
	const ended = once(clock, 'close') as Promise<[number | null]>;
	return { clock, said, logged, words: () => words, ended };
}

async function until(what: () => boolean): Promise<void> {
	for (let waited = 0; !what(); waited += 50) {
		if (waited > 90_000) throw new Error('it did not come');
		await new Promise((done) => setTimeout(done, 50));
	}
}

async function stop({ clock, ended }: { clock: ChildProcess; ended: Promise<[number | null]> }) {
	clock.kill('SIGTERM');
	return (await ended)[0];
}

it('makes up at the start for what was missed: each job once, due before work; then it waits, and ends when asked', async () => {
	const times = { CLOCK_DUE: SELDOM, CLOCK_WORK: SELDOM, CLOCK_WATCH: SELDOM, CLOCK_FIXITY: SELDOM };
	const running = startClock({ DATA_DIR: await tempDir(), ...times });
	await until(() => running.logged.filter(({ msg }) => msg === 'a job ended').length === 4);
	expect(await stop(running)).toBe(EXIT.complete);
	expect(running.said.map(({ job }) => job)[0]).toBe('due');
	expect(running.said.map(({ job }) => job).sort()).toEqual(['clock', 'due', 'fixity', 'watch', 'work']);
	for (const line of running.said) expect(line).toMatchObject({ exit: 0, stopped: line.job === 'clock' });
	expect(running.said.at(-1)).toEqual({ job: 'clock', stopped: true, exit: 0 });
}, 120_000);

it('starts a job again at each of its times, and leaves out those that are off', async () => {
	const running = startClock({ DATA_DIR: await tempDir(), CLOCK_FIXITY: '* * * * * *' });
	await until(() => running.said.length >= 3);
	expect(await stop(running)).toBe(EXIT.complete);
	const jobs = running.said.slice(0, -1);
	for (const line of jobs) expect(line).toMatchObject({ job: 'fixity' });
}, 120_000);

it('does the same by its name on the command line: what jobs say passes through, and SIGTERM ends it', async () => {
	const running = startClock({ DATA_DIR: await tempDir(), CLOCK_DUE: SELDOM }, [PROGRAM, 'job', 'clock']);
	await until(() => running.logged.some(({ msg }) => msg === 'a job ended'));
	expect(await stop(running)).toBe(EXIT.complete);
	expect(running.said).toMatchObject([
		{ job: 'due', exit: 0 },
		{ job: 'clock', stopped: true, exit: 0 },
	]);
}, 120_000);

it('logs a job that does not go well with its exit, and tries it again at its next time', async () => {
	const running = startClock({
		...{ DATA_DIR: await tempDir(), LOG_LEVEL: 'warn', KEEP_FREE_BYTES: '9000000000000' },
		CLOCK_DUE: '* * * * * *',
	});
	await until(() => running.logged.length >= 2);
	expect(await stop(running)).toBe(EXIT.complete);
	for (const line of running.logged.slice(0, 2))
		expect(line).toMatchObject({ level: 40, job: 'due', exit: EXIT.retryLater, msg: 'a job ended' });
}, 120_000);

it('never runs two of the same, passes SIGTERM on, and waits until what it started has ended', async () => {
	const profiles = await openProfiles();
	onTestFinished(() => profiles.close());
	profiles.show({ door: 'hangs' });
	const env = { DATA_DIR: await tempDir(), ALLOW_HOSTS: profiles.host, HOST_DELAY_SECONDS: '0' };
	const office = await officeIn(env.DATA_DIR);
	await active(office, profiles.address('huset'));
	await office.close();
	const running = startClock({ ...env, CLOCK_WATCH: '* * * * * *' });
	await until(() => profiles.asked.length > 0);
	// Three of its times pass while it is at it.
	await new Promise((done) => setTimeout(done, 3_000));
	expect(running.said).toEqual([]);
	expect(await stop(running)).toBe(EXIT.complete);
	expect(running.said).toMatchObject([
		{ job: 'watch', stopped: true, exit: EXIT.retryLater },
		{ job: 'clock', stopped: true, exit: EXIT.complete },
	]);
}, 120_000);

it.each(['every night', '99 * * * *'])(
	'refuses %s with its field, a remedy and no stack',
	async (pattern) => {
		const { said, words, ended } = startClock({ DATA_DIR: await tempDir(), CLOCK_WATCH: pattern });
		expect((await ended)[0]).toBe(EXIT.usage);
		for (const told of ['CLOCK_WATCH', '*/10 * * * *', 'off']) expect(words()).toContain(told);
		expect(words()).not.toMatch(/^\s+at /m);
		expect(said).toMatchObject([
			{ job: 'clock', exit: 2, error: { code: 'bad-configuration', subject: 'CLOCK_WATCH' } },
		]);
	},
);

it('refuses to stand there for nothing', async () => {
	const { said, ended } = startClock({ DATA_DIR: await tempDir() });
	expect((await ended)[0]).toBe(EXIT.usage);
	expect(said).toMatchObject([{ job: 'clock', error: { code: 'clock-without-jobs' } }]);
});
