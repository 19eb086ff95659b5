import { describe, expect, it } from 'vitest';
import { allowedHosts, refusedName } from '../../../src/capture/gate/hosts.ts';
import { UsageError } from '../../../src/errors.ts';

describe('allowedHosts', () => {
	it('opens a host on every port, or on one', () => {
		const isAllowed = allowedHosts([
			'intern.example',
			'127.0.0.1:8080',
			'[::1]:443',
			'fd00::5',
			'web.example:80',
		]);
		expect(isAllowed('INTERN.example.', 1234)).toBe(true);
		expect(isAllowed('127.0.0.1', 8080)).toBe(true);
		expect(isAllowed('127.0.0.1', 8081)).toBe(false);
		expect(isAllowed('::1', 443)).toBe(true);
		expect(isAllowed('[::1]', 80)).toBe(false);
		expect(isAllowed('fd00:0::5', 80)).toBe(false);
		expect(isAllowed('fd00::5', 80)).toBe(true);
		expect(isAllowed('web.example', 80)).toBe(true);
		expect(isAllowed('web.example', 443)).toBe(false);
		expect(isAllowed('sub.intern.example', 80)).toBe(false);
	});

	it.each(['http://host/', 'host/path', 'host:99999', 'a b', '', 'user@host', 'host?x', '[::1'])(
		'refuses %j as an entry',
		(entry) => {
			expect(() => allowedHosts([entry])).toThrow(UsageError);
		},
	);
});

describe('refusedName', () => {
	it.each([
		['localhost', 'loopback'],
		['app.localhost', 'loopback'],
		['0x7f.1', 'a number in place of a name'],
		['2130706433', 'a number in place of a name'],
		['017700000001', 'a number in place of a name'],
		['127.1', 'a number in place of a name'],
		['a.0x', 'a number in place of a name'],
		['', 'not a name'],
		['a..b', 'not a name'],
		['a b', 'not a name'],
		['a\u0000.example', 'not a name'],
	])('refuses %j: %s', (name, why) => expect(refusedName(name)).toBe(why));

	it.each(['example.com', 'xn--sdertlje-1za4x.se', '_dmarc.example.com', '1and1.com', '127.0.0.1', '::1'])(
		'lets %s be looked up',
		(name) => expect(refusedName(name)).toBeUndefined(),
	);
});
