import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { smallPicture } from '../../bundle/small-picture.ts';
import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Attempt } from '../../records/filing.ts';
import type { Order } from '../../records/order.ts';

/** Whose pictures: of an order under way, or of an attempt whose evidence was kept. */
export interface Pictured {
	readonly order: Pick<Order, 'id' | 'state'>;
	readonly attempt?: Pick<Attempt, 'path'>;
}

type Rooms = Pick<Office, 'config'>;

const TILE = /^tile-\d{5}\.png$/;
/** A picture that was written this lately may not be whole yet. */
const SETTLED_MS = 500;
const WIDTH = 240;
const HEIGHT = 320;

/** Names of the tiles that there are of it now, in the order of the page; none where it is neither under way nor kept. */
export async function picturesSoFar(office: Rooms, of: Pictured): Promise<readonly string[]> {
	const dir = placeOf(office, of);
	if (dir === undefined) return [];
	try {
		const names = (await readdir(dir)).filter((name) => TILE.test(name)).toSorted();
		const last = names.at(-1);
		if (last === undefined || of.order.state !== 'claimed') return names;
		const age = Date.now() - (await stat(join(dir, last))).mtimeMs;
		return age < SETTLED_MS ? names.slice(0, -1) : names;
	} catch (error) {
		if (isGone(error)) return [];
		throw error;
	}
}

/** One of them, small, as a JPEG. @throws UsageError `no-such-picture` also where it is gone meanwhile */
export async function pictureSmall(office: Rooms, of: Pictured, name: string): Promise<Buffer> {
	const file = fileOf(office, of, name);
	try {
		return await smallPicture(file, WIDTH, HEIGHT);
	} catch {
		// Gone since the page was shown, or cut short by a kill: no fault of ours either way.
		throw noSuchPicture(name);
	}
}

/** One of them as it was taken, a PNG. @throws UsageError `no-such-picture` also where it is gone meanwhile */
export async function pictureWhole(office: Rooms, of: Pictured, name: string): Promise<Buffer> {
	try {
		return await readFile(fileOf(office, of, name));
	} catch (error) {
		if (isGone(error)) throw noSuchPicture(name);
		throw error;
	}
}

function fileOf(office: Rooms, of: Pictured, name: string): string {
	const dir = placeOf(office, of);
	if (dir === undefined || !TILE.test(name)) throw noSuchPicture(name);
	return join(dir, name);
}

function placeOf({ config }: Rooms, { order, attempt }: Pictured): string | undefined {
	if (order.state === 'claimed') return join(config.DATA_DIR, 'work', order.id);
	return attempt && join(config.DATA_DIR, attempt.path);
}

function isGone(error: unknown): boolean {
	return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
}

function noSuchPicture(name: string): UsageError {
	return new UsageError('There is no such picture', {
		...{ code: 'no-such-picture', subject: name },
		remedy: "Look at the order's page again.",
	});
}
