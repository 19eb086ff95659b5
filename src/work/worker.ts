import { randomUUID } from 'node:crypto';

const name = `${process.pid}-${randomUUID().slice(0, 8)}`;

/** This process among workers; the same for its whole life. */
export function workerName(): string {
	return name;
}
