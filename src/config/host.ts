/** A host as people write it to allow it: `host` or `host:port`, without scheme and path. */
export interface WrittenHost {
	/** In lower case and ASCII, IPv6 without brackets, without the root's dot. */
	readonly name: string;
	/** 1 to 65,535; absent where every port is meant. */
	readonly port?: number;
}

/** A bare IPv6 address has at least two colons; `host:port` has one. */
const BARE_IPV6 = /^[0-9a-f]*:[0-9a-f.]*:[0-9a-f:.]*$/i;
const WRITTEN = /^(\[[0-9a-f:.]+\]|[\p{L}\p{M}\p{N}._-]+)(?::(\d{1,5}))?$/iu;
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/;
const DOTTED = /^\d+(\.\d+){3}$/;
const LONGEST_NAME = 253;

/**
 * Reads a host that somebody wants to allow. One rule for the setting, for the order and for the gate: what is taken here
 * is never refused later, when the order is placed and waits.
 * @returns undefined for what is no host: a scheme, a path, port 0, `a..b`, `-`, `1.2.3`, `999.1.1.1`, `[::::]`
 */
export function readHost(text: string): WrittenHost | undefined {
	const [, host, digits] = WRITTEN.exec(BARE_IPV6.test(text) ? `[${text}]` : text) ?? [];
	if (host === undefined) return undefined;
	const port = digits === undefined ? undefined : Number(digits);
	if (port !== undefined && (port < 1 || port > 65_535)) return undefined;
	const hostname = URL.parse(`http://${host}/`)?.hostname;
	if (hostname === undefined) return undefined;
	const name = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
	if (!host.startsWith('[') && !isName(name, host)) return undefined;
	return port === undefined ? { name } : { name, port };
}

/** @param written as it was before the URL's rules were used, which read `1.2.3` and `0x7f.1` as IPv4 addresses */
function isName(name: string, written: string): boolean {
	if (DOTTED.test(name)) return name === written.replace(/\.$/, '');
	return name.length <= LONGEST_NAME && name.split('.').every((label) => LABEL.test(label));
}
