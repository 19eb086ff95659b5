import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npmPackage, whyNotNpm } from '../machine/npm.ts';
import { mustRun } from '../machine/run.ts';
import { WACZ } from '../validators/files.ts';
import type { Bundle, Validator } from '../validators/validator.ts';
import { mainPageOf } from './main-page.ts';
import { type MainPage, type Player, playAll, whyNotCompared } from './played.ts';
import { ORIGIN, openStage } from './stage.ts';

const PACKAGE = { name: 'replaywebpage', version: '2.5.3' };

/** Replay by a service worker in the reader's own browser, with the pages around it that readers use. */
export const replaywebpage: Validator = {
	name: 'replaywebpage (replay)',
	browses: true,
	whyNot: whyNotNpm,
	install: async () => {
		await npmPackage(PACKAGE);
	},
	whyNotAsked: whyNotCompared,
	faults: (bundles) => playAll(bundles, setUp),
};

async function setUp(bundles: readonly Bundle[]): Promise<Player> {
	const installed = await npmPackage(PACKAGE);
	const [ui, sw] = await Promise.all(['ui.js', 'sw.js'].map((name) => readFile(join(installed, name))));
	const mains: MainPage[] = [];
	for (const { folder } of bundles) mains.push(await firstPage(join(folder, WACZ)));
	const stage = await openStage((request, response, path) => {
		const [, place = '', kind] = /^\/(\d+)\.(html|wacz)$/.exec(path.split('?', 1)[0] ?? '') ?? [];
		const bundle = bundles[Number(place)];
		const main = mains[Number(place)];
		if (kind === 'html' && main) send(response, 'text/html', shell(Number(place), main));
		else if (kind === 'wacz' && bundle)
			sendPiece(request, response, join(bundle.folder, WACZ)).catch(() => response.destroy());
		else if (path.startsWith('/replay/ui.js')) send(response, 'text/javascript', ui ?? '');
		else if (path.startsWith('/replay/sw.js')) send(response, 'text/javascript', sw ?? '');
		else response.writeHead(404).end('not on this stage');
	});
	return {
		opening(place) {
			const main = mains[place];
			if (!main) throw new Error(`there is no archive ${place}`);
			return { main, proxy: stage.proxy, address: `${ORIGIN}/${place}.html`, isFramed: true };
		},
		close: stage.close,
	};
}

async function firstPage(wacz: string): Promise<MainPage> {
	const folder = await mkdtemp(join(tmpdir(), 'wacz-'));
	try {
		await mustRun('python3', ['-m', 'zipfile', '-e', wacz, folder]);
		return await mainPageOf(folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** As its own guide has it for those who serve everything themselves. */
function shell(place: number, { url, timestamp }: MainPage): string {
	const escaped = url.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
	return `<!doctype html><title>replay</title><style>html,body,replay-web-page{display:block;margin:0;height:100%}</style>
<script src="/replay/ui.js"></script>
<replay-web-page source="/${place}.wacz" replayBase="/replay/" embed="replayonly" url="${escaped}" ts="${timestamp}"></replay-web-page>`;
}

function send(response: ServerResponse, type: string, body: string | Buffer): void {
	response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

/** A WACZ is read by pieces (RFC 9110, 14). */
async function sendPiece(request: IncomingMessage, response: ServerResponse, file: string): Promise<void> {
	const { size } = await stat(file);
	const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
	const start = from === '' ? Math.max(0, size - Number(to || size)) : Number(from);
	const end = from !== '' && to !== '' ? Math.min(Number(to), size - 1) : size - 1;
	const headers = {
		'content-type': 'application/wacz',
		'accept-ranges': 'bytes',
		'content-length': Math.max(0, end - start + 1),
		...(request.headers.range ? { 'content-range': `bytes ${start}-${end}/${size}` } : {}),
	};
	response.writeHead(request.headers.range ? 206 : 200, headers);
	if (request.method === 'HEAD') response.end();
	else createReadStream(file, { start, end }).pipe(response);
}
