import { type Check, missing, ok, warning } from './check.ts';

const NODE_MAJOR = 24;
/** One capture of a long feed stays below this, browser included; see docs/performance.md. */
const MEMORY_BYTES = 1_500_000_000;

/** @param version such as `v24.21.0` */
export function checkNode(version: string): Check {
	const major = Number(/^v?(\d+)/.exec(version)?.[1]);
	return major >= NODE_MAJOR ? ok('node', version) : missing('node', version, 'node-old');
}

/** @param available bytes that the process may still use, the container's limit counted */
export function checkMemory(available: number): Check {
	const found = String(available);
	return available >= MEMORY_BYTES ? ok('memory', found) : warning('memory', found, 'memory-low');
}

/** Whether the locale is a language tag (BCP 47) that this Node has data for. */
export function checkLocale(locale: string): Check {
	try {
		const known = Intl.DateTimeFormat.supportedLocalesOf([locale]).length > 0;
		return known ? ok('locale', locale) : warning('locale', locale, 'locale-unknown');
	} catch {
		return missing('locale', locale, 'locale-unknown');
	}
}
