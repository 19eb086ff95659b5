import { readdir, readFile } from 'node:fs/promises';

/**
 * The processes below one, as they come and go. A process that was seen once is still counted when its parent ends
 * and init adopts it, as browsers do with theirs; its start time tells it from a later one with the same number.
 */
export class ProcessTree {
	readonly #root: number;
	readonly #starts = new Map<number, string>();

	constructor(root: number) {
		this.#root = root;
	}

	/** Numbers of the living processes of the tree, the root included. Linux only: reads /proc. */
	async living(): Promise<number[]> {
		const all = new Map<number, { parent: number; start: string }>();
		await Promise.all(
			(await readdir('/proc'))
				.filter((name) => /^\d+$/.test(name))
				.map(async (name) => {
					const stat = await readIfThere(`/proc/${name}/stat`);
					// The command may hold spaces and brackets: fields are counted from the last bracket.
					const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
					if (fields) all.set(Number(name), { parent: Number(fields[1]), start: fields[19] as string });
				}),
		);
		for (const [pid, start] of this.#starts) if (all.get(pid)?.start !== start) this.#starts.delete(pid);
		const root = all.get(this.#root);
		if (root) this.#starts.set(this.#root, root.start);
		for (let grew = true; grew; ) {
			grew = false;
			for (const [pid, { parent, start }] of all) {
				if (this.#starts.has(pid) || !this.#starts.has(parent)) continue;
				this.#starts.set(pid, start);
				grew = true;
			}
		}
		return [...this.#starts.keys()];
	}
}

/** A change of the resident size below this leaves the last reading of a process as it is, bytes. */
const WORTH_READING = 4e6;
const PAGE = 4096;
/** Sums before it is believed what the processes share, and how much of it is believed. */
const SURE = 10;
const LEFT = 0.5;

/**
 * Proportional set sizes: a process's own pages, and its share of those it shares with others, so that the sum over a
 * tree counts each page once. Reading one makes the kernel walk all its pages (10 to 40 ms for a large one) and holds
 * the process up, so it is only read when the resident size, which costs nothing to read, has changed, and where a new peak can be.
 * Source: Linux, Documentation/filesystems/proc.rst, smaps_rollup and statm.
 */
export class ProportionalSizes {
	readonly #known = new Map<number, { resident: number; proportional: number }>();
	/** Least that the processes were ever seen to share: by so much their resident sizes together are more than the true sum. */
	#shared = Number.POSITIVE_INFINITY;
	#read = 0;

	/**
	 * Bytes of all these processes together; one that is gone counts nothing.
	 * @param peak largest sum so far
	 * @returns undefined where they are so small together that they cannot be more than the peak, and were not read
	 */
	async sum(pids: readonly number[], peak: number): Promise<number | undefined> {
		const residents = new Map<number, number>();
		for (const pid of pids) residents.set(pid, await residentOf(pid));
		const resident = [...residents.values()].reduce((all, one) => all + one, 0);
		if (this.#read >= SURE && resident - this.#shared * LEFT <= peak) return undefined;
		let sum = 0;
		for (const [pid, size] of residents) sum += await this.#of(pid, size);
		for (const pid of this.#known.keys()) if (!pids.includes(pid)) this.#known.delete(pid);
		this.#read++;
		this.#shared = Math.min(this.#shared, Math.max(0, resident - sum));
		return sum;
	}

	async #of(pid: number, resident: number): Promise<number> {
		if (resident === 0) return 0;
		const known = this.#known.get(pid);
		if (known && Math.abs(known.resident - resident) < WORTH_READING) return known.proportional;
		const rollup = await readIfThere(`/proc/${pid}/smaps_rollup`);
		const kilobytes = rollup && /^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1];
		const proportional = kilobytes ? Number(kilobytes) * 1024 : 0;
		this.#known.set(pid, { resident, proportional });
		return proportional;
	}
}

async function residentOf(pid: number): Promise<number> {
	const statm = await readIfThere(`/proc/${pid}/statm`);
	return Number(statm?.split(' ')[1] ?? 0) * PAGE;
}

async function readIfThere(path: string): Promise<string | undefined> {
	try {
		return await readFile(path, 'utf8');
	} catch (error) {
		// Processes end between being listed and being read.
		if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
		throw error;
	}
}
