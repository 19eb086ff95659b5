import fc from 'fast-check';
import { expect, it } from 'vitest';
import { surt } from '../../../src/bundle/wacz/surt.ts';

/** What pywb 2.10 computes of the same addresses (with the Python package surt 0.3.1). */
const KEYS: readonly (readonly [string, string])[] = [
	['http://www.Example.com', 'com,example)/'],
	['https://www2.example.com:443/Path/', 'com,example)/path'],
	['http://example.com:8080/a/b//c/../d/./e/', 'com,example:8080)/a/b/d/e'],
	['https://example.com/a?b=2&a=1&c', 'com,example)/a?a=1&b=2&c'],
	['https://example.com/a?', 'com,example)/a'],
	['https://example.com/a/?x=%C3%A5&y=Å&z=a+b%20c', 'com,example)/a?x=%c3%a5&y=%c3%85&z=a+b%20c'],
	['https://example.com/%7Efoo/%2A*~!$\'()"<>[]{}|^`;:@=,', 'com,example)/~foo/**~!$\'()"<>[]{}|^`;:@=,'],
	['http://127.0.0.1:9911/feed?posts=3', '1,0,0,127:9911)/feed?posts=3'],
	['http://[::1]:3000/x', '::1:3000)/x'],
	['https://räksmörgås.se/x', 'se,xn--rksmrgs-5wao1o)/x'],
	['https://user:pw@example.com./a#frag', 'com,example)/a'],
	['https://example.com/a%2520b%25b%zz%', 'com,example)/a%20b%25b%25zz%25'],
	['https://example.com/a?b=%26&c=%3D&d=%23&e=%2B', 'com,example)/a?&b=&c==&d=%23&e=+'],
	['https://example.com/a?x.2=1&x=2&x=1', 'com,example)/a?x=1&x=2&x.2=1'],
	['https://www3.www.example.com/x', 'com,example,www)/x'],
	['https://example.com/a?x=1&sid=0123456789abcdef0123456789abcdef&y=2', 'com,example)/a?x=1&y=2'],
	['https://example.com/a?cfid=1&cftoken=2&y=3', 'com,example)/a?y=3'],
	['https://example.com/a?aspsessionidABCDEFGH=ABCDEFGHIJKLMNOPQRSTUVWX&x=1', 'com,example)/a?x=1'],
	['https://example.com/(S(0123456789abcdef01234567))/page.aspx', 'com,example)/page.aspx'],
	['https://example.com/a?q=😀', 'com,example)/a?q=%f0%9f%98%80'],
	['urn:pageinfo:https://example.com/', 'urn:pageinfo:https://example.com'],
	['data:text/plain,hello', 'data:text/plain,hello'],
];

it.each(KEYS)('the key of %s', (address, key) => {
	expect(surt(address)).toBe(key);
});

const bytes = fc.uint8Array().map((b) => Buffer.from(b).toString('latin1'));
const anyText = fc
	.array(fc.oneof(bytes, fc.constantFrom('å', '🙂', '\ud800', '%c3', ' \n', '?&', '/../')))
	.map((t) => t.join(''));

it('is one word of ASCII for any text, so that lines can be compared as they are', () => {
	const isOneWord = (text: string) =>
		/^[\x21-\x7e]*$/.test(surt(text)) &&
		/^com,example\)\/[\x21-\x7e]*$/.test(surt(`https://example.com/${text}`));
	fc.assert(fc.property(anyText, isOneWord));
});

it('does not depend on the order of the query, on www, or on the protocol', () => {
	fc.assert(
		fc.property(fc.domain(), fc.shuffledSubarray(['a=1', 'b=2', 'c', 'd=å']), (host, query) => {
			const one = surt(`https://www.${host}/p?${query.join('&')}`);
			expect(surt(`http://${host}/p/?${query.toReversed().join('&')}`)).toBe(one);
		}),
	);
});

it.each([
	['encoded over and over', `https://e.example/${'%25'.repeat(200_000)}`],
	['encoded in layers', `https://e.example/%${'25'.repeat(200_000)}`],
	['full of sessions', `https://e.example/?${'cfid='.repeat(200_000)}`],
	['full of paths', `https://e.example/${'(S(0123456789abcdef01234567))/'.repeat(30_000)}`],
	['full of arguments', `https://e.example/?${'b&a='.repeat(100_000)}`],
])('comes to an end with an address that is %s', (_, address) => {
	expect(surt(address).length).toBeGreaterThan(1000);
});
