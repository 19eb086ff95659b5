import type { Log } from '../../log.ts';
import type { Secrets } from '../login/secrets.ts';
import { gatherBody } from './body.ts';
import { Budget } from './budget.ts';
import { cleaned, learnFrom } from './cleaned.ts';
import { type Exchange, statusOf } from './exchange.ts';
import { type RecordContext, recordsOf } from './records-of.ts';
import { Redaction } from './redact.ts';
import { type NotWhole, Tally } from './report.ts';
import type { WarcFile } from './warc-file.ts';
import { lengthOf, type Payload, type Place, type WarcRecord } from './warc-record.ts';

/** Bytes of bodies that are held in memory at a time, on their way from the browser to the file. */
const IN_HAND = 24 << 20;
/** What an exchange weighs beside its body. */
const LEAST = 128 << 10;
/** Bodies above this are not read back whole. */
const READ_BACK = 64 << 20;

interface Kept {
	readonly place: Place;
	readonly mediaType: string;
	/** ISO 8601. */
	readonly date: string;
}

export interface RecordedBody {
	/** As the browser understood it. */
	readonly mediaType: string;
	readonly body: Buffer;
}

/** Writes each exchange that is over, and keeps account of what it could not write. */
export class Scribe {
	readonly #warc: WarcFile;
	readonly #log: Log;
	readonly #budget = new Budget(IN_HAND);
	readonly #jobs = new Map<Promise<void>, Exchange | undefined>();
	readonly #index = new Map<string, Kept>();
	/** Addresses whose body is in the file, or on its way there. */
	readonly #inFile = new Set<string>();
	/** Addresses whose answer is in the file whole (a body, or a redirect), and the id of the first such record. */
	readonly #recorded = new Map<string, string>();
	readonly redaction: Redaction;
	readonly missing = new Tally();
	readonly cut = new Tally();
	readonly failed = new Tally();
	readonly absent = new Set<string>();
	exchanges = 0;
	/** Id of the record that the file began with. */
	warcinfo = '';

	readonly #secrets: Secrets | undefined;
	/** Records that were written without secrets of a login that were in them. */
	cleaned = 0;
	readonly #told: (exchange: Exchange, payload: Payload) => Promise<void>;

	/**
	 * @param told sees each body before it is written
	 * @param secrets of a login, which are not written; more of them become known with every exchange
	 */
	constructor(
		warc: WarcFile,
		redact: readonly string[],
		log: Log,
		told: (exchange: Exchange, payload: Payload) => Promise<void>,
		secrets?: Secrets,
	) {
		this.#told = told;
		this.#warc = warc;
		this.#log = log;
		this.#secrets = secrets;
		this.redaction = new Redaction(redact, secrets);
	}

	get context(): RecordContext {
		return {
			warcinfo: this.warcinfo,
			redaction: this.redaction,
			datesOf: (url) => this.#index.get(url)?.date,
		};
	}

	/** Queues an exchange that is over. */
	write(exchange: Exchange, failed: string | undefined): void {
		const status = statusOf(exchange);
		if (exchange.fromCache && status !== 304 && this.#inFile.has(exchange.url)) {
			exchange.spool?.drop();
			return;
		}
		if (exchange.method === 'GET' && status === 200) this.#inFile.add(exchange.url);
		if (exchange.response === undefined && exchange.received === undefined) {
			exchange.spool?.drop();
			this.failed.add(notWhole(exchange, failed ?? 'no answer'));
			return;
		}
		this.#run(this.#record(exchange), exchange);
	}

	/** Queues records that are no exchange of a page. */
	add(records: readonly WarcRecord[]): Promise<void> {
		const job = this.#warc.append(this.#clean(records)).then(() => undefined);
		this.#run(job, undefined);
		return job;
	}

	/** Waits for work that will lead to something to write. */
	hold(work: Promise<void>): void {
		this.#run(work, undefined);
	}

	/** Waits until all that is queued is written, or the signal ends the wait. */
	async idle(signal: AbortSignal): Promise<void> {
		const stopped = new Promise<void>((done) =>
			signal.addEventListener('abort', () => done(), { once: true }),
		);
		while (this.#jobs.size > 0 && !signal.aborted)
			await Promise.race([Promise.allSettled(this.#jobs.keys()), stopped]);
	}

	/** What is not written when no more can be waited for is a loss, and listed as one. */
	abandon(why: string): void {
		for (const exchange of this.#jobs.values()) if (exchange) this.missing.add(notWhole(exchange, why));
		this.#jobs.clear();
	}

	/** The record that holds the answer to a GET of an address, or one that leads on to where it is: `urn:uuid:…`. */
	recordOf(address: string): string | undefined {
		return this.#recorded.get(address.split('#', 1)[0] ?? address);
	}

	/** The body last recorded for an address, read back from the file. */
	async bodyOf(address: string): Promise<RecordedBody | undefined> {
		const url = address.split('#', 1)[0] ?? address;
		if (!this.#index.has(url)) await Promise.allSettled([...this.#jobs.keys()]);
		const kept = this.#index.get(url);
		if (kept === undefined) return undefined;
		const record = await this.#warc.read(kept.place);
		const head = record.indexOf('\r\n\r\n') + 4;
		const body = record.indexOf('\r\n\r\n', head) + 4;
		return { mediaType: kept.mediaType, body: record.subarray(body, record.length - 4) };
	}

	/** Waits for bodies of an address that are on their way: what refers to them comes after them. */
	async #written(url: string): Promise<void> {
		const before = [...this.#jobs].filter(([, x]) => x?.url === url && statusOf(x) !== 304);
		await Promise.allSettled(before.map(([job]) => job));
	}

	#run(job: Promise<void>, exchange: Exchange | undefined): void {
		const done = job.catch((error: unknown) => {
			// The file itself is broken: it says so when it is closed, once and for all.
			if (this.#warc.trouble) return;
			this.#log.warn({ error, url: exchange?.url }, 'an exchange could not be recorded');
			if (exchange)
				this.missing.add(notWhole(exchange, error instanceof Error ? error.message : String(error)));
		});
		this.#jobs.set(done, exchange);
		done.finally(() => this.#jobs.delete(done));
	}

	async #record(exchange: Exchange): Promise<void> {
		const weight = LEAST + (exchange.spool?.file ? 0 : exchange.announced);
		await this.#budget.with(weight, async () => {
			try {
				const body = await gatherBody(exchange);
				const post = await this.#postOf(exchange);
				await this.#told(exchange, body.payload);
				if (statusOf(exchange) === 304) await this.#written(exchange.url);
				if (body.missing) this.missing.add(notWhole(exchange, body.missing));
				if (body.cut) this.cut.add(notWhole(exchange, body.cut));
				const records = recordsOf(exchange, body, post, this.context);
				const [place] = await this.#warc.append(this.#clean(records));
				this.exchanges++;
				const status = statusOf(exchange);
				const isWhole = !body.truncated || (status ?? 0) >= 300;
				const answers = exchange.method === 'GET' && (status ?? 0) < 400 && isWhole && !body.missing;
				if (answers && records[0] && !this.#recorded.has(exchange.url))
					this.#recorded.set(exchange.url, records[0].id.slice(1, -1));
				if (status === 404 || status === 410) this.absent.add(exchange.url);
				const isPage = exchange.method === 'GET' && status === 200 && !body.truncated;
				if (place && isPage && lengthOf(body.payload) <= READ_BACK) this.#keep(exchange, place);
			} finally {
				exchange.spool?.drop();
			}
		});
	}

	#clean(records: readonly WarcRecord[]): readonly WarcRecord[] {
		const secrets = this.#secrets;
		if (!secrets) return records;
		for (const record of records) learnFrom(record, secrets);
		const clean = records.map((record) => cleaned(record, secrets));
		this.cleaned += clean.filter((record, i) => record !== records[i]).length;
		return clean;
	}

	async #postOf(exchange: Exchange): Promise<Buffer | undefined> {
		try {
			return await exchange.post;
		} catch (error) {
			// A form without fields is said to have a body, and has none.
			if (Object.entries(exchange.sent ?? {}).some(([k, v]) => /^content-length$/i.test(k) && v === '0'))
				return undefined;
			const why = error instanceof Error ? error.message : String(error);
			this.missing.add(notWhole(exchange, `the body of the request: ${why.split('\n', 1)[0]}`));
			return undefined;
		}
	}

	#keep(exchange: Exchange, place: Place): void {
		this.#index.set(exchange.url, {
			place,
			mediaType: exchange.response?.mimeType ?? '',
			date: new Date(exchange.at).toISOString(),
		});
	}
}

function notWhole({ url, method, kind }: Exchange, reason: string): NotWhole {
	return { url, method, kind, reason };
}
