import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { SessionState } from '../records/login.ts';
import type { Hand, LoginAsk, LoginTold } from '../records/login-stream.ts';

/** Where somebody asks for a browser to log in by, and a worker of the same machine, or of another container of it, answers. */
export interface LoginRoom {
	/** Whether a worker answers; nothing is asked of it. */
	isThere(): Promise<boolean>;
	/**
	 * Asks for a browser before one person.
	 * @throws TryAgainLater `no-login-worker` where none answers
	 */
	ask(wish: LoginAsk): Promise<LoginCaller>;
	/**
	 * Answers those who ask, until it is closed. What comes over a line has been parsed; a line that says anything else is cut.
	 * @throws TryAgainLater `login-worker-there` where another does it · UsageError `login-room-unusable`
	 */
	listen(take: (call: LoginCall) => void): Promise<{ close(): Promise<void> }>;
}

/** The asking end: it passes on what a person's browser says, and hears pictures and words for it. */
export interface LoginCaller {
	/** Passes a message on as it is; the other end parses it. */
	pass(message: string): void;
	/** @param told bytes are a picture, JPEG */
	heard(listener: (told: LoginTold | Uint8Array) => void): void;
	/** Resolves when the line is cut, from whichever end. */
	readonly closed: Promise<void>;
	close(): void;
}

/** The answering end, before the browser. */
export interface LoginCall {
	readonly ask: LoginAsk;
	heard(listener: (hand: Hand) => void): void;
	show(jpeg: Uint8Array): void;
	tell(told: LoginTold): void;
	readonly closed: Promise<void>;
	close(): void;
}

/** A browser before a person who logs in: on this desktop, or seen through the web office. */
export interface LoginWindow {
	/** Resolves when the person has closed its last page. */
	readonly closed: Promise<void>;
	/** What makes the browser logged in. @throws UsageError `login-lost` where the browser itself is gone */
	state(): Promise<SessionState>;
	close(): Promise<void>;
}

/** @param allowHosts hosts whose private addresses may be reached, such as an organisation's own login */
export type OpenLoginWindow = (
	address: string,
	allowHosts: readonly string[],
	office: { readonly config: Config; readonly log: Log },
) => Promise<LoginWindow>;
