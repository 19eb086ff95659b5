import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { pipeline } from 'node:stream';

/**
 * The only origin that exists for a replay. No name server is asked for it, since the browser hands names to its proxy;
 * browsers trust names under `localhost` enough to let them have a service worker.
 */
export const ORIGIN = 'http://replay.localhost';
/**
 * Not the name by which the replayer knows the frame (wabac's `REPLAY_TOP_FRAME_NAME`): it sends there whatever a page opens in a
 * new window, and an advertisement that opens itself would take the place of the page. So it becomes a window of its own,
 * which is closed as it was when the page was live.
 */
const FRAME = 'replayed';
const RECORDING = '/recording.wacz';
/** Refusals kept with their address; all are counted. */
const KEPT = 100;

/** All the network that a replay has: a proxy that connects to nothing. */
export interface Stage {
	/** `http://127.0.0.1:PORT`, for Playwright's `proxy.server`. */
	readonly proxy: string;
	/** Address of the recording, as the replayer sees it. */
	readonly recording: string;
	/** What asked for something beyond the stage, and was refused: `GET https://…`, the first hundred. */
	readonly refused: readonly string[];
	close(): Promise<void>;
}

/**
 * Serves a replayer and a recording on `ORIGIN`, as the proxy of the replaying browser. Everything else it is asked for
 * it refuses: it opens no connection, so nothing that is replayed can reach a network.
 * @param replayer path of the service worker that replays
 * @param recording path of a WACZ, which need not be there yet
 */
export async function openStage(replayer: string, recording: string): Promise<Stage> {
	const script = await readFile(replayer);
	const refused: string[] = [];
	const refuse = (what: string) => {
		if (refused.length < KEPT) refused.push(what.slice(0, 300));
	};
	const server = createServer((request, response) => {
		const url = URL.parse(request.url ?? '');
		if (url?.origin !== ORIGIN) {
			refuse(`${request.method} ${request.url}`);
			send(response, 502, 'text/plain', 'a replay has no network');
		} else if (url.pathname === '/') send(response, 200, 'text/html', SHELL);
		else if (url.pathname === '/sw.js') send(response, 200, 'text/javascript', script);
		else if (url.pathname === RECORDING)
			sendPiece(request, response, recording).catch((error: Error) =>
				send(response, 404, 'text/plain', error.message),
			);
		else send(response, 404, 'text/plain', 'not on this stage');
	});
	const tunnel = (request: IncomingMessage, socket: Socket) => {
		refuse(`${request.method} ${request.url}`);
		socket.on('error', () => socket.destroy());
		socket.end('HTTP/1.1 502 No network\r\n\r\n');
	};
	server.on('connect', tunnel);
	server.on('upgrade', tunnel);
	await listening(server);
	return {
		proxy: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		recording: ORIGIN + RECORDING,
		refused,
		close: () => closed(server),
	};
}

/** The page around the replayed one, which must stand in a frame: alone it would lead to the replayer's own pages. */
const SHELL = `<!doctype html><title>replay</title>
<style>html,body,iframe{margin:0;border:0;width:100%;height:100%;display:block;overflow:hidden}</style>
<iframe name="${FRAME}"></iframe>`;

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
	response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

/** A recording is read by pieces (RFC 9110 §14), so that neither side holds all of it. @throws where there is none */
async function sendPiece(request: IncomingMessage, response: ServerResponse, file: string): Promise<void> {
	const { size } = await stat(file);
	const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '');
	const suffix = range?.[1] === '' ? Number(range[2]) : 0;
	const start = suffix > 0 ? Math.max(0, size - suffix) : Number(range?.[1] ?? 0);
	const end = suffix > 0 || !range?.[2] ? size - 1 : Math.min(size - 1, Number(range[2]));
	const headers = {
		'content-type': 'application/wacz',
		'accept-ranges': 'bytes',
		'content-length': Math.max(0, end - start + 1),
	};
	if (start > end) {
		response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
		return;
	}
	if (range) response.writeHead(206, { ...headers, 'content-range': `bytes ${start}-${end}/${size}` });
	else response.writeHead(200, headers);
	if (request.method === 'HEAD') response.end();
	// A reader that has seen enough goes away: that is no error of ours.
	else pipeline(createReadStream(file, { start, end }), response, () => response.destroy());
}

function listening(server: Server): Promise<void> {
	return new Promise((done, fail) => {
		server.once('error', fail);
		server.listen(0, '127.0.0.1', done);
	});
}

function closed(server: Server): Promise<void> {
	return new Promise((done) => {
		server.close(() => done());
		server.closeAllConnections();
	});
}
