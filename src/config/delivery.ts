import { z } from 'zod';

/** What METS states of the agreement with an archive and of the archive, each in the environment variable of the same name. */
export const DELIVERY_SETTINGS = {
	SUBMISSION_AGREEMENT: z
		.string()
		.optional()
		.describe(
			'Number of the agreement that bundles are handed over to an archive under, for METS; one that is set with deliver agreements goes before it',
		),
	ARCHIVE_NAME: z
		.string()
		.optional()
		.describe(
			'Archive that preserves what is handed over, for METS, where the agreement (deliver agreements) names none',
		),
	ARCHIVE_NUMBER: z
		.string()
		.regex(/^\d{6}-?\d{4}$/, 'ten digits, such as 202100-1074')
		.optional()
		.describe(
			"Organisation number of ARCHIVE_NAME, for METS; METS states the archive's name alone where absent, and a number that an agreement states (deliver agreements) goes before it",
		),
} as const;
