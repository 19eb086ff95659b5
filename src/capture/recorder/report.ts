import type { CertificateChain } from './certificates.ts';
import type { Kind } from './exchange.ts';
import type { SocketFact } from './sockets.ts';

export interface NotWhole {
	readonly url: string;
	readonly method: string;
	readonly kind: Kind;
	readonly reason: string;
}

/** What the recording holds, and what it does not. Lists end at a thousand; the counts do not. */
export interface RecordingReport {
	readonly file: string;
	readonly bytes: number;
	readonly records: number;
	/** Exchanges in it: answers with their requests. */
	readonly exchanges: number;
	/** Bodies that the page had and the recording has not, or not byte for byte, and why. */
	readonly missing: readonly NotWhole[];
	/** Bodies that the page, the network or the end of the recording cut off: stored as far as they came. */
	readonly cut: readonly NotWhole[];
	/** Requests without an answer, and why. */
	readonly failed: readonly NotWhole[];
	readonly counts: { readonly missing: number; readonly cut: number; readonly failed: number };
	/** Requests of scripts for the page's own content that were refused or failed: status or reason, and address. */
	readonly failedFeedRequests: readonly string[];
	/** Addresses that the server said it does not have (404, 410). */
	readonly absent: ReadonlySet<string>;
	readonly certificates: readonly CertificateChain[];
	readonly webSockets: readonly SocketFact[];
	/** Workers shared between pages: their first requests may be missing, which is why they are named. */
	readonly sharedWorkers: readonly string[];
	/** Header names whose values were replaced, and how often. */
	readonly redacted: Readonly<Record<string, number>>;
	/** Records in whose address, head or body a secret of the login was replaced. */
	readonly recordsCleaned: number;
	/** Set where writing came to an end before its time: why, and where the file ends. */
	readonly broken?: string;
}

const KEPT = 1000;

/** A list that counts on when it is full. */
export class Tally {
	readonly list: NotWhole[] = [];
	count = 0;

	add(what: NotWhole): void {
		this.count++;
		if (this.list.length < KEPT) this.list.push(what);
	}
}
