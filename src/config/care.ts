import { z } from 'zod';

/** A folder, or a bucket with a prefix as the tools of S3 write it. */
function isPlace(text: string): boolean {
	if (!/^\w+:\/\//.test(text)) return true;
	const url = URL.parse(text);
	return url?.protocol === 's3:' && url.hostname !== '' && url.username === '' && url.search === '';
}

function isEndpoint(text: string): boolean {
	const url = URL.parse(text);
	return url !== null && /^https?:$/.test(url.protocol) && url.username === '';
}

/** Settings of how stored bundles are cared for: how fast they are read, and where their copies lie. */
export const CARE_SETTINGS = {
	FIXITY_BYTES_PER_SECOND: z.coerce
		.number()
		.int()
		.min(0)
		.max(1e12)
		.default(0)
		.describe(
			'Most bytes a second that fixity checks, copying and restoring read; 0 is as fast as the disk gives them',
		),
	SECOND_STORE: z
		.string()
		.refine(isPlace, 'a folder, or s3://bucket/prefix')
		.optional()
		.describe(
			'Second store that every filed bundle is copied to: a folder on another disk, or s3://bucket/prefix; none where absent',
		),
	SECOND_STORE_ENDPOINT: z
		.string()
		.refine(isEndpoint, 'an address that begins with https://')
		.optional()
		.describe("Address of the S3 service of the second store; Amazon's where absent"),
	SECOND_STORE_REGION: z
		.string()
		.regex(/^[a-z0-9-]+$/, 'a region, such as eu-north-1')
		.default('eu-north-1')
		.describe('Region of the S3 service of the second store'),
	SECOND_STORE_CREDENTIALS_FILE: z
		.string()
		.optional()
		.describe(
			'File with aws_access_key_id and aws_secret_access_key of the second store, readable by the program alone',
		),
} as const;
