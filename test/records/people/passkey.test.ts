import { expect, test } from 'vitest';
import { relyingParty } from '../../../src/records/people/passkey.ts';

test.each([
	['https://ogonblick.kommun.example', 'ogonblick.kommun.example'],
	['https://Ogonblick.Kommun.example:8443', 'ogonblick.kommun.example'],
	['https://arkiv', 'arkiv'],
	['http://localhost:8080', 'localhost'],
	['http://ogonblick.localhost', 'ogonblick.localhost'],
])('passkeys can be made at %s', (origin, host) => {
	expect(relyingParty(origin)).toEqual({ host, origin: origin.toLowerCase() });
});

test.each([
	['http://127.0.0.1:8080', 'ip-address'],
	['https://10.1.2.3', 'ip-address'],
	['https://[::1]:8080', 'ip-address'],
	['http://ogonblick.kommun.example', 'not-secure'],
	['http://localhost.evil.example', 'not-secure'],
	['http://notlocalhost', 'not-secure'],
] as const)('none can be made at %s: %s', (origin, why) => {
	expect(relyingParty(origin)).toBe(why);
});
