import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Captured } from '../../capture/capture.ts';
import { asDiskFull, OgonblickError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Part } from '../../records/capture.ts';
import type { Order } from '../../records/order.ts';
import { hashFile } from '../hash-file.ts';

const FORMAT = 'ogonblick-unsealed/1';
const FACTS = 'capture.json';
/** After an order's name: what was kept of it before, until the new one has the name. */
const BEFORE = '.before';

/** What is kept of a capture beside its files. */
interface Kept {
	readonly format: typeof FORMAT;
	readonly order: string;
	/** When sealing was given up for then, and what was in the way. */
	readonly since: string;
	readonly why: string;
	readonly captured: Pick<Captured, 'capture' | 'verdict'>;
	/** SHA-256 of every file by its path below the folder, which is that of its part too. */
	readonly files: Readonly<Record<string, string>>;
}

/** A capture that waits for its seal. */
export type KeptCapture = Pick<Kept, 'since' | 'why' | 'captured'>;

/** Whether an error says that a capture cannot be sealed now, while nothing is wrong with the capture. */
export function isSealTrouble(error: unknown): error is OgonblickError {
	return error instanceof OgonblickError && /^(timestamp|seal)-/.test(error.code);
}

/**
 * Keeps a finished capture that could not be sealed, under DATA_DIR/unsealed, so that the account need not be captured anew for what is no fault of its.
 * Appears whole or not at all.
 * @param dir its work directory, which is moved @throws TryAgainLater `disk-full`: the account is captured anew then
 */
export async function keepCapture(
	office: Office,
	order: Order,
	captured: Captured,
	dir: string,
	why: OgonblickError,
): Promise<void> {
	const folder = folderOf(office.config, order.id);
	try {
		await keep(office, order, captured, dir, why, folder);
	} catch (error) {
		throw asDiskFull(error, folder);
	}
	office.log.warn({ order: order.id, code: why.code, folder }, 'a capture is kept until it can be sealed');
}

async function keep(
	{ config, clock }: Office,
	order: Order,
	{ capture, verdict }: Captured,
	dir: string,
	why: OgonblickError,
	folder: string,
): Promise<void> {
	await rm(join(dir, 'bundle'), { recursive: true, force: true });
	const files: Record<string, string> = {};
	const parts: Part[] = [];
	for (const part of capture.parts) {
		const file = part.outcome === 'taken' ? relative(dir, part.file) : '';
		if (part.outcome === 'taken') files[file] = (await hashFile(part.file)).sha256;
		parts.push(part.outcome === 'taken' ? { ...part, file } : part);
	}
	const kept: Kept = {
		...{ format: FORMAT, order: order.id, since: clock.now().toISOString(), why: why.code },
		captured: { capture: { ...capture, parts }, verdict },
		files,
	};
	await writeFile(join(dir, FACTS), JSON.stringify(kept), { flush: true });
	const above = join(config.DATA_DIR, 'unsealed');
	await mkdir(above, { recursive: true, mode: 0o700 });
	await settleBefore(folder);
	// No rename puts a folder in the place of a full one: what was kept before steps aside, and goes when the new one has its name.
	if (existsSync(folder)) await rename(folder, folder + BEFORE);
	await rename(dir, folder);
	await flush(above);
	await rm(folder + BEFORE, { recursive: true, force: true });
}

/** The capture that an order has waiting for its seal; undefined where there is none, or it is no longer as it was kept, which is told and removed. */
export async function keptCapture({ config, log }: Office, order: Order): Promise<KeptCapture | undefined> {
	const folder = folderOf(config, order.id);
	await settleBefore(folder);
	let text: string;
	try {
		text = await readFile(join(folder, FACTS), 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
	try {
		const { since, why, captured, files } = JSON.parse(text) as Kept;
		for (const [name, sha256] of Object.entries(files))
			if ((await hashFile(join(folder, name))).sha256 !== sha256) throw new Error(`${name} was changed`);
		const parts = captured.capture.parts.map(
			(part): Part => (part.outcome === 'taken' ? { ...part, file: join(folder, part.file) } : part),
		);
		return { since, why, captured: { ...captured, capture: { ...captured.capture, parts } } };
	} catch (err) {
		// What cannot be read now may be read later: the account may look otherwise by then, or be gone.
		if (
			(err as NodeJS.ErrnoException).syscall !== undefined &&
			(err as NodeJS.ErrnoException).code !== 'ENOENT'
		)
			throw err;
		log.warn(
			{ order: order.id, folder, err },
			'a kept capture is no longer whole; the account is captured anew',
		);
		await forgetCapture({ config }, order.id);
		return undefined;
	}
}

/** Removes what is kept of an order's capture. */
export async function forgetCapture({ config }: Pick<Office, 'config'>, orderId: string): Promise<void> {
	const folder = folderOf(config, orderId);
	await rm(folder + BEFORE, { recursive: true, force: true });
	await rm(folder, { recursive: true, force: true });
}

/** Orders that have a capture waiting for its seal. */
export async function keptOrders({ config }: Pick<Office, 'config'>): Promise<readonly string[]> {
	try {
		const names = await readdir(join(config.DATA_DIR, 'unsealed'));
		return [...new Set(names.map((name) => (name.endsWith(BEFORE) ? name.slice(0, -BEFORE.length) : name)))];
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
		throw error;
	}
}

/** After a kill between the two names: what was kept before has its name again, or goes where the new one has it. */
async function settleBefore(folder: string): Promise<void> {
	if (!existsSync(folder + BEFORE)) return;
	if (existsSync(folder)) await rm(folder + BEFORE, { recursive: true, force: true });
	else await rename(folder + BEFORE, folder);
}

function folderOf({ DATA_DIR }: Office['config'], orderId: string): string {
	return join(DATA_DIR, 'unsealed', orderId);
}

async function flush(path: string): Promise<void> {
	await using handle = await open(path, 'r');
	await handle.sync();
}
