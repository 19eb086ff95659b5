import { OgonblickError } from '../../errors.ts';
import { toldOf } from '../../records/words/failed-page.ts';
import type { Session } from '../session.ts';
import { shortMessage } from '../step.ts';
import { toldOfJoin } from '../walk/broken-join.ts';
import { appendSlides } from '../walk/slide-tiles.ts';
import type { Refusal } from './arrive.ts';
import type { Visit } from './beyond.ts';

/** What one visit brought, before it is known how it ended. */
export interface Visiting {
	/** Opens the page. @returns why it could not be had */
	arrive(): Promise<Refusal | undefined>;
	/** Walks and reads it. */
	read(): Promise<void>;
}

/**
 * One visit to a page beyond the account's. Whatever becomes of it is its outcome: a tab that cannot be had never makes
 * the capture of the account fail. @throws the signal's reason, and what no later step could stand either (a full disk)
 */
export async function visit(
	session: Session,
	aside: Session,
	visiting: Visiting,
	signal: AbortSignal,
): Promise<Visit> {
	const at = new Date().toISOString();
	const firstTile = session.seen.tiles.length;
	const told = (outcome: Visit['outcome'], title: string, reason?: string, refused = false): Visit => ({
		outcome,
		title,
		at,
		firstTile,
		tiles: session.seen.tiles.length - firstTile,
		...(reason ? { reason } : {}),
		...(refused ? { refused } : {}),
	});
	try {
		const refusal = await visiting.arrive();
		if (refusal) return told('not-captured', '', refusal.reason, refusal.refused);
		const title = await session.page.title();
		await visiting.read();
		await appendSlides(aside);
		session.seen.images.unloaded += aside.seen.images.unloaded;
		const lacks = await whatIsLacking(aside);
		return told(lacks ? 'partial' : 'captured', title, lacks);
	} catch (error) {
		signal.throwIfAborted();
		if (session.seen.crashed || (error instanceof OgonblickError && error.advice !== 'report-fault'))
			throw error;
		session.request.log.warn({ error }, 'a page beyond the account could not be visited');
		return told(session.seen.tiles.length > firstTile ? 'partial' : 'not-captured', '', shortMessage(error));
	}
}

/** Why what was walked is not the whole page. */
async function whatIsLacking({ seen, world }: Session): Promise<string | undefined> {
	await world.call('restick');
	const signs = await world.call('signs');
	const asksLogin = signs.overlay?.asksLogin && signs.overlay.share > 0.15;
	const lacks = [
		asksLogin ? 'a login dialog came up over it' : '',
		seen.limit ? `it was left at the limit ${seen.limit.name}` : '',
		seen.stop === 'stalled' ? 'it stopped loading before its end' : '',
		...seen.failedPages.map((page) => `a further page could not be had: ${toldOf(page)}`),
		...seen.joins.broken
			.slice(0, 2)
			.map((join) => `tiles do not meet, or show a post in part: ${toldOfJoin(join)}`),
		seen.foldsLeft > 0 ? `${seen.foldsLeft} folded texts or comments did not open` : '',
		seen.shut.size > 0 ? `${seen.shut.size} posts hold boxes of which no tile shows all` : '',
		seen.framed.size > 0 ? `${seen.framed.size} posts show frames whose words could not be read` : '',
		seen.consentLeft ? 'a consent dialog covers it' : '',
	].filter(Boolean);
	return lacks.length > 0 ? lacks.join('; ') : undefined;
}
