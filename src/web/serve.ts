import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { UsageError } from '../errors.ts';
import type { Office } from '../office.ts';
import { openLook } from '../work/look/open-look.ts';
import type { Documents } from '../work/report/documents.ts';
import type { SummaryMaker } from '../work/summary/summaries.ts';
import { type Listening, listening } from './answer/listening.ts';
import { webApp } from './app.ts';
import { openReplay } from './replay/open.ts';

export interface RunningWeb {
	/** Where people reach it. */
	readonly origin: string;
	/** Takes no more requests, and waits for those that are under way. */
	close(): Promise<void>;
}

/**
 * Opens the web office, and the replay of web archives beside it, under a host name of its own.
 * @param maker where what takes long is made; in this thread where absent
 * @throws UsageError `web-needs-url` where others than this machine could reach it and nobody has said how; `port-taken`; `replay-shares-host`; `replay-without-tls`; as `openLook`
 */
export async function serveWeb(office: Office, maker?: SummaryMaker & Documents): Promise<RunningWeb> {
	const { WEB_HOST: hostname, WEB_PORT: port, WEB_URL: given, WEB_PROXIES: proxies } = office.config;
	if (given === undefined && !/^(127\.|::1$|localhost$)/.test(hostname)) throw needsUrl(hostname);
	const look = await openLook(office.config);
	let own: Listening | undefined;
	// On this machine people may write either of its names; a policy knows no IPv6 addresses.
	const names = () => ['127.0.0.1', 'localhost'].map((name) => `http://${name}:${own?.port ?? port}`);
	const opened = await openReplay(office, () => (given ? [given] : names()));
	const isReplaying = typeof opened === 'object';
	const app = webApp(office, {
		...(given ? { origin: given } : {}),
		senderOf: (c) => senderOf(c, proxies),
		look,
		...(maker ? { maker } : {}),
		replay: isReplaying ? opened.replay : opened,
	});
	const closeReplay = async () => {
		if (isReplaying) await opened.close();
	};
	try {
		own = await listening(app.fetch, hostname, port);
	} catch (error) {
		await closeReplay();
		throw error;
	}
	const { close } = own;
	const host = hostname.includes(':') ? `[${hostname}]` : hostname;
	return {
		origin: given ?? `http://${host}:${own.port}`,
		close: async () => {
			await Promise.all([close(), closeReplay()]);
		},
	};
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
