import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SCROLL_FIRST = fileURLToPath(import.meta.resolve('./scroll-first.js'));

/** Another program that keeps a web page, as it is started for the comparison. */
export interface Rival {
	readonly name: string;
	/** What its result is: a picture, or a page that a browser shows. */
	readonly makes: 'picture' | 'page';
	/** It does what it does with a script of ours, and not by itself. */
	readonly helped?: boolean;
	/** File to start, below the folder that it is installed in. */
	readonly file: string;
	args(address: string, target: string, browser: string, mostSeconds: number): readonly string[];
}

/** Installed by the comparison itself, never by the project. */
const PACKAGES = ['single-file-cli@2.0.83', 'capture-website-cli@5.2.0'] as const;

/** A root user's Chromium starts without its sandbox only; both programs run as whoever measures does. */
const FLAGS = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'];

const singleFile = (more: readonly string[]): Pick<Rival, 'makes' | 'file' | 'args'> => ({
	makes: 'page',
	file: 'single-file-cli/single-file-node.js',
	args: (address, target, browser, mostSeconds) => [
		address,
		target,
		`--browser-executable-path=${browser}`,
		`--browser-args=${JSON.stringify(FLAGS)}`,
		'--browser-width=1280',
		'--browser-height=900',
		`--browser-capture-max-time=${mostSeconds * 1000}`,
		...more,
	],
});

/** Each as its own documentation would have it for a long page; where that does not reach the end, with our scrolling besides. */
export const RIVALS: readonly Rival[] = [
	{ name: 'single-file', ...singleFile([]) },
	{
		name: 'single-file, with a script of ours that scrolls to the end',
		helped: true,
		...singleFile([`--browser-script=${SCROLL_FIRST}`]),
	},
	{
		name: 'capture-website --full-page',
		makes: 'picture',
		file: 'capture-website-cli/cli.js',
		args: (address, target, browser, mostSeconds) => [
			address,
			`--output=${target}`,
			'--full-page',
			'--scale-factor=1',
			'--width=1280',
			'--height=900',
			`--timeout=${mostSeconds}`,
			`--launch-options=${JSON.stringify({ executablePath: browser, args: FLAGS, protocolTimeout: mostSeconds * 1000 })}`,
		],
	},
];

/** Installs them into an empty folder; scripts of packages do not run, so no browser is fetched. @returns the versions */
export async function installRivals(folder: string): Promise<string> {
	const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
	await run('npm', ['install', ...options, '--prefix', folder, ...PACKAGES], { maxBuffer: 1e8 });
	return PACKAGES.join(', ').replaceAll('@', ' ');
}

export function programOf(rival: Rival, folder: string): string {
	return join(folder, 'node_modules', rival.file);
}
