import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { OgonblickError } from '../../src/errors.ts';
import { openLog } from '../../src/log.ts';
import { errorWords } from '../../src/words/error-words.ts';
import { httpTimestamper } from '../../storage/timestamps/http.ts';
import { type Behaviour, serveAuthority } from '../bundle/stamp/authority.ts';
import { configOf } from './sample.ts';
import { tempDir } from './temp-office.ts';

const NEVER = new AbortController().signal;

async function asking(behaviour: Behaviour, more: Readonly<Record<string, string>> = {}, signal = NEVER) {
	const served = await serveAuthority(behaviour);
	try {
		const config = configOf('/nowhere', { ALLOW_HOSTS: '127.0.0.1', TIMESTAMP_SECONDS: '1', ...more });
		return await httpTimestamper(served.address, config, openLog('silent')).ask(Buffer.from('fråga'), signal);
	} finally {
		await served.close();
	}
}

test('an authority is asked as RFC 3161 says, and its bytes come back as they are', async () => {
	const heard: unknown[] = [];
	const answer = await asking((request, response, { method, headers }) => {
		heard.push(method, headers['content-type'], request.toString());
		response.end(Buffer.from([0, 1, 2, 255]));
	});
	expect(heard).toEqual(['POST', 'application/timestamp-query', 'fråga']);
	expect(answer).toEqual(Buffer.from([0, 1, 2, 255]));
});

const AWAY = { code: 'timestamp-unreachable', exit: 75 };
const WRONG = { code: 'timestamp-wrong', exit: 2 };

test.each<readonly [string, object, RegExp, Behaviour]>([
	['says 500', AWAY, /nu: HTTP 500\.$/, (_, response) => void response.writeHead(500).end('no')],
	['has too much to do', AWAY, /nu: HTTP 429\.$/, (_, response) => void response.writeHead(429).end()],
	['wants a login', WRONG, /fel: HTTP 401\.$/, (_, response) => void response.writeHead(401).end()],
	[
		'sends elsewhere',
		WRONG,
		/en annan adress \(HTTP 302\)/,
		(_, response) => void response.writeHead(302, { location: '/x' }).end(),
	],
	[
		'sends without end',
		WRONG,
		/mer än 262144 byte/,
		(_, response) => void response.end(Buffer.alloc(4_000_000)),
	],
	[
		'packs its answer otherwise than it says',
		WRONG,
		/går inte att läsa som ett svar \(Z_DATA_ERROR\)/,
		(_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip'),
	],
	[
		'speaks no HTTP',
		WRONG,
		/går inte att läsa som ett svar \(HPE_/,
		(_, response) => void response.socket?.end('220 smtp.example ESMTP\r\n'),
	],
	['never answers', AWAY, /inget helt svar kom inom 1 sekunder/, () => {}],
	[
		'trickles',
		AWAY,
		/inget helt svar kom inom 1 sekunder/,
		(_, response) => {
			const timer = setInterval(() => response.write('x'), 50);
			response.once('close', () => clearInterval(timer));
		},
	],
	['hangs up', AWAY, /förbindelsen bröts/, (_, response) => void response.destroy()],
	[
		'hangs up in the middle',
		AWAY,
		/förbindelsen bröts/,
		(_, response) => {
			response.writeHead(200, { 'content-length': '1000' });
			response.write('x', () => response.destroy());
		},
	],
])(
	'one that %s is told of with what it did, and tried again or looked at',
	async (_, what, why, behaviour) => {
		const began = performance.now();
		const refused = await asking(behaviour).catch((error: OgonblickError) => error);
		expect(refused).toMatchObject(what);
		// Whoever reads Swedish is told as much as whoever reads English.
		expect(errorWords(refused as OgonblickError, 'sv').message).toMatch(why);
		// Twice the second that it may take: what hangs on for ever would never come here.
		expect(performance.now() - began).toBeLessThan(20_000);
	},
);

test('one whose web address shows a certificate that nobody vouches for is told nothing, and said to be wrong', async () => {
	const dir = await tempDir();
	const at = (name: string) => join(dir, name);
	execFileSync(
		'openssl',
		[
			...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1'],
			...['-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', at('key.pem'), '-out', at('own.pem')],
		],
		{ stdio: 'ignore' },
	);
	let heard = 0;
	const server = createServer(
		{ key: readFileSync(at('key.pem')), cert: readFileSync(at('own.pem')) },
		(_, response) => {
			heard++;
			response.end('x');
		},
	);
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	onTestFinished(() => void server.close());
	const { port } = server.address() as AddressInfo;
	const config = configOf('/nowhere', { ALLOW_HOSTS: '127.0.0.1', TIMESTAMP_SECONDS: '5' });
	const authority = httpTimestamper(`https://127.0.0.1:${port}/tsa`, config, openLog('silent'));
	const refused = await authority.ask(Buffer.of(1), NEVER).catch((error: OgonblickError) => error);
	expect(refused).toMatchObject(WRONG);
	expect(errorWords(refused as OgonblickError, 'sv').message).toMatch(
		/webbadress godtas inte \(DEPTH_ZERO_SELF_SIGNED_CERT\).*NODE_EXTRA_CA_CERTS/,
	);
	expect(heard).toBe(0);
});

test('one that is not there, or inside the house where that is not opened, is tried again later', async () => {
	const served = await serveAuthority(() => {});
	await served.close();
	const config = configOf('/nowhere', { ALLOW_HOSTS: '127.0.0.1' });
	const gone = httpTimestamper(served.address, config, openLog('silent'));
	await expect(gone.ask(Buffer.of(1), NEVER)).rejects.toMatchObject({
		code: 'timestamp-unreachable',
		reason: { sv: 'det gick inte att ansluta (ECONNREFUSED)' },
	});
	const closed = asking((_, response) => void response.end('x'), { ALLOW_HOSTS: '' });
	await expect(closed).rejects.toMatchObject({
		code: 'timestamp-unreachable',
		reason: { sv: expect.stringMatching(/inte öppnad i ALLOW_HOSTS/) },
	});
});

test('whoever asks to stop is heard', async () => {
	const stop = new AbortController();
	const reason = new Error('stop');
	const asked = asking(() => stop.abort(reason), { TIMESTAMP_SECONDS: '60' }, stop.signal);
	await expect(asked).rejects.toBe(reason);
});
