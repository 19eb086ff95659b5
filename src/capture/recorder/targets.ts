import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';
import type { Log } from '../../log.ts';
import type { Attached } from './protocol.ts';
import { openWire, type Wire, WrappedWire } from './wire.ts';

/** Bodies that the browser keeps for us outside the renderer until they are fetched; the oldest go first. */
const KEPT_BODIES = 64 << 20;
/** Request bodies up to this size come with the request; longer ones are asked for. */
const POST_WITH_REQUEST = 64 << 10;

export interface TargetListener {
	/** Everything that a target says, in the browser's order. */
	heard(wire: Wire, method: string, params: object): void;
	/** The target is gone: its renderer answers no more. */
	gone(wire: Wire): void;
	/** A worker began: its first requests may have gone before we could listen. */
	worker(kind: string, url: string): void;
}

/**
 * Listens to the network of a page and of everything that it starts: frames of other processes, workers, popups,
 * shared workers. Each target is held by the browser until our listening is in its queue, so none gets ahead of us;
 * only a dedicated worker is let go by Playwright itself, which the witness covers.
 */
export class Targets {
	readonly #listener: TargetListener;
	readonly #log: Log;
	readonly #children = new Map<string, WrappedWire>();
	readonly #sessions: CDPSession[] = [];
	/** Id of the captured page's main frame. */
	mainFrame = '';

	constructor(listener: TargetListener, log: Log) {
		this.#listener = listener;
		this.#log = log;
	}

	/** @returns the wire of the page itself */
	async attach(context: BrowserContext, page: Page): Promise<Wire> {
		const session = await context.newCDPSession(page);
		this.#sessions.push(session);
		const { targetInfo } = await session.send('Target.getTargetInfo');
		this.mainFrame = targetInfo.targetId;
		const wire = openWire(session, true);
		await this.#listenTo(wire, false);
		const browser = context.browser();
		if (browser) await this.#watchPopups(browser, targetInfo.targetId, targetInfo.browserContextId);
		return wire;
	}

	async detach(): Promise<void> {
		for (const child of this.#children.values()) child.cut();
		// A browser that died has no sessions left to close; there is nothing more to detach from then.
		await Promise.allSettled(this.#sessions.splice(0).map((session) => session.detach()));
	}

	/** All commands go out before any answer is waited for: a target that is held does not answer until it is let go. */
	#listenTo(wire: Wire, held: boolean): Promise<unknown> {
		wire.listen((method, params) => this.#heard(wire, method, params));
		const sizes = { maxTotalBufferSize: KEPT_BODIES, maxResourceBufferSize: KEPT_BODIES };
		return Promise.all([
			wire.send('Network.enable', { ...sizes, maxPostDataSize: POST_WITH_REQUEST }),
			// Keeps bodies byte for byte and past a navigation; what the renderer keeps is decoded text, and is dropped.
			wire.send('Network.configureDurableMessages', sizes),
			wire.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: false }),
			...(held ? [wire.send('Runtime.runIfWaitingForDebugger')] : []),
		]);
	}

	#heard(wire: Wire, method: string, params: object): void {
		if (method === 'Target.receivedMessageFromTarget') {
			const { sessionId, message } = params as { sessionId: string; message: string };
			this.#children.get(sessionId)?.take(message);
		} else if (method === 'Target.attachedToTarget') this.#adopt(wire, params as Attached);
		else if (method === 'Target.detachedFromTarget') this.#lose((params as { sessionId: string }).sessionId);
		else if (method === 'Inspector.targetCrashed') this.#listener.gone(wire);
		else this.#listener.heard(wire, method, params);
	}

	#adopt(parent: Wire, { sessionId, targetInfo, waitingForDebugger }: Attached): void {
		const isWorker = targetInfo.type.includes('worker');
		const child = new WrappedWire(parent, sessionId, parent.main && isWorker);
		this.#children.set(sessionId, child);
		if (isWorker) this.#listener.worker(targetInfo.type, targetInfo.url);
		this.#mayFail(this.#listenTo(child, waitingForDebugger), targetInfo.type);
	}

	#lose(sessionId: string): void {
		const child = this.#children.get(sessionId);
		if (child === undefined) return;
		this.#children.delete(sessionId);
		child.cut();
		this.#listener.gone(child);
	}

	/**
	 * Pages that the captured one opens. The browser attaches to new pages only in the plain form, whose messages we
	 * cannot hear: that session holds the page, a wrapped one beside it listens, and dropping the first lets it go.
	 */
	async #watchPopups(browser: Browser, mainTarget: string, contextId: string | undefined): Promise<void> {
		const session = await browser.newBrowserCDPSession();
		this.#sessions.push(session);
		const wire = openWire(session, false);
		const ours = new Set<string>([mainTarget]);
		wire.listen((method, params) => {
			if (method !== 'Target.attachedToTarget') {
				this.#heard(wire, method, params);
				return;
			}
			const { sessionId, targetInfo, waitingForDebugger } = params as Attached;
			const known = ours.has(targetInfo.targetId);
			// Our own wrapped session announces itself as well, and must stay.
			if (known && !waitingForDebugger && targetInfo.targetId !== mainTarget) return;
			const wanted = !known && waitingForDebugger && targetInfo.browserContextId === contextId;
			if (wanted) ours.add(targetInfo.targetId);
			const ready = wanted ? this.#openPopup(wire, targetInfo) : Promise.resolve();
			const release = () => session.send('Target.detachFromTarget', { sessionId });
			this.#mayFail(ready.then(release, release), targetInfo.type);
		});
		await session.send('Target.setAutoAttach', {
			autoAttach: true,
			waitForDebuggerOnStart: true,
			flatten: true,
			filter: [{ type: 'page' }, { type: 'shared_worker' }],
		});
	}

	async #openPopup(browserWire: Wire, target: Attached['targetInfo']): Promise<void> {
		const { sessionId } = await browserWire.send('Target.attachToTarget', {
			targetId: target.targetId,
			flatten: false,
		});
		const child = new WrappedWire(browserWire, sessionId, false);
		this.#children.set(sessionId, child);
		if (target.type === 'shared_worker') this.#listener.worker(target.type, target.url);
		this.#mayFail(this.#listenTo(child, false), target.type);
	}

	/** A target may be gone before it heard us; nothing of it is lost then, because it made no request. */
	#mayFail(work: Promise<unknown>, target: string): void {
		work.catch((error: unknown) => this.#log.debug({ error, target }, 'a target could not be listened to'));
	}
}
