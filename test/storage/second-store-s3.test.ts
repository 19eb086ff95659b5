import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSecondStore } from '../../storage/copies/open.ts';
import { openS3Service, type S3Service, whyNotS3 } from './s3-service.ts';
import { configOf } from './sample.ts';
import { secondStoreContract } from './second-store-contract.ts';

const why = await whyNotS3();

describe.skipIf(why !== undefined)(
	`a second store in a bucket of S3 (${why ?? 'rclone on loopback'})`,
	() => {
		let dir: string;
		let service: S3Service;
		let prefixes = 0;
		beforeAll(async () => {
			dir = await mkdtemp(join(tmpdir(), 'ogonblick-s3-'));
			service = await openS3Service(dir);
		}, 120_000);
		afterAll(async () => {
			await service.close();
			await rm(dir, { recursive: true, force: true });
		});

		const opened = (more: Readonly<Record<string, string>> = {}) => {
			const store = openSecondStore(
				configOf(dir, {
					SECOND_STORE: `s3://arkivet/kopior-${prefixes++}`,
					...{ SECOND_STORE_ENDPOINT: service.endpoint, SECOND_STORE_REGION: 'us-east-1' },
					...{ SECOND_STORE_CREDENTIALS_FILE: service.credentialsFile, ...more },
				}),
			);
			if (!store) throw new Error('one is set up');
			return store;
		};

		secondStoreContract(async () => opened());

		test('that is not reached, or is another bucket, is away; one that lets nobody in refuses', async () => {
			expect(opened().name).toMatch(/^s3:\/\/arkivet\/kopior-\d+$/);
			await expect(opened().reach(false)).rejects.toMatchObject({ code: 'second-store-away', exit: 75 });
			await expect(opened({ SECOND_STORE_ENDPOINT: 'http://127.0.0.1:9' }).reach(true)).rejects.toMatchObject(
				{
					code: 'second-store-away',
				},
			);
			const gone = { SECOND_STORE_CREDENTIALS_FILE: join(dir, 'nothing') };
			await expect(opened(gone).reach(true)).rejects.toMatchObject({ code: 'second-store-refused', exit: 2 });
			const elsewhere = opened({ SECOND_STORE: 's3://nowhere/kopior' });
			await expect(elsewhere.reach(true)).rejects.toMatchObject({
				code: expect.stringMatching(/^second-store-/),
			});
		});
	},
);
