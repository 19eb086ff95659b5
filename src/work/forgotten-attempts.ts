import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Office } from '../office.ts';
import type { Attempt } from '../records/filing.ts';
import type { Unsettled } from './settle-intent.ts';

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

/** The part of `attempt.json` that the catalogue keeps; undefined where there is none, told to the person by the caller. */
async function readAttempt(folder: string): Promise<Attempt | undefined> {
	let kept: unknown;
	try {
		kept = JSON.parse(await readFile(join(folder, 'attempt.json'), 'utf8'));
	} catch {
		return undefined;
	}
	const attempt = fieldsOf(fieldsOf(kept).attempt);
	const { id, orderId, accountId, path, code, at } = attempt;
	const all = [id, orderId, accountId, path, code, at];
	if (!all.every((value) => typeof value === 'string' && value !== '')) return undefined;
	return { id, orderId, accountId, path, code, at } as Attempt;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
