import { isIP } from 'node:net';
import { readHost } from '../../config.ts';
import { UsageError } from '../../errors.ts';

/** Whether a host and port were opened by name. */
export type IsAllowed = (host: string, port: number) => boolean;

/**
 * @param entries as `readHost` takes them: `host` (any port) or `host:port`
 * @throws UsageError `bad-allowed-host`
 */
export function allowedHosts(entries: readonly string[]): IsAllowed {
	const whole = new Set<string>();
	const withPort = new Set<string>();
	for (const entry of entries) {
		const host = readHost(entry);
		if (host === undefined) {
			throw new UsageError(`Not a host: ${entry}`, {
				code: 'bad-allowed-host',
				subject: entry,
				remedy: 'Write host or host:port, without scheme or path, such as 127.0.0.1:8080.',
			});
		}
		if (host.port === undefined) whole.add(host.name);
		else withPort.add(`${host.name} ${host.port}`);
	}
	return (host, port) => whole.has(plainHost(host)) || withPort.has(`${plainHost(host)} ${port}`);
}

/** Lower case, without brackets or the root's dot, so that one host has one spelling. */
export function plainHost(host: string): string {
	return host
		.toLowerCase()
		.replace(/^\[|\]$/g, '')
		.replace(/\.$/, '');
}

/**
 * Why a name must not even be looked up; undefined when it may. Addresses are not names and pass.
 * Numeric oddities (`0x7f.1`, `2130706433`) are refused here because the system's resolver reads them as addresses.
 * @param host as `plainHost` gives it
 */
export function refusedName(host: string): string | undefined {
	if (isIP(host) !== 0) return undefined;
	if (host === 'localhost' || host.endsWith('.localhost')) return 'loopback';
	if (host === '' || host.length > 253) return 'not a name';
	const last = host.slice(host.lastIndexOf('.') + 1);
	// WHATWG URL §3.5, "ends in a number": such a name is an IPv4 address or nothing.
	if (/^(\d+|0x[0-9a-f]*)$/.test(last)) return 'a number in place of a name';
	return /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(host) ? undefined : 'not a name';
}
