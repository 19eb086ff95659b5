import { readdirSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';

/** What nobody waits for: whoever looks something up, or captures at the same time, goes first. */
export const BEHIND_ALL = constants.priority.PRIORITY_LOW;
/**
 * What may take minutes anyway: whoever looks something up goes first. A third of what others get where all want the same processor, and
 * no less: a page that is captured measures its own time, and gives up what does not come.
 */
export const BEHIND_READERS = 5;

/**
 * Gives every thread of this process a lower priority, and on Linux with it that of its reading from disks. Processes that it starts
 * from now on begin with the same.
 * @param nice as POSIX has it: 0 as others, 19 after all. A process that stands further back already stays there
 */
export function standBack(nice: number): void {
	for (const thread of threads()) {
		try {
			if (getPriority(thread) < nice) setPriority(thread, nice);
		} catch {
			// A thread has ended meanwhile, or the machine forbids it: then it works as fast as everyone else.
		}
	}
}

function threads(): readonly number[] {
	try {
		return readdirSync('/proc/self/task').map(Number);
	} catch {
		return [0];
	}
}
