import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Office } from '../office.ts';
import type { Order } from '../records/order.ts';

/**
 * Gives an order an empty directory of its own under DATA_DIR/work, and removes it afterwards whatever happened.
 * After a kill -9 it stays; `recover` removes it when its owner is gone.
 */
export async function inWorkDirectory<T>(
	{ config }: Office,
	order: Order,
	work: (dir: string) => Promise<T>,
): Promise<T> {
	const dir = join(config.DATA_DIR, 'work', order.id);
	await rm(dir, { recursive: true, force: true });
	// What is captured may be secret until somebody has looked.
	await mkdir(dir, { recursive: true, mode: 0o700 });
	await mkdir(join(dir, 'bundle'));
	try {
		return await work(dir);
	} finally {
		await rm(dir, { recursive: true, force: true });
	}
}
