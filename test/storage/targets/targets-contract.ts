import { hash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { OpenTarget, Source } from '../../../src/office/deliveries.ts';
import { fileSource } from '../../../src/work/delivery/source.ts';

/** What a test sees of a target from its own side. */
export interface Opened {
	readonly target: OpenTarget;
	/** Bytes under a key, whoever put them there; undefined where there are none. */
	look(key: string): Promise<Buffer | undefined>;
	/** Lays bytes there past the adapter. */
	lay(key: string, bytes: Uint8Array): Promise<void>;
	/** Every name below a folder. */
	names(folder: string): Promise<readonly string[]>;
}

export const NEVER = new AbortController().signal;

/** Bytes in pieces of a buffer that is used again, as files are read. @param expected of other bytes, where something is to go wrong */
export function sourceOf(
	bytes: Uint8Array,
	expected: Uint8Array = bytes,
	onRead?: (from: number) => void,
): Source {
	return {
		bytes: expected.length,
		sha256: hash('sha256', expected, 'hex'),
		async *read(from) {
			onRead?.(from);
			const buffer = Buffer.alloc(300_000);
			for (let place = from; place < bytes.length; place += buffer.length) {
				const piece = bytes.subarray(place, place + buffer.length);
				buffer.set(piece);
				yield buffer.subarray(0, piece.length);
			}
		},
	};
}

/** What every adapter of `OpenTarget` must do. @param open gives an empty one, closed when the test ends */
export function targetsContract(open: () => Promise<Opened>): void {
	const big = randomBytes(1_500_000);

	test('what is put lies whole under its name, and nothing else lies there', async () => {
		const { target, look, names } = await open();
		const told: number[] = [];
		const options = { signal: NEVER, onBytes: (bytes: number) => told.push(bytes) };
		expect(await target.put('2026-0001/å b.zip', sourceOf(big), options)).toBe('put');
		expect((await look('2026-0001/å b.zip'))?.equals(big)).toBe(true);
		expect(await names('2026-0001')).toEqual(['å b.zip']);
		expect(told.at(-1)).toBe(big.length);
		expect(await target.put('2026-0001/empty', sourceOf(Buffer.alloc(0)), options)).toBe('put');
		expect(await look('2026-0001/empty')).toEqual(Buffer.alloc(0));
	});

	test('what lies there already is not sent again', async () => {
		const { target } = await open();
		await target.put('d/b.zip', sourceOf(big), { signal: NEVER });
		const read: number[] = [];
		const again = sourceOf(big, big, (from) => read.push(from));
		expect(await target.put('d/b.zip', again, { signal: NEVER })).toBe('there');
		expect(read).toEqual([]);
	});

	test.each([
		['of another size', Buffer.from('something else')],
		['of the same size', randomBytes(1_500_000)],
	])('another file under the name stays as it was: %s', async (_, other) => {
		const { target, look, lay, names } = await open();
		await lay('d/b.zip', other);
		await expect(target.put('d/b.zip', sourceOf(big), { signal: NEVER })).rejects.toMatchObject({
			code: 'delivery-file-differs',
			exit: 2,
			subject: expect.stringContaining('d/b.zip'),
			remedy: expect.stringMatching(/./),
		});
		expect((await look('d/b.zip'))?.equals(other)).toBe(true);
		expect(await names('d')).toEqual(['b.zip']);
	});

	test('a file that its own disk refuses to give back is no trouble of the target, and gets no name', async ({
		skip,
	}) => {
		skip(process.platform !== 'linux', 'another system has no file that refuses so');
		const { target, look } = await open();
		// Linux opens it and refuses to read it with EIO, as a disk with a bad sector does.
		const bad = fileSource('/proc/self/mem', { bytes: big.length, sha256: hash('sha256', big, 'hex') });
		await expect(target.put('d/b.zip', bad, { signal: NEVER })).rejects.toMatchObject({
			...{ code: 'bundle-unreadable', exit: 75, subject: '/proc/self/mem' },
		});
		expect(await look('d/b.zip')).toBeUndefined();
		expect(await target.put('d/b.zip', sourceOf(big), { signal: NEVER })).toBe('put');
	});

	test('bytes that are not those they should be never get the name', async () => {
		const { target, look } = await open();
		const wrong = Buffer.from(big);
		wrong[700_000] = (wrong[700_000] ?? 0) ^ 1;
		await expect(target.put('d/b.zip', sourceOf(wrong, big), { signal: NEVER })).rejects.toMatchObject({
			code: 'delivery-altered',
			exit: 75,
		});
		expect(await look('d/b.zip')).toBeUndefined();
		expect(await target.put('d/b.zip', sourceOf(big), { signal: NEVER })).toBe('put');
	});

	test('what is stopped half-way has no name, and the next try makes it whole', async () => {
		const { target, look, names } = await open();
		const stop = new AbortController();
		const reason = new Error('stopped');
		const source = sourceOf(big);
		const halfWay = {
			...source,
			async *read(from: number) {
				let bytes = 0;
				for await (const piece of source.read(from)) {
					if (bytes > 500_000) stop.abort(reason);
					yield piece;
					bytes += piece.length;
				}
			},
		};
		await expect(target.put('d/b.zip', halfWay, { signal: stop.signal })).rejects.toThrow();
		expect(await look('d/b.zip')).toBeUndefined();
		expect(await target.put('d/b.zip', sourceOf(big), { signal: NEVER })).toBe('put');
		expect((await look('d/b.zip'))?.equals(big)).toBe(true);
		expect(await names('d')).toEqual(['b.zip']);
	});

	test('what was put, and what was begun, is taken back whole; a file of others stays', async () => {
		const { target, lay, look, names } = await open();
		await target.put('d/a.zip', sourceOf(big), { signal: NEVER });
		await target.takeBack('d/a.zip', sourceOf(big), { signal: NEVER });
		await target.takeBack('d/never.zip', sourceOf(big), { signal: NEVER });
		const other = Buffer.from('something else');
		await lay('d/b.zip', other);
		await lay('d/c.zip', randomBytes(big.length));
		for (const name of ['b', 'c']) await target.takeBack(`d/${name}.zip`, sourceOf(big), { signal: NEVER });
		expect(await names('d')).toEqual(['b.zip', 'c.zip']);
		expect((await look('d/b.zip'))?.equals(other)).toBe(true);
	});

	test('says whether anything lies under a name', async () => {
		const { target, lay } = await open();
		await lay('d/list.csv', Buffer.from('of others'));
		expect(await target.lies('d/list.csv')).toBe(true);
		for (const name of ['d/other.csv', 'never/list.csv']) expect(await target.lies(name)).toBe(false);
	});

	test('takes a folder back that nothing lies in, and no other', async () => {
		const { target, names } = await open();
		for (const name of ['d/e/a', 'd/f/a']) await target.put(name, sourceOf(big), { signal: NEVER });
		await target.takeBack('d/e/a', sourceOf(big), { signal: NEVER });
		for (const folder of ['d/e', 'd/f', 'd/never']) await target.takeFolderBack(folder);
		expect(await names('d')).toEqual(['f']);
	});

	test.each(['', '..', '../b.zip', 'a/../../b.zip', '/etc/b.zip', 'a//b.zip', '.x/b.zip', 'a/b\0.zip'])(
		'refuses the key %j',
		async (key) => {
			const { target } = await open();
			await expect((async () => target.put(key, sourceOf(big), { signal: NEVER }))()).rejects.toMatchObject({
				code: 'bad-key',
			});
		},
	);

	test('is tried out without leaving anything', async () => {
		const { target, names } = await open();
		await target.tryOut();
		expect(await names('')).toEqual([]);
	});
}
