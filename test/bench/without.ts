import { readFile, writeFile } from 'node:fs/promises';
import type { Taken } from '../../bench/proof/take.ts';
import { warcRecords } from '../../src/bundle/wacz/read-warc.ts';

/** A capture whose recording has lost what it had of some addresses. */
export async function without(taken: Taken, isLost: (address: string) => boolean): Promise<Taken> {
	const [warc = ''] = taken.files('warc');
	const whole = await readFile(warc);
	const kept: Buffer[] = [];
	for await (const { targetUri, offset, length } of warcRecords(warc))
		if (!targetUri || !isLost(targetUri)) kept.push(whole.subarray(offset, offset + length));
	await writeFile(`${warc}.less`, Buffer.concat(kept));
	return { ...taken, files: (role) => (role === 'warc' ? [`${warc}.less`] : taken.files(role)) };
}
