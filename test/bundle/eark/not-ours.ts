const RIGHTS =
	'A package has no rightsMD, which CSIP45 lets be left out: restrictions stand in PREMIS (rightsStatement), which digiprovMD refers to.';
const ONE_DIVISION =
	'Every representation has a METS of its own, so each has a division of its own (CSIP105 to CSIP112); the one division for all is for packages without (CSIP101).';
const CONTACT =
	'A package names no contact person, which SIP21 lets be left out: commons-ip takes a second CREATOR that is no software for a second submitter (SIP15).';

/** Each MUST that speaks of something which our packages leave out, and why they may. */
export const NOT_OURS: Readonly<Record<string, string>> = {
	...Object.fromEntries([46, 49, 50, 51, 52, 53, 54, 55, 56, 57].map((n) => [`CSIP${n}`, RIGHTS])),
	...Object.fromEntries([102, 103, 104, 119].map((n) => [`CSIP${n}`, ONE_DIVISION])),
	...Object.fromEntries([22, 23, 24].map((n) => [`SIP${n}`, CONTACT])),
};

/** Whole specifications in the table that are not for those who submit. */
export const OTHER_SPECIFICATIONS: Readonly<Record<string, string>> = {
	'AIP-2.2.0': 'An archival package is made by the archive that takes a submission in.',
};
