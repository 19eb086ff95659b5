import type { DeliveredBundle, DeliveryLine } from './delivery.ts';
import { bare, HEX } from './digest.ts';

/** What a receipt says of a bundle besides the answer of its line: in other columns or fields of it, in an object or element within it, above it, or anywhere else. */
export interface ReceiptClaim {
	/** What it stands in. */
	readonly column: string;
	/** What is named there and around it, the nearest first; the first that is a bundle counts. Where none is, it is said of all of them. */
	readonly names: readonly string[];
	/** What speaks against having received it. */
	readonly status?: string;
	/** Whether that is a refusal, or may only be one: a person has to say. */
	readonly isUnclear?: boolean;
	/** What is called a checksum and looks like one. */
	readonly sha256?: string;
}

export interface Against {
	readonly refusal?: ReceiptClaim;
	/** As in `Checksums`. */
	readonly otherSum?: { readonly column: string; readonly value: string };
}

/**
 * What is said against having received a bundle: of it, else of the whole delivery. A refusal goes before what may be one.
 * @param refused how many rows refuse a bundle: where that is how many a sum says, the sum says nothing of the others
 */
export function saidAgainst(
	claims: readonly ReceiptClaim[],
	bundleOf: (named: string) => DeliveredBundle | undefined,
	refused: number,
): (line: DeliveryLine) => Against {
	const known = new Map<string, { -readonly [K in keyof Against]: Against[K] }>();
	for (const claim of claims) {
		const [found] = claim.names.flatMap((name) => bundleOf(name) ?? []);
		// What we wrote in our own list is no answer of the archive's, whatever an account is called.
		if (found && isOurOwn(claim.status, found.line)) continue;
		if (!found && isSumOf(claim.status, refused)) continue;
		const key = found?.line.bundleId ?? '';
		const said = known.get(key) ?? {};
		known.set(key, said);
		if (claim.status !== undefined) {
			if (said.refusal === undefined || (said.refusal.isUnclear && !claim.isUnclear)) said.refusal = claim;
			continue;
		}
		if (!found) continue;
		const sent = found.line.sha256;
		const value = bare(claim.sha256 ?? '');
		if (HEX.test(value) && value.length === sent.length && value !== sent)
			said.otherSum ??= { column: claim.column, value };
	}
	return ({ bundleId }) => {
		const own = known.get(bundleId) ?? {};
		const refusal = own.refusal ?? known.get('')?.refusal;
		return { ...own, ...(refusal ? { refusal } : {}) };
	};
}

/** What we describe a bundle with; its id, its file and its checksum stand in an archive's list of what it refused. */
function isOurOwn(said: string | undefined, line: DeliveryLine): boolean {
	const { title, account, address, unit, creator, occasion } = line;
	return said !== undefined && [title, account, address, unit, creator, occasion].includes(said.trim());
}

function isSumOf(said: string | undefined, refused: number): boolean {
	return said !== undefined && refused > 0 && said.trim() === String(refused);
}
