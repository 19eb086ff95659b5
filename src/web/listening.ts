import { type ServerType, serve } from '@hono/node-server';
import { UsageError } from '../errors.ts';

/** A request that takes longer to send than this is given up: slow senders would otherwise hold all connections. */
const SEND_MS = 30_000;
const END_MS = 5_000;

export interface Listening {
	readonly port: number;
	/** Takes no more requests, and waits for those that are under way. */
	close(): Promise<void>;
}

/** @param port 0 takes one that is free @throws UsageError `port-taken` */
export async function listening(
	fetch: Parameters<typeof serve>[0]['fetch'],
	hostname: string,
	port: number,
): Promise<Listening> {
	const server = await new Promise<ServerType>((open, refuse) => {
		const serverOptions = { requestTimeout: SEND_MS, headersTimeout: SEND_MS };
		const started = serve({ fetch, hostname, port, serverOptions });
		started.once('listening', () => open(started));
		started.once('error', (error: NodeJS.ErrnoException) => refuse(portTaken(`${hostname}:${port}`, error)));
	});
	const at = server.address();
	return {
		port: typeof at === 'object' && at ? at.port : port,
		close: () =>
			new Promise((ended) => {
				server.close(() => ended());
				if ('closeIdleConnections' in server) server.closeIdleConnections();
				setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), END_MS).unref();
			}),
	};
}

function portTaken(place: string, cause: Error): UsageError {
	return new UsageError(`The web office cannot listen on ${place}`, {
		...{ code: 'port-taken', subject: place, cause },
		remedy:
			'End the program that has the port, or set WEB_HOST and WEB_PORT, or WEB_REPLAY_PORT for the replay.',
	});
}
