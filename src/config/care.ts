import { z } from 'zod';

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
		.optional()
		.describe('Second store that every filed bundle is copied to: a folder on another disk; none where absent'),
} as const;
