import type { Page } from 'playwright';
import type { Config } from '../../config.ts';
import type { Log } from '../../log.ts';
import type { Hand, LoginScreen } from '../../records/login-stream.ts';
import { doToPage, HandQueue } from './hand.ts';
import { Screen, type Viewer } from './screen.ts';
import { goTo, type LoginBrowser, openFresh } from './window.ts';

/** A browser in the hands of a person who sees it elsewhere. */
export interface StreamedLogin extends LoginBrowser {
	/** Does what the person does; all but `done`, which is for whoever opened it. */
	take(hand: Hand): void;
}

/** More windows than this are a page's own doing. */
const MOST_WINDOWS = 8;
const LONGEST_TEXT = 300;

/**
 * Opens a browser without a window at the account's address, in a fresh profile whose pages keep nothing on a disk, and shows it to a viewer.
 * All of its traffic goes through the gate, as that of a capture does; what a page wants to have saved is refused.
 * @throws UsageError `no-browser` · Fault `browser-start`
 */
export async function openStreamedLogin(
	address: string,
	allowHosts: readonly string[],
	office: { readonly config: Config; readonly log: Log },
	screenSize: LoginScreen,
	viewer: Viewer,
): Promise<StreamedLogin> {
	const browser = await openFresh(allowHosts, office, true, screenSize);
	const context = browser.page.context();
	const screen = new Screen(viewer, screenSize);
	const hands = new HandQueue();

	const tellWindows = async () => {
		const windows = await Promise.all(
			context.pages().map(async (page) => ({
				origin: originOf(page),
				title: (await page.title().catch(() => '')).slice(0, LONGEST_TEXT),
				isShown: page === screen.page,
			})),
		);
		viewer.tell({ kind: 'windows', windows });
	};
	const show = async (page: Page) => {
		// One that closed itself before its turn would be shown for ever.
		if (page.isClosed()) return;
		await screen.watch(page);
		await tellWindows();
	};
	const welcome = (page: Page) => {
		page.on('dialog', (dialog) => {
			// A box of the browser's own is in no picture. To leave a page is what the person has asked for.
			if (dialog.type() === 'beforeunload') return void dialog.accept().catch(() => undefined);
			viewer.tell({ kind: 'box', text: dialog.message().slice(0, LONGEST_TEXT) });
			void dialog.dismiss().catch(() => undefined);
		});
		page.on('download', (download) => {
			viewer.tell({ kind: 'download' });
			void download.cancel().catch(() => undefined);
		});
		page.on('crash', () => void page.close().catch(() => undefined));
		page.on('domcontentloaded', () => {
			screen.askFocus();
			void tellWindows();
		});
		page.on('close', () => {
			const last = context.pages().at(-1);
			if (last && page === screen.page) hands.add('window', () => show(last));
			else if (last) void tellWindows();
		});
	};
	context.on('page', (page) => {
		welcome(page);
		if (context.pages().length > MOST_WINDOWS) void page.close().catch(() => undefined);
		// A sign-in by another service comes in a window of its own: it is what the person waits for.
		else hands.add('window', () => show(page));
	});

	const act = async (hand: Hand): Promise<void> => {
		const { page, cdp } = screen;
		if (!page || hand.kind === 'done' || hand.kind === 'seen') return;
		if (hand.kind === 'size') return screen.resize(hand);
		if (hand.kind === 'window') {
			const wanted = context.pages()[hand.index];
			if (wanted) await show(wanted);
			return;
		}
		if (hand.kind === 'back') return void (await page.goBack({ waitUntil: 'commit' }));
		if (hand.kind === 'reload') return void (await page.reload({ waitUntil: 'commit' }));
		await doToPage(page, cdp, hand);
		if (hand.kind !== 'move') screen.askFocus();
	};
	try {
		welcome(browser.page);
		await show(browser.page);
	} catch (error) {
		await browser.close();
		throw error;
	}
	// Not waited for: the person sees it come, and may leave before it has.
	void goTo(browser.page, address, office.log);
	return {
		...browser,
		take(hand) {
			// In no queue: a picture that was drawn waits for no page that is busy.
			if (hand.kind === 'seen') void screen.seen().catch(() => undefined);
			else hands.add(hand.kind, () => act(hand));
		},
		async close() {
			screen.end();
			await browser.close();
		},
	};
}

function originOf(page: Page): string {
	const origin = URL.parse(page.url())?.origin ?? 'null';
	return origin === 'null' ? '' : origin;
}
