import { readdirSync, readFileSync } from 'node:fs';

/**
 * Kills every process below `pid`, children first found first. On systems without /proc nothing happens: the
 * browser's own exit handler is then all there is.
 */
export function killDescendants(pid: number): void {
	for (const child of descendants(pid, parents())) {
		try {
			process.kill(child, 'SIGKILL');
		} catch (error) {
			// It ended by itself between the reading and the killing, which is what was wanted.
			if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
		}
	}
}

/** Every process below `pid`. @param parentOf each process's parent; as they are now where absent */
export function descendants(pid: number, parentOf: ReadonlyMap<number, number> = parents()): number[] {
	const children = [...parentOf].filter(([, parent]) => parent === pid).map(([child]) => child);
	return children.flatMap((child) => [child, ...descendants(child, parentOf)]);
}

function parents(): Map<number, number> {
	const found = new Map<number, number>();
	for (const entry of processes()) {
		const parent = parentFromStat(entry);
		if (parent !== undefined) found.set(Number(entry), parent);
	}
	return found;
}

function processes(): string[] {
	try {
		return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	} catch {
		return [];
	}
}

/** Field 4 of /proc/PID/stat (proc_pid_stat(5)); the command name before it stands in parentheses and may hold anything. */
function parentFromStat(pid: string): number | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
	} catch {
		return undefined;
	}
}
