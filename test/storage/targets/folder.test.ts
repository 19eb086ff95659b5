import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { DeliveryTarget } from '../../../src/records/delivery/target.ts';
import { openTarget } from '../../../storage/targets/open.ts';
import { tempDir } from '../temp-office.ts';
import { seenIn, smallDisk } from './seen.ts';
import { NEVER, type Opened, sourceOf, targetsContract } from './targets-contract.ts';

const targetIn = (where: string): DeliveryTarget => ({ id: 't', name: 'mappen', kind: 'folder', where });

async function openFolder(): Promise<Opened> {
	const folder = await tempDir();
	const target = await openTarget(targetIn(folder), NEVER);
	onTestFinished(() => target.close());
	return { target, ...seenIn(folder) };
}

describe('a folder that bundles are delivered to', () => {
	targetsContract(openFolder);

	test('what was begun is gone on with from there; what is no beginning of it is written anew', async () => {
		const { target, lay, look } = await openFolder();
		const bytes = Buffer.alloc(900_000, 'Åbc');
		const reads: number[] = [];
		const source = sourceOf(bytes, bytes, (from) => reads.push(from));
		await lay('d/b.zip.partial', bytes.subarray(0, 400_000));
		await target.put('d/b.zip', source, { signal: NEVER });
		await lay('d/c.zip.partial', Buffer.alloc(400_000, 'x'));
		await target.put('d/c.zip', source, { signal: NEVER });
		await lay('d/e.zip.partial', Buffer.alloc(1_000_000, 'x'));
		await target.put('d/e.zip', source, { signal: NEVER });
		expect(reads).toEqual([400_000, 400_000, 0, 0]);
		for (const name of ['b', 'c', 'e']) expect((await look(`d/${name}.zip`))?.equals(bytes)).toBe(true);
	});

	test('a folder that is not there is not made: the share may not be mounted', async () => {
		const missing = join(await tempDir(), 'not mounted');
		await expect(openTarget(targetIn(missing), NEVER)).rejects.toMatchObject({
			...{ code: 'delivery-no-folder', exit: 2, subject: missing },
		});
		await expect(stat(missing)).rejects.toThrow('ENOENT');
	});

	test('a disk without room is told as such, to be tried again, and nothing has the name', async ({
		skip,
	}) => {
		const folder = await smallDisk();
		if (folder === undefined) return skip('no small disk can be mounted here');
		const target = await openTarget(targetIn(folder), NEVER);
		await expect(
			target.put('d/b.zip', sourceOf(randomBytes(900_000)), { signal: NEVER }),
		).rejects.toMatchObject({
			...{ code: 'delivery-full', exit: 75, subject: join(folder, 'd/b.zip.partial') },
		});
		expect(await seenIn(folder).names('d')).toEqual(['b.zip.partial']);
	});
});
