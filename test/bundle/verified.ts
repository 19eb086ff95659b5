import type { Verified } from '../../src/bundle/verify/report.ts';
import { verifyBundle } from '../../src/bundle/verify.ts';

/** What is known of a bundle that holds, for whoever takes files out of it. */
export async function verified(file: string): Promise<Verified> {
	const { manifest, sums } = await verifyBundle(file);
	if (!manifest) throw new Error(`${file} has no manifest that can be read`);
	return { manifest, sums };
}
