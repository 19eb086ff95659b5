import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ListMultipartUploadsCommand, ListPartsCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { DeliveryTarget } from '../../../src/records/delivery/target.ts';
import { openTarget } from '../../../storage/targets/open.ts';
import { openS3 } from '../../../storage/targets/s3/open.ts';
import { because } from '../../conformance/validators/able.ts';
import { tempDir } from '../temp-office.ts';
import { openS3Server, type S3Server, whyNotS3 } from './s3-server.ts';
import { seenIn } from './seen.ts';
import { silentLine } from './silent-line.ts';
import { NEVER, type Opened, sourceOf, targetsContract } from './targets-contract.ts';

const WHY_NOT = await whyNotS3();

describe.skipIf(WHY_NOT)(`a server that speaks S3${because(WHY_NOT)}`, () => {
	let server: S3Server;
	let serial = 0;
	beforeAll(async () => {
		server = await openS3Server();
	}, 180_000);
	afterAll(() => server?.close());

	const at = (prefix: string, more: Partial<DeliveryTarget> = {}): DeliveryTarget => ({
		...{ id: 't', name: 'e-arkivet', kind: 's3', where: `s3://arkivet/${prefix}` },
		...{ endpoint: server.endpoint, credentialsFile: server.credentialsFile },
		...more,
	});
	const open = async (): Promise<Opened> => {
		const prefix = `in/prov-${++serial}`;
		const target = await openTarget(at(prefix), NEVER);
		onTestFinished(() => target.close());
		await mkdir(join(server.bucket, prefix), { recursive: true });
		const seen = seenIn(join(server.bucket, prefix));
		return {
			target,
			...seen,
			async lay(key, bytes) {
				await seen.lay(key, bytes);
				// The server remembers for a moment what lies in a folder.
				await setTimeout(60);
			},
		};
	};
	const refusal = (target: DeliveryTarget) =>
		openTarget(target, NEVER).then(
			() => ({ code: 'it was let in' }),
			(error) => error,
		);

	targetsContract(open);

	test.each([
		['while it is sent', 300_000],
		['while it is read back', 1_700_000],
	])(
		'a service that falls silent %s is given up, and nothing is lost',
		async (_, after) => {
			const prefix = `in/prov-${++serial}`;
			const port = await silentLine(Number(new URL(server.endpoint).port), after);
			const target = await openS3(at(prefix, { endpoint: `http://127.0.0.1:${port}` }), 1000);
			onTestFinished(() => target.close());
			const bytes = randomBytes(1_000_000);
			const put = target.put('d/b.zip', sourceOf(bytes), { signal: AbortSignal.timeout(20_000) });
			await expect(put).rejects.toMatchObject({
				exit: 75,
				code: expect.stringMatching(/^delivery-(cut|unreachable)$/),
			});
			const direct = await openTarget(at(prefix), NEVER);
			onTestFinished(() => direct.close());
			await direct.put('d/b.zip', sourceOf(bytes), { signal: NEVER });
			expect((await seenIn(join(server.bucket, prefix)).look('d/b.zip'))?.equals(bytes)).toBe(true);
		},
		30_000,
	);

	test('what is larger than one request goes in parts; one that was stopped is gone on with, and leaves none begun behind', async () => {
		const { target, look, names } = await open();
		const key = `in/prov-${serial}/d/b.zip`;
		const bytes = randomBytes(17_000_000);
		const stop = new AbortController();
		const onBytes = () => stop.abort(new Error('stopped'));
		await expect(target.put('d/b.zip', sourceOf(bytes), { signal: stop.signal, onBytes })).rejects.toThrow(
			'stopped',
		);
		expect(await look('d/b.zip')).toBeUndefined();
		const client = new S3Client({
			...{ endpoint: server.endpoint, forcePathStyle: true, region: 'us-east-1' },
			credentials: { accessKeyId: 'arkiv', secretAccessKey: 'kungligHemlighet1766' },
		});
		onTestFinished(() => client.destroy());
		const begun = async () => {
			const all = await client.send(new ListMultipartUploadsCommand({ Bucket: 'arkivet', Prefix: key }));
			return (all.Uploads ?? []).filter((upload) => upload.Key === key);
		};
		const [upload, ...more] = await begun();
		expect(more).toEqual([]);
		const of = { Bucket: 'arkivet', Key: key, UploadId: upload?.UploadId };
		const { Parts: parts } = await client.send(new ListPartsCommand(of));
		expect(parts).toHaveLength(1);
		await target.put('d/b.zip', sourceOf(bytes), { signal: NEVER });
		expect((await look('d/b.zip'))?.equals(bytes)).toBe(true);
		expect(await begun()).toEqual([]);
		expect(await names('d')).toEqual(['b.zip']);
	}, 120_000);

	test('a wrong secret, a bucket that is not there, and a service that is not there are told apart', async () => {
		const credentialsFile = join(await tempDir(), 'wrong');
		const wrong = 'aws_access_key_id = arkiv\naws_secret_access_key = gissning\n';
		await writeFile(credentialsFile, wrong, { mode: 0o600 });
		const login = await refusal(at('in', { credentialsFile }));
		expect(login).toMatchObject({ code: 'delivery-login', exit: 2 });
		expect(JSON.stringify(login) + login.message).not.toContain('gissning');
		expect(await refusal(at('', { where: 's3://saknas' }))).toMatchObject({
			code: 'delivery-no-folder',
			exit: 2,
		});
		const gone = await refusal(at('in', { endpoint: 'http://127.0.0.1:1' }));
		expect(gone).toMatchObject({ code: 'delivery-unreachable', exit: 75 });
		await writeFile(credentialsFile, 'nothing', { mode: 0o600 });
		expect(await refusal(at('in', { credentialsFile }))).toMatchObject({ code: 'delivery-secret-unusable' });
	}, 30_000);
});
