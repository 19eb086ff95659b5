import type { Office } from '../../office.ts';
import type { Language } from '../../records/words/language.ts';
import { stepWords } from '../../words/step-words.ts';
import type { OrderStanding } from '../../work/live/order-standing.ts';
import { picturesSoFar } from '../../work/live/pictures-so-far.ts';
import { size } from '../parts/size.ts';
import { visible } from '../shell/markup.ts';
import { orderWords } from '../words/orders.ts';

/** What an order's page shows of the work, and is told of again each second. */
export interface Progressing {
	/** The page is another one where this is another: what stands on it, not the numbers. */
	readonly shape: string;
	/** By their place on the page. */
	readonly texts: Readonly<Record<string, string>>;
	readonly pictures: readonly Picture[];
	readonly allPictures: number;
}

export interface Picture {
	readonly name: string;
	/** Where it is had, small and as it was taken. */
	readonly small: string;
	readonly whole: string;
	readonly alt: string;
}

/** More than this at once tells nobody more. */
const MOST = 24;

export async function progressOf(
	office: Pick<Office, 'config' | 'clock'>,
	standing: OrderStanding,
	seesPictures: boolean,
	lang: Language,
): Promise<Progressing> {
	const { order, run, attempt } = standing;
	const say = orderWords[lang];
	const all = seesPictures
		? await picturesSoFar(office, { order, ...(attempt ? { attempt: attempt.kept } : {}) })
		: [];
	const texts: Record<string, string> = {};
	if (run) {
		texts.step = visible(stepWords(run.step, lang));
		texts.posts = `${run.posts}`;
		texts.tiles = `${run.tiles}`;
		texts.data = size(run.bytes, lang);
		texts.time = lasted(office.clock.now().getTime() - Date.parse(run.startedAt), lang);
		texts.newest = all.length > MOST ? say.newest(MOST, all.length) : '';
	}
	return {
		shape: shapeOf(standing),
		texts,
		// While it comes, the newest first; of what was kept, the page from its top.
		pictures: (run ? all.slice(-MOST).toReversed() : all.slice(0, MOST)).map((name) => ({
			name,
			small: `/bestallningar/${order.id}/liten/${name}`,
			whole: `/bestallningar/${order.id}/bild/${name}`,
			alt: say.picture(Number(name.replace(/\D/g, ''))),
		})),
		allPictures: all.length,
	};
}

/** Which page it is: the same where only numbers have changed. */
function shapeOf({ order, run, events }: OrderStanding): string {
	if (order.state === 'claimed') return ['claimed', run?.lost ?? '', run?.stop ? 'stopping' : ''].join('/');
	return `${order.state}/${events.at(-1)?.number ?? 0}`;
}

function lasted(ms: number, lang: Language): string {
	const say = orderWords[lang];
	const seconds = Math.max(0, Math.round(ms / 1000));
	if (seconds < 60) return say.seconds(seconds);
	const minutes = Math.floor(seconds / 60);
	return minutes < 60
		? say.minutes(minutes, seconds % 60)
		: say.hours(Math.floor(minutes / 60), minutes % 60);
}
