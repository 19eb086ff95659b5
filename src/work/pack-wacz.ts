import { type WaczPage, type WrittenWacz, writeWacz } from '../bundle/wacz/write-wacz.ts';
import { software } from './software.ts';

interface About {
	readonly title: string;
	readonly description: string;
	readonly created: Date;
}

/** Packs a recording as the bundle holds it; the capture replays the same, so that what was tried is what is kept. */
export function packWacz(
	warc: string,
	pages: readonly [WaczPage, ...WaczPage[]],
	about: About,
	target: string,
	signal: AbortSignal,
): Promise<WrittenWacz> {
	const { name, version } = software();
	const input = { warc, pages, ...about, software: `${name} ${version}`, mainPageUrl: pages[0].url };
	return writeWacz(input, target, signal);
}
