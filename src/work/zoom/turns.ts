/** Lets so many work at a time; the others wait for their turn in the order in which they came. @param most one at least */
export function turns(most: number) {
	const waiting: (() => void)[] = [];
	let free = most;
	return async <Result>(work: () => Promise<Result>): Promise<Result> => {
		if (free > 0) free--;
		else await new Promise<void>((turn) => waiting.push(turn));
		try {
			return await work();
		} finally {
			const next = waiting.shift();
			if (next) next();
			else free++;
		}
	};
}
