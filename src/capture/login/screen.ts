import type { CDPSession, Page } from 'playwright';
import type { LoginScreen, LoginTold } from '../../records/login-stream.ts';

/** Whoever sees the browser. */
export interface Viewer {
	show(jpeg: Uint8Array): void;
	tell(told: LoginTold): void;
}

/** JPEG; letters are readable, and a picture is some 60 KB. */
const QUALITY = 70;
const LONGEST_NAME = 200;
/** What has the focus is asked for when the page has had the time to move it. */
const SETTLE_MS = 150;
/** Where nothing has the focus, Chromium names the page itself. */
const NOWHERE = new Set(['RootWebArea', 'generic', 'none', '']);

/**
 * The window that is seen, as pictures (Chrome DevTools Protocol, Page.startScreencast). The next comes when the last has been drawn, so that a slow line
 * shows fewer and not later ones.
 */
export class Screen {
	readonly #viewer: Viewer;
	#size: Pick<LoginScreen, 'width' | 'height'>;
	#page: Page | undefined;
	#cdp: CDPSession | undefined;
	#unseen: number[] = [];
	#focus = '';
	#asking: NodeJS.Timeout | undefined;

	constructor(viewer: Viewer, size: Pick<LoginScreen, 'width' | 'height'>) {
		this.#viewer = viewer;
		this.#size = size;
	}

	get page(): Page | undefined {
		return this.#page;
	}

	get cdp(): CDPSession | undefined {
		return this.#cdp;
	}

	/** Shows another window from now on. */
	async watch(page: Page): Promise<void> {
		const before = this.#cdp;
		this.#page = page;
		this.#unseen = [];
		this.#focus = '';
		await before?.detach().catch(gone);
		const cdp = await page.context().newCDPSession(page);
		this.#cdp = cdp;
		cdp.on('Page.screencastFrame', ({ data, sessionId }) => {
			if (this.#cdp !== cdp) return;
			this.#unseen.push(sessionId);
			this.#viewer.show(Buffer.from(data, 'base64'));
		});
		await page.setViewportSize(this.#size);
		await page.bringToFront();
		await this.#start(cdp);
	}

	async resize(size: Pick<LoginScreen, 'width' | 'height'>): Promise<void> {
		this.#size = size;
		if (!this.#page || !this.#cdp) return;
		await this.#cdp.send('Page.stopScreencast');
		this.#unseen = [];
		await this.#page.setViewportSize(size);
		await this.#start(this.#cdp);
	}

	/** The viewer has drawn the oldest that was on its way. */
	async seen(): Promise<void> {
		const sessionId = this.#unseen.shift();
		if (sessionId !== undefined) await this.#cdp?.send('Page.screencastFrameAck', { sessionId });
	}

	/** Tells what the keyboard writes in, soon: the picture says nothing to whoever cannot see it. */
	askFocus(): void {
		clearTimeout(this.#asking);
		this.#asking = setTimeout(() => this.#tellFocus().catch(gone), SETTLE_MS);
		this.#asking.unref();
	}

	end(): void {
		clearTimeout(this.#asking);
	}

	async #start(cdp: CDPSession): Promise<void> {
		const { width: maxWidth, height: maxHeight } = this.#size;
		await cdp.send('Page.startScreencast', { format: 'jpeg', quality: QUALITY, maxWidth, maxHeight });
	}

	/** Its role and name as screen readers are told them; never its value. */
	async #tellFocus(): Promise<void> {
		const cdp = this.#cdp;
		if (!cdp) return;
		const { result } = await cdp.send('Runtime.evaluate', { expression: 'document.activeElement' });
		if (!result.objectId) return;
		const { nodes } = await cdp.send('Accessibility.getPartialAXTree', {
			...{ objectId: result.objectId, fetchRelatives: false },
		});
		await cdp.send('Runtime.releaseObject', { objectId: result.objectId });
		const role = String(nodes[0]?.role?.value ?? '');
		const name = String(nodes[0]?.name?.value ?? '').slice(0, LONGEST_NAME);
		const told = NOWHERE.has(role) ? { role: '', name: '' } : { role, name };
		const key = `${told.role} ${told.name}`;
		if (key === this.#focus) return;
		this.#focus = key;
		this.#viewer.tell({ kind: 'focus', ...told });
	}
}

/** A window that is closed while it is asked answers with an error that says no more than that; its end is told by itself. */
function gone(): void {}
