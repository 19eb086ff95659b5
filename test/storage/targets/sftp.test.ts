import { randomBytes } from 'node:crypto';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { DeliveryTarget } from '../../../src/records/delivery/target.ts';
import { openTarget } from '../../../storage/targets/open.ts';
import { because } from '../../conformance/validators/able.ts';
import { tempDir } from '../temp-office.ts';
import { readBackContract } from './read-back.ts';
import { seenIn, smallDisk } from './seen.ts';
import { openSshd, PASSWORD, type Sshd, whyNotSshd } from './sshd.ts';
import { NEVER, type Opened, sourceOf, targetsContract } from './targets-contract.ts';

const WHY_NOT = await whyNotSshd();

describe.skipIf(WHY_NOT)(`an SFTP server of OpenSSH${because(WHY_NOT)}`, () => {
	let server: Sshd;
	let serial = 0;
	beforeAll(async () => {
		server = await openSshd();
	}, 120_000);
	afterAll(() => server?.close());

	const at = (path: string, more: Partial<DeliveryTarget> = {}): DeliveryTarget => ({
		...{ id: 't', name: 'e-arkivet', kind: 'sftp' },
		where: `sftp://arkiv@127.0.0.1:${server.port}${encodeURI(path)}`,
		...{ keyFile: server.keyFile, hostKey: server.hostKey },
		...more,
	});
	/** A folder of its own for each test, which the server's user may write in. */
	const aFolder = async () => {
		const folder = join(server.folder, `prov ${++serial}`);
		await mkdir(folder);
		await chmod(folder, 0o777);
		return folder;
	};
	const open = async (): Promise<Opened> => {
		const folder = await aFolder();
		const target = await openTarget(at(folder), NEVER);
		onTestFinished(() => target.close());
		const seen = seenIn(folder);
		return {
			target,
			...seen,
			async lay(key, bytes) {
				await seen.lay(key, bytes);
				await chmod(join(folder, key, '..'), 0o777);
				await chmod(join(folder, key), 0o666);
			},
		};
	};
	const refusal = (target: DeliveryTarget) =>
		openTarget(target, NEVER).then(
			async (opened) => {
				await opened.close();
				return { code: 'it was let in' };
			},
			(error) => error,
		);
	const secret = async (text: string, mode = 0o600) => {
		const file = join(await tempDir(), 'secret');
		await writeFile(file, text, { mode });
		return file;
	};

	targetsContract(open);
	readBackContract(async () => {
		const folder = await aFolder();
		return { folder, open: () => openTarget(at(folder), NEVER), cut: () => server.cut() };
	});

	test('lets in by a password from a file too, and by nothing else that is said', async () => {
		const folder = await aFolder();
		const { keyFile: _, ...byPassword } = at(folder);
		const right = { ...byPassword, passwordFile: await secret(`${PASSWORD}\n`) };
		expect(await refusal(right)).toEqual({ code: 'it was let in' });
		const wrong = { ...byPassword, passwordFile: await secret('gissning') };
		const refused = await refusal(wrong);
		expect(refused).toMatchObject({
			code: 'delivery-login',
			exit: 2,
			remedy: expect.stringMatching(/key|password/),
		});
		expect(JSON.stringify(refused) + refused.message).not.toContain('gissning');
	});

	test('a server whose key is not known, or is another one, is told nothing', async () => {
		const folder = await aFolder();
		const { hostKey: _, ...unknown } = at(folder);
		const first = await refusal(unknown);
		expect(first).toMatchObject({ code: 'delivery-host-key-unknown', exit: 2 });
		expect(first.message).toContain(server.hostKey);
		expect(first.remedy).toContain(`deliver targets change "e-arkivet" --host-key ${server.hostKey}`);
		const before = at(folder);
		const changed = await server.changeKey();
		const second = await refusal(before);
		expect(second).toMatchObject({ code: 'delivery-host-key-changed', exit: 2 });
		expect(second.message).toContain(changed);
		expect(second.message).toContain(before.hostKey);
		expect(second.remedy).toContain('somebody may stand between');
		server = { ...server, hostKey: changed };
		expect(await refusal(at(folder))).toEqual({ code: 'it was let in' });
	});

	test('a line that breaks in mid-file is told, and the next try goes on from there', async () => {
		const folder = await aFolder();
		const bytes = randomBytes(3_000_000);
		const target = await openTarget(at(folder), NEVER);
		const source = sourceOf(bytes);
		const broken = {
			...source,
			async *read(from: number) {
				let sent = 0;
				for await (const piece of source.read(from)) {
					if (sent > 1_500_000) await server.cut();
					yield piece;
					sent += piece.length;
				}
			},
		};
		const cut = await target.put('d/b.zip', broken, { signal: NEVER }).catch((error) => error);
		expect(cut).toMatchObject({
			code: 'delivery-cut',
			exit: 75,
			remedy: expect.stringContaining('deliver resume'),
		});
		expect(await seenIn(folder).names('d')).toEqual(['b.zip.partial']);
		await target.close();
		const again = await openTarget(at(folder), NEVER);
		const reads: number[] = [];
		await again.put(
			'd/b.zip',
			sourceOf(bytes, bytes, (from) => reads.push(from)),
			{ signal: NEVER },
		);
		expect(reads).toHaveLength(1);
		expect(reads[0]).toBeGreaterThan(1_000_000);
		expect((await seenIn(folder).look('d/b.zip'))?.equals(bytes)).toBe(true);
		expect(await seenIn(folder).names('d')).toEqual(['b.zip']);
		await again.close();
	});

	test('a disk without room there is told as such', async ({ skip }) => {
		const folder = await smallDisk(await aFolder());
		if (folder === undefined) return skip('no small disk can be mounted here');
		const target = await openTarget(at(folder), NEVER);
		const full = await target
			.put('d/b.zip', sourceOf(randomBytes(900_000)), { signal: NEVER })
			.catch((e) => e);
		await target.close();
		expect(full).toMatchObject({ code: 'delivery-full', exit: 75 });
		expect(await seenIn(folder).look('d/b.zip')).toBeUndefined();
	});

	test('a folder that may not be written in, or is not there, is told as such', async () => {
		const folder = await aFolder();
		await chmod(folder, 0o555);
		const target = await openTarget(at(folder), NEVER);
		const denied = await target.put('d/b.zip', sourceOf(Buffer.from('x')), { signal: NEVER }).catch((e) => e);
		await target.close();
		expect(denied).toMatchObject({
			code: 'delivery-denied',
			exit: 2,
			subject: expect.stringContaining('sftp://'),
		});
		expect(await refusal(at(`${folder}/saknas`))).toMatchObject({ code: 'delivery-no-folder', exit: 2 });
		await rm(folder, { recursive: true });
	});

	test('a key that others may read, is none, or is not there, is refused before anything is sent', async () => {
		const folder = await aFolder();
		const open = await secret('x', 0o644);
		await chmod(open, 0o644);
		expect(await refusal(at(folder, { keyFile: open }))).toMatchObject({
			...{ code: 'delivery-secret-open', subject: open },
		});
		const none = await secret('ingen nyckel');
		expect(await refusal(at(folder, { keyFile: none }))).toMatchObject({
			...{ code: 'delivery-secret-unusable', subject: none },
		});
		expect(await refusal(at(folder, { keyFile: '/saknas/nyckel' }))).toMatchObject({
			code: 'delivery-secret-unreadable',
		});
	});

	test('a server that is not there is to be tried again', async () => {
		const gone = at(server.folder, { where: 'sftp://arkiv@127.0.0.1:1/in' });
		expect(await refusal(gone)).toMatchObject({ code: 'delivery-unreachable', exit: 75 });
	});

	test('stops at once when it is asked to while it connects', async () => {
		const reason = new Error('stopped');
		await expect(openTarget(at(server.folder), AbortSignal.abort(reason))).rejects.toBe(reason);
	});
});
