import { openGate } from '../../src/capture/gate/gate.ts';
import { askPlainly } from '../../src/capture/gate/plain.ts';
import type { Config } from '../../src/config.ts';
import { TryAgainLater } from '../../src/errors.ts';
import type { Log } from '../../src/log.ts';
import type { Timestamper } from '../../src/office/seal.ts';

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
				if (status !== 200) throw unreachable(shown, `HTTP ${status}`);
				if (body.length >= MOST_BYTES) throw unreachable(shown, `an answer of more than ${MOST_BYTES} bytes`);
				return body;
			} catch (error) {
				signal.throwIfAborted();
				if (error instanceof TryAgainLater) throw error;
				const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
				const why = gate.failureOf(url.hostname, port) ?? (error instanceof Error ? error.message : 'failed');
				throw unreachable(shown, why.split('\n')[0] ?? '', error);
			} finally {
				await gate.close();
			}
		},
	};
}

function unreachable(address: string, why: string, cause?: unknown): TryAgainLater {
	return new TryAgainLater(`The time-stamp authority ${address} gives no time stamp now: ${why}`, {
		code: 'timestamp-unreachable',
		subject: address,
		remedy:
			'The capture is kept and the order waits: it is sealed when the authority answers. Where it never does, correct TIMESTAMP_URLS, and ALLOW_HOSTS for one inside the house.',
		cause,
	});
}
