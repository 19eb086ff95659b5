import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileBundle } from '../../../src/work/file-bundle.ts';
import { workerName } from '../../../src/work/worker.ts';
import { existing, sampleCapture } from '../../bundle/sample.ts';
import { anOrder, officeIn } from '../../storage/sample.ts';

/** Packs and files real bundles of what lies in `parts`, several at a time, until it is killed; a line before each, before each step that changes the disk or the catalogue, and when one is filed. */
const [, , dataDir = '', parts = '', flows = '1'] = process.argv;
const say = (line: string) => process.stdout.write(`${line}\n`);
const office = await officeIn(dataDir);
const { catalogue } = office;
const told = {
	...office,
	catalogue: { ...catalogue },
	bundles: (root?: string) => ({ ...office.bundles(root) }),
};
for (const step of ['intendFiling', 'recordFiling'] as const) {
	told.catalogue[step] = (filing) => {
		say(step);
		return catalogue[step](filing);
	};
}
const { bundles } = told;
told.bundles = (root) => {
	const store = bundles(root);
	return {
		...store,
		put: (file, key) => {
			say('put');
			return store.put(file, key);
		},
		putCompanion: (key, text) => {
			say('putCompanion');
			return store.putCompanion(key, text);
		},
	};
};
/** Each of these packs and files on its own, so that one kill meets each of them somewhere else. */
const flow = async (host: string) => {
	for (;;) {
		await setTimeout(Math.random() * 20);
		const placed = await anOrder(office, { address: `https://${host}.example/@kommunen` });
		const order = await office.queue.claim(workerName(), placed.id);
		if (!order) continue;
		const context = await catalogue.accountContext(order.accountId);
		const dir = join(dataDir, 'work', order.id);
		await mkdir(dir, { recursive: true });
		say('pack');
		await fileBundle(
			told,
			order,
			context,
			{ capture: sampleCapture(existing(parts)), verdict: { outcome: 'complete', findings: [] } },
			dir,
			new AbortController().signal,
			() => {},
		);
		say('filed');
		await rm(dir, { recursive: true });
	}
};
await Promise.all(Array.from({ length: Number(flows) }, (_, i) => flow(`host-${process.pid}-${i}`)));
