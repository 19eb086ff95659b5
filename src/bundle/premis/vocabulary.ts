import type { Attributes } from '../xml.ts';

const BASE = 'http://id.loc.gov/vocabulary/preservation';

/** Terms of the Library of Congress's preservation vocabularies that a bundle uses, with their codes. */
const TERMS = {
	cryptographicHashFunctions: { 'SHA-256': 'sha256' },
	eventType: {
		capture: 'cap',
		'message digest calculation': 'mes',
		'format identification': 'for',
		migration: 'mig',
		creation: 'cre',
		redaction: 'red',
		validation: 'val',
		'fixity check': 'fix',
		'digital signature generation': 'dsg',
		'information package creation': 'ipc',
		'ingestion start': 'ins',
	},
	eventOutcome: { success: 'suc', warning: 'war', fail: 'fai' },
	agentType: { software: 'sof', person: 'per', organization: 'org' },
} as const;

/**
 * @returns the attributes that tie a term to its vocabulary; none for a term of our own, which the vocabulary lacks
 */
export function authority(vocabulary: keyof typeof TERMS, term: string): Attributes {
	const codes: Readonly<Record<string, string>> = TERMS[vocabulary];
	const code = codes[term];
	if (code === undefined) return {};
	return {
		authority: vocabulary,
		authorityURI: `${BASE}/${vocabulary}`,
		valueURI: `${BASE}/${vocabulary}/${code}`,
	};
}
