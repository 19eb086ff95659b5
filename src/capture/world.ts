import type { CDPSession } from 'playwright';
import { Fault } from '../errors.ts';
import type { PlatformPage } from './page/around/platform.ts';
import type * as PageCode from './page/index.ts';
import { pageScript } from './page-script.ts';
import { wellFormed } from './well-formed.ts';

const WORLD = 'ogonblick';
/** Our own calls take milliseconds and cap their own waits at a few seconds: longer means that a script of the page loops. */
const PATIENCE_MS = 15_000;
/** For one that has been seen to loop, and may do so at every scroll. */
const LESS_PATIENCE_MS = 5000;
/** For one that has not answered the last call either: another half minute for every call would add up to many. */
const NO_PATIENCE_MS = 2000;
type Functions = typeof PageCode;
type Callable = {
	// biome-ignore lint/suspicious/noExplicitAny: only `any` lets functions of every parameter list match
	[K in keyof Functions]: Functions[K] extends (...args: any[]) => unknown ? K : never;
}[keyof Functions];

/** The page navigated or died under a call; the caller decides whether to go on with what is there now. */
export class PageGone extends Error {
	constructor(cause: unknown) {
		super('The page went away during a call into it', { cause });
		this.name = 'PageGone';
	}
}

/** Our own script in an isolated world of one frame, mostly the main one: the page's scripts, prototypes and CSP do not touch it. */
export interface World {
	call<K extends Callable>(
		name: K,
		...args: Parameters<Functions[K]>
	): Promise<Awaited<ReturnType<Functions[K]>>>;
	/** Tells the page, and every page that the tab goes to from now on, what is known of its platform. */
	know(platform: PlatformPage): Promise<void>;
	/** Breaks a script that loops for ever, so that the page answers again. */
	interrupt(): Promise<void>;
	/**
	 * Waits for an answer of the page. One that does not come is helped along by breaking the page's script.
	 * @throws PageGone when the page does not answer after that either
	 */
	patiently<T>(answer: Promise<T>): Promise<T>;
	/** Told when the page has crashed: whatever waits for its answer is told so, now and later. */
	abandon(): void;
	/** The last call was not answered, although the page's script was broken. */
	readonly unanswered: boolean;
	/** How many times a script of the page had to be broken. */
	readonly interruptions: number;
}

interface ContextCreated {
	readonly context: {
		readonly id: number;
		readonly name: string;
		readonly auxData?: { readonly frameId?: string };
	};
}

/** @param frame id of the frame to look into; the main one where absent */
export async function openWorld(cdp: CDPSession, frame?: string): Promise<World> {
	const contexts = new Map<number, string>();
	cdp.on('Runtime.executionContextCreated', ({ context }: ContextCreated) => {
		if (context.name === WORLD && context.auxData?.frameId) contexts.set(context.id, context.auxData.frameId);
	});
	cdp.on('Runtime.executionContextDestroyed', (e: { executionContextId: number }) =>
		contexts.delete(e.executionContextId),
	);
	cdp.on('Runtime.executionContextsCleared', () => contexts.clear());
	await cdp.send('Page.enable');
	await cdp.send('Runtime.enable');
	let source = pageScript();
	await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD, runImmediately: true });

	// A frame keeps its id for the life of the page, the main one also across sites; asking each time would double every call.
	const { frameTree } = await cdp.send('Page.getFrameTree');
	const ours = frame ?? frameTree.frame.id;
	const ourContext = async (): Promise<number> => {
		for (const [id, holder] of [...contexts].reverse()) if (holder === ours) return id;
		const made = await cdp.send('Page.createIsolatedWorld', { frameId: ours, worldName: WORLD });
		await cdp.send('Runtime.evaluate', { expression: source, contextId: made.executionContextId });
		contexts.set(made.executionContextId, ours);
		return made.executionContextId;
	};

	let interruptions = 0;
	let unanswered = false;
	const crash = new AbortController();
	const patiently = <T>(answer: Promise<T>): Promise<T> =>
		new Promise<T>((done, fail) => {
			let broken = false;
			const timer = setInterval(
				() => {
					if (broken) {
						unanswered = true;
						fail(new PageGone(new Error('the page does not answer')));
					}
					broken = true;
					interruptions++;
					cdp.send('Runtime.terminateExecution').catch(fail);
				},
				unanswered ? NO_PATIENCE_MS : interruptions > 1 ? LESS_PATIENCE_MS : PATIENCE_MS,
			);
			const crashed = () => fail(new PageGone(crash.signal.reason));
			if (crash.signal.aborted) crashed();
			crash.signal.addEventListener('abort', crashed, { once: true });
			const heard = (value: T) => {
				unanswered = false;
				done(value);
			};
			answer.then(heard, fail).finally(() => {
				clearInterval(timer);
				crash.signal.removeEventListener('abort', crashed);
			});
		});

	const world: World = {
		patiently,
		abandon: () => crash.abort(new Error('the page crashed')),
		get unanswered() {
			return unanswered;
		},
		get interruptions() {
			return interruptions;
		},
		async call(name, ...args) {
			let answer: Awaited<ReturnType<typeof evaluate>>;
			try {
				const expression = `__ogonblick.${name}(...${JSON.stringify(args)})`;
				answer = await patiently(evaluate(cdp, await ourContext(), expression));
			} catch (cause) {
				throw new PageGone(cause);
			}
			if (answer.exceptionDetails) {
				const what = answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text;
				throw new Fault(`Our script failed in the page (${name}): ${what}`, {
					code: 'page-script',
					subject: name,
				});
			}
			return wellFormed(answer.result.value);
		},
		async know(platform) {
			const told = `__ogonblick.knowPlatform(${JSON.stringify(platform)});`;
			source = `${pageScript()}${told}`;
			// Runs after the script above in every new document.
			await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD });
			await world.call('knowPlatform', platform);
		},
		async interrupt() {
			await cdp.send('Runtime.terminateExecution');
		},
	};
	return world;
}

function evaluate(cdp: CDPSession, contextId: number, expression: string) {
	return cdp.send('Runtime.evaluate', { expression, contextId, awaitPromise: true, returnByValue: true });
}
