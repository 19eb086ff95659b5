import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusedAddress } from '../../../src/capture/gate/addresses.ts';

const byte = fc.integer({ min: 0, max: 255 });
const hex = (n: number) => n.toString(16).padStart(2, '0');
/** Every way that one IPv4 address is carried in IPv6. */
const carriersOf = (a: number, b: number, c: number, d: number) => [
	`::ffff:${a}.${b}.${c}.${d}`,
	`::ffff:${hex(a)}${hex(b)}:${hex(c)}${hex(d)}`,
	`0:0:0:0:0:FFFF:${hex(a)}${hex(b)}:${hex(c)}${hex(d)}`,
	`::ffff:0:${a}.${b}.${c}.${d}`,
	`64:ff9b::${a}.${b}.${c}.${d}`,
	`2002:${hex(a)}${hex(b)}:${hex(c)}${hex(d)}::1`,
];

describe('refusedAddress', () => {
	it.each([
		['127.0.0.1', 'loopback'],
		['127.255.1.9', 'loopback'],
		['10.1.2.3', 'private'],
		['172.16.0.1', 'private'],
		['172.31.255.255', 'private'],
		['192.168.1.1', 'private'],
		['169.254.169.254', 'cloud metadata'],
		['168.63.129.16', 'cloud metadata'],
		['169.254.1.1', 'link-local'],
		['100.64.0.1', 'carrier-grade NAT'],
		['100.100.100.200', 'carrier-grade NAT'],
		['0.0.0.0', 'unspecified'],
		['192.0.0.192', 'reserved'],
		['192.0.2.1', 'documentation'],
		['198.18.0.1', 'benchmark'],
		['224.0.0.251', 'multicast'],
		['255.255.255.255', 'reserved'],
		['::', 'unspecified'],
		['::1', 'loopback'],
		['fe80::1', 'link-local'],
		['fe80::1%eth0', 'link-local'],
		['fd00:ec2::254', 'unique-local'],
		['ff02::1', 'multicast'],
		['2001:db8::1', 'documentation'],
		['3fff::1', 'documentation'],
		['2001::1', 'reserved'],
		['64:ff9b:1::10.0.0.1', 'local NAT64'],
		['5f00::1', 'reserved'],
		['::127.0.0.1', 'loopback (IPv4-compatible)'],
		['::ffff:7f00:1', 'loopback (IPv4-mapped)'],
		['64:ff9b::a9fe:a9fe', 'cloud metadata (NAT64)'],
		['2002:c0a8:101::1', 'private (6to4)'],
		['0x7f.1', 'not an address'],
		['2130706433', 'not an address'],
		['', 'not an address'],
	])('refuses %s: %s', (address, why) => {
		expect(refusedAddress(address)).toBe(why);
	});

	it.each([
		'1.1.1.1',
		'172.15.0.1',
		'172.32.0.1',
		'100.63.0.1',
		'100.128.0.1',
		'193.10.2.3',
		'223.255.255.1',
	])('lets %s pass', (address) => expect(refusedAddress(address)).toBeUndefined());

	it.each(['2606:4700::1111', '2a00:1450:400f::200e', '64:ff9b::1.1.1.1', '::ffff:1.1.1.1'])(
		'lets %s pass',
		(address) => expect(refusedAddress(address)).toBeUndefined(),
	);

	it('judges a carried IPv4 address as it judges the address itself', () => {
		fc.assert(
			fc.property(byte, byte, byte, byte, (a, b, c, d) => {
				const itself = refusedAddress(`${a}.${b}.${c}.${d}`);
				for (const carrier of carriersOf(a, b, c, d)) {
					const carried = refusedAddress(carrier);
					if (itself === undefined) expect(carried, carrier).toBeUndefined();
					else expect(carried, carrier).toContain(itself);
				}
			}),
		);
	});

	it('refuses every address in a private block, however it ends', () => {
		fc.assert(
			fc.property(byte, byte, byte, (b, c, d) => {
				for (const address of [
					`127.${b}.${c}.${d}`,
					`10.${b}.${c}.${d}`,
					`192.168.${c}.${d}`,
					`169.254.${c}.${d}`,
				]) {
					expect(refusedAddress(address), address).toBeDefined();
				}
			}),
		);
	});

	it('refuses all IPv6 outside the public block, and says the same of every spelling', () => {
		const group = fc.integer({ min: 0, max: 0xffff });
		fc.assert(
			fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
				const long = groups.map((g) => g.toString(16).padStart(4, '0')).join(':');
				const short = new URL(`http://[${long}]/`).hostname.slice(1, -1);
				expect(refusedAddress(short)).toBe(refusedAddress(long.toUpperCase()));
				const first = groups[0] ?? 0;
				if (first < 0x2000 || first > 0x3fff) {
					// The one well-known exception is NAT64, whose first group is 0x64, and mapped IPv4, whose first is 0.
					if (first !== 0x64 && first !== 0) expect(refusedAddress(long)).toBeDefined();
				}
			}),
		);
	});
});
