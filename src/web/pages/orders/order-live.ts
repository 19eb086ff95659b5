import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { TryAgainLater } from '../../../errors.ts';
import type { Office } from '../../../office.ts';
import { pictureSmall, pictureWhole } from '../../../work/live/pictures-so-far.ts';
import { visitBy } from '../../../work/people/visits.ts';
import { notAllowed } from '../../../work/people/who.ts';
import { asksHeadersAlone } from '../../answer/streamed.ts';
import { visitorOf, type WebContext, type WebEnv } from '../../asking/visitor.ts';
import { progressOf } from '../../live/progress.ts';
import { seenOrder } from '../../live/seen-order.ts';

const EVERY_MS = 1000;
/** The browser then asks again by itself. */
const LONGEST_MS = 60_000;
/** A person with more windows than this is a program that holds connections. */
const MOST_OF_ONE = 6;
const MOST_OF_ALL = 60;

/** What follows an order: each second how far it has come, and its pictures. */
export function orderLivePages(office: Office): Hono<WebEnv> {
	const watching = new Map<string, number>();
	return new Hono<WebEnv>()
		.get('/bestallningar/:id/handelser', async (c) => {
			await seenOrder(office, c);
			// Nobody reads what would follow, so nobody would ever leave.
			if (asksHeadersAlone(c)) return c.body(null, 200, { 'content-type': 'text/event-stream' });
			const { person, visit } = visitorOf(c);
			const leave = enter(watching, person.id);
			return streamSSE(c, async (stream) => {
				try {
					const until = Date.now() + LONGEST_MS;
					let told = '';
					while (!stream.aborted && Date.now() < until) {
						// Whoever is signed out, or has lost the role, meanwhile sees no more.
						const now = await visitBy(office, visit.key);
						if (!now) break;
						c.set('visitor', now);
						const { shape, texts, pictures } = await progress(office, c);
						const data = JSON.stringify({ shape, texts, pictures });
						if (data !== told) await stream.writeSSE({ data, retry: EVERY_MS });
						told = data;
						await stream.sleep(EVERY_MS);
					}
				} catch (error) {
					office.log.warn({ err: error }, 'an order is not followed any more');
				} finally {
					leave();
				}
			});
		})
		.get('/bestallningar/:id/liten/:name', async (c) =>
			picture(c, await pictureSmall(office, await pictured(office, c), c.req.param('name')), 'image/jpeg'),
		)
		.get('/bestallningar/:id/bild/:name', async (c) =>
			picture(c, await pictureWhole(office, await pictured(office, c), c.req.param('name')), 'image/png'),
		);
}

async function progress(office: Office, c: WebContext) {
	const seen = await seenOrder(office, c);
	return progressOf(office, seen, seen.seesInside, c.var.lang);
}

async function pictured(office: Office, c: WebContext) {
	const { order, attempt, seesInside } = await seenOrder(office, c);
	if (!seesInside) throw notAllowed();
	return { order, ...(attempt ? { attempt: attempt.kept } : {}) };
}

/** Never a page, whatever its bytes are; the same for as long as it is there. */
function picture(c: WebContext, bytes: Buffer, type: string): Response {
	return c.body(new Uint8Array(bytes), 200, {
		...{ 'content-type': type, 'cache-control': 'private, max-age=600' },
		'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
	});
}

/** @throws TryAgainLater `too-many-watching` @returns what says that one has left */
function enter(watching: Map<string, number>, id: string): () => void {
	const all = [...watching.values()].reduce((sum, n) => sum + n, 0);
	const own = watching.get(id) ?? 0;
	if (own >= MOST_OF_ONE || all >= MOST_OF_ALL)
		throw new TryAgainLater('Too many windows follow orders just now', {
			code: 'too-many-watching',
			remedy: 'Close a window that follows an order.',
		});
	watching.set(id, own + 1);
	return () => {
		const left = (watching.get(id) ?? 1) - 1;
		if (left > 0) watching.set(id, left);
		else watching.delete(id);
	};
}
