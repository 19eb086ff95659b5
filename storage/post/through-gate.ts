import { openGate } from '../../src/capture/gate/gate.ts';
import { askPlainly } from '../../src/capture/gate/plain.ts';
import { OgonblickError } from '../../src/errors.ts';
import type { Log } from '../../src/log.ts';
import { NETWORK_TROUBLES } from '../../src/records/words/network.ts';

const TIMEOUT_MS = 30_000;

interface Sending {
	readonly address: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
	/** Hosts whose private addresses are opened. */
	readonly allowHosts: readonly string[];
}

/**
 * Posts JSON by the gate, as everything that is not the organisation's own mail server, so that private addresses are refused unless ALLOW_HOSTS opens
 * them; and only to that address: redirects are not followed.
 * @returns the status, or what was in the way
 */
export async function postThroughGate(
	{ address, headers, body, allowHosts }: Sending,
	log: Log,
	signal: AbortSignal,
): Promise<{ readonly status: number } | { readonly trouble: string }> {
	const url = new URL(address);
	const gate = await openGate({ allowHosts, log });
	try {
		const { status } = await askPlainly({
			...{ address, gate: gate.server, userAgent: 'Ogonblick', timeoutMs: TIMEOUT_MS, mostBytes: 0, signal },
			sent: { headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body },
		});
		return { status };
	} catch (error) {
		signal.throwIfAborted();
		if (error instanceof OgonblickError) throw error;
		const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
		const said = spoken(error);
		const why = gate.failureOf(url.hostname, port) ?? said;
		return { trouble: why.split('\n')[0] ?? '' };
	} finally {
		await gate.close();
	}
}

/** A code that has words of its own; else what the library said, which tells more than its code does (of certificates above all). */
function spoken(error: unknown): string {
	if (!(error instanceof Error)) return 'failed';
	const { code = '' } = error as NodeJS.ErrnoException;
	if (error.name === 'TimeoutError' || code === 'ABORT_ERR' || error.message === 'the time is out')
		return 'timeout';
	return Object.hasOwn(NETWORK_TROUBLES, code) ? code : error.message;
}
