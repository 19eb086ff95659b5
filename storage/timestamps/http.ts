import { openGate } from '../../src/capture/gate/gate.ts';
import { askPlainly } from '../../src/capture/gate/plain.ts';
import type { Config } from '../../src/config.ts';
import type { Log } from '../../src/log.ts';
import type { Timestamper } from '../../src/office/seal.ts';
import { giver } from './trouble.ts';

/** Longest answer that is heard, bytes: real ones have 2,000 to 10,000. */
const MOST_BYTES = 256 * 1024;

/** The time-stamp authorities that the settings name. */
export function openTimestampers(config: Config, log: Log): readonly Timestamper[] {
	return config.TIMESTAMP_URLS.map((address) => httpTimestamper(address, config, log));
}

/**
 * An authority over HTTP (RFC 3161, 3.4). It is asked by the gate, as all that is not the organisation's own mail server, so that private addresses are
 * refused unless ALLOW_HOSTS opens them; a redirect is no answer.
 */
export function httpTimestamper(
	address: string,
	{ TIMESTAMP_SECONDS: seconds, ALLOW_HOSTS: allowHosts }: Config,
	log: Log,
): Timestamper {
	const url = new URL(address);
	const shown = url.origin + url.pathname;
	const trouble = giver(shown, seconds);
	return {
		address: shown,
		async ask(request, signal) {
			const gate = await openGate({ allowHosts, log });
			try {
				const { status, body } = await askPlainly({
					...{ address, gate: gate.server, userAgent: 'Ogonblick', signal },
					...{ timeoutMs: seconds * 1000, mostBytes: MOST_BYTES },
					sent: {
						headers: {
							'content-type': 'application/timestamp-query',
							accept: 'application/timestamp-reply',
							'accept-encoding': 'identity',
						},
						body: request,
					},
				});
				if (status !== 200) throw trouble.ofStatus(status);
				if (body.length >= MOST_BYTES) throw trouble.ofSize(MOST_BYTES);
				return body;
			} catch (error) {
				signal.throwIfAborted();
				const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
				throw trouble.ofError(error, gate.failureOf(url.hostname, port));
			} finally {
				await gate.close();
			}
		},
	};
}
