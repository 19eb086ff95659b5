import { randomUUID } from 'node:crypto';
import { chmod, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Captured } from '../capture/capture.ts';
import { segment } from '../filing/segment.ts';
import type { AccountContext, Office } from '../office.ts';
import { localDate } from '../records/local-date.ts';
import type { Order } from '../records/order.ts';
import type { SnapshotResult } from './snapshot-result.ts';
import { software } from './software.ts';

const ATTEMPT_FORMAT = 'ogonblick-attempt/1';

/**
 * Keeps the evidence of a capture that was not the account, under DATA_DIR/attempts: pictures, text, recording, and
 * `attempt.json` with the verdict. Nothing is filed. The folder appears whole or not at all.
 */
export async function keepAttempt(
	office: Office,
	order: Order,
	context: AccountContext,
	{ capture, verdict }: Captured,
	dir: string,
): Promise<SnapshotResult> {
	const { account } = context;
	const id = randomUUID();
	const at = office.clock.now();
	const day = localDate(at, office.config.TIMEZONE);
	const folder = `${day}_${segment(`${account.platform}-${account.handle}`)}_${id.slice(0, 8)}`;
	const target = join(office.config.DATA_DIR, 'attempts', folder);
	const attempt = {
		id,
		orderId: order.id,
		accountId: account.id,
		path: `attempts/${folder}`,
		code: codeOf(verdict),
		at: at.toISOString(),
	};
	const { parts, marks, ...facts } = capture;
	await rm(join(dir, 'bundle'), { recursive: true, force: true });
	await writeFile(
		join(dir, 'attempt.json'),
		JSON.stringify(
			{
				format: ATTEMPT_FORMAT,
				attempt,
				software: software(),
				account,
				order,
				verdict,
				capture: facts,
				files: parts.flatMap((p) =>
					p.outcome === 'taken' ? [{ role: p.role, name: basename(p.file) }] : [],
				),
			},
			null,
			'\t',
		),
	);
	const attempts = join(office.config.DATA_DIR, 'attempts');
	await mkdir(attempts, { recursive: true });
	await flushAll(dir);
	if (!order.isRestricted) await chmod(dir, 0o755);
	await rename(dir, target);
	await flush(attempts);
	await office.catalogue.recordAttempt(attempt);
	return {
		outcome: 'failed',
		order: order.id,
		attempt: target,
		evidence: [...new Set(parts.filter((p) => p.outcome === 'taken').map((p) => p.role))],
		findings: verdict.findings,
		counts: capture.counts,
		tiles: parts.filter((p) => p.role === 'tile').length,
		account,
		stop: capture.stop,
		...(order.removal ? { removal: order.removal } : {}),
		...(capture.ordered ? { ordered: capture.ordered } : {}),
		...(order.isRestricted ? { isRestricted: true } : {}),
	};
}

function codeOf(verdict: Captured['verdict']): string {
	return verdict.findings.find((f) => f.severity === 'failure')?.code ?? 'unknown';
}

/** The catalogue says that the evidence is there: it must be, also after the power was cut. */
async function flushAll(dir: string): Promise<void> {
	for (const entry of await readdir(dir, { recursive: true, withFileTypes: true }))
		if (entry.isFile() || entry.isDirectory()) await flush(join(entry.parentPath, entry.name));
	await flush(dir);
}

async function flush(path: string): Promise<void> {
	await using handle = await open(path, 'r');
	await handle.sync();
}
