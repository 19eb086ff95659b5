import { writeSync } from 'node:fs';
import { killDescendants } from './descendants.ts';
import { failureAnswer } from './failure.ts';
import { chooseLang } from './language.ts';
import { pageOf } from './page.ts';

/**
 * An exception that nobody waits for ends the process as every unexpected error does: exit 70, a short text, a
 * document where one was asked for, and no browser left running. The order that was under way is found by
 * its lease at the next start.
 * @param argv arguments after the program's name
 */
export function endOnCrash(argv: readonly string[], { env, stderr }: NodeJS.Process): void {
	process.on('uncaughtException', (error) => {
		const withStack = env.LOG_LEVEL === 'debug' || env.LOG_LEVEL === 'trace';
		const answer = failureAnswer(error, chooseLang(argv, env), pageOf(stderr, env), withStack);
		// Synchronous: there may be no later.
		writeSync(2, `\n${answer.text()}\n`);
		if (argv.includes('--json')) writeSync(1, `${JSON.stringify(answer.document, null, 2)}\n`);
		killDescendants(process.pid);
		process.exit(answer.exit);
	});
}
