import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Gate, type GateOptions, openGate } from '../../../src/capture/gate/gate.ts';
import { openLog } from '../../../src/log.ts';

const log = openLog('silent');
const open: { gates: Gate[]; servers: Server[]; sockets: Socket[] } = { gates: [], servers: [], sockets: [] };

afterEach(async () => {
	for (const socket of open.sockets.splice(0)) socket.destroy();
	for (const gate of open.gates.splice(0)) await gate.close();
	for (const server of open.servers.splice(0)) server.close();
});

async function gateWith(options: Partial<GateOptions>): Promise<Gate> {
	const gate = await openGate({ allowHosts: [], log, ...options });
	open.gates.push(gate);
	return gate;
}

async function serve(handle: (socket: Socket) => void, host = '127.0.0.1'): Promise<number> {
	const server = createServer({ allowHalfOpen: true }, (socket) => {
		open.sockets.push(socket);
		socket.on('error', () => {});
		handle(socket);
	});
	open.servers.push(server);
	server.listen(0, host);
	await once(server, 'listening');
	return (server.address() as AddressInfo).port;
}

/** Speaks SOCKS5 as Chromium does: the host always as a name. */
async function through(gate: Gate, host: string, port: number): Promise<{ socket: Socket; code: number }> {
	const socket = connect({ port: Number(new URL(gate.server).port), host: '127.0.0.1', allowHalfOpen: true });
	open.sockets.push(socket);
	socket.on('error', () => {});
	socket.write(Buffer.from([5, 1, 0]));
	socket.write(
		Buffer.concat([
			Buffer.from([5, 1, 0, 3, host.length]),
			Buffer.from(host),
			Buffer.from([port >> 8, port & 255]),
		]),
	);
	const answer = await take(socket, 12);
	return { socket, code: answer[3] ?? -1 };
}

function take(socket: Socket, bytes: number): Promise<Buffer> {
	return new Promise((done) => {
		const attempt = () => {
			const chunk: Buffer | null = socket.read(bytes);
			if (chunk === null) return;
			socket.off('readable', attempt);
			done(chunk);
		};
		// One lasting listener: adding it anew while bytes wait would call it again at once, for ever.
		socket.on('readable', attempt);
	});
}

async function all(socket: Socket): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of socket) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

describe('the gate', () => {
	it('reaches an allowed host and passes on each end of the stream by itself', async () => {
		const port = await serve((socket) => {
			const heard: Buffer[] = [];
			socket.on('data', (chunk) => heard.push(chunk));
			socket.on('end', () => socket.end(`heard ${Buffer.concat(heard)}`));
		});
		const gate = await gateWith({ allowHosts: [`127.0.0.1:${port}`] });
		const { socket, code } = await through(gate, '127.0.0.1', port);
		expect(code).toBe(0);
		socket.end('hej');
		expect(String(await all(socket))).toBe('heard hej');
		expect(gate.addressOf('127.0.0.1', port)).toBe('127.0.0.1');
		expect(gate.bytes).toBe(3 + 9);
	});

	it.each(['127.0.0.1', 'localhost', 'x.localhost', '::1', '10.0.0.1', '169.254.169.254', '2130706433'])(
		'refuses %s by default, and says so',
		async (host) => {
			const gate = await gateWith({});
			const { code } = await through(gate, host, 80);
			expect(code).toBe(2);
			expect(gate.refused).toEqual([expect.objectContaining({ host, port: 80 })]);
			expect(gate.failureOf(host, 80)).toMatch(/^refused: /);
		},
	);

	it('refuses a name that answers with a private address, also when it changes its answer', async () => {
		const port = await serve((socket) => socket.end('secret'));
		const answers = [['127.0.0.1'], ['::ffff:127.0.0.1'], ['10.0.0.9', '127.0.0.1']];
		for (const answer of answers) {
			const gate = await gateWith({ resolve: async () => answer });
			expect((await through(gate, 'evil.example', port)).code).toBe(2);
			expect(gate.refused.map((r) => r.address)).toEqual(answer);
		}
	});

	it('dials only what passed: private addresses beside a public one are left out', async () => {
		let visits = 0;
		const port = await serve(() => (visits += 1));
		// Public by its block, and given to nobody: the packet goes nowhere.
		const nowhere = '2d00::1';
		const gate = await gateWith({ resolve: async () => ['127.0.0.1', nowhere, '::1'], connectMs: 300 });
		expect((await through(gate, 'mixed.example', port)).code).toBe(4);
		expect(gate.refused.map((r) => r.address)).toEqual(['127.0.0.1', '::1']);
		expect(gate.addressOf('mixed.example', port)).toBeUndefined();
		expect(visits).toBe(0);
	});

	it('reaches an allowed name by whatever address it has, past one that does not answer', async () => {
		const port = await serve((socket) => socket.end('here'), '127.0.0.1');
		const gate = await gateWith({ allowHosts: ['inne.example'], resolve: async () => ['::1', '127.0.0.1'] });
		const { socket, code } = await through(gate, 'inne.example', port);
		expect(code).toBe(0);
		expect(String(await all(socket))).toBe('here');
		expect(gate.addressOf('INNE.example', port)).toBe('127.0.0.1');
	});

	it('says why a host could not be reached', async () => {
		const gate = await gateWith({
			allowHosts: ['127.0.0.1', 'gone.example'],
			resolve: async () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })),
		});
		const port = await serve(() => {});
		open.servers.pop()?.close();
		expect((await through(gate, '127.0.0.1', port)).code).toBe(4);
		expect(gate.failureOf('127.0.0.1', port)).toBe('ECONNREFUSED');
		expect((await through(gate, 'gone.example', 80)).code).toBe(2);
		expect(gate.failureOf('gone.example', 80)).toBe('ENOTFOUND');
		expect(gate.refused).toEqual([]);
	});

	it('cuts everything at its byte limit', async () => {
		const port = await serve((socket) => socket.write(Buffer.alloc(1_000_000)));
		const gate = await gateWith({ allowHosts: ['127.0.0.1'], limitBytes: 100_000 });
		const { socket } = await through(gate, '127.0.0.1', port);
		socket.resume();
		await once(socket, 'end');
		expect(gate.limitReached).toBe(true);
		expect((await through(gate, '127.0.0.1', port)).code).toBe(2);
	});

	it('stops reading from a fast server while a slow client does not read', async () => {
		let pushed = 0;
		const port = await serve((socket) => {
			const chunk = Buffer.alloc(1 << 20);
			const push = () => {
				while (pushed < 400) {
					pushed += 1;
					if (!socket.write(chunk)) return void socket.once('drain', push);
				}
			};
			push();
		});
		const gate = await gateWith({ allowHosts: ['127.0.0.1'] });
		const { socket } = await through(gate, '127.0.0.1', port);
		let before = -1;
		while (before !== pushed) {
			before = pushed;
			await new Promise((done) => setTimeout(done, 200));
		}
		// What the kernel's buffers hold, not the 400 MB that the server had to give.
		expect(pushed).toBeLessThan(60);
		socket.destroy();
	});

	it('hangs up on what is not SOCKS5', async () => {
		const gate = await gateWith({ allowHosts: ['127.0.0.1'] });
		const socket = connect({ port: Number(new URL(gate.server).port), host: '127.0.0.1' });
		open.sockets.push(socket);
		socket.write('GET http://127.0.0.1/ HTTP/1.1\r\n\r\n');
		socket.resume();
		await once(socket, 'close');
		expect(gate.bytes).toBe(0);
	});

	it('closes with connections open, and twice', async () => {
		const port = await serve(() => {});
		const gate = await gateWith({ allowHosts: ['127.0.0.1'] });
		const gatePort = Number(new URL(gate.server).port);
		const { socket } = await through(gate, '127.0.0.1', port);
		socket.resume();
		await Promise.all([once(socket, 'end'), gate.close()]);
		await gate.close();
		const late = connect({ port: gatePort, host: '127.0.0.1' });
		await expect(once(late, 'connect')).rejects.toThrow('ECONNREFUSED');
	});
});
