import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { replayerFile } from '../../work/replay/recording-inside.ts';
import { type Listening, listening } from '../answer/listening.ts';
import { replayApp } from './app.ts';
import type { NoReplay, Replaying } from './replaying.ts';
import { openTickets } from './tickets.ts';

const ON_THIS_MACHINE = /^(127\..*|localhost|\[::1\])$/;

/** The replay's own listener. */
export interface OpenReplay {
	readonly replay: Replaying;
	close(): Promise<void>;
}

/**
 * Opens the replay's origin beside the office's: under the host name of WEB_REPLAY_URL; on this machine alone under a name that
 * browsers know for it, `replay.localhost`. Another port of the same host would not do: cookies know no ports (RFC 6265, 8.5).
 * @param officeOrigins who may frame it; asked for when it is framed
 * @throws UsageError `replay-shares-host` `replay-without-tls` `port-taken`
 */
export async function openReplay(
	office: Office,
	officeOrigins: () => readonly string[],
): Promise<OpenReplay | NoReplay> {
	const { WEB_HOST, WEB_URL, WEB_REPLAY_PORT, WEB_REPLAY_URL: given } = office.config;
	const replayer = replayerFile();
	if (given === undefined && WEB_URL !== undefined && !ON_THIS_MACHINE.test(new URL(WEB_URL).hostname))
		return 'no-address';
	if (replayer === undefined) return 'no-replayer';
	if (given !== undefined) {
		refuseSharedHost(given, officeOrigins());
		refuseWithoutTls(given);
	}
	let app: ReturnType<typeof replayApp> | undefined;
	const listener: Listening = await listening(
		(...asked) => app?.fetch(...asked) ?? new Response(null, { status: 503 }),
		WEB_HOST,
		WEB_REPLAY_PORT,
		'WEB_REPLAY_PORT',
	);
	const origin = given ?? `http://replay.localhost:${listener.port}`;
	const tickets = openTickets(office.clock);
	app = replayApp(office, { origin, officeOrigins, tickets, replayer });
	return { replay: { origin, tickets }, close: listener.close };
}

function refuseSharedHost(replay: string, office: readonly string[]): void {
	const { hostname } = new URL(replay);
	if (!office.some((origin) => new URL(origin).hostname === hostname)) return;
	throw new UsageError(`The replay and the web office have the same host name, ${hostname}`, {
		...{ code: 'replay-shares-host', subject: hostname },
		remedy: 'Give WEB_REPLAY_URL a host name of its own. Another port will not do.',
	});
}

/** Browsers allow a service worker over http on this machine alone, and without it nothing is replayed (Secure Contexts, 3.1). */
function refuseWithoutTls(replay: string): void {
	const { protocol, hostname } = new URL(replay);
	if (protocol === 'https:' || ON_THIS_MACHINE.test(hostname) || hostname.endsWith('.localhost')) return;
	throw new UsageError(`Browsers replay nothing at an address without TLS, ${replay}`, {
		...{ code: 'replay-without-tls', subject: replay },
		remedy:
			'Give WEB_REPLAY_URL an address that begins with https://, and the proxy before it a certificate for it.',
	});
}
