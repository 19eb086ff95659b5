import { type AddressInfo, createServer, isIP, type Server, type Socket } from 'node:net';
import { Fault } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { refusedAddress } from './addresses.ts';
import { dial } from './dial.ts';
import { allowedHosts, type IsAllowed, plainHost, refusedName } from './hosts.ts';
import { openNames, type Resolve } from './names.ts';
import { REPLY, readWish, reply, type Wish } from './socks.ts';

export interface GateOptions {
	/** Hosts that may have private addresses: `host` (any port) or `host:port`. */
	readonly allowHosts: readonly string[];
	/** Looks a name up; the system's resolver where absent. */
	readonly resolve?: Resolve;
	readonly log: Log;
	/** Most bytes in both directions together; when reached, every connection is cut and every new one refused. */
	readonly limitBytes?: number;
	/** How long a connection may take to be made, milliseconds; 15,000 where absent. */
	readonly connectMs?: number;
}

export interface Refusal {
	readonly host: string;
	readonly port: number;
	/** Empty where the name itself was refused. */
	readonly address: string;
	readonly why: string;
}

/** The one way out for a captured page: every connection is made by us, to an address that was checked. */
export interface Gate {
	/** `socks5://127.0.0.1:PORT`, for Playwright's `proxy.server`. */
	readonly server: string;
	/** The address that was last connected to for a host and port. */
	addressOf(host: string, port: number): string | undefined;
	/** Why the last connection to a host and port was not made; undefined once one was. */
	failureOf(host: string, port: number): string | undefined;
	/** What was refused, each once, the first thousand. */
	readonly refused: readonly Refusal[];
	/** Bytes in both directions so far. */
	readonly bytes: number;
	readonly limitReached: boolean;
	/** Cuts every connection and stops listening. May be called twice. */
	close(): Promise<void>;
}

const REFUSALS_KEPT = 1000;
/** Chromium keeps at most 256 sockets a pool (normal, WebSocket) for one profile. */
const MOST_CLIENTS = 1024;

/**
 * Opens a SOCKS5 server (RFC 1928, CONNECT only) on a free port of 127.0.0.1. It looks names up itself, checks every
 * address, and connects to the very address it checked, so that a name which changes its answer gains nothing.
 * Chromium cannot give a user name or password to a SOCKS proxy, so other processes of this machine could use the
 * gate while it is open; they gain no more than what they can reach anyway.
 * @throws UsageError `bad-allowed-host` · Fault `gate-open`
 */
export async function openGate(options: GateOptions): Promise<Gate> {
	const rules = { isAllowed: allowedHosts(options.allowHosts), names: openNames(options.resolve) };
	const gate = new OpenGate(options, rules);
	await gate.listen();
	return gate;
}

interface Rules {
	readonly isAllowed: IsAllowed;
	readonly names: Resolve;
}

class OpenGate implements Gate {
	readonly #options: GateOptions;
	readonly #rules: Rules;
	readonly #listener: Server;
	readonly #sockets = new Set<Socket>();
	readonly #reached = new Map<string, string>();
	readonly #failures = new Map<string, string>();
	readonly #refused = new Map<string, Refusal>();
	readonly #closing = new AbortController();
	bytes = 0;

	constructor(options: GateOptions, rules: Rules) {
		this.#options = options;
		this.#rules = rules;
		this.#listener = createServer({ allowHalfOpen: true, noDelay: true, pauseOnConnect: true }, (client) => {
			this.#serve(client).catch((error: unknown) => {
				options.log.debug({ error }, 'a connection through the gate failed');
				client.destroy();
			});
		});
		this.#listener.maxConnections = MOST_CLIENTS;
	}

	get server(): string {
		return `socks5://127.0.0.1:${(this.#listener.address() as AddressInfo).port}`;
	}

	get refused(): readonly Refusal[] {
		return [...this.#refused.values()];
	}

	get limitReached(): boolean {
		return this.bytes >= (this.#options.limitBytes ?? Number.POSITIVE_INFINITY);
	}

	addressOf(host: string, port: number): string | undefined {
		return this.#reached.get(keyOf(host, port));
	}

	failureOf(host: string, port: number): string | undefined {
		return this.#failures.get(keyOf(host, port));
	}

	listen(): Promise<void> {
		return new Promise((done, fail) => {
			this.#listener.once('error', (cause) =>
				fail(new Fault('The gate could not listen on 127.0.0.1', { code: 'gate-open', cause })),
			);
			this.#listener.listen(0, '127.0.0.1', done);
		});
	}

	async close(): Promise<void> {
		this.#closing.abort();
		for (const socket of this.#sockets) socket.destroy();
		if (!this.#listener.listening) return;
		await new Promise<void>((done) => this.#listener.close(() => done()));
	}

	async #serve(client: Socket): Promise<void> {
		this.#hold(client);
		const wish = await readWish(client);
		if (wish === undefined) {
			client.end();
			return;
		}
		const key = keyOf(wish.host, wish.port);
		const addresses = await this.#addressesFor(wish);
		if (typeof addresses === 'string') {
			this.#failures.set(key, addresses);
			reply(client, REPLY.refused);
			client.end();
			return;
		}
		try {
			const signal = this.#closing.signal;
			const { socket, address } = await dial(addresses, wish.port, this.#options.connectMs ?? 15_000, signal);
			this.#hold(socket);
			this.#reached.set(key, address);
			this.#failures.delete(key);
			this.#join(client, socket);
		} catch (error) {
			this.#failures.set(
				key,
				error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : 'failed',
			);
			reply(client, REPLY.unreachable);
			client.end();
		}
	}

	/** The addresses that may be dialled, or why none may. */
	async #addressesFor({ host: written, port }: Wish): Promise<readonly string[] | string> {
		const host = plainHost(written);
		if (this.limitReached) return 'byte limit';
		const open = this.#rules.isAllowed(host, port);
		const nameRefused = open ? undefined : refusedName(host);
		if (nameRefused !== undefined) return this.#refuse(host, port, '', nameRefused);
		let found: readonly string[];
		try {
			found = isIP(host) !== 0 ? [host] : await this.#rules.names(host);
		} catch (error) {
			return (error as NodeJS.ErrnoException).code ?? 'name not found';
		}
		if (open) return found;
		const passed: string[] = [];
		let refusal = 'name without address';
		for (const address of found) {
			const why = refusedAddress(address);
			if (why === undefined) passed.push(address);
			else refusal = this.#refuse(host, port, address, why);
		}
		return passed.length > 0 ? passed : refusal;
	}

	#refuse(host: string, port: number, address: string, why: string): string {
		const key = `${keyOf(host, port)} ${address}`;
		if (this.#refused.size < REFUSALS_KEPT && !this.#refused.has(key)) {
			this.#refused.set(key, { host, port, address, why });
			this.#options.log.info({ host, port, address, why }, 'refused by the gate');
		}
		return `refused: ${why}`;
	}

	/** Joins two sockets. `pipe` passes on each end of stream by itself and stops reading while the other side is full. */
	#join(client: Socket, remote: Socket): void {
		const count = (chunk: Buffer) => {
			this.bytes += chunk.length;
			if (!this.limitReached) return;
			for (const socket of this.#sockets) socket.destroy();
		};
		client.on('data', count);
		remote.on('data', count);
		client.once('close', () => remote.destroy());
		remote.once('close', () => client.destroy());
		reply(client, REPLY.connected);
		client.pipe(remote).pipe(client);
	}

	#hold(socket: Socket): void {
		this.#sockets.add(socket);
		socket.once('close', () => this.#sockets.delete(socket));
		// A reset is an ordinary end here; `close` follows and takes the other side along.
		socket.on('error', () => socket.destroy());
		if (this.#closing.signal.aborted) socket.destroy();
	}
}

function keyOf(host: string, port: number): string {
	return `${plainHost(host)}:${port}`;
}
