import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { type Captured, capture } from '../../src/capture/capture.ts';
import { readConfig } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import type { PartRole } from '../../src/records/capture.ts';
import { packWacz } from '../../src/work/pack-wacz.ts';
import type { Subject } from './subjects.ts';

/** What a capture brought back, as files. */
export interface Taken extends Captured {
	files(role: PartRole): readonly string[];
	readonly seconds: number;
}

const MOST_MS = 240_000;

/**
 * Captures a page with the real engine, has its files read, and removes them.
 * @param settings of the environment, on top of the machine's own
 */
export async function takeAndRead<T>(
	subject: Subject,
	allowHosts: readonly string[],
	read: (taken: Taken) => Promise<T>,
	settings: Readonly<Record<string, string>> = {},
): Promise<T> {
	const dir = await mkdtemp(join(tmpdir(), 'ogonblick-proof-'));
	const began = performance.now();
	try {
		const captured = await capture(
			{
				address: subject.address,
				level: 'unique',
				wayIn: 'browser',
				limits: subject.limitPosts === undefined ? {} : { posts: subject.limitPosts },
				allowHosts,
				dir,
				config: readConfig({ ...env, LOG_LEVEL: 'silent', ...settings }),
				log: openLog('silent'),
				software: 'ogonblick-proof',
				makeWacz: async ({ warc, address, at }, target, signal) => {
					await packWacz(
						warc,
						[{ url: address, ts: at.toISOString(), title: address }],
						{ title: address, description: address, created: at },
						target,
						signal,
					);
				},
			},
			AbortSignal.timeout(MOST_MS),
			() => undefined,
		);
		const files = (role: PartRole) =>
			captured.capture.parts.flatMap((part) =>
				part.outcome === 'taken' && part.role === role ? [part.file] : [],
			);
		return await read({ ...captured, files, seconds: (performance.now() - began) / 1000 });
	} finally {
		await rm(dir, { recursive: true, force: true });
	}
}
