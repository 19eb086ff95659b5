/**
 * Lets so many work at a time; the others wait for their turn in the order in which they came.
 * @param most one at least
 * @returns what does the work in turn; for whoever has gone away meanwhile nothing is begun, and the signal's reason is thrown
 */
export function turns(most: number) {
	const waiting: (() => void)[] = [];
	let free = most;
	return async <Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> => {
		if (free > 0) free--;
		else await new Promise<void>((turn) => waiting.push(turn));
		try {
			signal?.throwIfAborted();
			return await work();
		} finally {
			const next = waiting.shift();
			if (next) next();
			else free++;
		}
	};
}
