import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { failureLines, failureOf } from '../../src/cli/failure.ts';
import { pageOf } from '../../src/cli/page.ts';
import { TryAgainLater, UsageError } from '../../src/errors.ts';
import { WEB_SWEDISH } from '../../src/web/words/errors.ts';
import { SWEDISH } from '../../src/words/swedish-errors.ts';
import { tempDir } from '../storage/temp-office.ts';
import { ogonblick } from './ogonblick.ts';

const page = pageOf(process.stdout, { NO_COLOR: '1' });
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

describe('an error that nobody foresaw', () => {
	test('ends with 70, says where to report it, and shows no stack', async () => {
		// The door to the invented account is one that breaks in these tests.
		const env = { DATA_DIR: await tempDir() };
		const { exit, stdout, stderr } = await ogonblick(['snapshot'], env);
		expect(exit).toBe(70);
		expect(stdout).toBe('');
		expect(stderr).toContain('✗ Fel i programmet: Något oväntat hände: This test names its account');
		expect(stderr).toContain('LOG_LEVEL=debug');
		expect(stderr).not.toMatch(/^\s+at /m);
	});

	test('shows its stack to who debugs', async () => {
		const env = { DATA_DIR: await tempDir(), LOG_LEVEL: 'debug' };
		expect((await ogonblick(['snapshot'], env)).stderr).toMatch(/^\s+at .*ogonblick\.ts/m);
	});

	test('keeps the document of a snapshot one document', async () => {
		const { stdout } = await ogonblick(['snapshot', '--json'], { DATA_DIR: await tempDir() });
		expect(JSON.parse(stdout).error).toMatchObject({ code: 'unexpected', exit: 70, advice: 'report-fault' });
	});
});

describe('an error that was foreseen', () => {
	const error = new TryAgainLater('This account is being captured.', {
		code: 'account-busy',
		subject: 'https://social.example/a',
		remedy: 'Wait.',
	});

	test('keeps its own words in English and has others in Swedish', () => {
		expect(failureOf(error, 'en', false)).toMatchObject({
			message: error.message,
			remedy: 'Wait.',
			exit: 75,
		});
		expect(failureOf(error, 'sv', false).message).toContain('https://social.example/a');
	});

	test('names its subject once', () => {
		const lines = (lang: 'sv' | 'en') => failureLines(failureOf(error, lang, false), lang, page).join('\n');
		expect(lines('sv').split('https://social.example/a')).toHaveLength(2);
		expect(lines('en').split('https://social.example/a')).toHaveLength(2);
	});

	test('cannot steer the terminal by what it quotes', () => {
		const nasty = new UsageError('No account is called "\u001b[2J\u202egnol"', { code: 'x' });
		const told = failureLines(failureOf(nasty, 'en', false), 'en', page).join('\n');
		for (const steering of ['\u001b', '\u202e']) expect(told).not.toContain(steering);
	});
});

test('every error that a person can correct or wait for has Swedish words', async () => {
	const wordless = new Set<string>();
	for (const folder of ['src', 'storage']) {
		for (const name of await readdir(join(ROOT, folder), { recursive: true })) {
			// The command line words its own errors where it throws them.
			if (!name.endsWith('.ts') || name.startsWith('cli/')) continue;
			const text = await readFile(join(ROOT, folder, name), 'utf8');
			for (const [, code = ''] of text.matchAll(/new (?:UsageError|TryAgainLater)\([^;]*?code: '([\w-]+)'/g))
				if (!(code in SWEDISH || code in WEB_SWEDISH)) wordless.add(`${code} (${folder}/${name})`);
		}
	}
	expect([...wordless], 'Add the code to src/words/swedish-errors.ts').toEqual([]);
});
