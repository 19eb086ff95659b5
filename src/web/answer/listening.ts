import { type ServerType, serve, type WebSocketServerLike } from '@hono/node-server';
import { WebSocketServer } from 'ws';
import { UsageError } from '../../errors.ts';

/** A request that takes longer to send than this is given up: slow senders would otherwise hold all connections. */
const SEND_MS = 30_000;
const END_MS = 5_000;
/** What a browser says by a WebSocket is a movement or a short text. */
const LARGEST_MESSAGE = 32 * 1024;

export interface Listening {
	readonly port: number;
	/** Takes no more requests, and waits for those that are under way. */
	close(): Promise<void>;
}

/** @param port 0 takes one that is free @param setting what says which port, for whoever has to change it @throws UsageError `port-taken` */
export async function listening(
	fetch: Parameters<typeof serve>[0]['fetch'],
	hostname: string,
	port: number,
	setting: 'WEB_PORT' | 'WEB_REPLAY_PORT' = 'WEB_PORT',
): Promise<Listening> {
	const sockets = new WebSocketServer({
		...{ noServer: true, maxPayload: LARGEST_MESSAGE, perMessageDeflate: false },
	});
	const server = await new Promise<ServerType>((open, refuse) => {
		const serverOptions = { requestTimeout: SEND_MS, headersTimeout: SEND_MS };
		const started = serve({
			fetch,
			hostname,
			port,
			serverOptions,
			websocket: { server: sockets as WebSocketServerLike },
		});
		started.once('listening', () => open(started));
		started.once('error', (error: NodeJS.ErrnoException) =>
			refuse(portTaken(setting, `${hostname}:${port}`, error)),
		);
	});
	const at = server.address();
	return {
		port: typeof at === 'object' && at ? at.port : port,
		close: () =>
			new Promise((ended) => {
				// Connections that were made into something else are none of the server's any more.
				for (const socket of sockets.clients) socket.terminate();
				server.close(() => ended());
				if ('closeIdleConnections' in server) server.closeIdleConnections();
				setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), END_MS).unref();
			}),
	};
}

function portTaken(setting: string, place: string, cause: Error): UsageError {
	return new UsageError(`The web office cannot listen on the port that ${setting} says: ${place}`, {
		...{ code: 'port-taken', subject: `${setting}: ${place}`, cause },
		remedy: `End the program that has the port, or set ${setting} to another one; 0 takes one that is free. WEB_HOST says at which address.`,
	});
}
