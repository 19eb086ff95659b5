import { writeFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { setTimeout } from 'node:timers/promises';

/** The kernel takes one such wish in a tenth of a second from all who are not root, and says so with EAGAIN. */
const TAKES_ONE_IN_MS = 110;
const TRIES = 8;

/**
 * Has a browser stand as far back as the process that started it. It is the first of a session of its own, and where Linux shares processors
 * between sessions first (sched(7), "The autogroup feature") the priority of its processes counts among themselves only. Where it runs as root
 * it even puts some of its threads before others again. A browser that cannot be told is as fast as others, and nothing of the capture is lost.
 */
export async function standBackWith(pid: number): Promise<void> {
	const nice = getPriority();
	if (nice <= 0) return;
	for (let tries = 0; tries < TRIES; tries++) {
		try {
			writeFileSync(`/proc/${pid}/autogroup`, String(nice));
			return;
		} catch (error) {
			// Another system, a kernel without the feature, or a browser that has ended: no session goes before others then.
			if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
			await setTimeout(TAKES_ONE_IN_MS);
		}
	}
}
