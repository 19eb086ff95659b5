import { stateOf } from './answer-words.ts';
import type { Answered, DeliveredBundle } from './delivery.ts';

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
	/** What it says where it looks like one that sums up the others. */
	readonly sum?: string;
}

/** What a receipt says of a bundle besides its line: in an object or element within the line, or above it. */
export interface ReceiptClaim {
	/** What it stands in. */
	readonly column: string;
	/** What is named there and around it, the nearest first; the first that is a bundle counts. */
	readonly names: readonly string[];
	/** A refusal. */
	readonly status?: string;
	/** What is called a checksum and looks like one. */
	readonly sha256?: string;
}

export type ReceiptPart = 'bundle' | 'status' | 'sha256' | 'reason' | 'delivery';

export type WrongReceiptCode =
	| 'no-bundle'
	| 'no-status'
	| 'contradicts'
	| 'unknown-bundle'
	| 'other-delivery'
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

/** Of what length, in hex, which checksum is; those of SHA-256 are compared. */
const DIGESTS: Readonly<Record<number, string>> = { 32: 'MD5', 40: 'SHA-1', 96: 'SHA-384', 128: 'SHA-512' };

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
	const against = claimsByBundle(claims, bundleOf);
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
		const state = stateOf(status ?? '');
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
		const { refusal, otherSum } = (state === 'received' && against.get(line.bundleId)) || {};
		if (refusal) {
			const given = `${bundle} – ${status} – ${refusal.status}`;
			wrong.push({ at: row.at, column: refusal.column, code: 'contradicts', given });
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
		else if (now === 'ordered' || now === 'withdrawn') refuse('not-sent', 'bundle', line.bundleId);
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

interface Against {
	refusal?: ReceiptClaim;
	/** As in `Checksums`. */
	otherSum?: { readonly column: string; readonly value: string };
}

/** What is said against having received each bundle, by its id. */
function claimsByBundle(
	claims: readonly ReceiptClaim[],
	bundleOf: (named: string) => DeliveredBundle | undefined,
): ReadonlyMap<string, Against> {
	const against = new Map<string, Against>();
	for (const claim of claims) {
		const [found] = claim.names.flatMap((name) => bundleOf(name) ?? []);
		if (!found) continue;
		const { bundleId, sha256: sent } = found.line;
		const known = against.get(bundleId) ?? {};
		const value = bare(claim.sha256 ?? '');
		const isOtherSum = HEX.test(value) && value.length === sent.length && value !== sent;
		if (claim.status !== undefined) known.refusal ??= claim;
		else if (isOtherSum) known.otherSum ??= { column: claim.column, value };
		against.set(bundleId, known);
	}
	return against;
}

/** As deliveries are numbered. */
const OURS = /^\d{4}-\d{4,}$/;

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

const HEX = /^[0-9a-f]+$/;

/** A checksum without spaces and what some write before it. */
function bare(checksum: string): string {
	return checksum
		.toLowerCase()
		.replace(/\s/g, '')
		.replace(/^(?:sha-?\d+|md5)[:=]/, '');
}

/** Whether a text is a checksum by its look: hexadecimal, and as long as one of those that are in use. */
export function isDigest(text: string): boolean {
	const { length } = bare(text);
	return HEX.test(bare(text)) && (length === 64 || DIGESTS[length] !== undefined);
}

/** What says nothing that is understood contradicts nothing. */
function isOther<T>(said: T | undefined, found: T): boolean {
	return said !== undefined && said !== found;
}

/** Signs that nobody sees, and brackets that some write around an id. */
const AROUND = /[\u00ad\u200b-\u200d\u2060\ufeff{}]/g;

/** Enough of an id to name a bundle with. */
const SHORT = 8;

/** Finds a bundle by its id, by the beginning of it, or by the name of its file; what two are called names none. */
function bundlesByName(bundles: readonly DeliveredBundle[]): (named: string) => DeliveredBundle | undefined {
	const byName = new Map<string, DeliveredBundle | undefined>();
	const byBeginning = new Map<string, DeliveredBundle[]>();
	for (const bundle of bundles) {
		const { bundleId, file } = bundle.line;
		const name = file.toLowerCase();
		for (const key of new Set([bundleId, name, name.replace(/\.zip$/, '')]))
			byName.set(key, byName.has(key) ? undefined : bundle);
		const beginning = byBeginning.get(bundleId.slice(0, SHORT));
		if (beginning) beginning.push(bundle);
		else byBeginning.set(bundleId.slice(0, SHORT), [bundle]);
	}
	return (named) => {
		const text = named
			.replace(AROUND, '')
			.trim()
			.toLowerCase()
			.replace(/^(?:urn:)?uuid:/, '');
		if (byName.has(text) || text.length < SHORT) return byName.get(text);
		const [first, ...more] = (byBeginning.get(text.slice(0, SHORT)) ?? []).filter(({ line }) =>
			line.bundleId.startsWith(text),
		);
		return more.length > 0 ? undefined : first;
	};
}
