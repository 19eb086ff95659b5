import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WSContext } from 'hono/ws';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { LoginTold } from '../../../src/records/login-stream.ts';
import { relay } from '../../../src/web/login/relay.ts';
import { tempOffice } from '../../storage/temp-office.ts';

const PICTURE = new Uint8Array(1_000_000);

/** A person's browser on a line of its own to the office, and a worker that shows it pictures. */
async function lineOf() {
	const office = await tempOffice();
	let hear: (told: LoginTold | Uint8Array) => void = () => undefined;
	let isToldToEnd = false;
	const caller = {
		heard: (listener: typeof hear) => {
			hear = listener;
		},
		pass: () => undefined,
		close: () => {
			isToldToEnd = true;
		},
		closed: new Promise<void>(() => undefined),
	};
	const logins = { ...office.logins, ask: async () => caller };
	const stored: string[] = [];
	const who = {
		...({ accountId: 'a', by: 'Bo', visit: 'v', lang: 'sv' } as const),
		stillMay: async () => true,
		hasStored: () => stored.push('stored'),
	};
	const events = relay({ logins, log: office.log }, who);
	const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
	await once(server, 'listening');
	onTestFinished(() => {
		for (const client of server.clients) client.terminate();
		server.close();
	});
	const person = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
	const [raw] = (await once(server, 'connection')) as [WebSocket];
	const ws = new WSContext({
		...{ raw, readyState: 1, url: null, protocol: '' },
		send: (told) => raw.send(told),
		close: () => raw.close(),
	});
	await once(person, 'open');
	events.onMessage({ data: JSON.stringify({ width: 800, height: 600, isTouch: false }) }, ws);
	await expect.poll(() => hear.length).toBe(1);
	return {
		person,
		stored,
		tell: (told: LoginTold) => hear(told),
		show: () => hear(PICTURE),
		isToldToEnd: () => isToldToEnd,
	};
}

test('the line of a browser that reads no pictures is ended, and the worker is told; of one that reads them it is not', async () => {
	const reading = await lineOf();
	let seen = 0;
	reading.person.on('message', () => seen++);
	for (let n = 1; n <= 40; n++) {
		reading.show();
		await expect.poll(() => seen, { interval: 5 }).toBe(n);
	}
	expect(reading.isToldToEnd()).toBe(false);

	const idle = await lineOf();
	idle.person.pause();
	for (let n = 0; n < 40 && !idle.isToldToEnd(); n++) idle.show();
	expect(idle.isToldToEnd()).toBe(true);
});

test('that a login is stored is a deed of the person, known before they are told', async () => {
	const { person, stored, tell } = await lineOf();
	const told = once(person, 'message').then(([data]) => ({
		said: JSON.parse(String(data)),
		stored: stored.length,
	}));
	tell({ kind: 'stored' });
	expect(stored).toHaveLength(1);
	expect(await told).toMatchObject({ said: { kind: 'stored' }, stored: 1 });
});
