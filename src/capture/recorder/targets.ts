import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';
import type { Log } from '../../log.ts';
import type { Attached } from './protocol.ts';
import { openWire, type Wire, WrappedWire } from './wire.ts';

/** Bytes of bodies that the browser keeps for us outside the renderer until they are fetched; the oldest go first. */
const KEPT_BODIES = 64 << 20;
/** The same for a frame of another process: each has a store of its own, and a page may have dozens. */
const KEPT_BODIES_BESIDE = 16 << 20;
/** What the renderer keeps beside them, where a picture that the page has dropped takes a third more than it did. */
const KEPT_BY_RENDERER = 4 << 20;
/** A target that is there lets go at once. */
const DETACHING_MS = 1000;
/** Request bodies up to this size come with the request; longer ones are asked for. */
const POST_WITH_REQUEST = 64 << 10;

export interface TargetListener {
	/** Everything that a target says, in the browser's order. */
	heard(wire: Wire, method: string, params: object): void;
	/** The target is gone: its renderer answers no more. */
	gone(wire: Wire): void;
	/** A worker or another page began: its first requests may have gone before we could listen. */
	lateTo(type: string, url: string): void;
}

/**
 * Listens to the network of a page and of everything that it starts: frames of other processes, workers, popups, shared
 * workers. The browser holds a new frame until our listening is in its queue, so that none gets ahead of us. Workers and
 * popups are let go by Playwright, which holds them as well; the witness covers what they ask for before we listen.
 */
export class Targets {
	readonly #listener: TargetListener;
	readonly #log: Log;
	readonly #children = new Map<string, WrappedWire>();
	readonly #sessions: CDPSession[] = [];
	#page: Wire | undefined;

	constructor(listener: TargetListener, log: Log) {
		this.#listener = listener;
		this.#log = log;
	}

	/** @returns the id of the page's main frame, which is the id of its target as well */
	async attach(context: BrowserContext, page: Page): Promise<string> {
		const session = await context.newCDPSession(page);
		this.#sessions.push(session);
		const { targetInfo } = await session.send('Target.getTargetInfo');
		const wire = openWire(session, true);
		this.#page = wire;
		await this.#listenTo(wire, false);
		const browser = context.browser();
		if (browser) await this.#watchOthers(browser, targetInfo.targetId, targetInfo.browserContextId);
		return targetInfo.targetId;
	}

	async detach(): Promise<void> {
		for (const child of this.#children.values()) child.cut();
		// A browser that died has no sessions left to close, and a page that crashed answers no more: neither may hold us.
		const detached = this.#sessions.splice(0).map((session) => session.detach());
		const enough = new Promise<void>((done) => setTimeout(done, DETACHING_MS).unref());
		await Promise.race([Promise.allSettled(detached), enough]);
	}

	/** All commands go out before any answer is waited for: a target that is held does not answer until it is let go. */
	#listenTo(wire: Wire, held: boolean): Promise<unknown> {
		wire.listen((method, params) => this.#heard(wire, method, params));
		const kept = wire === this.#page ? KEPT_BODIES : KEPT_BODIES_BESIDE;
		const sizes = (bytes: number) => ({ maxTotalBufferSize: bytes, maxResourceBufferSize: bytes });
		return Promise.all([
			wire.send('Network.enable', { ...sizes(KEPT_BY_RENDERER), maxPostDataSize: POST_WITH_REQUEST }),
			// Keeps bodies byte for byte and past a navigation; what the renderer keeps is decoded text, and is dropped.
			wire.send('Network.configureDurableMessages', sizes(kept)),
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
		const child = new WrappedWire(parent, sessionId, parent.main && isWorker, isWorker ? parent : undefined);
		this.#children.set(sessionId, child);
		if (isWorker) this.#listener.lateTo(targetInfo.type, targetInfo.url);
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
	 * Pages and shared workers that the captured page starts. A new page cannot be held: Playwright lets it go, and a
	 * second holder has kept pages without an opener from ever loading; what it asks for before we listen, the witness
	 * tells. A shared worker can, by a session of the plain form that is dropped once a wrapped one listens beside it.
	 */
	async #watchOthers(browser: Browser, mainTarget: string, contextId: string | undefined): Promise<void> {
		const session = await browser.newBrowserCDPSession();
		this.#sessions.push(session);
		const wire = openWire(session, false);
		const known = new Set<string>([mainTarget]);
		const isNew = (target: Attached['targetInfo'], type: string) =>
			target.type === type && target.browserContextId === contextId && !known.has(target.targetId);
		const listen = (target: Attached['targetInfo']) => {
			known.add(target.targetId);
			return this.#listenBeside(wire, target);
		};
		wire.listen((method, params) => {
			const { targetInfo, sessionId, waitingForDebugger } = params as Attached;
			if (method === 'Target.targetCreated') {
				if (isNew(targetInfo, 'page')) this.#mayFail(listen(targetInfo), 'page');
			} else if (method === 'Target.attachedToTarget') {
				// Our own wrapped sessions announce themselves as well, and must stay.
				if (!waitingForDebugger) return;
				const ready = isNew(targetInfo, 'shared_worker') ? listen(targetInfo) : Promise.resolve();
				const release = () => session.send('Target.detachFromTarget', { sessionId });
				this.#mayFail(ready.then(release, release), targetInfo.type);
			} else this.#heard(wire, method, params);
		});
		await session.send('Target.setDiscoverTargets', { discover: true, filter: [{ type: 'page' }] });
		const held = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };
		await session.send('Target.setAutoAttach', { ...held, filter: [{ type: 'shared_worker' }] });
	}

	async #listenBeside(browserWire: Wire, target: Attached['targetInfo']): Promise<void> {
		// The witness must count from before the target asks for anything that we might not hear.
		this.#listener.lateTo(target.type, target.url);
		const { targetId } = target;
		const { sessionId } = await browserWire.send('Target.attachToTarget', { targetId, flatten: false });
		const keeper = target.type === 'shared_worker' ? this.#page : undefined;
		const child = new WrappedWire(browserWire, sessionId, false, keeper);
		this.#children.set(sessionId, child);
		this.#mayFail(this.#listenTo(child, false), target.type);
	}

	/** A target may be gone before it heard us; nothing of it is lost then, because it made no request. */
	#mayFail(work: Promise<unknown>, target: string): void {
		work.catch((error: unknown) =>
			this.#log.debug({ err: error, target }, 'a target could not be listened to'),
		);
	}
}
