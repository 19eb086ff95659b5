import { validate } from 'node-cron';
import type { Config } from '../src/config.ts';
import { UsageError } from '../src/errors.ts';

/** When the clock starts each job, by the setting that says so. A job is a file of this folder. */
export const TIMETABLE = {
	due: 'CLOCK_DUE',
	work: 'CLOCK_WORK',
	watch: 'CLOCK_WATCH',
	fixity: 'CLOCK_FIXITY',
	reseal: 'CLOCK_RESEAL',
	notify: 'CLOCK_NOTIFY',
} as const satisfies Readonly<Record<string, keyof Config>>;

export type TimedJob = keyof typeof TIMETABLE;

export interface Timed {
	readonly job: TimedJob;
	/** Fields of cron. */
	readonly at: string;
}

const OFF = /^\s*off\s*$/i;

/**
 * What the clock is to start and when; what is off is left out.
 * @throws UsageError `bad-configuration` with every time that cron does not know · `clock-without-jobs`
 */
export function timetable(config: Config): readonly Timed[] {
	const timed = (Object.keys(TIMETABLE) as TimedJob[])
		.map((job) => ({ job, at: config[TIMETABLE[job]] }))
		.filter(({ at }) => !OFF.test(at));
	const wrong = timed.filter(({ at }) => !validate(at));
	if (wrong.length > 0)
		throw new UsageError(
			wrong.map(({ job, at }) => `${TIMETABLE[job]} is not a time that cron knows: ${at}`).join('\n'),
			{
				code: 'bad-configuration',
				subject: wrong.map(({ job }) => TIMETABLE[job]).join(', '),
				remedy: 'Write five or six fields of cron, such as */10 * * * *, or off.',
			},
		);
	if (timed.length === 0)
		throw new UsageError('Every job of the clock is off', {
			code: 'clock-without-jobs',
			subject: Object.values(TIMETABLE).join(', '),
			remedy: 'Give at least one of them a time, or do not start the clock.',
		});
	return timed;
}
