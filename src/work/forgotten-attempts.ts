import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Office } from '../office.ts';
import type { Attempt } from '../records/filing.ts';
import type { Unsettled } from './settle-intent.ts';

/** The part of `attempt.json` that the catalogue keeps. */
const Kept = z.object({
	attempt: z.object({
		id: z.string().min(1),
		orderId: z.string().min(1),
		accountId: z.string().min(1),
		path: z.string().min(1),
		code: z.string().min(1),
		at: z.iso.datetime(),
	}),
});

/**
 * Records attempts whose evidence was moved to its place by a process that was killed before it could say so. Their
 * orders have had their answer; taking them again would ask the platform a second time for nothing.
 */
export async function recordForgottenAttempts({ config, catalogue }: Office): Promise<{
	readonly recorded: readonly Attempt[];
	readonly unsettled: readonly Unsettled[];
}> {
	const folder = join(config.DATA_DIR, 'attempts');
	const known = new Set((await catalogue.attempts()).map((a) => a.path));
	const recorded: Attempt[] = [];
	const unsettled: Unsettled[] = [];
	for (const entry of await readdir(folder, { withFileTypes: true })) {
		if (!entry.isDirectory() || known.has(`attempts/${entry.name}`)) continue;
		const attempt = await readAttempt(join(folder, entry.name));
		if (attempt?.path !== `attempts/${entry.name}`) {
			unsettled.push({ subject: join(folder, entry.name), why: 'it holds no attempt.json of its own' });
			continue;
		}
		const order = await catalogue.order(attempt.orderId);
		// Its worker lives and is about to record it.
		if (order?.state === 'claimed') continue;
		if (order === undefined) {
			unsettled.push({ subject: join(folder, entry.name), why: 'the catalogue does not know its order' });
			continue;
		}
		await catalogue.recordAttempt(attempt);
		recorded.push(attempt);
	}
	return { recorded, unsettled };
}

async function readAttempt(folder: string): Promise<Attempt | undefined> {
	try {
		return Kept.parse(JSON.parse(await readFile(join(folder, 'attempt.json'), 'utf8'))).attempt;
	} catch {
		// No file, or not ours: told to the person by the caller, with the folder's name.
		return undefined;
	}
}
