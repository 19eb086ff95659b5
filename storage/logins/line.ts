import { once } from 'node:events';
import { connect } from 'node:net';
import { type RawData, WebSocket } from 'ws';
import { TryAgainLater } from '../../src/errors.ts';
import type { LoginCall, LoginCaller } from '../../src/office/logins.ts';
import type { LoginAsk } from '../../src/records/login-stream.ts';
import { readAsk, readHand, readTold } from './messages.ts';

/** Of one message; a picture of 1600 by 1600 px is a tenth of it. */
export const MOST_BYTES = 8 << 20;
/** A worker that is there answers at once. */
const ANSWER_MS = 5000;
/** A reader that falls so far behind is not reading. */
const MOST_WAITING = 32 << 20;

/** @throws TryAgainLater `no-login-worker` */
export async function callerAt(path: string, wish: LoginAsk): Promise<LoginCaller> {
	const socket = new WebSocket('ws://localhost/', {
		...{ handshakeTimeout: ANSWER_MS, maxPayload: MOST_BYTES, perMessageDeflate: false },
		// By the path itself: an address would have its own reading of å, of a space and of a colon.
		createConnection: () => connect(path),
	});
	const closed = closing(socket);
	try {
		await once(socket, 'open');
	} catch (cause) {
		throw noWorker(cause);
	}
	send(socket, JSON.stringify(wish));
	return {
		pass: (message) => send(socket, message),
		heard(listener) {
			socket.on('message', (data: RawData, isBinary) => {
				if (isBinary) return listener(bytesOf(data));
				const told = readTold(String(data));
				if (told) listener(told);
				else socket.terminate();
			});
		},
		closed,
		close: () => socket.terminate(),
	};
}

/** Takes one who asks. Whoever asks for anything else is cut off. */
export function answer(socket: WebSocket, take: (call: LoginCall) => void): void {
	const closed = closing(socket);
	const early = setTimeout(() => socket.terminate(), ANSWER_MS);
	socket.once('message', (data: RawData, isBinary) => {
		clearTimeout(early);
		const ask = isBinary ? undefined : readAsk(String(data));
		if (!ask) return socket.terminate();
		take({
			ask,
			heard(listener) {
				socket.on('message', (more: RawData, isPicture) => {
					const hand = isPicture ? undefined : readHand(String(more));
					if (hand) listener(hand);
					else socket.terminate();
				});
			},
			show: (jpeg) => send(socket, jpeg),
			tell: (told) => send(socket, JSON.stringify(told)),
			closed,
			// What was told last still arrives.
			close: () => socket.close(),
		});
	});
}

function send(socket: WebSocket, message: string | Uint8Array): void {
	if (socket.readyState !== WebSocket.OPEN) return;
	if (socket.bufferedAmount > MOST_WAITING) socket.terminate();
	else socket.send(message);
}

function closing(socket: WebSocket): Promise<void> {
	// A reset is an ordinary end; `close` follows.
	socket.on('error', () => undefined);
	return new Promise((done) => socket.once('close', () => done()));
}

function bytesOf(data: RawData): Uint8Array {
	return Array.isArray(data) ? Buffer.concat(data) : new Uint8Array(data as Buffer);
}

function noWorker(cause: unknown): TryAgainLater {
	return new TryAgainLater('Nobody opens browsers for logins just now.', {
		...{ code: 'no-login-worker', cause },
		remedy: 'Start the worker: ogonblick job logins. Or log in by the command login.',
	});
}
