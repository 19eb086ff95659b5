import type { Event } from '../../records/event.ts';
import type { Language } from '../../records/words/language.ts';
import { foreign, type Markup } from '../shell/markup.ts';
import { orderWords } from '../words/orders.ts';

/** What a program does by itself, under a name that tells nobody anything. */
const OF_WORKERS = new Set([
	'attempt-failed',
	'order-claimed',
	'order-released',
	'order-lost',
	'bundle-filed',
	'filing-intended',
]);

/** Who did what an event tells of. */
export function whoDid({ kind, actor }: Pick<Event, 'kind' | 'actor'>, lang: Language): Markup | string {
	return OF_WORKERS.has(kind) ? orderWords[lang].worker : foreign(actor);
}
