import { CommanderError } from 'commander';
import { readConfig } from '../config.ts';
import type { Answer, Desk, Doors, Streams } from './desk.ts';
import { failureAnswer } from './failure.ts';
import { chooseLang } from './language.ts';
import { pageOf } from './page.ts';
import { buildProgram } from './program.ts';
import { timeZoneOf } from './quantities.ts';
import { usageErrorOf } from './usage.ts';

export type { Doors } from './desk.ts';

/**
 * The command line, from arguments to exit code (`EXIT` of errors.ts). Never throws and never ends the process,
 * except at a second Ctrl-C.
 * @param argv arguments after the program's name
 */
export async function runCli(argv: readonly string[], doors: Doors, streams: Streams): Promise<number> {
	quietWhenReaderLeft(streams);
	const desk = standAtDesk(argv, doors, streams);
	const answer = await answerTo(argv, desk, streams);
	if (answer === undefined) return 0;
	const isError = 'error' in answer.document && !answer.isReport;
	if (desk.json) await written(streams.stdout, `${JSON.stringify(answer.document, null, 2)}\n`);
	else if (!isError) await written(streams.stdout, `${answer.text()}\n`);
	if (isError) await written(streams.stderr, `${answer.text()}\n`);
	return answer.exit;
}

/** Undefined where commander itself has answered, with help. */
async function answerTo(argv: readonly string[], desk: Desk, streams: Streams): Promise<Answer | undefined> {
	let answer: Answer | undefined;
	let entered = '';
	const program = buildProgram(
		desk,
		streams,
		(given) => {
			answer = given;
		},
		(command) => {
			entered = command;
		},
	);
	try {
		await program.parseAsync(argv, { from: 'user' });
		return answer;
	} catch (error) {
		if (error instanceof CommanderError && error.exitCode === 0) return undefined;
		const names = program.commands.map((c) => c.name());
		const known =
			error instanceof CommanderError ? usageErrorOf(error, entered, names, desk.lang, desk.env) : error;
		return failureAnswer(known, desk.lang, desk.side, wantsStack(desk.env.LOG_LEVEL));
	}
}

function standAtDesk(argv: readonly string[], doors: Doors, { stdout, stderr, env }: Streams): Desk {
	const options = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
	return {
		lang: chooseLang(options, env),
		json: options.includes('--json'),
		env,
		timeZone: timeZoneOf(env),
		doors,
		page: pageOf(stdout, env),
		stderr,
		side: pageOf(stderr, env),
		config: () => readConfig(env),
		tell: (line) => stderr.write(`${line}\n`),
	};
}

function wantsStack(level: string | undefined): boolean {
	return level === 'debug' || level === 'trace';
}

/** `ogonblick … | head` closes our stdout early, and so does a terminal that goes (EIO). That is the reader's right, and no reason to lose a snapshot under way. */
function quietWhenReaderLeft({ stdout, stderr }: Streams): void {
	for (const stream of [stdout, stderr])
		stream.on('error', (error: NodeJS.ErrnoException) => {
			if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
		});
}

/** Resolves when the text has left this process, or can no longer leave it. */
function written(stream: NodeJS.WritableStream, text: string): Promise<void> {
	return new Promise((resolve) => {
		stream.write(text, () => resolve());
	});
}
