import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Office, OpenLoginWindow } from '../office.ts';
import type { Language } from '../records/finding-words.ts';
import type { Env, OutStream, Page } from './page.ts';

export interface Streams {
	readonly stdout: OutStream;
	readonly stderr: OutStream;
	readonly env: Env;
}

/** An account that nobody has, served on loopback for a first try. */
export interface InventedAccount {
	readonly address: string;
	/** `host:port` of what the order must be allowed to reach. */
	readonly hosts: readonly string[];
	close(): Promise<void>;
}

/** The web office while it is open. */
export interface OpenWeb {
	/** Where people reach it. */
	readonly origin: string;
	close(): Promise<void>;
}

/** What became of a job: its exit code, and what it told of itself. */
export interface JobEnd {
	readonly exit: number;
	readonly summary: object;
}

export interface HowToOpen {
	readonly log: Log;
	/** `reading` opens on an almost full disk too. */
	readonly purpose: 'capturing' | 'reading';
}

/** What the command line cannot open by itself, because it must not know the adapters behind it. */
export interface Doors {
	openOffice(config: Config, how: HowToOpen): Promise<Office>;
	openInvented(): Promise<InventedAccount>;
	/** Runs a job of jobs/ in a process of its own, to its end. @param name its file */
	runJob(name: string): Promise<JobEnd>;
	/** Opens the web office. @throws UsageError `web-needs-url` `port-taken` `replay-shares-host` `replay-without-tls` */
	openWeb(office: Office): Promise<OpenWeb>;
	/** Opens the browser before a person who logs in. */
	readonly openLogin: OpenLoginWindow;
}

/** Where a person stands before the office: their language, their terminal, and the doors. */
export interface Desk {
	readonly lang: Language;
	readonly json: boolean;
	readonly env: Env;
	/** Zone that times are told in. */
	readonly timeZone: string;
	readonly doors: Doors;
	/** Layout of the result, on stdout. */
	readonly page: Page;
	readonly stderr: OutStream;
	/** Layout of what is told while working, on stderr. */
	readonly side: Page;
	/** @throws UsageError `bad-configuration` */
	config(): Config;
	/** Writes one line on stderr. */
	tell(line: string): void;
}

/**
 * The structured log for a command that a person gave: only what LOG_LEVEL asks for, because the same is told in
 * words; errors alone where it asks for nothing.
 */
export function logLevel(config: Config, env: Env): Config['LOG_LEVEL'] {
	return env.LOG_LEVEL ? config.LOG_LEVEL : 'error';
}

/** What a command answers: one document for a machine, or text for a person. */
export interface Answer {
	readonly exit: number;
	readonly document: object;
	/** True where it is a report of its own, for stdout also where it tells of an error. */
	readonly isReport?: boolean;
	text(): string;
}

/** How this program is called here, so that what is told to do next can be pasted. */
export function invocation(env: Env, command: string): string {
	const run = env.npm_command === 'run' || env.npm_command === 'run-script';
	if (!run) return `ogonblick ${command}`.trim();
	const [name = '', ...rest] = command.split(' ');
	return `npm run ${name || 'snapshot'} -- ${rest.join(' ')}`.trim();
}

/** A path or address as one shell word. */
export function shellWord(text: string): string {
	return /^[\w@%+=:,./~-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
