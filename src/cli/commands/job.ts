import type { Command } from 'commander';
import { oneOf } from '../choice.ts';
import type { Answer, Desk } from '../desk.ts';
import { dueWords } from '../words/due-words.ts';

/** Jobs that are run by their name; each is a file of jobs/. */
export const JOBS = ['due', 'work', 'watch', 'fixity', 'reseal', 'notify', 'logins', 'clock'] as const;
export type JobName = (typeof JOBS)[number];

/** `job <name>`: one job of those that a clock starts, in a process of its own. */
export function addJob(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const say = dueWords[desk.lang];
	program
		.command('job')
		.description(say.job)
		.argument(`<${say.jobArgument}>`, say.jobAbout, oneOf(`<${say.jobArgument}>`, JOBS, desk.lang))
		.addHelpText('after', `\n${say.jobExits}`)
		.action(async (name: JobName) => {
			const { exit, summary } = await desk.doors.runJob(name);
			answered({ exit, document: summary, isReport: true, text: () => JSON.stringify(summary) });
		});
}
