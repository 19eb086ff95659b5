import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { samplePacked } from './sample.ts';

/**
 * Packs bundles and unpacks them again, each in a folder of its own below `dir`.
 * @returns a function that gives the root folder of a bundle with these changes, and its manifest
 */
export function unpacker(dir: string) {
	let serial = 0;
	return async (changes: Parameters<typeof samplePacked>[1] = {}) => {
		const place = join(dir, String(++serial));
		const { file, packed } = await samplePacked(place, changes);
		execFileSync('unzip', ['-q', file, '-d', place]);
		return { root: join(place, packed.manifest.bundle.id), manifest: packed.manifest };
	};
}
