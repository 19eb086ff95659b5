import { expect, test } from 'vitest';
import own from '../../package.json' with { type: 'json' };
import { tempDir } from '../storage/temp-office.ts';
import { ownProcess } from './ogonblick.ts';

/** Tells, when a process ends, which packages it loaded. */
const TELLS = `import { registerHooks } from 'node:module';
const names = new Set();
registerHooks({ load(url, context, next) {
	const name = /node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1];
	if (name) names.add(name);
	return next(url, context);
} });
process.on('exit', () => process.stderr.write('loaded: ' + [...names].sort().join(' ') + '\\n'));`;

const telling = { NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(TELLS)}"` };
const ALL = ['commander', 'pino', 'zod'];
/** What the catalogue needs to be opened. */
const CATALOGUE = ['@orama/stemmers', 'better-sqlite3', 'kysely'];

// Each step of a night starts a process, and a person waits for each command: for what all of them load, all of them wait.
test.for([
	['--version', ALL],
	['due', [...ALL, ...CATALOGUE]],
	['accounts list', [...ALL, ...CATALOGUE]],
] as const)('%s loads no library of another errand', async ([command, needed]) => {
	const { exit, stderr } = await ownProcess(command.split(' '), { DATA_DIR: await tempDir(), ...telling });
	expect(exit).toBe(0);
	const loaded = new Set(/^loaded: (.*)$/m.exec(stderr)?.[1]?.split(' '));
	expect(Object.keys(own.dependencies).filter((name) => loaded.has(name))).toEqual([...needed].sort());
});
