/**
 * Starts jobs in their order, no more than `most` at a time.
 * @returns what each comes to, by its name; only who waits for one that fails hears of it
 */
export function fewAtOnce<T>(
	jobs: ReadonlyMap<string, () => Promise<T>>,
	most: number,
): ReadonlyMap<string, Promise<T>> {
	const waiting = [...jobs].map(([name, run]) => ({ name, run, ...Promise.withResolvers<T>() }));
	const ended = new Map(waiting.map(({ name, promise }) => [name, promise]));
	for (const promise of ended.values()) promise.catch(() => undefined);
	const lane = async () => {
		for (let job = waiting.shift(); job; job = waiting.shift()) await job.run().then(job.resolve, job.reject);
	};
	for (let lanes = 0; lanes < most; lanes++) void lane();
	return ended;
}
