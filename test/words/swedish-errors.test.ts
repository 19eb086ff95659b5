import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { failureAnswer } from '../../src/cli/failure.ts';
import { pageOf } from '../../src/cli/page.ts';
import { Fault } from '../../src/errors.ts';
import { WEB_SWEDISH } from '../../src/web/words/errors.ts';
import { SWEDISH } from '../../src/words/swedish-errors.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Worded where they are thrown, in the language of the reader. */
const WORDED = new Set([
	'bad-usage',
	'empty-value',
	'unknown-value',
	'not-a-number',
	'unknown-language',
	'unexpected',
	'missing-value',
	'unreadable-file',
	'unwritable-file',
	'file-there',
	'bad-window',
	'not-together',
]);

/** Codes of the errors that a source file throws: those given within the parentheses of one of our three classes. */
function codesIn(source: string): string[] {
	return source
		.split(/\bnew (?:UsageError|TryAgainLater|Fault|ConfigurationError)\(/)
		.slice(1)
		.flatMap((rest) => {
			const [, code] = /\bcode: '([a-z-]+)'/.exec(rest.slice(0, 600)) ?? [];
			return code === undefined ? [] : [code];
		});
}

describe('every error that is thrown on purpose', async () => {
	const names = (
		await Promise.all(
			['src', 'storage', 'jobs'].map((dir) =>
				readdir(join(ROOT, dir), { recursive: true }).then((all) => all.map((name) => join(dir, name))),
			),
		)
	)
		.flat()
		.filter((name) => name.endsWith('.ts'));
	const codes = new Set<string>();
	for (const name of names)
		for (const code of codesIn(await readFile(join(ROOT, name), 'utf8'))) codes.add(code);

	test('is found', () => {
		expect(codes.size).toBeGreaterThan(60);
		for (const code of ['bundle-exists', 'store-refused', 'browser-start', 'host-resting', 'disk-full'])
			expect(codes).toContain(code);
	});

	test.each([...codes].filter((code) => !WORDED.has(code)))('has Swedish words: %s', (code) => {
		// What only a page of the web office says has its words there.
		expect(Object.hasOwn(SWEDISH, code) || Object.hasOwn(WEB_SWEDISH, code)).toBe(true);
	});
});

test.each(['catalogue-damaged', 'bundle-damaged', 'browser-start', 'bundle-exists', 'store-refused'])(
	'what is wrong with the disk or the machine is not called a fault in the program: %s',
	(code) => {
		const error = new Fault('It is damaged', { code, subject: '/srv/x' });
		const answer = failureAnswer(error, 'sv', pageOf(process.stderr, {}), false);
		expect(answer.text()).not.toContain('Fel i programmet');
		expect(answer.text()).not.toContain('It is damaged');
		expect(answer.text()).toContain('/srv/x');
	},
);
