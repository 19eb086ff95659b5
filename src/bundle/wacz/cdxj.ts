import { first } from './fields.ts';
import type { WarcRecord } from './record-start.ts';
import { type RequestQuery, requestQuery } from './request-query.ts';
import { surt } from './surt.ts';

/** What an index line says of a record, in the order it is written. All values are texts. */
interface Answer {
	readonly url: string;
	readonly mime?: string;
	readonly status?: string;
	readonly digest?: string;
	readonly length: string;
	readonly offset: string;
	readonly filename: string;
}

interface Entry {
	readonly id: string;
	readonly concurrentTo: readonly string[];
	readonly timestamp: string;
	readonly answer: Answer;
}

/** A refusal or a failure of a request that was answered when it was made again: a reader would be shown that. The record stays. */
const FAILED = /^[45]/;
const HTTP_ANSWERS: ReadonlySet<string> = new Set(['response', 'revisit']);
const OTHER_ANSWERS: ReadonlySet<string> = new Set(['resource', 'metadata', 'conversion']);

/**
 * Makes the index of a WARC: a line for each record that can answer a request, sorted by key and time.
 * An answer to a request other than GET is found by what was sent, whichever of the two records comes first.
 * Source: CDXJ 0.1.0 (specs.webrecorder.net); fields as cdxj-indexer writes and pywb and wabac read them.
 */
export class CdxjIndex {
	readonly #warcName: string;
	readonly #entries: Entry[] = [];
	/** Requests other than GET, by their own record and by the records they say they belong to. */
	readonly #queries = new Map<string, RequestQuery>();
	#previous: WarcRecord | undefined;

	/** @param warcName the WARC's file name within `archive/` */
	constructor(warcName: string) {
		this.#warcName = warcName;
	}

	add(record: WarcRecord): void {
		if (record.type === 'request') this.#addRequest(record);
		else if (isHttpAnswer(record) || isOtherAnswer(record)) this.#addAnswer(record);
		const paired = this.#previous !== undefined && this.#pairNeighbours(this.#previous, record);
		this.#previous = paired ? undefined : record;
	}

	/** The whole index as text; empty where nothing can be answered. */
	text(): string {
		const keyed = this.#entries.map((entry) => {
			const query = [entry.id, ...entry.concurrentTo].map((id) => this.#queries.get(id)).find(Boolean);
			const { url, ...sent } = query ?? { url: entry.answer.url };
			return { entry, sent, key: surt(url) };
		});
		const had = new Set(
			keyed.filter(({ entry }) => /^2/.test(entry.answer.status ?? '')).map(({ key }) => key),
		);
		return keyed
			.filter(({ entry, key }) => !(FAILED.test(entry.answer.status ?? '') && had.has(key)))
			.map(
				({ entry, sent, key }) =>
					`${key} ${entry.timestamp} ${JSON.stringify({ ...entry.answer, ...sent })}\n`,
			)
			.sort()
			.join('');
	}

	#addAnswer(record: WarcRecord): void {
		const { mime } = record;
		const digest = first(record.headers, 'warc-payload-digest');
		const isHttp = HTTP_ANSWERS.has(record.type);
		const shownMime = record.type === 'revisit' ? 'warc/revisit' : mime;
		this.#entries.push({
			id: record.id,
			concurrentTo: isHttp ? concurrentTo(record) : [],
			timestamp: record.date.replace(/\D/g, '').slice(0, 14),
			answer: {
				url: record.targetUri as string,
				...(shownMime === undefined ? {} : { mime: shownMime }),
				...(record.http?.status === undefined ? {} : { status: String(record.http.status) }),
				...(digest === undefined ? {} : { digest }),
				length: String(record.length),
				offset: String(record.offset),
				filename: this.#warcName,
			},
		});
	}

	#addRequest(request: WarcRecord): void {
		const query = requestQuery(request);
		if (!query) return;
		for (const id of [request.id, ...concurrentTo(request)]) this.#queries.set(id, query);
	}

	/** Where neither says what it belongs to, a request and an answer of one address that stand together are a pair. */
	#pairNeighbours(one: WarcRecord, other: WarcRecord): boolean {
		const [request, answer] = one.type === 'request' ? [one, other] : [other, one];
		if (request.type !== 'request' || !HTTP_ANSWERS.has(answer.type)) return false;
		if (request.targetUri !== answer.targetUri) return false;
		if (concurrentTo(request).length > 0 || concurrentTo(answer).length > 0) return false;
		const query = this.#queries.get(request.id);
		if (query) this.#queries.set(answer.id, query);
		return true;
	}
}

/** "Not modified" is an answer to whoever has the body already, and a replay has not; the record before it has. */
function isHttpAnswer(record: WarcRecord): boolean {
	return HTTP_ANSWERS.has(record.type) && record.http?.status !== 304;
}

/** Notes about a capture must not stand where its page is looked for. */
function isOtherAnswer(record: WarcRecord): boolean {
	if (!OTHER_ANSWERS.has(record.type) || record.mime === 'application/warc-fields') return false;
	return record.type !== 'metadata' || !/^https?:/i.test(record.targetUri ?? '');
}

function concurrentTo(record: WarcRecord): readonly string[] {
	return record.headers.get('warc-concurrent-to') ?? [];
}
