import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { OgonblickError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { recordingInside } from '../../work/replay/recording-inside.ts';
import { bundleById } from '../../work/wanted-bundle.ts';

import { replayWords } from '../words/replay.ts';
import { handPiece } from './hand-piece.ts';
import type { Tickets } from './tickets.ts';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const SCRIPT = read('replay.js');
const STYLE = read('replay.css');
const WORKER = read('sw.js');

export interface ReplayParts {
	/** Of this origin, such as https://uppspelning.kommun.example. */
	readonly origin: string;
	/** Where the office is: the only one that may frame a replay. */
	readonly officeOrigins: () => readonly string[];
	readonly tickets: Tickets;
	/** Path of the script that replays. */
	readonly replayer: string;
}

/**
 * What browsers reach under the replay's own host name: the replayer, and recordings for who brings a ticket. It knows nobody, sets no
 * cookie, takes nothing in, and shows itself within the office alone.
 */
export function replayApp(office: Office, { origin, officeOrigins, tickets, replayer }: ReplayParts): Hono {
	const app = new Hono();
	const policyOf = (rest: string) =>
		`default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors ${officeOrigins().join(' ')}${rest}`;
	const library = readFileSync(replayer);
	app.use(async (c, next) => {
		// Under the office's name its cookie would be sent here, whatever the port.
		if (URL.parse(`http://${c.req.header('host') ?? ''}`)?.host !== new URL(origin).host)
			return misdirected(c);
		if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return c.text('', 405);
		await next();
		c.header('x-content-type-options', 'nosniff');
		c.header('referrer-policy', 'no-referrer');
		c.header('cross-origin-resource-policy', 'same-origin');
		if (!c.res.headers.has('content-security-policy')) c.header('content-security-policy', policyOf(''));
		if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
	});
	let isTold = false;
	const misdirected = (c: Context) => {
		const { host: asked = '' } = c.req.header();
		if (!isTold)
			office.log.warn({ asked, expected: new URL(origin).host }, 'a replay was asked for under another name');
		isTold = true;
		return c.text(replayWords.sv.otherName, 421);
	};
	const script = (c: Context, text: string | Uint8Array<ArrayBuffer>) => {
		// What a service worker may fetch is bound by its own policy.
		c.header(
			'content-security-policy',
			`${policyOf("; script-src 'self' 'unsafe-eval'; connect-src 'self'")}`,
		);
		c.header('content-type', 'text/javascript; charset=utf-8');
		return c.body(text);
	};
	app.get('/uppspelare.js', (c) => {
		// As a service worker of its own it would answer all of this origin without what `sw.js` puts on each answer.
		const isWorker = c.req.header('service-worker') ?? c.req.header('sec-fetch-dest') === 'serviceworker';
		return isWorker ? c.text('', 403) : script(c, new Uint8Array(library));
	});
	app.get('/uppspelning.js', (c) => script(c, SCRIPT));
	app.get('/uppspelning.css', (c) => c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }));
	app.get('/:bundle/sw.js', (c) => script(c, WORKER.replace('OFFICE', officeOrigins().join(' '))));
	app.get('/:bundle/', (c) => {
		const { bundle } = c.req.param();
		const ticket = c.req.query('biljett') ?? '';
		const say = replayWords[c.req.query('sprak') === 'en' ? 'en' : 'sv'];
		if (c.req.header('sec-fetch-dest') !== 'iframe') return c.text(say.notHere, 403);
		if (!tickets.isValid(bundle, ticket)) return c.text(say.expired, 403);
		c.header(
			'content-security-policy',
			policyOf(
				"; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self'; frame-src 'self'",
			),
		);
		// What an earlier replay left behind is another bundle's.
		c.header('clear-site-data', '"storage"');
		return c.html(html`<!doctype html>
<html lang="${say === replayWords.en ? 'en' : 'sv'}">
<head><meta charset="utf-8"><title>${say.replayed}</title><link rel="stylesheet" href="/uppspelning.css"><script src="/uppspelning.js" type="module"></script></head>
<body data-recording="snapshot.wacz?${new URLSearchParams({ biljett: ticket })}" data-failed="${say.failed}">
<p role="status">${say.loading}</p>
<iframe title="${say.replayed}" sandbox="allow-scripts allow-same-origin allow-forms" hidden></iframe>
</body>
</html>`);
	});
	app.get('/:bundle/snapshot.wacz', async (c) => {
		const { bundle } = c.req.param();
		if (!tickets.isValid(bundle, c.req.query('biljett') ?? '')) return c.text('', 403);
		const recording = await recordingInside(office, await bundleById(office, bundle));
		if (!recording) return c.text('', 404);
		return handPiece(c, recording);
	});
	app.onError((error, c) => {
		if (error instanceof OgonblickError) return c.text('', 404);
		office.log.error({ err: error }, 'a replay failed');
		return c.text('', 500);
	});
	return app;
}
