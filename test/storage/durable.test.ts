import { readlinkSync } from 'node:fs';
import fs, { mkdir, open, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Captured } from '../../src/capture/capture.ts';
import { keepAttempt } from '../../src/work/keep-attempt.ts';
import { diskStore } from '../../storage/bundles/disk.ts';
import { anOrder } from './sample.ts';
import { tempDir, tempOffice } from './temp-office.ts';

/**
 * What comes to the disk, in order, until the test ends: nothing but a power cut would tell a file that has its name and
 * not its bytes. The calls themselves are carried out.
 */
async function watchDisk(): Promise<string[]> {
	const calls: string[] = [];
	const handle = await open(import.meta.filename);
	const proto = Object.getPrototypeOf(handle) as typeof handle;
	await handle.close();
	const { sync } = proto;
	const { link, rename, unlink } = fs;
	proto.sync = async function (this: typeof handle) {
		calls.push(`sync ${basename(readlinkSync(`/proc/self/fd/${this.fd}`))}`);
		return sync.call(this);
	};
	Object.assign(fs, {
		link: named('link', link),
		rename: named('rename', rename),
		unlink: async (path: string) => {
			calls.push(`unlink ${basename(path)}`);
			return unlink(path);
		},
	});
	syncBuiltinESMExports();
	onTestFinished(() => {
		proto.sync = sync;
		Object.assign(fs, { link, rename, unlink });
		syncBuiltinESMExports();
	});
	return calls;

	function named(what: string, own: typeof link) {
		return async (from: string, to: string) => {
			calls.push(`${what} ${basename(to)}`);
			return own(from, to);
		};
	}
}

test('a bundle has its name when its bytes are on the disk, and loses its draft when its name is', async () => {
	const [root, work] = [await tempDir(), await tempDir()];
	await mkdir(join(root, 'enhet'));
	await writeFile(join(work, 'draft.zip'), 'a bundle');
	const calls = await watchDisk();
	await diskStore(root).put(join(work, 'draft.zip'), 'enhet/b.zip');
	expect(calls).toEqual(['sync draft.zip', 'link b.zip', 'sync enhet', 'unlink draft.zip']);
});

test('the evidence of a failed capture is on the disk when the catalogue is told of it', async () => {
	const office = await tempOffice();
	const order = await anOrder(office);
	const context = await office.catalogue.accountContext(order.accountId);
	const dir = await tempDir();
	await mkdir(join(dir, 'wall'));
	await writeFile(join(dir, 'wall', 'tile.png'), 'a picture');
	const captured = {
		capture: { parts: [], marks: [], counts: {}, stop: 'not-started' },
		verdict: { outcome: 'failed', findings: [{ code: 'login-wall', severity: 'failure' }] },
	} as unknown as Captured;
	const calls = await watchDisk();
	const recorded = office.catalogue.recordAttempt.bind(office.catalogue);
	office.catalogue.recordAttempt = async (attempt) => {
		calls.push('recorded');
		return recorded(attempt);
	};
	const { attempt } = (await keepAttempt(office, order, context, captured, dir)) as { attempt: string };
	const [renamed, told] = [calls.indexOf(`rename ${basename(attempt)}`), calls.indexOf('recorded')];
	const before = calls.slice(0, renamed);
	for (const name of ['attempt.json', 'tile.png', 'wall', basename(dir)])
		expect(before).toContain(`sync ${name}`);
	expect(calls.slice(renamed + 1, told)).toContain('sync attempts');
});
