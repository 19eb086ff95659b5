import { connect, type Socket } from 'node:net';

/** RFC 8305 §5: how long one address gets before the next is tried beside it. */
const STAGGER_MS = 250;

export interface Dialled {
	readonly socket: Socket;
	/** The address that answered, one of those given. */
	readonly address: string;
}

/**
 * Connects to the first of the given addresses that answers, trying them side by side with a stagger
 * (Happy Eyeballs, RFC 8305), families in turn. Only these addresses are tried: no name is looked up here.
 * @throws Error of the last address that failed, `connect timeout`, or the signal's reason
 */
export function dial(
	addresses: readonly string[],
	port: number,
	timeoutMs: number,
	signal: AbortSignal,
): Promise<Dialled> {
	return new Promise((done, fail) => {
		const waiting = inTurn(addresses);
		const open = new Set<Socket>();
		let ended = false;
		let last: Error = new Error('no address');
		let stagger: NodeJS.Timeout | undefined;

		const end = (winner?: Socket) => {
			ended = true;
			clearTimeout(deadline);
			clearTimeout(stagger);
			signal.removeEventListener('abort', abort);
			for (const socket of open) if (socket !== winner) socket.destroy();
		};
		const giveUp = (why: Error) => {
			if (ended) return;
			end();
			fail(why);
		};
		const abort = () => giveUp(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
		const next = () => {
			clearTimeout(stagger);
			const address = waiting.shift();
			if (ended) return;
			if (address === undefined) {
				if (open.size === 0) giveUp(last);
				return;
			}
			const socket = connect({ host: address, port, allowHalfOpen: true, noDelay: true });
			open.add(socket);
			const failed = (error: Error) => {
				last = error;
				open.delete(socket);
				next();
			};
			socket.once('error', failed);
			socket.once('connect', () => {
				socket.removeListener('error', failed);
				if (ended) return;
				end(socket);
				done({ socket, address });
			});
			if (waiting.length > 0) stagger = setTimeout(next, STAGGER_MS);
		};
		const deadline = setTimeout(() => giveUp(new Error('connect timeout')), timeoutMs);
		signal.addEventListener('abort', abort, { once: true });
		if (signal.aborted) abort();
		else next();
	});
}

/** IPv6 and IPv4 alternating, in the given order within each, the first one's family first. */
function inTurn(addresses: readonly string[]): string[] {
	const isV6 = (a: string) => a.includes(':');
	const first = addresses.filter((a) => isV6(a) === isV6(addresses[0] ?? ''));
	const second = addresses.filter((a) => !first.includes(a));
	return first
		.flatMap((a, i) => (second[i] === undefined ? [a] : [a, second[i]]))
		.concat(second.slice(first.length));
}
