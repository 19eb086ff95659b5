import { createHash, randomBytes, randomInt } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checksumKey, checksumText } from '../../../src/filing/checksum.ts';
import { place } from '../../../src/filing/place.ts';
import { aFiling, anOrder, officeIn } from '../sample.ts';

/** Files one bundle after the other, as the main job does, until it is killed; prints a line for each. */
const [, , dataDir = '', out = ''] = process.argv;
const office = await officeIn(dataDir);
const worker = `worker-${process.pid}`;
const store = office.bundles(out === '' ? undefined : out);
for (;;) {
	await anOrder(office, out === '' ? {} : { out });
	const order = await office.queue.claim(worker);
	if (order === undefined) continue;
	const dir = join(dataDir, 'work', order.id);
	await rm(dir, { recursive: true, force: true });
	await mkdir(dir, { recursive: true });
	const bytes = randomBytes(randomInt(1, 1 << 20));
	const file = join(dir, 'bundle.zip.partial');
	await writeFile(file, bytes);
	const bundleId = crypto.randomUUID();
	const context = await office.catalogue.accountContext(order.accountId);
	const { key } = place(context, office.clock.now(), 'Europe/Stockholm', 'adhoc', bundleId);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const filing = await aFiling(office, order, {
		...{ bundleId, root: store.root, path: key, bytes: bytes.length, sha256 },
	});
	await office.catalogue.intendFiling(filing);
	await store.put(file, key);
	await store.putCompanion(checksumKey(key), checksumText(key, sha256));
	await office.catalogue.recordFiling(filing);
	await rm(dir, { recursive: true, force: true });
	console.log(bundleId);
}
