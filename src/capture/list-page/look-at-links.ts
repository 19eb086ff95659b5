import { siteOf } from '../../records/address.ts';
import { PLATFORMS } from '../../records/platform.ts';
import { type Asking, follow } from './follow.ts';

/** What asking for a link came to. */
export interface LookedAt {
	/** `unchecked` where nobody can tell: a wall, a fault, too many questions. */
	readonly state: 'there' | 'dead' | 'unchecked';
	/** The HTTP status, or a word for what was in the way. */
	readonly told: string;
	/** Where it leads; absent where that is not known. */
	readonly address?: string;
}

const NO_HOST = 'no-such-host';
/** Hosts that are asked at the same time; each is asked one question at a time. */
const AT_A_TIME = 6;
/** What a platform answers to those that it takes for a program. */
const WALLS = new Set([400, 401, 403, 407, 429, 451, 503, 999]);
/** Pages that ask a visitor to log in or consent. */
const WALL_PATHS =
	/^\/(accounts\/)?(login|signin|authwall|checkpoint|consent|challenge|i\/flow\/login|uas\/login)\b/i;
const WALL_HOSTS = /^(consent|accounts|login)\./i;

/**
 * Asks for every address once, politely: one question at a time to a host, with a pause between, and none more once it asks to be
 * left alone. A wall is no dead link.
 * @param addresses each once
 * @param own host of the website that has the links
 */
export async function lookAtLinks(
	addresses: readonly string[],
	asking: Asking,
	pause: () => Promise<void>,
	own: string,
): Promise<ReadonlyMap<string, LookedAt>> {
	const found = new Map<string, LookedAt>();
	const hosts = [...Map.groupBy(addresses, siteOf).values()];
	const workers = Array.from({ length: Math.min(AT_A_TIME, hosts.length) }, async () => {
		for (let of = hosts.shift(); of; of = hosts.shift()) await lookAtHost(of, asking, pause, found);
	});
	await Promise.all(workers);
	return reachesOthers(found, own)
		? found
		: new Map([...found].map(([address, looked]) => [address, doubted(looked)]));
}

/** Whether any host but the website's own answered. A network that leads nowhere else finds no host at all, and no link is dead by that. */
function reachesOthers(found: ReadonlyMap<string, LookedAt>, own: string): boolean {
	return [...found].some(([address, { told }]) => /^\d+$/.test(told) && new URL(address).host !== own);
}

function doubted(looked: LookedAt): LookedAt {
	return looked.told === NO_HOST ? { state: 'unchecked', told: NO_HOST } : looked;
}

async function lookAtHost(
	addresses: readonly string[],
	asking: Asking,
	pause: () => Promise<void>,
	found: Map<string, LookedAt>,
): Promise<void> {
	let leftAlone: string | undefined;
	for (const [i, address] of addresses.entries()) {
		asking.signal.throwIfAborted();
		if (leftAlone !== undefined) {
			found.set(address, { state: 'unchecked', told: leftAlone });
			continue;
		}
		if (i > 0) await pause();
		const looked = await lookAt(address, asking);
		found.set(address, looked);
		if (looked.told === '429' || looked.told === '999') leftAlone = looked.told;
	}
}

async function lookAt(address: string, asking: Asking): Promise<LookedAt> {
	try {
		const { answer, address: end } = await follow(address, { ...asking, mostBytes: 0 });
		const { status } = answer;
		const told = String(status);
		if (status === 404 || status === 410) return { state: 'dead', told };
		const { hostname, pathname } = new URL(end);
		const isWall = WALLS.has(status) || WALL_PATHS.test(pathname) || WALL_HOSTS.test(hostname);
		if (isWall) return { state: 'unchecked', told: status === 200 ? 'login-wall' : told };
		return status < 400 ? { state: 'there', told, address: end } : { state: 'unchecked', told };
	} catch {
		asking.signal.throwIfAborted();
		const { hostname, port, protocol } = new URL(address);
		const why = asking.gate.failureOf(hostname, Number(port || (protocol === 'https:' ? 443 : 80)));
		// A host without a name is gone; one that does not answer may answer tomorrow. The large platforms are there whatever our names say.
		const isPlatform = PLATFORMS.some(({ hosts }) => hosts.test(hostname));
		if (why === 'ENOTFOUND' && !isPlatform) return { state: 'dead', told: NO_HOST };
		return { state: 'unchecked', told: why?.startsWith('refused') ? 'refused' : 'unreachable' };
	}
}
