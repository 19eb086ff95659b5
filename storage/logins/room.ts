import { chmod, mkdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { TryAgainLater, UsageError } from '../../src/errors.ts';
import type { LoginRoom } from '../../src/office/logins.ts';
import { codeOf } from '../bundles/trouble.ts';

/** Loaded by who streams a login, with its WebSockets: every command opens the room, and hardly one goes in. */
const line = () => import('./line.ts');

/**
 * A room on this machine: a socket in the data folder, for the folder's owner alone. Containers that share the folder share it.
 * Nothing that goes through it touches a disk.
 */
export function socketRoom(dataDir: string): LoginRoom {
	const dir = join(dataDir, 'logins');
	const path = join(dir, 'worker.sock');
	return {
		isThere: () => answers(path),
		ask: async (wish) => (await line()).callerAt(path, wish),
		async listen(take) {
			const [{ WebSocketServer }, { answer, MOST_BYTES }] = await Promise.all([import('ws'), line()]);
			await mkdir(dir, { recursive: true });
			await chmod(dir, 0o700);
			if (await answers(path)) throw workerThere(path);
			// What a worker left that was killed.
			await rm(path, { force: true });
			const server = createServer((_, response) => response.writeHead(426).end());
			const sockets = new WebSocketServer({ server, maxPayload: MOST_BYTES, perMessageDeflate: false });
			// It repeats the server's own errors, which `listening` throws; unheard they would end the process.
			sockets.on('error', () => undefined);
			sockets.on('connection', (socket) => answer(socket, take));
			await listening(server, path);
			return {
				async close() {
					for (const socket of sockets.clients) socket.terminate();
					sockets.close();
					await new Promise<void>((done) => {
						server.close(() => done());
						server.closeAllConnections();
					});
				},
			};
		},
	};
}

/** Whether somebody listens there. */
function answers(path: string): Promise<boolean> {
	return new Promise((tell) => {
		const socket = connect(path);
		socket.once('connect', () => {
			socket.destroy();
			tell(true);
		});
		socket.once('error', () => tell(false));
	});
}

function listening(server: Server, path: string): Promise<void> {
	return new Promise((done, fail) => {
		server.once('error', (cause) => fail(unusable(path, cause)));
		server.listen(path, done);
	});
}

function workerThere(path: string): TryAgainLater {
	return new TryAgainLater('Another worker opens browsers for logins already.', {
		...{ code: 'login-worker-there', subject: path },
		remedy: 'Let the one that runs be; or end it first, and start this one again.',
	});
}

function unusable(path: string, cause: Error): UsageError {
	return new UsageError(`No socket can be opened in the data folder (${codeOf(cause) ?? cause.message})`, {
		...{ code: 'login-room-unusable', subject: path, cause },
		remedy:
			'Let DATA_DIR be on a disk of this machine whose path is shorter than 90 characters; shares over a network hold no sockets. Until then log in by the command login.',
	});
}
