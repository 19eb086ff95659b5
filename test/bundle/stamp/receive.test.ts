import { createHash, randomBytes, type X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Extension, type TSTInfo } from 'pkijs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificatesOf } from '../../../src/bundle/stamp/chain.ts';
import { StampRefused } from '../../../src/bundle/stamp/flaw.ts';
import { type ReceivedStamp, receiveStamp } from '../../../src/bundle/stamp/receive.ts';
import { type StampWish, stampWish, writeRequest } from '../../../src/bundle/stamp/request.ts';
import { revocationsOf } from '../../../src/bundle/stamp/revocation.ts';
import { type Authority, makeAuthority } from './authority.ts';
import { forge, type Lie, response } from './forge.ts';

const dir = mkdtempSync(join(tmpdir(), 'ogonblick-tsa-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

let authority: Authority;
let anchors: readonly X509Certificate[];
let honest: Buffer;
const wish = stampWish('sha256', createHash('sha256').update('Hej Exempelkommun!').digest());

beforeAll(() => {
	authority = makeAuthority(join(dir, 'tsa'));
	anchors = certificatesOf(readFileSync(authority.root));
	honest = authority.answer(writeRequest(wish));
});

/** What becomes of an answer: the stamp, or the code of what is wrong with it. */
function received(answer: Buffer, more: Partial<StampWish> = {}, trusted = anchors): ReceivedStamp | string {
	const now = new Date();
	try {
		return receiveStamp(answer, { ...wish, ...more }, { asked: now, now }, trusted, undefined);
	} catch (error) {
		if (error instanceof StampRefused) return error.flaw.code;
		throw error;
	}
}
/** With an extension that nobody knows. */
const extended = (critical: boolean) => (info: TSTInfo) => {
	const extnValue = Uint8Array.of(5, 0).buffer;
	info.extensions = [new Extension({ extnID: '1.2.3.4.5.6', critical, extnValue })];
};
const lying = (lie: Lie) => received(forge(authority, writeRequest(wish), lie));

describe('an answer that holds', () => {
	it('gives when, by whom, and the certificates up to a root that is trusted', () => {
		const stamp = received(honest);
		if (typeof stamp === 'string') throw new Error(stamp);
		expect(Math.abs(stamp.at.getTime() - Date.now())).toBeLessThan(120_000);
		expect(stamp.authority).toBe('Exempel signer');
		expect(stamp.chain).toHaveLength(3);
		expect(stamp.root).toBe(
			createHash('sha256')
				.update(anchors[0]?.raw ?? '')
				.digest('hex'),
		);
		// RSA 2048 is what runs out first: its certificate is good for longer.
		expect(stamp.goodUntil.toISOString()).toBe('2031-01-01T00:00:00.000Z');
		expect(certificatesOf(stamp.chainPem)).toHaveLength(3);
	});

	it('may be signed by another kind of key, and over another digest', () => {
		authority.signer('curve', { key: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'] });
		const other = stampWish('sha512', createHash('sha512').update('x').digest());
		expect(received(authority.answer(writeRequest(other), 'curve'), other)).toMatchObject({
			authority: 'Exempel curve',
		});
	});

	it('may say more than is known here, where that changes nothing', () => {
		expect(lying({ change: extended(false) })).toMatchObject({ authority: 'Exempel signer' });
	});

	it('may be by a key that is said to be for signing', () => {
		for (const use of ['digitalSignature', 'nonRepudiation', 'digitalSignature,nonRepudiation']) {
			const signer = `use-${use.replace(',', '-')}`;
			authority.signer(signer, { usage: `critical,timeStamping\nkeyUsage=critical,${use}` });
			expect(lying({ signer })).toMatchObject({ authority: `Exempel ${signer}` });
		}
	});

	it('is right also when it is forged in no way, so that the lies below are refused for what they are', () => {
		expect(lying({})).toMatchObject({ authority: 'Exempel signer' });
	});
});

describe('an authority that lies', () => {
	it.each<readonly [string, string, () => ReceivedStamp | string]>([
		['other data', 'stamp-imprint', () => received(honest, { hash: randomBytes(32) })],
		['another digest', 'stamp-imprint', () => received(honest, { digest: 'sha512' })],
		['an answer to another question', 'stamp-nonce', () => received(honest, { nonce: randomBytes(16) })],
		['no nonce', 'stamp-nonce', () => lying({ change: (info) => Reflect.deleteProperty(info, 'nonce') })],
		[
			'a nonce that is longer',
			'stamp-nonce',
			() => lying({ nonce: Buffer.concat([wish.nonce, Buffer.of(1)]) }),
		],
		['an extension that changes what it means', 'stamp-garbage', () => lying({ change: extended(true) })],
		['another policy', 'stamp-policy', () => received(honest, { policy: '1.2.3.4.2' })],
		['an hour ago', 'stamp-time', () => lying({ at: new Date(Date.now() - 3_600_000) })],
		['tomorrow', 'stamp-time', () => lying({ at: new Date(Date.now() + 86_400_000) })],
		['no word of which certificate', 'stamp-binding', () => lying({ unbound: true })],
		['a root that nobody trusts', 'stamp-untrusted', () => received(honest, {}, [])],
		['rejection', 'stamp-refused', () => received(response(Buffer.alloc(0), 2))],
		['granted and no token', 'stamp-garbage', () => received(response(Buffer.alloc(0), 0))],
		['granted with garbage', 'stamp-garbage', () => received(response(Buffer.from('hej'), 0))],
		['a web page', 'stamp-garbage', () => received(Buffer.from('<!DOCTYPE html><p>Logga in</p>'))],
		['nothing', 'stamp-garbage', () => received(Buffer.alloc(0))],
		['something behind its end', 'stamp-garbage', () => received(Buffer.concat([honest, Buffer.of(0)]))],
		['half', 'stamp-garbage', () => received(honest.subarray(0, honest.length / 2))],
	])('is refused: %s', (_, code, answer) => {
		expect(answer()).toBe(code);
	});

	it.each<readonly [string, string, Parameters<Authority['signer']>[1]]>([
		['for time stamps, and not critically so', 'stamp-purpose', { usage: 'timeStamping' }],
		['for other things too', 'stamp-purpose', { usage: 'critical,timeStamping,codeSigning' }],
		['for something else', 'stamp-purpose', { usage: 'critical,codeSigning' }],
		['for anything', 'stamp-purpose', { usage: '' }],
		[
			'whose key is for encryption',
			'stamp-purpose',
			{ usage: 'critical,timeStamping\nkeyUsage=critical,keyEncipherment' },
		],
		[
			'whose key is for encryption too',
			'stamp-purpose',
			{ usage: 'critical,timeStamping\nkeyUsage=digitalSignature,keyEncipherment' },
		],
		['of 1024 bits', 'stamp-weak', { key: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'] }],
		['that has run out', 'stamp-expired-then', { from: '20200101000000Z', to: '20210101000000Z' }],
		['that is not valid yet', 'stamp-expired-then', { from: '20450101000000Z', to: '20460101000000Z' }],
		['that it made itself', 'stamp-untrusted', { self: true }],
	])('is refused for a certificate %s', (name, code, wanted) => {
		const signer = name.replaceAll(/\W+/g, '-');
		authority.signer(signer, wanted);
		expect(lying({ signer })).toBe(code);
	});

	it('is refused where another house, called the same, has signed', () => {
		const other = makeAuthority(join(dir, 'other'));
		expect(received(other.answer(writeRequest(wish)))).toBe('stamp-untrusted');
	});

	it('gets nowhere with any one byte changed: refused, or what it says is the same', () => {
		const right = received(honest);
		if (typeof right === 'string') throw new Error(right);
		const place = fc.tuple(fc.nat(honest.length - 1), fc.integer({ min: 1, max: 255 }));
		fc.assert(
			fc.property(place, ([byte, change]) => {
				const changed = Buffer.from(honest);
				changed[byte] = (changed[byte] ?? 0) ^ change;
				const stamp = received(changed);
				if (typeof stamp === 'string') return;
				expect([stamp.at, stamp.authority, stamp.root]).toEqual([right.at, right.authority, right.root]);
			}),
			{ numRuns: 120 },
		);
	});

	it('gets nowhere with any bytes at all', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
				expect(typeof received(Buffer.from(bytes))).toBe('string');
			}),
			{ numRuns: 120 },
		);
	});
});

describe('a certificate that was revoked', () => {
	it.each([
		['in good order after the stamp was made', 'superseded', undefined],
		['because somebody else may have the key', 'keyCompromise', 'stamp-revoked'],
		['for no stated reason', undefined, 'stamp-revoked'],
	])('%s', (name, reason, code) => {
		const signer = name.replaceAll(/\W+/g, '-');
		authority.signer(signer);
		const answer = authority.answer(writeRequest(wish), signer);
		const lists = revocationsOf(readFileSync(authority.revoke(signer, reason)));
		const now = new Date();
		const receive = () => receiveStamp(answer, wish, { asked: now, now }, anchors, lists);
		if (code === undefined) expect(receive().authority).toBe(`Exempel ${signer}`);
		else expect(receive).toThrow(code);
	});
});
