import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { completed } from './complete.ts';

/** `npm run lock`: brings package-lock.json in step with package.json, whole. */
const root = join(import.meta.dirname, '..', '..');
const npm = spawnSync(
	'npm',
	['install', '--package-lock-only', '--ignore-scripts', ...process.argv.slice(2)],
	{
		cwd: root,
		stdio: 'inherit',
	},
);
if (npm.status === 0) {
	const file = join(root, 'package-lock.json');
	const lock = JSON.parse(readFileSync(file, 'utf8'));
	writeFileSync(file, `${JSON.stringify({ ...lock, packages: completed(lock.packages) }, null, '\t')}\n`);
}
process.exitCode = npm.status ?? 70;
