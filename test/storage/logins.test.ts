import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { socketRoom } from '../../storage/logins/room.ts';
import { tempDir } from './temp-office.ts';

const WISH = {
	accountId: 'kommunen',
	by: 'Bo',
	visit: 'v',
	screen: { width: 300, height: 300, isTouch: false },
};

test.each(['Ögonblick data', 'a:b', 'a#b', 'a%20b', 'a?b'])(
	'a worker is found in a data folder by the name of %s',
	async (name) => {
		const dir = join(await tempDir(), name);
		await mkdir(dir);
		const room = await socketRoom(dir).listen((call) => call.tell({ kind: 'still-there' }));
		onTestFinished(() => room.close());
		const caller = await socketRoom(dir).ask(WISH);
		expect(await new Promise((heard) => caller.heard(heard))).toEqual({ kind: 'still-there' });
		caller.close();
	},
);

test('a data folder whose path is too long for a socket is told by a sentence, and the process goes on', async () => {
	const dir = join(await tempDir(), 'x'.repeat(110));
	await mkdir(dir);
	await expect(socketRoom(dir).listen(() => undefined)).rejects.toMatchObject({
		code: 'login-room-unusable',
	});
	await expect(socketRoom(dir).ask(WISH)).rejects.toMatchObject({ code: 'no-login-worker' });
});

test('of two workers the second is told that the first is there', async () => {
	const dir = await tempDir();
	const room = await socketRoom(dir).listen(() => undefined);
	onTestFinished(() => room.close());
	await expect(socketRoom(dir).listen(() => undefined)).rejects.toMatchObject({ code: 'login-worker-there' });
});
