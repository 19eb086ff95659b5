import type { Part, StepRecord } from '../../records/capture.ts';
import type { Finding, FindingCode, Severity } from '../../records/verdict.ts';
import type { CaptureRequest, Seen } from '../session.ts';

/** All that a verdict rests on. */
export interface Evidence {
	readonly request: Pick<CaptureRequest, 'address' | 'level' | 'limits' | 'evidenceOf'>;
	readonly seen: Seen;
	readonly parts: readonly Part[];
	readonly steps: readonly StepRecord[];
	readonly aborted: boolean;
	/** The browser ran in its sandbox. */
	readonly sandbox: boolean;
	/** Hosts that the gate refused, as `host (why)`. */
	readonly refused: readonly string[];
}

/** What stands in the account's place. */
export interface Wall {
	readonly code: FindingCode;
	readonly detail: string;
	readonly data?: Finding['data'];
}

export function finding(
	code: FindingCode,
	severity: Severity,
	detail: string,
	data?: Finding['data'],
): Finding {
	return { code, severity, detail, ...(data ? { data: told(data) } : {}) };
}

/** Characters of an example. An address may hold a whole picture, and what is sealed for decades tells which one it was by its beginning. */
const LONGEST = 500;

function told(data: NonNullable<Finding['data']>): NonNullable<Finding['data']> {
	const short = (text: string) =>
		text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text;
	const of = (value: (typeof data)[string]) =>
		typeof value === 'string' ? short(value) : Array.isArray(value) ? value.map(short) : value;
	return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, of(value)]));
}
