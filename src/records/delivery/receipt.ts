import { comparable } from '../same-name.ts';
import type { Answered, DeliveredBundle } from './delivery.ts';

/** A line of a receipt (kvittens) as an archive wrote it. */
export interface ReceiptRow {
	/** Where it stands: a line of a table, else its number, from 1. */
	readonly at: number;
	readonly bundle: string;
	readonly status: string;
	readonly sha256?: string;
	readonly reason?: string;
}

export type WrongReceiptCode =
	| 'unknown-bundle'
	| 'twice'
	| 'unknown-status'
	| 'other-checksum'
	| 'no-reason'
	| 'not-sent'
	| 'answered-otherwise';

/** What is wrong with a receipt, so that none of it is kept. */
export interface WrongReceipt {
	/** As in `ReceiptRow`. */
	readonly at: number;
	readonly code: WrongReceiptCode;
	/** What the receipt says. */
	readonly given: string;
	/** What the delivery says, where there is something to compare with. */
	readonly expected?: string;
}

const RECEIVED = [
	...['received', 'accepted', 'approved', 'ok', 'success', 'ingested'],
	...['mottagen', 'mottaget', 'godkänd', 'godkänt', 'accepterad', 'accepterat', 'inlevererad', 'inlevererat'],
];
const REFUSED = [
	...['refused', 'rejected', 'failed', 'failure', 'error'],
	...['avvisad', 'avvisat', 'underkänd', 'underkänt', 'nekad', 'nekat', 'ej godkänd', 'ej godkänt'],
];

/**
 * What a receipt comes to, or everything that is wrong with it. What is answered already and answered the same is left out;
 * answered otherwise, it takes somebody who says that the former answer was wrong.
 * @param isCorrection whether what was answered before may be answered otherwise
 */
export function readReceipt(
	rows: readonly ReceiptRow[],
	bundles: readonly DeliveredBundle[],
	isCorrection: boolean,
): { readonly answers: readonly Answered[]; readonly same: number; readonly wrong: readonly WrongReceipt[] } {
	const answers: Answered[] = [];
	const wrong: WrongReceipt[] = [];
	const seen = new Set<string>();
	let same = 0;
	for (const row of rows) {
		const found = bundleOf(row.bundle, bundles);
		const state = stateOf(row.status);
		const refuse = (code: WrongReceiptCode, given: string, expected?: string) =>
			wrong.push({ at: row.at, code, given, ...(expected === undefined ? {} : { expected }) });
		if (!found) {
			refuse('unknown-bundle', row.bundle);
			continue;
		}
		const { line, state: now, reason: before } = found;
		if (seen.has(line.bundleId)) refuse('twice', line.bundleId);
		seen.add(line.bundleId);
		if (!state) {
			refuse('unknown-status', row.status);
			continue;
		}
		const sha256 = row.sha256
			?.trim()
			.toLowerCase()
			.replace(/^sha-?256:/, '');
		const reason = row.reason?.trim() || undefined;
		if (sha256 && state === 'received' && sha256 !== line.sha256)
			refuse('other-checksum', sha256, line.sha256);
		else if (now === 'ordered' || now === 'withdrawn') refuse('not-sent', line.bundleId);
		else if (state === 'refused' && reason === undefined) refuse('no-reason', line.bundleId);
		else if (now === state && before === reason) same++;
		else if (now !== 'sent' && !isCorrection) refuse('answered-otherwise', row.status, now);
		else answers.push({ bundleId: line.bundleId, state, ...(reason === undefined ? {} : { reason }) });
	}
	return { answers, same, wrong };
}

/** By id, by the beginning of it, or by the name of its file. */
function bundleOf(named: string, bundles: readonly DeliveredBundle[]): DeliveredBundle | undefined {
	const text = named
		.trim()
		.toLowerCase()
		.replace(/^(?:urn:)?uuid:/, '');
	const [first, ...more] = bundles.filter(
		({ line }) =>
			line.bundleId === text || line.file.toLowerCase() === text || line.file.toLowerCase() === `${text}.zip`,
	);
	if (first || text.length < 8) return more.length > 0 ? undefined : first;
	const beginning = bundles.filter(({ line }) => line.bundleId.startsWith(text));
	return beginning.length === 1 ? beginning[0] : undefined;
}

function stateOf(status: string): 'received' | 'refused' | undefined {
	const text = comparable(status);
	if (RECEIVED.some((word) => comparable(word) === text)) return 'received';
	return REFUSED.some((word) => comparable(word) === text) ? 'refused' : undefined;
}
