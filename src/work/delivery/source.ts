import { hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { TryAgainLater } from '../../errors.ts';
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

/** The disk that a bundle lies on does not give it, or what lies beside it, back. */
export function unreadable(subject: string, cause: NodeJS.ErrnoException): TryAgainLater {
	return new TryAgainLater(`The bundle cannot be read now (${cause.code ?? cause.message})`, {
		...{ code: 'bundle-unreadable', subject, cause },
		remedy: 'See that its disk is there and whole, and check the bundle with fixity.',
	});
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
