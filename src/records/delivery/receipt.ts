import { isDone, isRefusal, isTakingIn, stateOf } from './answer-words.ts';
import type { Answered, DeliveredBundle } from './delivery.ts';
import { bare, DIGESTS, HEX } from './digest.ts';
import { bundlesByName } from './named-bundle.ts';
import { type ReceiptClaim, saidAgainst } from './said-against.ts';

/** A line of a receipt (kvittens) as an archive wrote it. */
export interface ReceiptRow {
	/** Where it stands: a line of a table, else its number, from 1. */
	readonly at: number;
	/** Absent where it names none. */
	readonly bundle?: string;
	/** Absent where it gives no answer. */
	readonly status?: string;
	readonly sha256?: string;
	readonly reason?: string;
	/** Number of the delivery that it answers, where it says. */
	readonly delivery?: string;
	/** What other columns of the row say of the same: they must agree. */
	readonly others?: readonly {
		readonly part: ReceiptPart;
		readonly column: string;
		readonly value: string;
	}[];
	/** What the archive calls the column or field of each of these; absent where nobody has written it in a file. */
	readonly columns?: Readonly<Partial<Record<ReceiptPart, string>>>;
	/** What the archive did that the row tells of, where it says: `ingest`, `transfer`. */
	readonly work?: string;
	/** What it says where it looks like one that sums up the others. */
	readonly sum?: string;
}

export type ReceiptPart = 'bundle' | 'status' | 'sha256' | 'reason' | 'delivery';

export type WrongReceiptCode =
	| 'no-bundle'
	| 'no-status'
	| 'contradicts'
	/** Something in it may be a refusal, and nobody but a person can tell. */
	| 'unclear'
	| 'unknown-bundle'
	| 'other-delivery'
	| 'twice'
	| 'unknown-status'
	| 'other-checksum'
	| 'no-reason'
	| 'not-sent'
	/** It was taken out of the delivery; that the archive has it all the same takes somebody who says so. */
	| 'withdrawn'
	| 'answered-otherwise';

/** What is wrong with a receipt, so that none of it is kept. */
export interface WrongReceipt {
	/** As in `ReceiptRow`. */
	readonly at: number;
	/** What the column is called that it stands in, or that lacks it; absent where nobody has written it in a file. */
	readonly column?: string;
	readonly code: WrongReceiptCode;
	/** What the receipt says. */
	readonly given: string;
	/** What the delivery says, where there is something to compare with. */
	readonly expected?: string;
}

/** A row that says nothing against the delivery and answers for no bundle: it is passed over and told, and the others are taken in. */
export interface SetAside {
	readonly at: number;
	readonly column?: string;
	readonly code: AsideCode;
	/** What the row says. */
	readonly given: string;
	/** Of a bundle that is still to be answered for. */
	readonly bundleId?: string;
}
export type AsideCode =
	| 'sum-row'
	/** A checksum by another algorithm than the delivery list's: nobody can tell whether the archive has what was sent. */
	| 'other-digest';

interface ReadReceipt {
	readonly answers: readonly Answered[];
	readonly same: number;
	readonly aside: readonly SetAside[];
	readonly wrong: readonly WrongReceipt[];
}

/**
 * What a receipt comes to, or everything that is wrong with it. What is answered already and answered the same is left out;
 * answered otherwise, it takes somebody who says that the former answer was wrong.
 * @param isCorrection whether what was answered before may be answered otherwise
 * @param number of the delivery: a bundle that was delivered twice is in the receipts of both
 * @param claims what it says besides its lines: against any of them nothing is received
 */
export function readReceipt(
	rows: readonly ReceiptRow[],
	bundles: readonly DeliveredBundle[],
	isCorrection: boolean,
	number?: string,
	claims: readonly ReceiptClaim[] = [],
): ReadReceipt {
	const answers: Answered[] = [];
	const wrong: WrongReceipt[] = [];
	const aside: SetAside[] = [];
	const seen = new Set<string>();
	const bundleOf = bundlesByName(bundles);
	const against = saidAgainst(claims, bundleOf, rows.filter(({ status = '' }) => isRefusal(status)).length);
	let same = 0;
	for (const row of rows) {
		const refuse = (code: WrongReceiptCode, part: ReceiptPart, given: string, expected?: string) => {
			const column = row.columns?.[part];
			const more = {
				...(column === undefined ? {} : { column }),
				...(expected === undefined ? {} : { expected }),
			};
			wrong.push({ at: row.at, code, given, ...more });
		};
		const { bundle, status } = row;
		if (row.sum !== undefined && stateOf(status ?? '') === undefined) {
			aside.push({ at: row.at, code: 'sum-row', given: row.sum });
			continue;
		}
		if (bundle === undefined) {
			refuse('no-bundle', 'bundle', status ?? row.reason ?? '');
			continue;
		}
		const answered = row.delivery?.trim();
		// An archive that numbers otherwise speaks of a number of its own.
		if (answered !== undefined && number !== undefined && OURS.test(answered) && answered !== number) {
			refuse('other-delivery', 'delivery', answered, number);
			continue;
		}
		const found = bundleOf(bundle);
		if (!found) {
			refuse('unknown-bundle', 'bundle', bundle);
			continue;
		}
		const { line, state: now, reason: before } = found;
		if (seen.has(line.bundleId)) refuse('twice', 'bundle', line.bundleId);
		seen.add(line.bundleId);
		const state = stateOf(status ?? '') ?? (isDoneWith(row) ? 'received' : undefined);
		if (!state) {
			if (status === undefined) refuse('no-status', 'status', row.reason ?? '');
			else refuse('unknown-status', 'status', status);
			continue;
		}
		const other = row.others?.find(({ part, value }) =>
			part === 'bundle'
				? isOther(bundleOf(value), found)
				: part === 'status' && isOther(stateOf(value), state),
		);
		if (other) {
			const given = `${bundle} – ${status} – ${other.value}`;
			wrong.push({ at: row.at, column: other.column, code: 'contradicts', given });
			continue;
		}
		const { refusal, otherSum } = state === 'received' ? against(line) : {};
		if (refusal) {
			const { column, isUnclear = false } = refusal;
			const given = `${bundle} – ${status} – ${isUnclear ? `${column}: ` : ''}${refusal.status}`;
			wrong.push({ at: row.at, column, code: isUnclear ? 'unclear' : 'contradicts', given });
			continue;
		}
		const reason = row.reason?.trim() || undefined;
		const said = checksumsOf(row, line.sha256);
		const differs = said.differs ?? otherSum;
		const digest = differs ? undefined : said.digest;
		const column = differs?.column ?? row.columns?.sha256;
		const where = { at: row.at, ...(column === undefined ? {} : { column }) };
		if (differs && state === 'received')
			wrong.push({ ...where, code: 'other-checksum', given: differs.value, expected: line.sha256 });
		else if (now === 'withdrawn' && state === 'received' && !isCorrection)
			refuse('withdrawn', 'bundle', line.bundleId, before);
		else if (now === 'ordered' || (now === 'withdrawn' && state !== 'received'))
			refuse('not-sent', 'bundle', line.bundleId);
		else if (state === 'refused' && reason === undefined) refuse('no-reason', 'reason', line.bundleId);
		else if (now === state && before === reason) same++;
		else if (now !== 'sent' && !isCorrection) refuse('answered-otherwise', 'status', status ?? '', now);
		// Of what is still to be answered for: one that is answered already stays so.
		else if (digest !== undefined && state === 'received')
			aside.push({ ...where, code: 'other-digest', given: digest, bundleId: line.bundleId });
		else answers.push({ bundleId: line.bundleId, state, ...(reason === undefined ? {} : { reason }) });
	}
	return { answers, same, aside, wrong };
}

/** As deliveries are numbered. */
const OURS = /^\d{4}-\d{4,}$/;
/** Whether a text is a number that deliveries have, this one's or another's. */
export const isDeliveryNumber = (text: string): boolean => OURS.test(text.trim());

interface Checksums {
	/** Of which other kind the row's only checksum is. */
	readonly digest?: string;
	/** One that is not that of what was sent, and which of several columns it stands in. */
	readonly differs?: { readonly column?: string; readonly value: string };
}

/** What a row's checksums say of what was sent. Every SHA-256 among them counts; where there is none, the first of what is there. */
function checksumsOf({ sha256: said = '', others = [] }: ReceiptRow, sent: string): Checksums {
	const first = { value: bare(said) };
	const more = others
		.filter(({ part }) => part === 'sha256')
		.map(({ column, value }) => ({ column, value: bare(value) }));
	const ofKind = [first, ...more].filter(({ value }) => HEX.test(value) && value.length === sent.length);
	const digest = HEX.test(first.value) ? DIGESTS[first.value.length] : undefined;
	const compared = digest === undefined && first.value ? [first, ...ofKind] : ofKind;
	const differs = compared.find(({ value }) => value !== sent);
	if (differs) return { differs };
	return digest === undefined || ofKind.length > 0 ? {} : { digest };
}

/** That something is done is an answer only where it is the taking in, and where nothing else in the row is left that nobody understands. */
function isDoneWith({ status = '', columns, others = [], work }: ReceiptRow): boolean {
	if (!isDone(status, columns?.status) || (work !== undefined && !isTakingIn(work))) return false;
	return others.every(
		({ part, value }) => part !== 'status' || stateOf(value) !== undefined || isDone(value),
	);
}

/** What says nothing that is understood contradicts nothing. */
function isOther<T>(said: T | undefined, found: T): boolean {
	return said !== undefined && said !== found;
}
