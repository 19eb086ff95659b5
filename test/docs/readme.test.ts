import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { settingsTable, withSettings } from '../../docs/settings-table.ts';
import { SETTINGS } from '../../src/config.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const PAGES = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/handbok.md', 'container/README.md'];

it('README.md has the settings that the code has; run `npm run docs`', () => {
	expect(read('README.md')).toBe(withSettings(read('README.md'), settingsTable(SETTINGS)));
});

it.each(PAGES)('%s links to files that exist', (page) => {
	const links = [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)].map((m) => m[1] ?? '');
	expect(links.filter((link) => !existsSync(join(ROOT, dirname(page), link)))).toEqual([]);
});

it.each(PAGES)('%s names only npm scripts that exist', (page) => {
	const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
	const named = [...read(page).matchAll(/npm run (?:--silent |-s )?([a-z-]+)/g)].map((m) => m[1] ?? '');
	expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
});

describe('settingsTable', () => {
	it('says default, limits and meaning', () => {
		const table = settingsTable({
			SOME_COUNT: z.coerce.number().int().min(1).max(20_000).default(5).describe('How many'),
			SOME_SWITCH: z.stringbool().default(true).describe('Whether a|b'),
			SOME_WORD: z.enum(['x', 'y']).optional(),
		});
		expect(table.split('\n').slice(2)).toEqual([
			'| `SOME_COUNT` | `5` | 1–20\u202f000 | How many |',
			'| `SOME_SWITCH` | `true` | `true`, `false` | Whether a\\|b |',
			'| `SOME_WORD` | – | `x`, `y` |  |',
		]);
	});

	it('refuses a page without a place for it', () => {
		expect(() => withSettings('# Nothing', 'table')).toThrow('lacks the lines');
	});
});
