export interface Check {
	readonly name: string;
	/** A program of node_modules/.bin, run by this Node. */
	readonly script: string;
	readonly args: readonly string[];
	/** What to do when it fails, as one sentence. */
	readonly remedy: string;
}

/** All that can be said about the code without running it. */
export const STATIC_CHECKS: readonly Check[] = [
	{
		name: 'types',
		script: 'typescript/bin/tsc',
		args: ['--noEmit'],
		remedy: 'Correct the types; `npx tsc` shows them again.',
	},
	{
		name: 'style',
		script: '@biomejs/biome/bin/biome',
		args: ['check', '--error-on-warnings', '--max-diagnostics=60'],
		remedy: '`npx biome check --write <paths>` corrects what it can.',
	},
	{
		name: 'import law',
		script: 'dependency-cruiser/bin/dependency-cruiser.mjs',
		args: ['--config', '.dependency-cruiser.mjs', '--output-type', 'err-long', '.'],
		remedy: 'Each line above names its rule and the way out; CONTRIBUTING.md has the table.',
	},
	{
		name: 'unused',
		script: 'knip/bin/knip.js',
		args: ['--no-progress', '--no-config-hints'],
		remedy: 'Remove what nobody uses, or use it.',
	},
];

/** The suite of every day, and the slow one that runs other people's validators. */
export const TESTS: Readonly<Record<'test' | 'conformance', Check>> = {
	test: {
		name: 'tests',
		script: 'vitest/vitest.mjs',
		args: ['run'],
		remedy: 'Run one file with `npm test -- <path>`.',
	},
	conformance: {
		name: 'conformance',
		script: 'vitest/vitest.mjs',
		args: ['run', '--config', 'test/conformance/vitest.config.ts'],
		remedy: 'Run one file with `npm run conformance -- <path>`.',
	},
};
