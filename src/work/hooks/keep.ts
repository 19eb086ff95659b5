import { randomBytes } from 'node:crypto';
import { readHost } from '../../config.ts';
import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { HOOK_EVENTS, type Hook } from '../../records/hooks/hook.ts';
import { may } from '../../records/people/may.ts';
import type { Person } from '../../records/people/person.ts';
import { notAllowed } from '../people/who.ts';

/** Who names, stops and removes: a person with roles, or whoever sits at the machine. */
export type HookKeeper =
	| Pick<Person, 'name' | 'grants'>
	| { readonly name: string; readonly isConsole: true };

export interface HookWish {
	readonly address: string;
	/** Id of the one unit; of every unit where absent. */
	readonly unitId?: string;
	readonly events: readonly string[];
}

type Rooms = Pick<Office, 'hooks' | 'config'>;
/** Before a secret, as Standard Webhooks has it. */
const SECRET_MARK = 'whsec_';
const LONGEST_ADDRESS = 1000;
/** Of all together: each is a question at every run. */
const MOST_HOOKS = 50;

/**
 * Names an address that is told from now on.
 * @returns the secret that its messages are signed with, given once
 * @throws UsageError `bad-hook-address` `bad-hook-events` `too-many-hooks` `not-allowed`
 */
export async function addHook(
	{ hooks, config }: Rooms,
	{ address, unitId, events }: HookWish,
	by: HookKeeper,
): Promise<{ readonly hook: Hook; readonly secret: string }> {
	if (!mayKeep(by, unitId)) throw notAllowed();
	const href = hookAddress(address.trim(), config.ALLOW_HOSTS);
	const chosen = HOOK_EVENTS.filter((each) => events.includes(each));
	if (chosen.length === 0 || chosen.length !== new Set(events).size) throw badEvents();
	if ((await hooks.hooks()).length >= MOST_HOOKS) throw tooMany();
	const secret = randomBytes(32).toString('base64');
	const wish = { id: crypto.randomUUID(), address: href, events: chosen, madeBy: by.name };
	const hook = await hooks.add({ ...wish, ...(unitId === undefined ? {} : { unitId }) }, secret);
	return { hook, secret: SECRET_MARK + secret };
}

/** Those that somebody may keep. */
export async function keptHooks({ hooks }: Pick<Office, 'hooks'>, by: HookKeeper): Promise<readonly Hook[]> {
	return (await hooks.hooks()).filter(({ unitId }) => mayKeep(by, unitId));
}

/** The one of that id or beginning, for who may keep it. @throws UsageError `no-such-hook` */
export async function theHook(office: Pick<Office, 'hooks'>, wanted: string, by: HookKeeper): Promise<Hook> {
	const found = (await keptHooks(office, by)).filter(({ id }) => wanted !== '' && id.startsWith(wanted));
	const [hook] = found;
	if (hook && found.length === 1) return hook;
	throw new UsageError('No webhook begins so, or more than one', {
		...{ code: 'no-such-hook', subject: wanted },
		remedy: 'See the webhooks and their ids with webhooks list.',
	});
}

/** Whether somebody keeps hooks anywhere. */
export function keepsHooks({ grants }: Pick<Person, 'grants'>): boolean {
	return grants.some(({ unitId }) => may(grants, 'keep-people', unitId));
}

/** What is told leaves the house, so it takes who lets people in there. */
export function mayKeep(by: HookKeeper, unitId: string | undefined): boolean {
	return 'isConsole' in by || may(by.grants, 'keep-people', unitId);
}

/** Where it really leads is looked at by the gate, each time it is sent: a name may lead elsewhere tomorrow. */
function hookAddress(text: string, allowHosts: readonly string[]): string {
	const url = URL.parse(text);
	const opened = allowHosts.map((host) => readHost(host)?.name);
	const isOpened = url?.protocol === 'http:' && opened.includes(url.hostname.replace(/^\[|\]$/g, ''));
	const isPlain = url && url.username === '' && url.password === '' && url.hash === '';
	if (isPlain && (url.protocol === 'https:' || isOpened) && text.length <= LONGEST_ADDRESS) return url.href;
	throw new UsageError('That is no https address that can be told', {
		...{ code: 'bad-hook-address', subject: 'address' },
		remedy:
			'Write a whole address that begins with https://, without user name, password and #; http:// only to a host in ALLOW_HOSTS.',
	});
}

function badEvents(): UsageError {
	return new UsageError('There is nothing to be told of, or something that nobody knows', {
		...{ code: 'bad-hook-events', subject: 'events' },
		remedy: `Choose one or more of: ${HOOK_EVENTS.join(', ')}.`,
	});
}

function tooMany(): UsageError {
	return new UsageError(`There are ${MOST_HOOKS} webhooks already`, {
		code: 'too-many-hooks',
		remedy: 'Remove those that nobody needs.',
	});
}
