import { isIP } from 'node:net';
import type { ResponseFact } from './response-fact.ts';

/**
 * Whether a failed request may have been one for more of the page's content: a script of the page's own frame asked
 * for it, and of the page's own site or of one that has given scripts content before. A blocked tracker is not.
 */
export function isFeedFailure(
	fact: ResponseFact,
	mainAddress: string | undefined,
	sources: ReadonlySet<string>,
): boolean {
	if (fact.kind !== 'fetch' && fact.kind !== 'xhr') return false;
	if (fact.frame !== 'main' || fact.byPage) return false;
	if (fact.failed === undefined && fact.status < 400) return false;
	const site = siteOf(fact.url);
	return sources.has(site) || (mainAddress !== undefined && site === siteOf(mainAddress));
}

/**
 * Who stands behind an address, roughly: the last two labels of the name, three where the second-last is short
 * (`co.uk`). It decides only whether a failure is looked at, so that a list of all public suffixes is not worth its weight.
 */
export function siteOf(address: string): string {
	const host = URL.parse(address)?.hostname ?? '';
	if (isIP(host.replace(/^\[|\]$/g, '')) !== 0) return host;
	const labels = host.split('.');
	const short = (labels.at(-2)?.length ?? 0) <= 3 && labels.length > 2;
	return labels.slice(short ? -3 : -2).join('.');
}
