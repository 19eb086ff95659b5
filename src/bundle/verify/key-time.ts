import { type Problem, problem } from '../../records/problem.ts';
import type { SealKey, StampFacts } from '../../records/seal.ts';
import { PATHS } from '../layout.ts';
import { CLOCKS_MS } from '../stamp/check.ts';

/**
 * Whether the seal was made while its key was in use. A key that has got away seals as well after its end as before, and dates the bundle as it likes:
 * only a time stamp by somebody else shows when.
 */
export interface KeyTime {
	readonly state: /** The key is in use still. */
		| 'in-use'
		/** It was stamped before the key's end. */
		| 'shown'
		/** It was stamped then; nobody has said when the key ended. */
		| 'stamped'
		/** No stamp by somebody who is trusted says when. */
		| 'unshown'
		/** As `unshown`, and the key was begun by a clock that was ahead: it ended before it began, and what the bundle says of its own day is of that clock. */
		| 'clock-ahead'
		/** As `unshown`, and the bundle was sealed by a clock that was ahead: it says that it was made later than an authority says that it lay there. */
		| 'dated-ahead'
		/** The key had ended by then. */
		| 'ended';
	/** The earliest stamp by somebody who is trusted: the seal was there then. */
	readonly stampedAt?: string;
	/** When the key ended. */
	readonly endedAt?: string;
	/** When the key began, by a clock that was ahead. */
	readonly begunAt?: string;
	/** What the bundle says of its own day, by a clock that was ahead. */
	readonly datedAt?: string;
}

/**
 * Holds a seal against its key's time of use. What is stamped, or says of itself to be made, after the key's end is none of the organisation's; what a key that others may have had
 * sealed holds by its stamps alone. So does a bundle that says it was made later than somebody who is trusted says it was there already, unless others may have had the key: its day is wrong, and speaks neither for nor against it. A key that was begun by a clock that was ahead ended before it began: the day that a bundle states is of that clock, and says nothing for or against it.
 * @param history every key of the organisation, from a source that the reader trusts; absent where only fingerprints are known
 * @param created when the bundle says that it was made
 */
export function keyTime(
	sealedBy: string,
	history: readonly SealKey[] | undefined,
	stamps: readonly StampFacts[],
	created: string,
): { readonly time: KeyTime; readonly problems: readonly Problem[] } {
	const [stampedAt] = stamps.flatMap(({ at, isTrusted }) => (isTrusted ? [at] : [])).sort();
	const stamped = stampedAt === undefined ? {} : { stampedAt };
	const told = (state: KeyTime['state'], more = {}) => ({ state, ...stamped, ...more });
	const key = history?.find(({ sha256 }) => sha256 === sealedBy);
	if (!key) return { time: told(stampedAt === undefined ? 'unshown' : 'stamped'), problems: [] };
	const { from, to, ended } = key;
	if (to === undefined) return { time: told('in-use'), problems: [] };
	const isAfter = (at: string) => Date.parse(at) > Date.parse(to) + CLOCKS_MS;
	const endedAt = { endedAt: to };
	const isAhead = Date.parse(to) < Date.parse(from);
	// A renewal comes years after the seal, and says that it was there by then; what is in the bundle was made with it.
	const [inside] = stamps
		.flatMap(({ at, isTrusted, renewal }) => (isTrusted && renewal === 0 ? [at] : []))
		.sort();
	const isDatedAhead =
		stampedAt !== undefined &&
		ended !== 'compromised' &&
		Date.parse(created) > Date.parse(stampedAt) + CLOCKS_MS;
	const late = [inside, isAhead || isDatedAhead ? undefined : created].find(
		(at) => at !== undefined && isAfter(at),
	);
	if (late !== undefined)
		return {
			time: told('ended', endedAt),
			problems: [problem('signature', PATHS.signature, 'seal-after-key', { to, at: late })],
		};
	if (stampedAt !== undefined && !isAfter(stampedAt)) return { time: told('shown', endedAt), problems: [] };
	// Dated before the key's end all the same, nothing of its day speaks against it.
	const ahead =
		isDatedAhead && isAfter(created) ? told('dated-ahead', { ...endedAt, datedAt: created }) : undefined;
	return {
		time: isAhead ? told('clock-ahead', { ...endedAt, begunAt: from }) : (ahead ?? told('unshown', endedAt)),
		problems: ended === 'compromised' ? [problem('timestamp', PATHS.signature, 'key-not-shown', { to })] : [],
	};
}
