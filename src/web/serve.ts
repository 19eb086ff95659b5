import { isIP } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { UsageError } from '../errors.ts';
import type { Office } from '../office.ts';
import { webApp } from './app.ts';

export interface RunningWeb {
	/** Where people reach it. */
	readonly origin: string;
	/** Takes no more requests, and waits for those that are under way. */
	close(): Promise<void>;
}

/** A request that takes longer to send than this is given up: slow senders would otherwise hold all connections. */
const SEND_MS = 30_000;
const END_MS = 5_000;

/**
 * Opens the web office.
 * @throws UsageError `web-needs-url` where others than this machine could reach it and nobody has said how; `port-taken`
 */
export async function serveWeb(office: Office): Promise<RunningWeb> {
	const { WEB_HOST: hostname, WEB_PORT: port, WEB_URL: given, WEB_PROXIES: proxies } = office.config;
	if (given === undefined && !/^(127\.|::1$|localhost$)/.test(hostname)) throw needsUrl(hostname);
	const app = webApp(office, { ...(given ? { origin: given } : {}), senderOf: (c) => senderOf(c, proxies) });
	const server = await listening(
		() =>
			serve({
				fetch: app.fetch,
				hostname,
				port,
				serverOptions: { requestTimeout: SEND_MS, headersTimeout: SEND_MS },
			}),
		`${hostname}:${port}`,
	);
	const at = server.address();
	const host = hostname.includes(':') ? `[${hostname}]` : hostname;
	const own = `http://${host}:${typeof at === 'object' && at ? at.port : port}`;
	return {
		origin: given ?? own,
		close: () =>
			new Promise((ended) => {
				server.close(() => ended());
				if ('closeIdleConnections' in server) server.closeIdleConnections();
				setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), END_MS).unref();
			}),
	};
}

function listening(start: () => ServerType, place: string): Promise<ServerType> {
	return new Promise((open, refuse) => {
		const server = start();
		server.once('listening', () => open(server));
		server.once('error', (error: NodeJS.ErrnoException) =>
			refuse(
				new UsageError(`The web office cannot listen on ${place}`, {
					...{ code: 'port-taken', subject: place, cause: error },
					remedy: 'End the program that has the port, or set WEB_HOST and WEB_PORT.',
				}),
			),
		);
	});
}

/** Whom a request comes from: as many proxies back as there are of ours; what a stranger writes before that is not believed. */
function senderOf(c: Context, proxies: number): string {
	const direct = getConnInfo(c).remote.address ?? '';
	if (proxies === 0) return direct;
	const told = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
	const sender = told.at(-proxies) ?? '';
	return isIP(sender) ? sender : direct;
}

function needsUrl(host: string): UsageError {
	return new UsageError(
		`The web office would listen on ${host}, and WEB_URL does not say where people reach it`,
		{
			...{ code: 'web-needs-url', subject: 'WEB_URL' },
			remedy:
				'Set WEB_URL to its https:// address, as the proxy before it has it; or leave WEB_HOST at 127.0.0.1.',
		},
	);
}
