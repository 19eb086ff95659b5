import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Software {
	readonly name: string;
	readonly version: string;
	/** Commit of the source, with `+changed` when the checkout differs from it; `unknown` where it cannot be told. */
	readonly commit: string;
}

let known: Software | undefined;

/** Which program this is: what a manifest and a WARC name as their maker. An image sets OGONBLICK_COMMIT at build. */
export function software(): Software {
	known ??= { ...fromPackage(), commit: process.env.OGONBLICK_COMMIT || commitOfCheckout() };
	return known;
}

function fromPackage(): { name: string; version: string } {
	const { name, version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
	return { name, version };
}

/** An installed copy without git has no commit to tell; that is an answer and not an error. */
function commitOfCheckout(): string {
	const root = fileURLToPath(new URL('../../', import.meta.url));
	const git = (...args: string[]) =>
		execFileSync('git', ['-C', root, ...args], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		}).trim();
	try {
		const commit = git('rev-parse', 'HEAD');
		return git('status', '--porcelain', '--untracked-files=no') ? `${commit}+changed` : commit;
	} catch {
		return 'unknown';
	}
}
