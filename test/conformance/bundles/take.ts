import { join } from 'node:path';
import { getuid } from 'node:process';
import { run } from '../machine/run.ts';

const PROGRAM = join(import.meta.dirname, '../../../bin/ogonblick.ts');

/** What `snapshot --json` answers, as far as this suite reads it. Source: design §6. */
export interface Document {
	readonly outcome: string;
	readonly order: string;
	readonly bundle: string | null;
	readonly path: string | null;
	readonly attempt: string | null;
	readonly counts?: { readonly posts: number; readonly comments: number };
	readonly findings: readonly { readonly code: string; readonly severity: string; readonly detail: string }[];
}

export interface Taken {
	readonly exit: number;
	readonly document: Document;
	readonly seconds: number;
}

/**
 * Takes a snapshot by the real command, in a process of its own.
 * @param dataDir DATA_DIR of the run
 * @throws Error with the command's words when it tells of no outcome: an error of ours or of the order's
 */
export async function take(address: string, allowHosts: readonly string[], dataDir: string): Promise<Taken> {
	const started = performance.now();
	const hosts = allowHosts.flatMap((host) => ['--allow-host', host]);
	const ran = await run(process.execPath, [PROGRAM, 'snapshot', address, '--json', ...hosts], {
		env: {
			DATA_DIR: dataDir,
			// Chromium refuses its sandbox to root, and the suite is root where it installs packages.
			...(getuid?.() === 0 ? { BROWSER_SANDBOX: 'false' } : {}),
		},
		deadline: 900_000,
	});
	const seconds = (performance.now() - started) / 1000;
	const document = documentIn(ran.stdout);
	if (!document) {
		const said = `${ran.stdout.slice(-2000)}\n${ran.stderr.slice(-4000)}`;
		throw new Error(`snapshot ${address} answered ${ran.code} and told of no outcome:\n${said}`);
	}
	return { exit: ran.code, document, seconds };
}

/** An error is a document too, but one without an outcome. */
function documentIn(text: string): Document | undefined {
	try {
		const document = JSON.parse(text) as Partial<Document>;
		return document.outcome === undefined ? undefined : (document as Document);
	} catch {
		return undefined;
	}
}
