import { z } from 'zod';

/** Authorities are asked one after the other for each bundle. */
const MOST_AUTHORITIES = 5;

function isAuthority(text: string): boolean {
	const url = URL.parse(text);
	return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.hash === '';
}

/** Settings of the seal and its time stamps, each in the environment variable of the same name. */
export const SEAL_SETTINGS = {
	SEAL_PASSPHRASE_FILE: z
		.string()
		.optional()
		.describe(
			"File with the passphrase that the seal key is encrypted with, outside DATA_DIR; ogonblick/seal-passphrase.txt in the user's configuration directory where absent",
		),
	TIMESTAMP_URLS: z
		.string()
		.default('')
		.transform((text) => [...new Set(text.split(/[\s,]+/).filter(Boolean))])
		.refine(
			(urls) => urls.length <= MOST_AUTHORITIES && urls.every(isAuthority),
			'at most five addresses that begin with https:// or http://',
		)
		.describe(
			'Time-stamp authorities (RFC 3161) that stamp every seal, separated by commas: all of them, or nothing is filed; none where absent',
		),
	TIMESTAMP_CA_FILE: z
		.string()
		.optional()
		.describe(
			'PEM file with the root certificates that time stamps are trusted by; those that Node and the system trust where absent',
		),
	TIMESTAMP_CRL_FILE: z
		.string()
		.optional()
		.describe('File with lists of revoked certificates (CRL, PEM or DER) that time stamps are held against'),
	TIMESTAMP_POLICY: z
		.string()
		.regex(/^[0-2](\.\d+)+$/, 'an object identifier, such as 1.3.6.1.4.1.13762.3')
		.optional()
		.describe("Policy that time stamps are asked for under; the authority's own where absent"),
	TIMESTAMP_SECONDS: z.coerce
		.number()
		.min(1)
		.max(600)
		.default(30)
		.describe('Longest time that one authority may take to answer, seconds'),
	RESEAL_DAYS: z.coerce
		.number()
		.int()
		.min(30)
		.max(3650)
		.default(365)
		.describe('Time stamps are renewed so many days before their certificate or algorithm runs out'),
} as const;
