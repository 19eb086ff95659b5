/** A cookie as a browser gives it back. */
export interface SessionCookie {
	readonly name: string;
	readonly value: string;
	readonly domain: string;
	readonly path: string;
	/** Seconds since 1970; below zero where it lives as long as the browser. */
	readonly expires: number;
	readonly httpOnly: boolean;
	readonly secure: boolean;
	readonly sameSite: 'Strict' | 'Lax' | 'None';
}

/** One of a page's own databases, with all that it holds, as a browser gives it back (IndexedDB). */
export interface SessionDatabase {
	readonly name: string;
	readonly stores: readonly {
		readonly name: string;
		/** `value` where it is plain data; else `valueEncoded`, in the form of whoever read it. */
		readonly records: readonly { readonly value?: unknown; readonly valueEncoded?: unknown }[];
	}[];
}

/** What makes a browser logged in. All of it is secret. */
export interface SessionState {
	readonly cookies: readonly SessionCookie[];
	readonly origins: readonly {
		readonly origin: string;
		readonly localStorage: readonly { readonly name: string; readonly value: string }[];
		/** Absent where the page keeps none. */
		readonly indexedDB?: readonly SessionDatabase[];
	}[];
}

/** A login that a person has made in a browser, kept for captures of one account (inloggningssession). */
export interface LoginSession {
	readonly accountId: string;
	/** ISO 8601 in UTC. */
	readonly madeAt: string;
	/** Name of the person, or of the system account. */
	readonly madeBy: string;
	/** Hosts that it holds cookies or storage for. */
	readonly hosts: readonly string[];
	readonly state: SessionState;
}

/** What may be told of a session: nothing in it is secret. */
export interface SessionFacts extends Omit<LoginSession, 'state'> {
	/** `expired`: nothing is left in it that the account's host would be sent. */
	readonly condition: 'usable' | 'expired';
	/** When the last dated cookie for the account's host ends; absent where none is dated. ISO 8601 in UTC. */
	readonly endsBy?: string;
}

/** Hosts of a state, each once, in order. Source: RFC 6265 §5.2.3 (a leading dot means nothing). */
export function hostsOf({ cookies, origins }: SessionState): string[] {
	const hosts = [
		...cookies.map((c) => c.domain.replace(/^\./, '')),
		...origins.map((o) => URL.parse(o.origin)?.hostname ?? o.origin),
	];
	return [...new Set(hosts)].sort();
}

/**
 * What its own dates say of a session. A platform may end a login earlier than its cookies do; only a visit tells that.
 * @param address of the account: cookies for other hosts say nothing of its login
 */
export function sessionFacts(session: LoginSession, address: string, now: Date): SessionFacts {
	const { accountId, madeAt, madeBy, hosts, state } = session;
	const host = URL.parse(address)?.hostname ?? '';
	const own = state.cookies.filter((c) => isSentTo(c, host));
	const isLeft = (c: SessionCookie) => c.expires < 0 || c.expires * 1000 > now.getTime();
	const storage = state.origins.some(
		(o) => URL.parse(o.origin)?.hostname === host && o.localStorage.length + (o.indexedDB?.length ?? 0) > 0,
	);
	const last = Math.max(...own.map((c) => c.expires));
	return {
		...{ accountId, madeAt, madeBy, hosts },
		condition: own.some(isLeft) || storage ? 'usable' : 'expired',
		...(last > 0 ? { endsBy: new Date(last * 1000).toISOString() } : {}),
	};
}

/** RFC 6265 §5.1.3. */
function isSentTo({ domain }: SessionCookie, host: string): boolean {
	const wide = domain.replace(/^\./, '');
	return host === wide || host.endsWith(`.${wide}`);
}
