import type { WSContext } from 'hono/ws';
import { z } from 'zod';
import { OgonblickError, UsageError } from '../../errors.ts';
import type { LoginCaller } from '../../office/logins.ts';
import type { Office } from '../../office.ts';
import type { LoginAsk } from '../../records/login-stream.ts';
import type { Language } from '../../records/words/language.ts';
import { errorWords } from '../../words/error-words.ts';
import { webErrorWords } from '../words/errors.ts';
import { remedyOnPage } from '../words/remedies.ts';

const SCREEN = z.strictObject({
	width: z.number().int().min(200).max(1600),
	height: z.number().int().min(200).max(1600),
	isTouch: z.boolean(),
});
/** What a browser may say before the worker has answered. */
const MOST_EARLY = 100;
/** Bytes that wait for a person's browser to read them. A picture is a few hundred kilobytes, and the next one comes when it has been drawn. */
const MOST_WAITING = 8_000_000;
/** How often it is asked whether the person is still signed in, and still may. */
const ASK_MS = 15_000;
/** RFC 6455, 7.4.1: a policy was broken. */
const BROKEN = 1008;

/** Who asks, and how it is found out that they still may. */
export interface Relayed extends Omit<LoginAsk, 'screen'> {
	readonly lang: Language;
	stillMay(): Promise<boolean>;
	/** Told before the person is, once the login is stored: it is a deed of theirs, though no form was sent. */
	hasStored(): void;
}

/**
 * Passes pictures and words between one person's browser and the worker's, and keeps nothing of either. When one end is gone the other is told.
 * The browser's first message says what it is seen on.
 */
export function relay({ logins, log }: Pick<Office, 'logins' | 'log'>, who: Relayed) {
	let line: LoginCaller | undefined;
	let isAsked = false;
	let isOver = false;
	const early: string[] = [];
	let timer: NodeJS.Timeout | undefined;

	const end = (ws: WSContext, error?: OgonblickError) => {
		if (isOver) return;
		isOver = true;
		clearInterval(timer);
		if (error) ws.send(JSON.stringify(refusedWords(error, who.lang)));
		line?.close();
		ws.close();
	};
	const ask = async (ws: WSContext, screen: LoginAsk['screen']) => {
		const { accountId, by, visit } = who;
		const caller = await logins.ask({ accountId, by, visit, screen });
		// The person was quicker than the worker.
		if (isOver) return caller.close();
		line = caller;
		caller.heard((told) => {
			// Who asks for pictures and reads none would have the office keep them all.
			if (waitingIn(ws) > MOST_WAITING) return end(ws, lost());
			if (told instanceof Uint8Array) return ws.send(new Uint8Array(told));
			if (told.kind === 'refused') return end(ws, new UsageError(told.message, { ...told }));
			if (told.kind === 'stored') who.hasStored();
			ws.send(JSON.stringify(told));
			if (told.kind === 'stored') end(ws);
		});
		void caller.closed.then(() => end(ws, lost()));
		for (const message of early.splice(0)) caller.pass(message);
	};
	return {
		onOpen(_: Event, ws: WSContext) {
			timer = setInterval(async () => {
				const may = await who.stillMay().catch((err: unknown) => {
					log.error({ err }, 'it could not be seen whether somebody still may log in to an account');
					return false;
				});
				if (!may) end(ws, lost());
			}, ASK_MS);
		},
		onMessage({ data }: { readonly data: unknown }, ws: WSContext) {
			if (isOver) return;
			if (typeof data !== 'string') return ws.close(BROKEN);
			if (!isAsked) {
				const screen = readScreen(data);
				if (!screen) return ws.close(BROKEN);
				isAsked = true;
				ask(ws, screen).catch((error: unknown) => {
					if (!(error instanceof OgonblickError)) log.error({ err: error }, 'a login could not be opened');
					end(ws, error instanceof OgonblickError ? error : lost());
				});
			} else if (line) line.pass(data);
			else if (early.push(data) > MOST_EARLY) ws.close(BROKEN);
		},
		onClose() {
			isOver = true;
			clearInterval(timer);
			line?.close();
		},
	};
}

function waitingIn({ raw }: WSContext): number {
	return (raw as { readonly bufferedAmount?: number } | undefined)?.bufferedAmount ?? 0;
}

function readScreen(data: string): LoginAsk['screen'] | undefined {
	try {
		return SCREEN.safeParse(JSON.parse(data)).data;
	} catch {
		return undefined;
	}
}

/** An error in the person's own language. */
function refusedWords(error: OgonblickError, lang: Language) {
	const { message, remedy: own = '' } = webErrorWords(error, lang) ?? errorWords(error, lang);
	const remedy = remedyOnPage(error, lang) ?? own;
	return { kind: 'refused', code: error.code, message, remedy };
}

function lost(): UsageError {
	return new UsageError('The browser is gone; nothing is stored.', {
		code: 'login-worker-lost',
		remedy: 'Open a new one. Where it happens again: see whether the worker, ogonblick job logins, runs.',
	});
}
