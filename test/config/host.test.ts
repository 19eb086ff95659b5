import { describe, expect, it, test } from 'vitest';
import { allowedHosts } from '../../src/capture/gate/hosts.ts';
import { readConfig, readHost } from '../../src/config.ts';

describe('a host that is to be allowed', () => {
	it.each([
		['intranet.example', { name: 'intranet.example' }],
		['INTRANET.example.:8080', { name: 'intranet.example', port: 8080 }],
		['127.0.0.1:80', { name: '127.0.0.1', port: 80 }],
		['[::1]:443', { name: '::1', port: 443 }],
		['fd00:0::5', { name: 'fd00::5' }],
		['Bücher.example', { name: 'xn--bcher-kva.example' }],
		['_dev.local', { name: '_dev.local' }],
		['localhost:65535', { name: 'localhost', port: 65_535 }],
	])('%s is read', (text, host) => expect(readHost(text)).toEqual(host));

	const NONE = [
		...['', '.', '..', '-', 'a..b', '-a.se', 'a-.se', '.se', '1.2.3', '999.1.1.1', '2130706433', '0x7f.1'],
		...['[::::]', '[1.2.3.4]', '[::1', '::::', 'host:0', 'host:65536', 'host:', 'host:http', 'http://host'],
		...['host/path', 'user@host', 'host?x', 'a b', `${'a'.repeat(250)}.se.se`],
	];
	it.each(NONE)('%j is none', (text) => expect(readHost(text)).toBeUndefined());

	test('what the setting takes, the gate takes, and the other way round', () => {
		for (const host of [...NONE.filter((h) => h && !/\s/.test(h)), 'host', '[::1]:1', '::1', '10.0.0.1']) {
			const taken = (take: () => unknown) => {
				try {
					take();
					return true;
				} catch {
					return false;
				}
			};
			const bySetting = taken(() => readConfig({ ALLOW_HOSTS: host }));
			expect({ host, taken: bySetting }).toEqual({ host, taken: taken(() => allowedHosts([host])) });
		}
	});
});
