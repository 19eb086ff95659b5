import type { DeliveredBundle } from './delivery.ts';

/** Signs that nobody sees, and brackets that some write around an id. */
const AROUND = /[\u00ad\u200b-\u200d\u2060\ufeff{}]/g;

/** Enough of an id to name a bundle with. */
const SHORT = 8;

/** Finds a bundle by its id, by the beginning of it, or by the name of its file; what two are called names none. */
export function bundlesByName(
	bundles: readonly DeliveredBundle[],
): (named: string) => DeliveredBundle | undefined {
	const byName = new Map<string, DeliveredBundle | undefined>();
	const byBeginning = new Map<string, DeliveredBundle[]>();
	for (const bundle of bundles) {
		const { bundleId, file } = bundle.line;
		const name = file.toLowerCase();
		for (const key of new Set([bundleId, name, name.replace(/\.zip$/, '')]))
			byName.set(key, byName.has(key) ? undefined : bundle);
		const beginning = byBeginning.get(bundleId.slice(0, SHORT));
		if (beginning) beginning.push(bundle);
		else byBeginning.set(bundleId.slice(0, SHORT), [bundle]);
	}
	return (named) => {
		const text = named
			.replace(AROUND, '')
			.trim()
			.toLowerCase()
			.replace(/^(?:urn:)?uuid:/, '');
		if (byName.has(text) || text.length < SHORT) return byName.get(text);
		const [first, ...more] = (byBeginning.get(text.slice(0, SHORT)) ?? []).filter(({ line }) =>
			line.bundleId.startsWith(text),
		);
		return more.length > 0 ? undefined : first;
	};
}
