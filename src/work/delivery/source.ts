import { hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { unreadable } from '../../bundle/unreadable.ts';
import type { Source } from '../../office/deliveries.ts';

const CHUNK = 1 << 20;

/**
 * A file as it should be; the target compares what arrived with it. Where its own disk does not give it back, reading it is
 * @throws TryAgainLater `bundle-unreadable`, so that nobody takes it for trouble of the target
 */
export function fileSource(path: string, expected: Pick<Source, 'bytes' | 'sha256'>): Source {
	const { bytes, sha256 } = expected;
	return {
		...{ bytes, sha256 },
		async *read(from) {
			await using file = await open(path, 'r').catch((error) => {
				throw unreadable(path, error);
			});
			const buffer = Buffer.allocUnsafe(CHUNK);
			for (let place = from; ; ) {
				const { bytesRead } = await file.read(buffer, 0, CHUNK, place).catch((error) => {
					throw unreadable(path, error);
				});
				if (bytesRead === 0) return;
				yield buffer.subarray(0, bytesRead);
				place += bytesRead;
			}
		},
	};
}

export function textSource(contents: string | Buffer): Source {
	const bytes = Buffer.from(contents as string);
	return {
		bytes: bytes.length,
		sha256: hash('sha256', bytes, 'hex'),
		async *read(from) {
			if (from < bytes.length) yield bytes.subarray(from);
		},
	};
}
