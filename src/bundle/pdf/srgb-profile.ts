/**
 * ICC profile of sRGB, version 2.1, 456 bytes: `sRGB-v2-micro.icc` of saucecontrol/Compact-ICC-Profiles,
 * dedicated to the public domain under CC0 1.0. PDF/A-1 builds on ICC version 2 (ISO 19005-1, 6.2.2);
 * the profile that sharp carries is version 4, which PDF/A-1 checkers refuse.
 */
export const SRGB_PROFILE: Uint8Array = Buffer.from(
	[
		'AAAByGxjbXMCEAAAbW50clJHQiBYWVogB+IAAwAUAAkADgAdYWNzcE1TRlQAAAAAc2F3c2N0cmwAAAAAAAAAAAAAAAAAAPbWAAEA',
		'AAAA0y1oYW5knZEAPUCAsD1AdCyBnqUijgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAJZGVzYwAAAPAAAABfY3BydAAA',
		'AQwAAAAMd3RwdAAAARgAAAAUclhZWgAAASwAAAAUZ1hZWgAAAUAAAAAUYlhZWgAAAVQAAAAUclRSQwAAAWgAAABgZ1RSQwAAAWgA',
		'AABgYlRSQwAAAWgAAABgZGVzYwAAAAAAAAAFdVJHQgAAAAAAAAAAAAAAAHRleHQAAAAAQ0MwAFhZWiAAAAAAAADzVAABAAAAARbJ',
		'WFlaIAAAAAAAAG+gAAA48gAAA49YWVogAAAAAAAAYpYAALeJAAAY2lhZWiAAAAAAAAAkoAAAD4UAALbEY3VydgAAAAAAAAAqAAAA',
		'fAD4AZwCdQODBMkGTggSChgMYg70Ec8U9hhqHC4gQySsKWoufjPrObM/1kZXTTZUdlwXZB1shnVWfo2ILJI2nKunjLLbvpnKx9dl',
		'5Hfx+f//',
	].join(''),
	'base64',
);

/** @param profile number of the object that holds the profile */
export function outputIntent(profile: number): string {
	return `<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) /DestOutputProfile ${profile} 0 R >>`;
}
