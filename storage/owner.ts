import { hash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * The mark that this process leaves on what it holds: `<place>-<pid>-<start>`. The place is this boot of this
 * machine's kernel and process namespace, because a pid means nothing elsewhere: two containers on one volume
 * may both be pid 1 of a host of the same name. The start time tells a reused pid from the process that had it.
 */
export function ownerMark(): string {
	return `${place()}-${process.pid}-${startOf(process.pid) ?? 'x'}`;
}

/**
 * True only where the process that left the mark is gone for certain. A mark from another place proves nothing:
 * there, only a lease that ran out tells.
 */
export function isGone(mark: string): boolean {
	const [where, pid, start] = mark.split('-');
	if (where !== place() || pid === undefined || !/^[1-9]\d*$/.test(pid)) return false;
	if (!exists(Number(pid))) return true;
	const now = startOf(Number(pid));
	return now !== undefined && start !== 'x' && now !== start;
}

let known: string | undefined;

function place(): string {
	known ??= hash('sha256', [hostname(), bootId(), pidNamespace()].join('\n'), 'hex').slice(0, 12);
	return known;
}

function exists(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: it is there and another user's.
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/** Clock ticks after boot; `gone` for a zombie, which holds nothing any more; undefined where the system does not say. */
function startOf(pid: number): string | undefined {
	const stat = systemFile(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
	// The second field is the command in brackets, and may itself hold spaces and brackets.
	const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
	if (fields === undefined) return undefined;
	return fields[0] === 'Z' || fields[0] === 'X' ? 'gone' : fields[19];
}

function bootId(): string {
	return systemFile(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1')) ?? '';
}

function pidNamespace(): string {
	return systemFile(() => readlinkSync('/proc/self/ns/pid')) ?? '';
}

/** Outside Linux there is no /proc: then host name and pid alone decide, and only in favour of the living. */
function systemFile(read: () => string): string | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}
