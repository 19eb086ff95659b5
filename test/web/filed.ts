import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Office } from '../../src/office.ts';
import type { Capture } from '../../src/records/capture.ts';
import type { Filing } from '../../src/records/filing.ts';
import type { Occasion } from '../../src/records/occasion.ts';
import type { Order } from '../../src/records/order.ts';
import type { Post } from '../../src/records/post.ts';
import { fileBundle } from '../../src/work/file-bundle.ts';
import { sampleCapture, sampleParts } from '../bundle/sample.ts';
import { anOrder } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';

interface Wish {
	readonly posts: readonly Post[];
	readonly isRestricted?: boolean;
	readonly started?: string;
	readonly name?: string;
	readonly address?: string;
	readonly occasion?: Occasion;
}

/** A bundle with these posts, filed in the usual way. */
export async function filedWith(
	office: Office,
	{ posts, isRestricted, started, name, address, occasion }: Wish,
): Promise<Filing> {
	const order = await anOrder(office, {
		...(isRestricted ? { isRestricted } : {}),
		...(address ? { address } : {}),
		...(occasion ? { occasion } : {}),
	});
	const dir = await tempDir();
	const parts = await sampleParts(join(dir, 'parts'), 2);
	writeFileSync(join(dir, 'parts', 'posts.jsonl'), posts.map((each) => `${JSON.stringify(each)}\n`).join(''));
	const capture = sampleCapture(parts, {
		profile: { name: name ?? 'Exempelkommun', language: 'sv' },
		counts: { posts: posts.length, comments: 2, images: 1, brokenImages: 0 },
		...(started ? { started } : {}),
	});
	return filedAs(office, order, capture, dir);
}

/** A bundle of what was captured for an order, complete, filed in the usual way. @param dir of the work */
export async function filedAs(office: Office, order: Order, capture: Capture, dir: string): Promise<Filing> {
	const context = await office.catalogue.accountContext(order.accountId);
	const captured = { capture, verdict: { outcome: 'complete', findings: [] } } as const;
	const { signal } = new AbortController();
	const { bundle } = await fileBundle(office, order, context, captured, dir, signal, () => {});
	const filing = await office.catalogue.filing(bundle ?? '');
	if (!filing) throw new Error('Nothing was filed');
	return filing;
}
