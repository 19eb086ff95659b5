import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright';

/** What Chromium says of an address that whoever manages the machine has forbidden (`URLBlocklist`). */
const FORBIDDEN = /ERR_BLOCKED_BY_ADMINISTRATOR/;
const OPEN_MS = 10_000;

/** Whether what a navigation failed with is a policy of the machine's. */
export function isForbidden(error: unknown): boolean {
	return error instanceof Error && FORBIDDEN.test(error.message);
}

/**
 * Whether the browser may open files of this machine, which composed documents are printed from. Opens a folder, in a profile of
 * its own and without scripts.
 * @param dir a folder that is there
 */
export async function opensFiles(browser: Browser, dir: string): Promise<boolean> {
	const context = await browser.newContext({ javaScriptEnabled: false });
	try {
		const page = await context.newPage();
		await page.goto(pathToFileURL(dir).href, { waitUntil: 'commit', timeout: OPEN_MS });
		return true;
	} catch (error) {
		if (isForbidden(error)) return false;
		throw error;
	} finally {
		await context.close();
	}
}
