import { evidenceFolder } from '../../bundle/evidence/read.ts';
import { checksumText } from '../../filing/checksum.ts';
import type { OpenTarget, Source } from '../../office/deliveries.ts';
import type { Delivery, DeliveryLine } from '../../records/delivery/delivery.ts';
import { evidenceSums } from './evidence.ts';
import { textSource } from './source.ts';

/** Takes away what was laid at the target of bundles that were withdrawn, whole or begun, with all that lies beside them. */
export async function takeWithdrawnBack(
	open: OpenTarget,
	{ number, bundles }: Delivery,
	signal: AbortSignal,
): Promise<void> {
	for (const { line, state } of bundles) {
		if (state !== 'withdrawn') continue;
		await open.takeBack(`${number}/${line.file}`, stated(line), { signal });
		await takeBesideBack(open, number, line, signal);
	}
}

/**
 * Takes away what was laid beside a bundle that does not come: a checksum file without its bundle makes the archive's own check fail, and renewals without it are evidence of nothing. Lists of checksums go before what
 * they list.
 */
export async function takeBesideBack(
	open: OpenTarget,
	number: string,
	{ file, sha256, evidence = [] }: DeliveryLine,
	signal: AbortSignal,
): Promise<void> {
	await open.takeBack(`${number}/${file}.sha256`, textSource(checksumText(file, sha256)), { signal });
	if (evidence.length === 0) return;
	const folder = `${number}/${evidenceFolder(file)}`;
	await open.takeBack(`${folder}.sha256`, textSource(evidenceSums(evidence)), { signal });
	for (const each of evidence) await open.takeBack(`${number}/${each.file}`, stated(each), { signal });
	await open.takeFolderBack(folder);
}

/** What is only compared with what lies there. */
function stated({ bytes, sha256 }: Pick<Source, 'bytes' | 'sha256'>): Source {
	return { bytes, sha256, async *read() {} };
}
