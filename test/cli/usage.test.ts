import { describe, expect, test } from 'vitest';
import { ogonblick } from './ogonblick.ts';

/** What was typed, what is said of it, and what is suggested. */
const WRONG: readonly (readonly [readonly string[], string, string])[] = [
	[['snapshott'], 'Kommandot snapshott finns inte.', 'Menade du snapshot?'],
	[['bundles', 'lst'], 'Kommandot lst finns inte.', 'Menade du list?'],
	[['https://social.example/a'], 'är en adress', 'snapshot https://social.example/a'],
	[['snapshot', '--ocasion', 'annual'], 'Flaggan --ocasion finns inte.', 'Menade du --occasion?'],
	[['snapshot', '--occasion', 'anual'], '”anual”', 'Menade du annual?'],
	[['snapshot', '--level', 'allt'], '”allt”', 'overview, unique, full'],
	[['snapshot', '--limit-posts', '12.5'], '--limit-posts kan inte vara', 'från 1 till'],
	[['snapshot', '--limit-posts', '0'], '--limit-posts kan inte vara', 'från 1 till'],
	[['snapshot', '--limit-posts'], 'ska följas av ett värde', 'snapshot --help'],
	[['snapshot', '--reason', ' '], '--reason får inte vara tom', 'utelämna'],
	[['snapshot', 'a', 'b'], 'För många argument: a, b', 'snapshot --help'],
	[['verify'], 'Argumentet fil saknas', 'verify --help'],
	[['bundles', 'show'], 'Argumentet paket saknas', 'bundles show --help'],
	[['deliver', 'resume', '--unit', 'Kultur'], 'Flaggan --unit finns inte.', 'deliver resume --help'],
	[['deliver', '--year', '2026', 'list'], 'Flaggan --year finns inte.', 'deliver list --help'],
	[['fixity', 'copy', '--all'], 'Flaggan --all finns inte.', 'fixity copy --help'],
	[['work', '--concurrency', '-1'], '--concurrency', 'från 1 till'],
];

describe('a command line that cannot be understood', () => {
	test.each(WRONG)('%j', async (args, message, remedy) => {
		const { exit, stdout, stderr } = await ogonblick(args);
		const told = stderr.replace(/\s+/g, ' ');
		expect(exit).toBe(2);
		expect(stdout).toBe('');
		expect(told).toContain(message);
		expect(told).toContain(remedy);
		expect(stderr).not.toMatch(/error:| at .*:\d+:\d+/);
	});

	test('is told in English to who reads English', async () => {
		const { stderr } = await ogonblick(['snapshot', '--occasion', 'anual', '--lang', 'en']);
		expect(stderr).toContain('Did you mean annual?');
	});

	test('is a document on stdout with --json, and still told on stderr', async () => {
		const { exit, stdout, stderr } = await ogonblick(['snapshot', '--ocasion', 'x', '--json']);
		expect(exit).toBe(2);
		expect(JSON.parse(stdout).error).toMatchObject({
			code: 'unknown-option',
			subject: '--ocasion',
			advice: 'correct-and-retry',
			exit: 2,
		});
		expect(stderr).toContain('--ocasion');
	});

	test('is told how it is run through npm', async () => {
		const { stderr } = await ogonblick(['snapshot', '--ocasion', 'x'], { npm_command: 'run-script' });
		expect(stderr.replace(/\s+/g, ' ')).toContain('npm run snapshot -- --help');
	});
});
