import { describe, expect, test } from 'vitest';
import { label } from '../../src/records/labels.ts';
import { LEVELS, OCCASIONS } from '../../src/records/occasion.ts';
import { REMOVAL_CATEGORIES } from '../../src/records/occasions/removal.ts';
import { REMOVAL_WORDS } from '../../src/records/words/removal.ts';
import { ogonblick } from './ogonblick.ts';

const COMMANDS = [
	['snapshot'],
	['verify'],
	['bundles'],
	['bundles', 'list'],
	['bundles', 'show'],
	['bundles', 'get'],
	['due'],
	['work'],
	['job'],
	['change'],
	...['announce', 'list', 'move', 'withdraw'].map((name) => ['change', name]),
	['close'],
	['removal'],
	...['add', 'list', 'change', 'import', 'export'].map((name) => ['units', name]),
	...['add', 'list', 'show', 'change', 'sign', 'activate', 'purpose', 'import', 'export'].map((name) => [
		'accounts',
		name,
	]),
	...['import', 'list', 'show', 'use'].map((name) => ['plans', name]),
	['watch'],
	...['list', 'show', 'crisis'].map((name) => ['watch', name]),
	['login'],
	['webhooks'],
	...['list', 'add', 'test', 'stop', 'start', 'remove', 'send'].map((name) => ['webhooks', name]),
	['people'],
	...['list', 'link', 'unbind'].map((name) => ['people', name]),
	['tokens'],
	...['list', 'revoke'].map((name) => ['tokens', name]),
	['doctor'],
];

describe('help', () => {
	test.each(['sv', 'en'])('names every command and goes to stdout (%s)', async (lang) => {
		const { exit, stdout, stderr } = await ogonblick(['--help', '--lang', lang]);
		expect(exit).toBe(0);
		expect(stderr).toBe('');
		for (const name of new Set(COMMANDS.map(([name]) => name))) expect(stdout).toContain(`  ${name}`);
		expect(stdout).toContain(lang === 'sv' ? 'Användning:' : 'Usage:');
	});

	test.each(COMMANDS)('%s %s has Swedish help without English words of the parser', async (...names) => {
		const { exit, stdout } = await ogonblick([...names, '--help']);
		expect(exit).toBe(0);
		expect(stdout).toContain(`Användning: ogonblick ${names.join(' ')}`);
		expect(stdout).not.toMatch(/Usage|Options|Arguments|Commands|display help|\[options\]|default/);
	});

	test('explains each occasion and level in the words that results and bundles use', async () => {
		for (const lang of ['sv', 'en'] as const) {
			const { stdout } = await ogonblick(['snapshot', '--help', '--lang', lang]);
			const help = stdout.replace(/\s+/g, ' ');
			for (const value of OCCASIONS) expect(help).toContain(`${value} (${label('occasion', value, lang)})`);
			for (const value of LEVELS) expect(help).toContain(`${value} (${label('level', value, lang)})`);
		}
	});

	test('says in whole words what a limit is and what holds without it', async () => {
		const { stdout } = await ogonblick(['snapshot', '--help']);
		expect(stdout.replace(/\s+/g, ' ')).toContain('Högst antal inlägg. Förval: inställningen LIMIT_POSTS');
		for (const command of [['snapshot'], ['bundles', 'list'], ['work']]) {
			const { stdout: help } = await ogonblick([...command, '--help']);
			expect(help).not.toMatch(/Högst så|Annars/);
		}
	});

	test.each([
		...[['bundles'], ['bundles', 'list'], ['bundles', 'show'], ['bundles', 'get'], ['due'], ['work']],
		...[
			['job'],
			['change'],
			['close'],
			['removal'],
			['snapshot'],
			['verify'],
			['login'],
			['doctor'],
			['units'],
			['accounts'],
		],
		...[
			['units', 'add'],
			['units', 'import'],
			['accounts', 'sign'],
			['accounts', 'list'],
			['watch', 'list'],
			['watch', 'crisis'],
		],
	])('says what the exit codes of %s %s mean', async (...names) => {
		for (const [lang, heading] of [
			['sv', 'Slutkoder:'],
			['en', 'Exit codes:'],
		] as const) {
			const { stdout } = await ogonblick([...names, '--help', '--lang', lang]);
			expect(stdout.split(heading)).toHaveLength(2);
		}
	});

	test('names every kind of prohibited content, in words that a person knows', async () => {
		for (const lang of ['sv', 'en'] as const) {
			const { stdout } = await ogonblick(['removal', '--help', '--lang', lang]);
			const help = stdout.replace(/\s+/g, ' ');
			for (const category of REMOVAL_CATEGORIES)
				expect(help).toContain(`${category} (${REMOVAL_WORDS[category][lang]})`);
		}
	});

	test('has no line longer than the terminal', async () => {
		const { stdout } = await ogonblick(['snapshot', '--help']);
		for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
	});

	test('asks for a command when none is given, and shows which there are', async () => {
		const { exit, stdout, stderr } = await ogonblick([]);
		expect(exit).toBe(2);
		expect(stdout).toBe('');
		expect(stderr).toContain('snapshot');
		expect(stderr).toContain('Ange ett kommando.');
	});
});

describe('language', () => {
	test.each([
		[{ LANG: 'en_GB.UTF-8' }, 'Usage:'],
		[{ LANG: 'sv_SE.UTF-8' }, 'Användning:'],
		[{ LANG: 'C.UTF-8' }, 'Användning:'],
		[{ LANG: 'de_DE.UTF-8' }, 'Användning:'],
		[{ LANG: 'sv_SE.UTF-8', LC_ALL: 'en_US.UTF-8' }, 'Usage:'],
		[{}, 'Användning:'],
	])('follows the environment %o', async (env, heading) => {
		const { stdout } = await ogonblick(['due', '--help'], env as Record<string, string>);
		expect(stdout).toContain(heading);
	});

	test('is asked for by --lang wherever it stands, before what the environment says', async () => {
		const { stdout } = await ogonblick(['due', '--help', '--lang=en'], { LANG: 'sv_SE.UTF-8' });
		expect(stdout).toContain('Usage:');
	});

	test('refuses a third one in both', async () => {
		const { exit, stderr } = await ogonblick(['due', '--lang', 'fi']);
		expect(exit).toBe(2);
		expect(stderr).toContain('okänt språk / unknown language');
	});
});

describe('version', () => {
	test('names program, version and commit', async () => {
		const { exit, stdout } = await ogonblick(['--version']);
		expect(exit).toBe(0);
		expect(stdout).toMatch(/^ogonblick \d+\.\d+\.\d+ \(\S+\)\n$/);
	});

	test('is a document with --json', async () => {
		const { stdout } = await ogonblick(['--json', '--version']);
		expect(Object.keys(JSON.parse(stdout))).toEqual(['name', 'version', 'commit']);
	});
});
