import type { Browser, BrowserContext } from 'playwright';
import type { Config } from '../../config.ts';
import { Fault } from '../../errors.ts';
import type { SessionState } from '../../records/login.ts';
import { collectSeldom } from '../own-garbage.ts';
import { findBrowser } from './find.ts';
import { standBackWith } from './session-group.ts';

/**
 * What closed networks and true pictures need. `--disable-gpu`: GL in software repeats the picture every 8,192 px.
 * The WebRTC flags keep a page from sending packets past the gate: Chromium gave the one the other's name in 2026, and ignores
 * what it does not know.
 */
const FLAGS = [
	'--disable-gpu',
	'--disable-quic',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
	'--disable-domain-reliability',
	'--webrtc-ip-handling-policy=disable_non_proxied_udp',
	'--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
	'--hide-scrollbars',
];

export interface Launched {
	readonly browser: Browser;
	/** Ends it, also one that does not answer any more. */
	end(): Promise<void>;
	/** Ends it at once. */
	kill(): void;
	readonly path: string;
	/** `Chromium 156.0.8078.79` */
	readonly name: string;
	/** What the browser calls itself to servers, where no setting says otherwise. */
	readonly userAgent: string;
	readonly sandbox: boolean;
	readonly flags: readonly string[];
}

/**
 * Starts Chromium. Captured pages are untrusted, so the sandbox is on unless the process is root, where Chromium
 * cannot have it, or BROWSER_SANDBOX=false says so; which one it was goes into the provenance.
 * @param proxy address of the gate that all traffic goes through
 * @param headless false where a person is to see it
 * @throws UsageError `no-browser` · Fault `browser-start`
 */
export async function launchBrowser(config: Config, proxy?: string, headless = true): Promise<Launched> {
	const found = findBrowser(config, headless);
	const root = process.getuid?.() === 0;
	const sandbox = config.BROWSER_SANDBOX && !root;
	collectSeldom();
	// Seven megabytes of source, which commands that start no browser do not wait for.
	const { chromium } = await import('playwright');
	try {
		const browser = await chromium.launch({
			executablePath: found.path,
			headless,
			// A person finds their way by scroll bars.
			args: FLAGS.filter((flag) => headless || flag !== '--hide-scrollbars'),
			chromiumSandbox: sandbox,
			handleSIGINT: false,
			handleSIGTERM: false,
			handleSIGHUP: false,
			...(proxy ? { proxy: { server: proxy } } : {}),
		});
		const flags = sandbox ? FLAGS : [...FLAGS, '--no-sandbox'];
		const { userAgent, pid } = await askedOf(browser).catch(async (error) => {
			await browser.close();
			throw error;
		});
		await standBackWith(pid);
		const kill = () => {
			if (browser.isConnected()) killProcess(pid);
		};
		const end = async () => {
			const hung = setTimeout(kill, ENDING_MS);
			try {
				await browser.close();
			} finally {
				clearTimeout(hung);
			}
		};
		const name = `Chromium ${browser.version()}`;
		return { browser, end, kill, path: found.path, name, userAgent, sandbox, flags };
	} catch (cause) {
		throw new Fault(`The browser did not start: ${found.path}`, {
			code: 'browser-start',
			subject: 'BROWSER_PATH',
			remedy: sandbox
				? 'Run `npm run doctor`. In a container without user namespaces give it container/seccomp.json, or set BROWSER_SANDBOX=false and isolate the container otherwise.'
				: 'Run `npm run doctor`; it starts the browser and says what it lacks.',
			cause,
		});
	}
}

/** How long a browser is given to end by itself. Playwright waits 30 s, and a container that is told to stop has ten. */
const ENDING_MS = 5000;

function killProcess(pid: number): void {
	try {
		process.kill(pid, 'SIGKILL');
	} catch (error) {
		// It has ended by itself a moment ago.
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

/** Chrome DevTools Protocol: Browser.getVersion, SystemInfo.getProcessInfo. */
async function askedOf(browser: Browser): Promise<{ userAgent: string; pid: number }> {
	const cdp = await browser.newBrowserCDPSession();
	const { userAgent } = await cdp.send('Browser.getVersion');
	const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
	await cdp.detach();
	const pid = processInfo.find(({ type }) => type === 'browser')?.id;
	if (pid === undefined) throw new Error('the browser does not say which process it is');
	return { userAgent, pid };
}

/**
 * A fresh profile for one capture. Service workers are kept out: they would answer in the network's place, unseen by the recorder.
 * @param login what it begins with where the capture is made logged in
 */
export async function openContext(
	browser: Browser,
	config: Config,
	login?: SessionState,
): Promise<BrowserContext> {
	return browser.newContext({
		viewport: { width: config.VIEWPORT_WIDTH, height: config.VIEWPORT_HEIGHT },
		deviceScaleFactor: 1,
		locale: config.LOCALE,
		timezoneId: config.TIMEZONE,
		serviceWorkers: 'block',
		acceptDownloads: false,
		reducedMotion: 'reduce',
		colorScheme: 'light',
		...(config.USER_AGENT ? { userAgent: config.USER_AGENT } : {}),
		...(login ? { storageState: mutable(login) } : {}),
	});
}

/** Playwright asks for lists that it could write in. */
function mutable({ cookies, origins }: SessionState) {
	return {
		cookies: cookies.map((cookie) => ({ ...cookie })),
		origins: origins.map((o) => ({ ...o, localStorage: [...o.localStorage] })),
	};
}
