import { writeFileSync } from 'node:fs';
import { getPriority } from 'node:os';

/**
 * Has a browser stand as far back as the process that started it. It is the first of a session of its own, and where Linux shares processors
 * between sessions first (sched(7), "The autogroup feature") the priority of its processes counts among themselves only. Where it runs as root
 * it even puts some of its threads before others again.
 */
export function standBackWith(pid: number): void {
	const nice = getPriority();
	if (nice <= 0) return;
	try {
		writeFileSync(`/proc/${pid}/autogroup`, String(nice));
	} catch {
		// Another system, a kernel without the feature, or a browser that has ended: there is nothing that would be shared otherwise.
	}
}
