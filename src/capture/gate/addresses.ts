import { BlockList, isIP } from 'node:net';

type Range = readonly [why: string, subnet: string, bits: number];

/** IPv4 that is not the public internet: IANA IPv4 Special-Purpose Address Registry (RFC 6890), RFC 5771, and one cloud's public metadata address. */
const IPV4: readonly Range[] = [
	['unspecified', '0.0.0.0', 8],
	['private', '10.0.0.0', 8],
	['carrier-grade NAT', '100.64.0.0', 10],
	['loopback', '127.0.0.0', 8],
	['cloud metadata', '169.254.169.254', 32],
	['link-local', '169.254.0.0', 16],
	['private', '172.16.0.0', 12],
	['reserved', '192.0.0.0', 24],
	['documentation', '192.0.2.0', 24],
	['reserved', '192.88.99.0', 24],
	['private', '192.168.0.0', 16],
	['benchmark', '198.18.0.0', 15],
	['documentation', '198.51.100.0', 24],
	['documentation', '203.0.113.0', 24],
	['cloud metadata', '168.63.129.16', 32],
	['multicast', '224.0.0.0', 4],
	['reserved', '240.0.0.0', 4],
];

/** IPv6 that is named when it is refused: IANA IPv6 Special-Purpose Address Registry, RFC 4291, RFC 3879. */
const IPV6: readonly Range[] = [
	['unspecified', '::', 128],
	['loopback', '::1', 128],
	['local NAT64', '64:ff9b:1::', 48],
	['unique-local', 'fc00::', 7],
	['link-local', 'fe80::', 10],
	['site-local', 'fec0::', 10],
	['multicast', 'ff00::', 8],
	['reserved', '2001::', 23],
	['documentation', '2001:db8::', 32],
	['documentation', '3fff::', 20],
];

/** IPv6 that carries an IPv4 address, and the 16-bit group at which it begins. */
const CARRIERS: readonly (readonly [what: string, subnet: string, bits: number, group: number])[] = [
	['IPv4-mapped', '::ffff:0:0', 96, 6],
	['IPv4-translated', '::ffff:0:0:0', 96, 6],
	['IPv4-compatible', '::', 96, 6],
	['NAT64', '64:ff9b::', 96, 6],
	['6to4', '2002::', 16, 1],
];

const v4 = IPV4.map(([why, subnet, bits]) => [why, list(subnet, bits, 'ipv4')] as const);
const v6 = IPV6.map(([why, subnet, bits]) => [why, list(subnet, bits, 'ipv6')] as const);
const carriers = CARRIERS.map(
	([what, subnet, bits, group]) => [what, list(subnet, bits, 'ipv6'), group] as const,
);
/** The only IPv6 block that is handed out for public use (RFC 4291 §2.5.4). */
const GLOBAL_UNICAST = list('2000::', 3, 'ipv6');

function list(subnet: string, bits: number, family: 'ipv4' | 'ipv6'): BlockList {
	const made = new BlockList();
	made.addSubnet(subnet, bits, family);
	return made;
}

/**
 * Why an address must not be reached unless its host is allowed; undefined for the public internet.
 * An IPv6 address that carries an IPv4 one (mapped, NAT64, 6to4) is judged by what it carries.
 * @param address IPv4 or IPv6 in text form, without brackets or port; a zone (`%eth0`) is taken as link-local
 * @returns such as `loopback` or `private (NAT64)`; anything that is no address is refused
 */
export function refusedAddress(address: string): string | undefined {
	const family = isIP(address);
	if (family === 4) return v4.find(([, range]) => range.check(address, 'ipv4'))?.[0];
	if (family !== 6) return 'not an address';
	if (address.includes('%')) return 'link-local';
	const groups = groupsOf(address);
	// A BlockList holds a mapped address against its IPv4 rules by itself; plain groups keep one path for every carrier.
	const plain = groups.map((g) => g.toString(16)).join(':');
	const named = v6.find(([, range]) => range.check(plain, 'ipv6'))?.[0];
	if (named) return named;
	for (const [what, range, group] of carriers) {
		if (!range.check(plain, 'ipv6')) continue;
		const why = refusedAddress(ipv4At(groups, group));
		return why === undefined ? undefined : `${why} (${what})`;
	}
	return GLOBAL_UNICAST.check(plain, 'ipv6') ? undefined : 'reserved';
}

/** The eight 16-bit groups of an IPv6 address. */
function groupsOf(address: string): number[] {
	// The URL parser (WHATWG URL §3.5) turns every spelling, dotted tails too, into hexadecimal groups.
	const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
	const [head = '', tail] = canonical.split('::');
	const left = head === '' ? [] : head.split(':');
	const right = tail === undefined || tail === '' ? [] : tail.split(':');
	const zeros = Array<string>(8 - left.length - right.length).fill('0');
	return [...left, ...zeros, ...right].map((group) => Number.parseInt(group, 16));
}

function ipv4At(groups: readonly number[], at: number): string {
	const high = groups[at] ?? 0;
	const low = groups[at + 1] ?? 0;
	return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
