/** What was worked out since our script last paused, to be forgotten at its next pause. */
const forgets: (() => void)[] = [];

/**
 * Works a thing out of the page once for as long as our script runs without a pause. The page cannot change meanwhile
 * but by our own hand, and asking thousands of posts again for every question makes a walk slower the longer it gets.
 */
export function once<T>(work: () => T): () => T {
	let kept: { readonly value: T } | undefined;
	return () => {
		if (!kept) {
			kept = { value: work() };
			if (forgets.length === 0) queueMicrotask(touched);
			forgets.push(() => {
				kept = undefined;
			});
		}
		return kept.value;
	};
}

/** To be called when we pressed or changed something of the page ourselves: what was known of it may be so no more. */
export function touched(): void {
	for (const forget of forgets.splice(0)) forget();
}
