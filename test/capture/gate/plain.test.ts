import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { openGate } from '../../../src/capture/gate/gate.ts';
import { askPlainly } from '../../../src/capture/gate/plain.ts';
import { tempDir } from '../../storage/temp-office.ts';

const TEXT = 'Å, ä och ö. '.repeat(200);
const PACKED: Readonly<Record<string, (text: string) => Buffer>> = {
	gzip: (text) => gzipSync(text),
	deflate: (text) => deflateSync(text),
	br: (text) => brotliCompressSync(text),
	identity: (text) => Buffer.from(text),
};

const answer: RequestListener = (request, response) => {
	const encoding = request.url?.slice(1) ?? '';
	if (encoding === 'silent') return;
	const type = { 'content-type': 'text/html; charset=utf-8' };
	response.writeHead(200, encoding in PACKED ? { ...type, 'content-encoding': encoding } : type);
	response.end((PACKED[encoding] ?? PACKED.identity)?.(TEXT));
};

async function served(secured?: { readonly key: Buffer; readonly cert: Buffer }) {
	const server = secured ? createSecure(secured, answer) : createServer(answer);
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	const gate = await openGate({ allowHosts: [host], log: pino({ level: 'silent' }) });
	onTestFinished(async () => {
		await gate.close();
		server.closeAllConnections();
		server.close();
	});
	const ask = (path: string, more: { mostBytes?: number; timeoutMs?: number; gate?: string } = {}) =>
		askPlainly({
			...{ address: `${secured ? 'https' : 'http'}://${host}/${path}`, gate: gate.server },
			...{ userAgent: 'Test', timeoutMs: 5000, mostBytes: 100_000 },
			signal: new AbortController().signal,
			...more,
		});
	return { ask, host };
}

test.each(Object.keys(PACKED))('an answer packed as %s is read', async (encoding) => {
	const { ask } = await served();
	const { status, mediaType, charset, body } = await ask(encoding);
	expect({ status, mediaType, charset, text: body.toString() }).toEqual({
		...{ status: 200, mediaType: 'text/html', charset: 'utf-8', text: TEXT },
	});
});

test('an answer that is too long is cut off, and one that unpacks to more is refused', async () => {
	const { ask } = await served();
	expect((await ask('identity', { mostBytes: 100 })).body.length).toBeGreaterThan(0);
	expect((await ask('identity', { mostBytes: 0 })).body).toHaveLength(0);
	await expect(ask('gzip', { mostBytes: 1000 })).rejects.toThrow();
});

test('a server that never answers is given up', async () => {
	const { ask } = await served();
	await expect(ask('silent', { timeoutMs: 300 })).rejects.toThrow();
});

test('what the gate refuses is not reached', async () => {
	const { ask } = await served();
	const closed = await openGate({ allowHosts: [], log: pino({ level: 'silent' }) });
	onTestFinished(() => closed.close());
	await expect(ask('identity', { gate: closed.server })).rejects.toThrow('no connection');
	expect(closed.refused).toMatchObject([{ host: '127.0.0.1' }]);
});

test('a certificate is checked, and one that holds is accepted', async () => {
	const dir = await tempDir();
	const [key, cert] = [join(dir, 'key.pem'), join(dir, 'cert.pem')];
	const how = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
	execFileSync(
		'openssl',
		[
			'req',
			'-x509',
			...how,
			'-keyout',
			key,
			'-out',
			cert,
			'-subj',
			'/CN=t',
			'-addext',
			'subjectAltName=IP:127.0.0.1',
		],
		{ stdio: 'ignore' },
	);
	const { ask } = await served({ key: readFileSync(key), cert: readFileSync(cert) });
	await expect(ask('gzip')).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
	const before = getCACertificates('default');
	setDefaultCACertificates([...before, readFileSync(cert, 'utf8')]);
	onTestFinished(() => setDefaultCACertificates(before));
	expect((await ask('gzip')).body.toString()).toBe(TEXT);
});
