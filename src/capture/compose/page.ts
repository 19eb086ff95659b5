import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CDPSession } from 'playwright';
import { asDiskFull } from '../../errors.ts';
import { isForbidden } from '../browser/opens-files.ts';
import type { Session } from '../session.ts';
import type { ComposedDocument } from './document.ts';

export interface ComposedPage {
	readonly cdp: CDPSession;
	close(): Promise<void>;
}

/** Without scripts, a document of ours shows pictures that lie beside it and nothing else. Source: CSP Level 3, §6.1. */
const POLICY = "default-src 'none'; img-src file:; style-src 'unsafe-inline'";

/**
 * Opens a composed document in a profile of its own, without scripts and without network. Its pictures are laid beside it as the
 * recorder wrote them: the document shows what was captured, and asks for nothing twice, and none of its pictures is handed to the
 * browser in a message.
 * @param dir does not exist yet; taken away when the page is closed
 * @throws TryAgainLater `disk-full`
 */
export async function openComposedPage(
	session: Session,
	{ html, posts }: ComposedDocument,
	dir: string,
	signal: AbortSignal,
): Promise<ComposedPage> {
	const { VIEWPORT_WIDTH: width } = session.request.config;
	const context = await session.launched.browser.newContext({
		viewport: { width, height: 900 },
		javaScriptEnabled: false,
		locale: session.request.config.LOCALE,
		serviceWorkers: 'block',
		offline: true,
	});
	const close = async () => {
		try {
			await context.close();
		} finally {
			await rm(dir, { recursive: true, force: true });
		}
	};
	try {
		const file = join(dir, 'document.html');
		signal.throwIfAborted();
		await mkdir(dir);
		const pictures = await layBeside(session, posts, dir, signal);
		await writeFile(
			file,
			html((address) => pictures.get(address) ?? '', POLICY),
		);
		const page = await context.newPage();
		await page.goto(pathToFileURL(file).href, { waitUntil: 'load', timeout: 60_000 + posts.length * 100 });
		signal.throwIfAborted();
		const cdp = await context.newCDPSession(page);
		return { cdp, close };
	} catch (error) {
		// What went wrong first is what is told: a browser that is gone closes nothing.
		await close().catch((failed: unknown) =>
			session.request.log.warn(
				{ error: failed, dir },
				'what a document was composed of could not be taken away',
			),
		);
		if (isForbidden(error)) throw new Error(NO_FILES, { cause: error });
		throw asDiskFull(error, dir);
	}
}

/** Stands in the manifest as what the step was kept by. */
const NO_FILES =
	'a policy of this machine (URLBlocklist) forbids the browser to open files (file:), and the composed text PDF is printed from one; `ogonblick doctor` says what to do';

/** @returns the file of each picture that was recorded, by its address; relative to the folder */
async function layBeside(
	{ recorder }: Session,
	posts: ComposedDocument['posts'],
	dir: string,
	signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
	const files = new Map<string, string>();
	for (const { address, made } of posts.flatMap(({ images }) => images)) {
		if (made || files.has(address)) continue;
		signal.throwIfAborted();
		const recorded = await recorder.bodyOf(address);
		if (!recorded) continue;
		// Of a file the browser looks into what it is, but for drawings, which it knows by their names.
		const name = `${files.size + 1}${recorded.mediaType.includes('svg') ? '.svg' : ''}`;
		await writeFile(join(dir, name), recorded.body);
		files.set(address, name);
	}
	return files;
}
