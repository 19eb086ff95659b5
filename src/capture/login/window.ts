import type { Page } from 'playwright';
import type { Config } from '../../config.ts';
import { UsageError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { SessionState } from '../../records/login.ts';
import type { LoginScreen } from '../../records/login-stream.ts';
import { launchBrowser } from '../browser/launch.ts';
import { openGate } from '../gate/gate.ts';

/** An open browser in a person's hands, and its first page for whoever drives it in the person's place. */
export interface LoginBrowser {
	readonly page: Page;
	readonly closed: Promise<void>;
	state(): Promise<SessionState>;
	close(): Promise<void>;
}

/**
 * Opens a window at the account's address, in a fresh profile, for a person to log in. All of its traffic goes through
 * the gate, as that of a capture does.
 * @throws UsageError `no-display` `no-browser` · Fault `browser-start`
 */
export async function openLoginWindow(
	address: string,
	allowHosts: readonly string[],
	office: { readonly config: Config; readonly log: Log },
): Promise<LoginBrowser> {
	const { DISPLAY, WAYLAND_DISPLAY } = process.env;
	if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) throw noDisplay();
	return openLoginBrowser(address, allowHosts, office, false);
}

/** The same, also without a window. @param headless true where nobody is to see it */
export async function openLoginBrowser(
	address: string,
	allowHosts: readonly string[],
	{ config, log }: { readonly config: Config; readonly log: Log },
	headless: boolean,
): Promise<LoginBrowser> {
	const browser = await openFresh(allowHosts, { config, log }, headless);
	await goTo(browser.page, address, log);
	return browser;
}

/** A page that does not come is before the person's eyes, who may try again or go elsewhere. */
export async function goTo(page: Page, address: string, log: Log): Promise<void> {
	await page.goto(address, { waitUntil: 'commit' }).catch((error: Error) => {
		log.warn({ message: error.message.split('\n', 1)[0] }, 'the login page did not open');
	});
}

/** An empty window in a fresh profile. @param screen what it is seen on where that is not this desktop */
export async function openFresh(
	allowHosts: readonly string[],
	{ config, log }: { readonly config: Config; readonly log: Log },
	headless: boolean,
	screen?: LoginScreen,
): Promise<LoginBrowser> {
	const gate = await openGate({ allowHosts: [...config.ALLOW_HOSTS, ...allowHosts], log });
	const open: (() => Promise<unknown>)[] = [() => gate.close()];
	const close = async () => {
		for (const end of open.splice(0).reverse()) await end();
	};
	try {
		const { browser, end } = await launchBrowser(config, gate.server, headless);
		open.push(end);
		const context = await browser.newContext({
			// The window is the person's, who may make it larger.
			viewport: screen ? { width: screen.width, height: screen.height } : null,
			hasTouch: screen?.isTouch ?? false,
			locale: config.LOCALE,
			timezoneId: config.TIMEZONE,
			acceptDownloads: false,
			...(config.USER_AGENT ? { userAgent: config.USER_AGENT } : {}),
		});
		const page = await context.newPage();
		const closed = new Promise<void>((done) => {
			browser.on('disconnected', () => done());
			const watch = (each: Page) =>
				each.on('close', () => {
					if (context.pages().length === 0) done();
				});
			context.on('page', watch);
			watch(page);
		});
		return {
			page,
			closed,
			close,
			async state() {
				try {
					return await context.storageState({ indexedDB: true });
				} catch (cause) {
					throw lost(cause);
				}
			},
		};
	} catch (error) {
		await close();
		throw error;
	}
}

function noDisplay(): UsageError {
	return new UsageError('There is no screen to open a browser on.', {
		code: 'no-display',
		subject: 'DISPLAY',
		remedy:
			'Run `ogonblick login` in a terminal on a desktop, or through `ssh -X` from one. DATA_DIR and SESSION_KEY_FILE must be those that the captures use.',
	});
}

function lost(cause: unknown): UsageError {
	return new UsageError('The browser ended before the login could be read; nothing is stored.', {
		code: 'login-lost',
		subject: 'browser',
		remedy: 'Log in again, and close only the window, or press Enter in the terminal.',
		cause,
	});
}
