/** How long a service of S3 may say nothing before it is given up, milliseconds: whoever is cut off without a word would else wait for ever. It may take a minute to put the parts of a large object together. */
export function noLongerSilentThan(ms = 120_000): {
	readonly connectionTimeout: number;
	readonly socketTimeout: number;
} {
	return { connectionTimeout: Math.min(ms, 20_000), socketTimeout: ms };
}
