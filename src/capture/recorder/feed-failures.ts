import { isIP } from 'node:net';
import type { ResponseFact } from './response-fact.ts';

/** The browser's word for a request that was ended from outside of the page. */
const HELD_BACK = 'ERR_BLOCKED_BY_CLIENT';

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
	// What we hold back ourselves is told where it was held back.
	if (fact.failed?.includes(HELD_BACK)) return false;
	if (fact.failed === undefined && fact.status < 400 && !fact.errors) return false;
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

/** Answers that hold nothing but errors are short. */
const MOST_OF_ERRORS = 64 << 10;

/**
 * Whether an answer holds errors and none of what was asked for, as GraphQL says it under status 200 (GraphQL
 * specification, October 2021, section 7.1): a list `errors` that is not empty, and `data` that is absent or null, or
 * null in each of its fields.
 */
export function holdsOnlyErrors(text: string): boolean {
	const json = text.trimStart();
	if (!json.startsWith('{') || json.length > MOST_OF_ERRORS || !json.includes('"errors"')) return false;
	let said: unknown;
	try {
		said = JSON.parse(json);
	} catch {
		// No JSON, whatever it begins like: it says nothing of errors in this way.
		return false;
	}
	const { errors, data } = said as { readonly errors?: unknown; readonly data?: unknown };
	if (!Array.isArray(errors) || errors.length === 0) return false;
	return (
		data === undefined ||
		data === null ||
		(typeof data === 'object' && Object.values(data).every((v) => v === null))
	);
}
