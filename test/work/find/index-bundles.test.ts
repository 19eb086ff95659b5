import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findTexts } from '../../../src/work/find/find-texts.ts';
import { indexBundles } from '../../../src/work/find/index-bundles.ts';
import { post } from '../../bundle/sample.ts';
import { tempOffice } from '../../storage/temp-office.ts';
import { filedWith } from '../../web/filed.ts';

const { signal } = new AbortController();
const nobody = { restricted: new Set<string>(), limit: 10 };

test('what is filed can be found at once, and all of it again after everything was taken out or a kill came between', async () => {
	const office = await tempOffice();
	const one = await filedWith(office, { posts: [post(1)] });
	const texts = async () => (await findTexts(office, { text: 'julmarknader', ...nobody })).texts;
	expect((await texts()).map(({ bundleId, account }) => [bundleId, account.name])).toEqual([
		[one.bundleId, 'Exempelkommun'],
	]);
	await office.texts.drop(one.bundleId);
	expect(await texts()).toEqual([]);
	expect(await indexBundles(office, signal)).toEqual({ taken: 1, unread: [], missing: 0 });
	expect(await texts()).toHaveLength(1);
	expect(await indexBundles(office, signal, { anew: true })).toEqual({ taken: 1, unread: [], missing: 0 });
	expect(await indexBundles(office, signal)).toEqual({ taken: 0, unread: [], missing: 0 });
});

test('a bundle that is damaged, or that the disk does not give, keeps no other out either', async () => {
	const office = await tempOffice();
	const [damaged, away] = [
		await filedWith(office, { posts: [post(1)] }),
		await filedWith(office, { posts: [post(2)], started: '2025-01-02T10:00:00.000Z' }),
	];
	const there = await filedWith(office, { posts: [post(3)], started: '2024-01-02T10:00:00.000Z' });
	await office.texts.clear();
	const bytes = await readFile(join(damaged.root, damaged.path));
	bytes[bytes.indexOf('Fint!')] = 0;
	await writeFile(join(damaged.root, damaged.path), bytes);
	const { texts, catalogue } = office;
	const bundles: typeof office.bundles = (root) => {
		const store = office.bundles(root);
		const read = async (key: string) => {
			const failed = { code: 'EIO', syscall: 'read' };
			if (key === away.path) throw Object.assign(new Error('EIO: i/o error, read'), failed);
			return store.read(key);
		};
		return { ...store, read };
	};
	const { taken, unread } = await indexBundles({ texts, catalogue, bundles }, signal);
	expect(taken).toBe(1);
	expect(new Map(unread.map(({ bundleId, code }) => [bundleId, code]))).toEqual(
		new Map([
			[damaged.bundleId, 'not-a-bundle'],
			[away.bundleId, 'EIO'],
		]),
	);
	const found = await findTexts(office, { text: 'julmarknad', ...nobody });
	expect(found.texts.map(({ bundleId }) => bundleId)).toEqual([there.bundleId]);
});

test('a bundle that cannot be read keeps no other out, and is told', async () => {
	const office = await tempOffice();
	const gone = await filedWith(office, { posts: [post(1)] });
	const there = await filedWith(office, { posts: [post(2)], started: '2025-01-02T10:00:00.000Z' });
	await office.texts.clear();
	await rm(join(gone.root, gone.path));
	expect(await indexBundles(office, signal)).toEqual({
		...{ taken: 1, missing: 1 },
		unread: [{ bundleId: gone.bundleId, code: 'bundle-missing' }],
	});
	const found = await findTexts(office, { text: 'julmarknad', ...nobody });
	expect(found.texts.map(({ bundleId }) => bundleId)).toEqual([there.bundleId]);
});

test('a fault while the texts of what has just been filed are taken in is no fault of the filing', async () => {
	const office = await tempOffice();
	const broken = async () => {
		throw new TypeError('a fault of ours');
	};
	const filed = await filedWith(
		{ ...office, texts: { ...office.texts, keep: broken } },
		{ posts: [post(1)] },
	);
	expect(await office.texts.missing(10)).toEqual([filed.bundleId]);
	expect(await indexBundles(office, signal)).toEqual({ taken: 1, unread: [], missing: 0 });
});
