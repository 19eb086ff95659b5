import { copyFile, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Office } from '../../../src/office.ts';
import type { Filing } from '../../../src/records/filing.ts';
import { fileBundle } from '../../../src/work/file-bundle.ts';
import { placeOrder } from '../../../src/work/place-order.ts';
import { workerName } from '../../../src/work/worker.ts';
import { sampleCapture, sampleParts } from '../../bundle/sample.ts';

/** Files a real, sealed bundle of a small capture. */
export async function filed(office: Office, more: { readonly out?: string } = {}): Promise<Filing> {
	const order = await placeOrder(office, {
		...{ target: 'https://social.example/@exempelkommun', reason: '' },
		...{ occasion: 'adhoc', level: 'unique' },
		...more,
	});
	await office.queue.claim(workerName(), order.id);
	const context = await office.catalogue.accountContext(order.accountId);
	const dir = await mkdtemp(join(tmpdir(), 'ogonblick-test-'));
	onTestFinished(() => rm(dir, { recursive: true, force: true }));
	const parts = await sampleParts(join(dir, 'parts'));
	await mkdir(join(dir, 'bundle'));
	const { bundle } = await fileBundle(
		office,
		order,
		context,
		{ capture: sampleCapture(parts), verdict: { outcome: 'complete', findings: [] } },
		join(dir, 'bundle'),
		new AbortController().signal,
		() => {},
	);
	const filing = await office.catalogue.filing(bundle ?? '');
	if (!filing) throw new Error('it was not filed');
	return filing;
}

export function fileOf({ root, path }: Filing): string {
	return join(root, path);
}

/** One byte in the middle is another, as a program that writes there makes it. */
export async function rot(filing: Filing): Promise<void> {
	const bytes = await readFile(fileOf(filing));
	const middle = Math.floor(bytes.length / 2);
	bytes[middle] = (bytes[middle] ?? 0) ^ 1;
	await writeFile(fileOf(filing), bytes);
}

/** As `rot`, and the disk says that nobody has written there since it was filed. */
export async function decay(filing: Filing): Promise<void> {
	await rot(filing);
	const before = new Date(Date.parse(filing.filedAt) - 1000);
	await utimes(fileOf(filing), before, before);
}

/** Another whole bundle lies in its place, with its own checksum file. */
export async function exchange(filing: Filing, other: Filing): Promise<void> {
	await copyFile(fileOf(other), fileOf(filing));
	await copyFile(`${fileOf(other)}.sha256`, `${fileOf(filing)}.sha256`);
}
