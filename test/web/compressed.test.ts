import { get, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { STYLE_PATH } from '../../src/web/style/style.ts';
import { addFirst, FIRST, openTestOffice, PASSWORD } from './office.ts';

/** As it comes over the wire. */
function raw(
	address: string,
	headers: Readonly<Record<string, string>>,
): Promise<{ readonly headers: IncomingHttpHeaders; readonly bytes: Buffer }> {
	return new Promise((resolve, reject) => {
		get(address, { headers }, (answer) => {
			const pieces: Buffer[] = [];
			answer
				.on('data', (piece: Buffer) => pieces.push(piece))
				.on('end', () => resolve({ headers: answer.headers, bytes: Buffer.concat(pieces) }))
				.on('error', reject);
		}).on('error', reject);
	});
}

async function signedIn(origin: string): Promise<string> {
	const answer = await fetch(`${origin}/logga-in`, {
		...{ method: 'POST', redirect: 'manual', headers: { origin } },
		body: new URLSearchParams({ email: FIRST.email, password: PASSWORD }),
	});
	return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

test('a page comes compressed as the browser takes it, and says the same', async () => {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	const cookie = await signedIn(origin);
	const page = (more: Readonly<Record<string, string>>) =>
		raw(`${origin}/sok`, { cookie, 'sec-fetch-site': 'same-origin', ...more });
	const plain = await page({ 'accept-encoding': 'identity' });
	expect(plain.headers['content-encoding']).toBeUndefined();
	const br = await page({ 'accept-encoding': 'gzip, deflate, br' });
	expect(br.headers).toMatchObject({
		...{ 'content-encoding': 'br', 'content-type': 'text/html; charset=UTF-8', 'cache-control': 'no-store' },
	});
	expect(brotliDecompressSync(br.bytes).equals(plain.bytes)).toBe(true);
	const zip = await page({ 'accept-encoding': 'gzip, br;q=0' });
	expect(zip.headers['content-encoding']).toBe('gzip');
	expect(gunzipSync(zip.bytes).equals(plain.bytes)).toBe(true);
	expect(br.bytes.length).toBeLessThan(plain.bytes.length / 2);
	const style = await raw(`${origin}${STYLE_PATH}`, { 'accept-encoding': 'br' });
	expect(style.headers['content-encoding']).toBe('br');
});

test('a site that has a browser ask again and again learns nothing from the length (BREACH)', async () => {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	const cookie = await signedIn(origin);
	const asked = (word: string, from?: string) =>
		raw(`${origin}/jag?gissning=${word}`, {
			...{ cookie, 'accept-encoding': 'gzip, br' },
			...(from === undefined ? {} : { 'sec-fetch-site': from }),
		});
	for (const from of ['cross-site', 'same-site', undefined]) {
		const right = await asked(encodeURIComponent(FIRST.email), from);
		const wrong = await asked(encodeURIComponent('zqxjkv.wpyfghbm@kommunen.example'), from);
		expect([right.headers['content-encoding'], wrong.headers['content-encoding']]).toEqual([
			undefined,
			undefined,
		]);
		expect(right.headers.vary).toContain('Sec-Fetch-Site');
	}
	expect((await asked('x', 'none')).headers['content-encoding']).toBe('br');
});
