import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { samplePacked } from '../../bundle/sample.ts';
import type { Bundle } from '../validators/validator.ts';
import { unpack } from './unpack.ts';

/**
 * A package of E-ARK 2.2.0 with all that a delivery agreement states. The version changes nothing but METS, so it is made of
 * parts at hand, without a capture.
 */
export async function packageOf220(folder: string): Promise<Bundle> {
	const submission = {
		agreement: 'KS 2026/123',
		preservation: 'Kommunarkivet',
		preservationNumber: '202100-1074',
	};
	const { file, packed } = await samplePacked(folder, { earkVersion: '2.2.0', submission });
	await writeFile(`${file}.sha256`, `${packed.sha256}  bundle.zip\n`);
	return unpack('E-ARK 2.2.0', file, join(folder, 'unpacked'));
}
