import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Check, type CheckName, inShort, missing, ok, warning } from './check.ts';

const run = promisify(execFile);

/** Languages that stand for a script in fontconfig's coverage tables; every one must be covered. `und-zsye` is emoji. */
const SCRIPTS: readonly (readonly [CheckName, readonly string[]])[] = [
	['font-latin', ['sv']],
	['font-greek', ['el']],
	['font-cyrillic', ['ru']],
	['font-cjk', ['zh-cn', 'ja', 'ko']],
	['font-arabic', ['ar']],
	['font-hebrew', ['he']],
	['font-emoji', ['und-zsye']],
];

/** One check per script: text in a script without a font becomes empty boxes in the picture, for ever. */
export async function checkFonts(): Promise<readonly Check[]> {
	try {
		return await Promise.all(SCRIPTS.map(([name, languages]) => checkScript(name, languages)));
	} catch (error) {
		return [warning('font-latin', inShort(error), 'fontconfig-absent')];
	}
}

async function checkScript(name: CheckName, languages: readonly string[]): Promise<Check> {
	const families = await Promise.all(languages.map(familyFor));
	const uncovered = languages.filter((_, i) => families[i] === undefined);
	if (uncovered.length === 0) return ok(name, [...new Set(families)].join(', '));
	// Without Latin there is no Swedish; the other scripts turn up in comments and names.
	return (name === 'font-latin' ? missing : warning)(name, uncovered.join(', '), 'font-absent');
}

/** First family, by name, that covers the language; undefined where none does. */
async function familyFor(language: string): Promise<string | undefined> {
	const { stdout } = await run('fc-list', [`:lang=${language}`, 'family'], { timeout: 20_000 });
	const families = stdout.split('\n').map((line) => line.split(',')[0]?.trim() ?? '');
	return families.filter(Boolean).sort()[0];
}
