import { readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * Gives every thread of this process the lowest priority, and on Linux with it that of its reading from disks: whoever looks something up
 * or captures at the same time goes first.
 */
export function standBack(): void {
	for (const thread of threads()) {
		try {
			setPriority(thread, constants.priority.PRIORITY_LOW);
		} catch {
			// A thread has ended meanwhile, or the machine forbids it: then it reads as fast as everyone else.
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
