import { randomBytes } from 'node:crypto';
import { readFileSync, watch } from 'node:fs';
import { chmod, mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { OpenTarget } from '../../../src/office/deliveries.ts';
import { seenIn } from './seen.ts';
import { NEVER, sourceOf } from './targets-contract.ts';

/** More than two notes are kept of. */
const BYTES = 10 << 20;
const NOTE = 'b.zip.proved.partial';

/** A place whose files a test can look at while they are read back. */
export interface ReadBack {
	readonly folder: string;
	open(): Promise<OpenTarget>;
	/** Cuts the line. */
	cut(): Promise<void>;
}

/** What adapters must do that can read a file from a place on. @param make gives an empty one */
export function readBackContract(make: () => Promise<ReadBack>): void {
	/** Reading back that broke off after something was proved. */
	const broken = async () => {
		const { folder, open, cut } = await make();
		const bytes = randomBytes(BYTES);
		await mkdir(join(folder, 'd'));
		await chmod(join(folder, 'd'), 0o777);
		let cutting: Promise<void> | undefined;
		const watched = watch(join(folder, 'd'), (_, name) => {
			if (name === NOTE && isWhole(join(folder, 'd', NOTE))) cutting ??= cut();
		});
		const target = await open();
		await expect(target.put('d/b.zip', sourceOf(bytes), { signal: NEVER })).rejects.toMatchObject({
			code: 'delivery-cut',
		});
		watched.close();
		await cutting;
		await target.close().catch(() => undefined);
		expect(await seenIn(folder).names('d')).toEqual(['b.zip.partial', NOTE]);
		const put = async () => {
			const reads: number[] = [];
			const again = await open();
			const source = sourceOf(bytes, bytes, (from) => reads.push(from));
			await again.put('d/b.zip', source, { signal: NEVER });
			await again.close();
			expect((await seenIn(folder).look('d/b.zip'))?.equals(bytes)).toBe(true);
			expect(await seenIn(folder).names('d')).toEqual(['b.zip']);
			return reads;
		};
		return { partial: join(folder, 'd/b.zip.partial'), note: join(folder, 'd', NOTE), put };
	};

	test('reading back that broke off goes on from what was proved, and nothing is sent again', async () => {
		const { put } = await broken();
		// Nothing was left to be written; the beginning was read here, and not there.
		expect(await put()).toEqual([BYTES, 0]);
	}, 60_000);

	test('what was written there since it was proved is read anew, and written anew where it is another', async () => {
		const { partial, put } = await broken();
		const altered = await readFile(partial);
		altered[1000] = (altered[1000] ?? 0) ^ 1;
		await writeFile(partial, altered);
		const later = new Date(Date.now() + 5000);
		await utimes(partial, later, later);
		expect(await put()).toEqual([BYTES, 0]);
	}, 60_000);

	test.each([
		['cut short', '{'],
		['too long', 'x'.repeat(10_000)],
	])(
		'a note that is %s costs the reading, and nothing else',
		async (_, text) => {
			const { note, put } = await broken();
			await writeFile(note, text);
			expect(await put()).toEqual([BYTES]);
		},
		60_000,
	);
}

/** Whether a note has been written to its end. */
function isWhole(note: string): boolean {
	return /\}$/.test(readFileSync(note, 'utf8'));
}
