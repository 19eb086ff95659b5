import { type WaczPage, writeWacz } from '../bundle/wacz/write-wacz.ts';
import { software } from './software.ts';

interface About {
	readonly title: string;
	readonly description: string;
	readonly created: Date;
}

/** Packs a recording as the bundle holds it; the capture replays the same, so that what was tried is what is kept. */
export async function packWacz(
	warc: string,
	pages: readonly [WaczPage, ...WaczPage[]],
	about: About,
	target: string,
	signal: AbortSignal,
): Promise<void> {
	const { name, version } = software();
	const input = { warc, pages, ...about, software: `${name} ${version}`, mainPageUrl: pages[0].url };
	await writeWacz(input, target, signal);
}
