import { readdir, readlink } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { filesInside } from '../../src/work/look-inside.ts';
import { post } from '../bundle/sample.ts';
import { anOrder } from '../storage/sample.ts';
import { aToken, BO, officeWithTwoUnits } from './api/office.ts';
import { askAs } from './ask.ts';
import { filedWith } from './filed.ts';
import { addFirst, openTestOffice } from './office.ts';

/** How often this process, whose web server it is, holds a file open. */
async function openTimes(path: string): Promise<number> {
	const numbers = await readdir('/proc/self/fd');
	const open = await Promise.all(numbers.map((n) => readlink(`/proc/self/fd/${n}`).catch(() => '')));
	return open.filter((each) => each === path).length;
}

test('who asks a bundle’s file for its headers alone is told its size, and no file stays open', async () => {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	const ask = await askAs(origin);
	// Larger than what a connection takes unread.
	const posts = [{ ...post(1), text: '.'.repeat(10_000_000) }];
	const filing = await filedWith(office, { posts });
	const place = await office.bundles(filing.root).read(filing.path);
	const inside = (await filesInside(office, filing)).find(({ role }) => role === 'posts');
	const file = `/paket/${filing.bundleId}/fil/${inside?.path}`;
	for (let i = 0; i < 10; i++) {
		const { status, headers } = await ask(file, { method: 'HEAD' });
		expect([status, headers.get('content-length')]).toEqual([200, `${inside?.bytes}`]);
	}
	await expect.poll(() => openTimes(place)).toBe(0);
	// Who goes away in the middle leaves nothing open either.
	const gone = new AbortController();
	const { body } = await ask(file, { signal: gone.signal });
	await body?.getReader().read();
	expect(await openTimes(place)).toBe(1);
	gone.abort();
	await expect.poll(() => openTimes(place), { timeout: 5000 }).toBe(0);
});

test('a program that asks for a whole bundle’s headers alone leaves no file open', async () => {
	const { office, origin, filing } = await officeWithTwoUnits();
	const { secret } = await aToken(office, BO, [{ role: 'archivist', unitId: 'skolan' }]);
	const place = await office.bundles(filing.root).read(filing.path);
	for (let i = 0; i < 10; i++) {
		const { status, headers } = await fetch(`${origin}/api/v1/bundles/${filing.bundleId}/zip`, {
			...{ method: 'HEAD', headers: { authorization: `Bearer ${secret}` } },
		});
		expect([status, headers.get('content-length')]).toEqual([200, `${filing.bytes}`]);
	}
	expect(await openTimes(place)).toBe(0);
});

test('who asks what follows an order for its headers alone takes nobody’s place', async () => {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	const ask = await askAs(origin);
	const { id } = await anOrder(office);
	for (let i = 0; i < 20; i++) {
		const { status, headers } = await ask(`/bestallningar/${id}/handelser`, { method: 'HEAD' });
		expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream']);
	}
	const gone = new AbortController();
	expect((await ask(`/bestallningar/${id}/handelser`, { signal: gone.signal })).status).toBe(200);
	gone.abort();
});
