import { deepAll, isShown } from '../tree/dom.ts';
import { drawnBy } from './drawn.ts';

/**
 * Those of some pictures that the page does not show any more: a page may take its pictures out again where they have gone out of
 * view, and a print of it lacks them.
 * @param addresses as posts have them
 */
export function picturesGone(addresses: readonly string[]): string[] {
	const gone = new Set(addresses);
	const leave = (address: string) => gone.delete(address);
	for (const el of deepAll('img'))
		if (el instanceof HTMLImageElement && el.complete && el.naturalWidth > 0 && isShown(el))
			leave(el.currentSrc || el.src);
	// Styles of all elements are asked for only where something is left to look for.
	if (gone.size > 0) for (const el of deepAll('*')) for (const { address } of drawnBy(el)) leave(address);
	return [...gone];
}
