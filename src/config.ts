import { resolve } from 'node:path';
import { z } from 'zod';
import { CARE_SETTINGS } from './config/care.ts';
import { DELIVERY_SETTINGS } from './config/delivery.ts';
import { readHost } from './config/host.ts';
import { LOOK_SETTINGS } from './config/look.ts';
import { SEAL_SETTINGS } from './config/seal.ts';
import { lackingForSignIn, SIGN_IN_SETTINGS } from './config/sign-in.ts';
import { WEB_SETTINGS } from './config/web.ts';
import { UsageError } from './errors.ts';

export { readHost } from './config/host.ts';

const seconds = (fallback: number, low: number, high: number, about: string) =>
	z.coerce.number().min(low).max(high).default(fallback).describe(about);
const whole = (fallback: number, low: number, high: number, about: string) =>
	z.coerce.number().int().min(low).max(high).default(fallback).describe(about);
const CRON = /^\s*(?:off|([\d*/,a-z-]+\s+){4,5}[\d*/,a-z-]+)\s*$/i;
const cron = (fallback: string, job: string) =>
	z
		.string()
		.regex(CRON, 'five or six fields of cron, such as */10 * * * *, or off')
		.default(fallback)
		.describe(`When the clock starts the job ${job}: cron fields, in TIMEZONE; off leaves it out`);
const bool = (fallback: boolean, about: string) => z.stringbool().default(fallback).describe(about);

/**
 * Whether Node and the browser both know the zone, spelt so: the browser takes no other case, and no offset such as +01:00,
 * and would let a capture fail long after the start.
 */
function isTimeZone(zone: string): boolean {
	try {
		const { timeZone } = new Intl.DateTimeFormat('sv', { timeZone: zone }).resolvedOptions();
		const isAlias = timeZone.toLowerCase() !== zone.toLowerCase();
		return /^[A-Z]/.test(zone) && (isAlias || timeZone === zone);
	} catch {
		return false;
	}
}

function isLocale(tag: string): boolean {
	try {
		return /^[a-z]{2,3}(?:-|$)/.test(tag) && Intl.getCanonicalLocales(tag).length === 1;
	} catch {
		return false;
	}
}

const EMAIL = /^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:".]+$/;

/** smtps:// is TLS from the first byte, smtp:// by STARTTLS; nothing but who, where and the port. */
function isSmtpUrl(text: string): boolean {
	const url = URL.parse(text);
	if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') return false;
	return /^\/?$/.test(url.pathname) && url.search === '' && url.hash === '';
}

function isWebUrl(text: string): boolean {
	const url = URL.parse(text);
	return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.hash === '';
}

/** What the organisation is called where nobody has said it. */
export const NO_ORGANISATION = 'Organisation ej angiven (standardvärde)';

/**
 * Every setting, read from environment variables of the same name.
 * The README's table is generated from this (`npm run docs`), so each one says what it is and in which unit.
 */
export const SETTINGS = {
	DATA_DIR: z.string().min(1).default('./data').describe('Directory for all that the program writes'),
	LOG_LEVEL: z
		.enum(['silent', 'error', 'warn', 'info', 'debug', 'trace'])
		.default('warn')
		.describe('How much the structured log on stderr says'),
	BROWSER_PATH: z.string().optional().describe('Path of the Chromium binary; found by itself where absent'),
	BROWSER_SANDBOX: bool(
		true,
		'Chromium sandbox. false is accepted with a warning in the manifest; as root it cannot be true',
	),
	VIEWPORT_WIDTH: whole(1280, 320, 3840, 'Width of the captured page in CSS pixels'),
	VIEWPORT_HEIGHT: whole(1600, 480, 8000, 'Height of the browser window and of one tile in CSS pixels'),
	LOCALE: z
		.string()
		.refine(isLocale, 'a language by its BCP 47 tag, such as sv-SE')
		.default('sv-SE')
		.describe('Language that the browser asks for'),
	TIMEZONE: z
		.string()
		.refine(isTimeZone, 'a time zone by its IANA name, such as Europe/Stockholm')
		.default('Europe/Stockholm')
		.describe('Time zone that the page sees'),
	USER_AGENT: z.string().optional().describe("User agent; the browser's own where absent"),
	LIMIT_POSTS: whole(5000, 1, 1_000_000, 'Most posts of one capture'),
	LIMIT_SECONDS: seconds(3600, 10, 86_400, 'Longest time of one capture, seconds'),
	LIMIT_HEIGHT: whole(4_000_000, 1000, 100_000_000, 'Tallest page, CSS pixels'),
	LIMIT_TABS: whole(20, 0, 1000, 'Most tabs of one account at level full'),
	LIMIT_PERMALINKS: whole(500, 0, 1_000_000, "Most posts' own pages of one account at level full"),
	LIMIT_COMMENT_PAGES: whole(100, 0, 100_000, 'Most pages of comments of one post at level full'),
	LIMIT_BYTES: whole(8_000_000_000, 1_000_000, 1e12, 'Most bytes over the network of one capture'),
	STEP_SECONDS: seconds(60, 5, 3600, 'Deadline of one capture step that has no own, seconds'),
	FEED_QUIET_SECONDS: seconds(
		2.5,
		0.5,
		120,
		'How long a feed must stay quiet before a try counts as no growth',
	),
	FEED_TRIES: whole(3, 1, 20, 'Tries without growth on a quiet network before the feed has ended'),
	PAGE_DELAY_SECONDS: seconds(
		2,
		0,
		600,
		'Least time between two pages of one host that a capture asks for by itself, seconds',
	),
	HOST_DELAY_SECONDS: seconds(5, 0, 86_400, 'Least time between two captures on the same host, seconds'),
	DELAY_JITTER: seconds(0.5, 0, 10, 'Most that chance adds to these two delays, as a share of them'),
	WATCH_SECONDS: seconds(120, 10, 3600, 'Longest time of one look of the watch at one account, seconds'),
	KEEP_FREE_BYTES: whole(1_000_000_000, 0, 1e13, 'Free space that must remain under DATA_DIR'),
	ORGANISATION_NAME: z.string().default(NO_ORGANISATION).describe('Name on the default organisation'),
	ORGANISATION_NUMBER: z
		.string()
		.regex(/^\d{6}-?\d{4}$/, 'ten digits, such as 212000-0985')
		.optional()
		.describe('Organisation number on the default organisation'),
	APPEARANCE_IMAGES: z
		.enum(['png', 'jpeg'])
		.default('png')
		.describe(
			'Pictures in the appearance PDF: png without loss; jpeg of quality 90, about a quarter of the bytes',
		),
	EARK_VERSION: z.enum(['2.1.0', '2.2.0']).default('2.1.0').describe('E-ARK CSIP/SIP version of the bundle'),
	...DELIVERY_SETTINGS,
	ALLOW_HOSTS: z
		.string()
		.default('')
		.transform((s) => s.split(/[\s,]+/).filter(Boolean))
		.refine(
			(hosts) => hosts.every((host) => readHost(host) !== undefined),
			'hosts as host or host:port, without https:// and path',
		)
		.describe('Hosts with private addresses that every capture may reach, separated by commas'),
	SESSION_KEY_FILE: z
		.string()
		.optional()
		.describe(
			"Key that login sessions are encrypted with, outside DATA_DIR; ogonblick/session-key.txt in the user's configuration directory where absent",
		),
	...SEAL_SETTINGS,
	FIXITY_DAYS: whole(365, 1, 3650, 'Every stored bundle is read again within so many days'),
	FIXITY_SECONDS: seconds(7200, 1, 86_400, 'Longest time of one run of the job fixity, seconds'),
	FIXITY_GB: seconds(200, 0.001, 100_000, 'Most that one run of the job fixity reads, GB of 10⁹ bytes'),
	...CARE_SETTINGS,
	...WEB_SETTINGS,
	...LOOK_SETTINGS,
	...SIGN_IN_SETTINGS,
	CLOCK_DUE: cron('5 0 * * *', 'due'),
	CLOCK_WORK: cron('*/10 * * * *', 'work'),
	CLOCK_WATCH: cron('3-59/15 * * * *', 'watch'),
	CLOCK_FIXITY: cron('35 1 * * *', 'fixity'),
	CLOCK_RESEAL: cron('15 4 * * *', 'reseal'),
	CLOCK_NOTIFY: cron('25 6 * * *', 'notify'),
	SMTP_URL: z
		.string()
		.refine(isSmtpUrl, 'a mail server as smtps://user:password@host or smtp://host:587')
		.optional()
		.describe(
			'Mail server for notices: smtps://user:password@host or smtp://user:password@host:587, which must offer STARTTLS unless it is on loopback; no mail is sent where absent',
		),
	SMTP_PASSWORD_FILE: z
		.string()
		.optional()
		.describe('File with the password to the mail server, in place of one in SMTP_URL'),
	NOTICES_FROM: z
		.string()
		.regex(EMAIL, 'an e-mail address')
		.optional()
		.describe('Address that notices come from; needed with SMTP_URL'),
	NOTICES_TO: z
		.string()
		.regex(EMAIL, 'an e-mail address')
		.optional()
		.describe('Where notices go of units without an address, where the communications unit has none either'),
	NOTICES_LANG: z.enum(['sv', 'en']).default('sv').describe('Language of notices'),
	WEBHOOK_URL: z
		.string()
		.refine(isWebUrl, 'an address that begins with https://')
		.optional()
		.describe('Address that notices are posted to as signed JSON; http only to a host in ALLOW_HOSTS'),
	WEBHOOK_SECRET_FILE: z
		.string()
		.optional()
		.describe(
			'File with the secret that posted notices are signed with, at least 32 characters; needed with WEBHOOK_URL',
		),
} as const;

const Settings = z.object(SETTINGS);
export type Config = Readonly<Omit<z.infer<typeof Settings>, 'DATA_DIR'>> & {
	/** Absolute. */
	readonly DATA_DIR: string;
};

/** What a setting may be; `form` is told in words by whoever tells the person. */
export type Allowed =
	| { readonly kind: 'whole' | 'number'; readonly low: number; readonly high: number }
	| { readonly kind: 'one-of'; readonly words: readonly string[] }
	| { readonly kind: 'form'; readonly words: string };

/** One setting that is wrong: which, what was given, what is allowed. */
export interface WrongSetting {
	readonly name: string;
	readonly given: string;
	readonly allowed: Allowed;
}

export class ConfigurationError extends UsageError {
	readonly wrong: readonly WrongSetting[];

	constructor(wrong: readonly WrongSetting[]) {
		const lines = wrong.map((w) => `  ${w.name} is "${w.given}", but must be ${inWords(w.allowed)}`);
		super(`Configuration is wrong:\n${lines.join('\n')}`, {
			code: 'bad-configuration',
			subject: wrong.map((w) => w.name).join(', '),
			remedy: 'Correct the environment variables named above; README.md lists them all.',
		});
		this.wrong = wrong;
	}
}

/**
 * Parses settings. A wrong one stops the start, with every error listed; none is skipped.
 * @throws ConfigurationError `bad-configuration`
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
	const given = Object.fromEntries(
		Object.keys(SETTINGS)
			.filter((name) => env[name] !== undefined && env[name] !== '')
			.map((name) => [name, env[name]]),
	);
	const parsed = Settings.safeParse(given);
	const messages = new Map(parsed.error?.issues.map((i) => [String(i.path[0]), i.message]));
	const wrong = [...messages].map(([name, message]) => ({
		name,
		given: withoutSecret(given[name] ?? ''),
		allowed: allowedOf(SETTINGS[name as keyof typeof SETTINGS], message),
	}));
	const apart = notTogether(given).filter(({ name }) => !messages.has(name));
	if (!parsed.success || apart.length > 0) throw new ConfigurationError([...wrong, ...apart]);
	return Object.freeze({ ...parsed.data, DATA_DIR: resolve(parsed.data.DATA_DIR) });
}

/** Who logs in, and with what, is not told: an error is read by others and kept in logs. */
function withoutSecret(given: string): string {
	return given.replace(/^(\w+:\/\/)?.*@/s, '$1…@');
}

/** Settings that are right by themselves and not beside the others. */
function notTogether(given: Readonly<Record<string, string | undefined>>): WrongSetting[] {
	const { SMTP_URL, NOTICES_FROM, WEBHOOK_URL = '', WEBHOOK_SECRET_FILE, ALLOW_HOSTS = '' } = given;
	const { ARCHIVE_NAME, ARCHIVE_NUMBER } = given;
	const lacks = (name: string, words: string): WrongSetting => ({
		name,
		given: given[name] ?? '',
		allowed: { kind: 'form', words },
	});
	const hook = URL.parse(WEBHOOK_URL);
	const opened = ALLOW_HOSTS.split(/[\s,]+/).map((host) => readHost(host)?.name);
	return [
		...(SMTP_URL && !NOTICES_FROM ? [lacks('NOTICES_FROM', 'an e-mail address, since SMTP_URL is set')] : []),
		...(ARCHIVE_NUMBER && !ARCHIVE_NAME
			? [lacks('ARCHIVE_NAME', 'the name of the archive, since ARCHIVE_NUMBER is set')]
			: []),
		...(hook && !WEBHOOK_SECRET_FILE
			? [lacks('WEBHOOK_SECRET_FILE', 'the path of a file, since WEBHOOK_URL is set')]
			: []),
		...(hook?.protocol === 'http:' && !opened.includes(hook.hostname.replace(/^\[|\]$/g, ''))
			? [lacks('WEBHOOK_URL', 'an address that begins with https://')]
			: []),
		...lackingForSignIn(given, opened).map(([name, words]) => lacks(name, words)),
	];
}

/** @param message what the schema says of a form, such as that of an organisation number */
function allowedOf(schema: z.ZodType, message: string): Allowed {
	const shape = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' });
	if (shape.type === 'boolean') return { kind: 'one-of', words: ['true', 'false'] };
	if (shape.enum) return { kind: 'one-of', words: shape.enum.map(String) };
	const { minimum: low, maximum: high } = shape;
	if (low === undefined || high === undefined) return { kind: 'form', words: message };
	return { kind: shape.type === 'integer' ? 'whole' : 'number', low, high };
}

function inWords(allowed: Allowed): string {
	if (allowed.kind === 'form') return allowed.words;
	if (allowed.kind === 'one-of') return `one of ${allowed.words.join(', ')}`;
	return `a ${allowed.kind === 'whole' ? 'whole number' : 'number'} from ${allowed.low} to ${allowed.high}`;
}
