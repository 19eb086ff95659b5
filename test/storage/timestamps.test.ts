import { expect, test } from 'vitest';
import { openLog } from '../../src/log.ts';
import { httpTimestamper } from '../../storage/timestamps/http.ts';
import { type Behaviour, serveAuthority } from '../bundle/stamp/authority.ts';
import { configOf } from './sample.ts';

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

test.each<readonly [string, string, Behaviour]>([
	['says 500', 'HTTP 500', (_, response) => void response.writeHead(500).end('no')],
	['sends elsewhere', 'HTTP 302', (_, response) => void response.writeHead(302, { location: '/x' }).end()],
	['sends without end', 'more than', (_, response) => void response.end(Buffer.alloc(4_000_000))],
	['never answers', '', () => {}],
	[
		'trickles',
		'',
		(_, response) => {
			const timer = setInterval(() => response.write('x'), 50);
			response.once('close', () => clearInterval(timer));
		},
	],
	['hangs up', '', (_, response) => void response.destroy()],
	[
		'hangs up in the middle',
		'',
		(_, response) => {
			response.writeHead(200, { 'content-length': '1000' });
			response.write('x', () => response.destroy());
		},
	],
])('one that %s is tried again later', async (_, why, behaviour) => {
	const began = performance.now();
	await expect(asking(behaviour)).rejects.toMatchObject({
		...{ code: 'timestamp-unreachable', exit: 75 },
		message: expect.stringContaining(why),
	});
	// Twice the second that it may take: what hangs on for ever would never come here.
	expect(performance.now() - began).toBeLessThan(20_000);
});

test('one that is not there, or inside the house where that is not opened, is tried again later', async () => {
	const served = await serveAuthority(() => {});
	await served.close();
	const config = configOf('/nowhere', { ALLOW_HOSTS: '127.0.0.1' });
	const gone = httpTimestamper(served.address, config, openLog('silent'));
	await expect(gone.ask(Buffer.of(1), NEVER)).rejects.toMatchObject({ code: 'timestamp-unreachable' });
	const closed = asking((_, response) => void response.end('x'), { ALLOW_HOSTS: '' });
	await expect(closed).rejects.toMatchObject({ code: 'timestamp-unreachable' });
});

test('whoever asks to stop is heard', async () => {
	const stop = new AbortController();
	const reason = new Error('stop');
	const asked = asking(() => stop.abort(reason), { TIMESTAMP_SECONDS: '60' }, stop.signal);
	await expect(asked).rejects.toBe(reason);
});
