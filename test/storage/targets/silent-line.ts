import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A way to a port of this machine that says nothing more after so many bytes, and ends no connection: a cable that was pulled. @returns its own port */
export async function silentLine(port: number, afterBytes: number): Promise<number> {
	const sockets: Socket[] = [];
	let bytes = 0;
	const server = createServer((near) => {
		const far = connect(port, '127.0.0.1');
		sockets.push(near, far);
		for (const [from, to] of [
			[near, far],
			[far, near],
		] as const) {
			from.on('data', (piece) => {
				bytes += piece.length;
				if (bytes <= afterBytes) to.write(piece);
			});
			from.on('error', () => undefined);
			from.on('close', () => bytes <= afterBytes && to.destroy());
		}
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(() => {
		for (const socket of sockets) socket.destroy();
		server.close();
	});
	return (server.address() as { port: number }).port;
}
