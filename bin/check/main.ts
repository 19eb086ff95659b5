import { EXIT } from '../../src/errors.ts';
import { STATIC_CHECKS, TESTS } from './checks.ts';
import { type Outcome, runAloud, runQuietly } from './run.ts';

/**
 * `test`: every static check, then the suite; `check`: the static checks; `conformance`: the slow suite.
 * All of them run, whichever fails, and the last lines say which did. Arguments go to vitest; with a path or a
 * name filter among them only vitest runs, because that is someone at work on one test.
 */
async function main([mode = 'test', ...args]: readonly string[]): Promise<number> {
	const outcomes: Outcome[] = [];
	if (mode === 'check' || (mode === 'test' && args.length === 0)) {
		outcomes.push(...(await Promise.all(STATIC_CHECKS.map(runQuietly))));
		for (const outcome of outcomes) tellStatic(outcome);
	}
	if (mode === 'test' || mode === 'conformance') outcomes.push(await runAloud(TESTS[mode], args));

	const failed = outcomes.filter((o) => !o.ok);
	process.stdout.write('\n');
	for (const { check, ok, seconds } of outcomes)
		process.stdout.write(`${ok ? '✓' : '✗'} ${check.name} (${seconds.toFixed(1)} s)\n`);
	for (const { check } of failed) process.stdout.write(`${check.name}: ${check.remedy}\n`);
	return failed.length === 0 ? EXIT.complete : 1;
}

function tellStatic({ check, ok, text }: Outcome): void {
	if (!ok) process.stdout.write(`\n── ${check.name} ──\n${text.trimEnd()}\n`);
}

process.exitCode = await main(process.argv.slice(2));
