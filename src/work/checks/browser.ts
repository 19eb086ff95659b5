import { tmpdir } from 'node:os';
import { findBrowser } from '../../capture/browser/find.ts';
import { launchBrowser } from '../../capture/browser/launch.ts';
import { opensFiles } from '../../capture/browser/opens-files.ts';
import type { Config } from '../../config.ts';
import { type Check, inShort, missing, ok, warning } from './check.ts';

/**
 * Whether there is a browser, which, whether it starts as a capture starts it, whether its sandbox is on, and whether a policy
 * keeps it from the files that text PDFs are composed in.
 */
export async function checkBrowser(config: Config): Promise<readonly Check[]> {
	let path: string;
	try {
		({ path } = findBrowser(config));
	} catch {
		return [missing('browser', config.BROWSER_PATH ?? 'Chromium', 'browser-not-found')];
	}
	try {
		const { browser, name, sandbox, end } = await launchBrowser(config);
		const mayOpen = await opensFiles(browser, tmpdir()).finally(end);
		const files = mayOpen ? [] : [warning('browser-files', 'URLBlocklist: file:', 'files-forbidden')];
		return [ok('browser', path), ok('browser-start', name), sandboxCheck(sandbox), ...files];
	} catch (error) {
		return [ok('browser', path), missing('browser-start', reason(error), 'browser-does-not-start')];
	}
}

function sandboxCheck(on: boolean): Check {
	if (on) return ok('sandbox', 'BROWSER_SANDBOX=true');
	const root = process.getuid?.() === 0;
	return warning('sandbox', '--no-sandbox', root ? 'sandbox-off-as-root' : 'sandbox-off-by-setting');
}

/** The line in which Chromium says why it gave up, out of all that a failed launch carries. */
function reason(error: unknown): string {
	const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
	const telling = cause
		.split('\n')
		.find((line) => /FATAL|error while loading|No usable sandbox|ENOENT|EACCES/.test(line));
	return (telling ?? inShort(error)).trim().slice(0, 300);
}
