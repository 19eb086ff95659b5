import type { BrowserContext, Page } from 'playwright';
import { Fault, type OgonblickError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Gate } from '../gate/gate.ts';
import type { Secrets } from '../login/secrets.ts';
import { fetchEarly } from './body.ts';
import { type CertificateChain, Certificates } from './certificates.ts';
import type { End, Exchange } from './exchange.ts';
import { Ledger } from './ledger.ts';
import { recordedText } from './recorded-text.ts';
import type { RecordingReport } from './report.ts';
import { type RecordedBody, Scribe } from './scribe.ts';
import { Sockets } from './sockets.ts';
import { Spool } from './spool.ts';
import { Targets } from './targets.ts';
import { LiveTraffic, type Traffic } from './traffic.ts';
import { WarcFile, writeError } from './warc-file.ts';
import { ownRecord, type Payload } from './warc-record.ts';
import { warcinfo } from './warcinfo.ts';
import type { Wire } from './wire.ts';
import { Witness } from './witness.ts';

export type { RecordingReport } from './report.ts';
export type { RecordedBody } from './scribe.ts';
export type { Traffic } from './traffic.ts';

export interface RecorderOptions {
	/** The WARC file to write; must not exist. Bodies that outgrow memory lie beside it until they are in it. */
	readonly file: string;
	/** Name and version of this program. */
	readonly software: string;
	/** Who ordered the capture, and how to reach them. */
	readonly operator?: string;
	/** Knows the addresses that were connected to, and why one was not. */
	readonly gate?: Gate;
	readonly log: Log;
	/** Names of headers, in requests and responses, whose values are replaced by a marker; none where absent. */
	readonly redact?: readonly string[];
	/** Of the login that the page is visited with: none of them is in the file when it is closed. */
	readonly secrets?: Secrets;
	/** Told of the text of each answer that is recorded. */
	readonly told?: (text: string) => void;
	/** Most bytes kept of one body; 512 MiB where absent. */
	readonly limitBodyBytes?: number;
}

export interface Recorder {
	/** Listens to a page that has not gone anywhere yet, and to all that it will start. Once per recorder. @throws Fault `recorder-attach` */
	attach(context: BrowserContext, page: Page): Promise<void>;
	/** The chains that servers have shown so far. */
	readonly certificates: readonly CertificateChain[];
	readonly traffic: Traffic;
	/** Why nothing more is written, as soon as it is known; `close` throws it or reports it. */
	readonly trouble: OgonblickError | undefined;
	/** The body last recorded for a GET of an address with status 200, read back from the file; undefined where there is none. */
	bodyOf(address: string): Promise<RecordedBody | undefined>;
	/** The record that holds the answer to a GET of an address, or one that leads on to where it is: `urn:uuid:…`. */
	recordOf(address: string): string | undefined;
	/** Adds a record of our own, such as a provenance record. @throws TryAgainLater `disk-full` · Fault `recording-write` */
	addResource(uri: string, mediaType: string, bytes: Buffer, type: 'metadata' | 'resource'): Promise<void>;
	/**
	 * Waits for what is under way to be written (at most 20 s; hardly at all once the signal has fired), ends the file on
	 * a whole record and makes it durable. May be called twice. @throws TryAgainLater `disk-full`
	 */
	close(signal: AbortSignal): Promise<RecordingReport>;
}

const BODY_LIMIT = 512 << 20;
const CLOSING_MS = 20_000;
const ABORTED_CLOSING_MS = 2_000;

/** @throws TryAgainLater `disk-full` · Fault `recording-write` where the file cannot be made */
export async function openRecorder(options: RecorderOptions): Promise<Recorder> {
	return new OpenRecorder(options);
}

class OpenRecorder implements Recorder {
	readonly #options: RecorderOptions;
	readonly #warc: WarcFile;
	readonly #scribe: Scribe;
	readonly #ledger: Ledger;
	readonly #targets: Targets;
	readonly #witness: Witness;
	readonly #sockets: Sockets;
	readonly #certificates: Certificates;
	readonly #sharedWorkers: string[] = [];
	readonly traffic = new LiveTraffic();
	#spools = 0;
	#began: Promise<void> | undefined;
	#closed: Promise<RecordingReport> | undefined;

	constructor(options: RecorderOptions) {
		this.#options = options;
		this.#warc = new WarcFile(options.file);
		const told = async (exchange: Exchange, payload: Payload) => {
			const text = await recordedText(exchange, payload);
			if (!text) return;
			this.traffic.read(exchange, text);
			options.told?.(text);
		};
		const scribe = new Scribe(this.#warc, options.redact ?? [], options.log, told, options.secrets);
		this.#scribe = scribe;
		this.#ledger = new Ledger({
			began: (exchange) => this.traffic.began(exchange),
			answered: (exchange) => this.#answered(exchange),
			data: (exchange, bytes) => this.traffic.data(exchange, bytes),
			over: (exchange) => this.traffic.ended(exchange, this.#failureOf(exchange)),
			complete: (exchange) => scribe.write(exchange, this.#failureOf(exchange)),
			spool: () => new Spool(`${options.file}.body-${++this.#spools}`, options.limitBodyBytes ?? BODY_LIMIT),
		});
		this.#sockets = new Sockets((records) => scribe.add(records(scribe.context)));
		this.#certificates = new Certificates((chain) => scribe.add([chain]));
		this.#targets = new Targets(
			{
				heard: (wire, method, params) => this.#heard(wire, method, params),
				gone: (wire) => this.#ledger.stop('its page or worker went away', wire),
				lateTo: (type, url) => {
					this.#witness.isNeeded = true;
					if (type === 'shared_worker') this.#sharedWorkers.push(url);
				},
			},
			options.log,
		);
		this.#witness = new Witness({
			seen: (method, url) => this.#ledger.seen(method, url),
			openOne: (method, url) => this.#ledger.find(method, url),
			halfHeard: (url) => this.#ledger.halfHeard(url),
			missed: (exchange, told) => {
				this.#ledger.admit(exchange);
				this.#endWhenTold(exchange, told);
			},
			ended: (exchange, told) => this.#endWhenTold(exchange, told),
		});
	}

	get certificates(): readonly CertificateChain[] {
		return this.#certificates.chains;
	}

	get trouble(): OgonblickError | undefined {
		return this.#warc.trouble;
	}

	async attach(context: BrowserContext, page: Page): Promise<void> {
		try {
			await this.#begin(await page.evaluate(() => navigator.userAgent));
			this.#witness.attach(context, page);
			context.browser()?.on('disconnected', () => this.#ledger.stop('the browser ended'));
			page.on('crash', () => this.#ledger.stop('the page crashed'));
			this.#ledger.mainFrame = await this.#targets.attach(context, page);
		} catch (cause) {
			if (this.trouble) throw this.trouble;
			throw new Fault('The recorder could not listen to the browser', { code: 'recorder-attach', cause });
		}
	}

	bodyOf(address: string): Promise<RecordedBody | undefined> {
		return this.#scribe.bodyOf(address);
	}

	recordOf(address: string): string | undefined {
		return this.#scribe.recordOf(address);
	}

	async addResource(
		uri: string,
		mediaType: string,
		bytes: Buffer,
		type: 'metadata' | 'resource',
	): Promise<void> {
		await this.#begin();
		await this.#scribe.add([ownRecord(uri, mediaType, bytes, type, this.#scribe.warcinfo)]);
	}

	close(signal: AbortSignal): Promise<RecordingReport> {
		this.#closed ??= this.#close(signal);
		return this.#closed;
	}

	/** The file begins with what made it; the user agent is known once there is a page. */
	#begin(userAgent?: string): Promise<void> {
		const { file, software, operator } = this.#options;
		this.#began ??= (async () => {
			const record = warcinfo({
				file,
				software,
				...(operator ? { operator } : {}),
				...(userAgent ? { userAgent } : {}),
			});
			this.#scribe.warcinfo = record.id;
			await this.#scribe.add([record]);
		})();
		return this.#began;
	}

	#heard(wire: Wire, method: string, params: object): void {
		if (this.trouble) return;
		try {
			this.#ledger.heard(wire, method, params);
			this.#sockets.heard(method, params);
		} catch (cause) {
			// Only a streamed body is written here, and only the disk can refuse it.
			this.#warc.trouble = writeError(this.#options.file, cause);
		}
	}

	#answered(exchange: Exchange): void {
		const url = new URL(exchange.url);
		const ip = this.#options.gate?.addressOf(url.hostname, portOf(url));
		if (ip) exchange.ip = ip;
		this.traffic.answered(exchange);
		if (exchange.kind === 'document') void fetchEarly(exchange);
		if (url.protocol !== 'https:' || this.#certificates.knows(url.origin)) return;
		const wire = exchange.wires[0];
		if (wire) this.#scribe.hold(this.#certificates.learn(wire, url.origin, this.#scribe.warcinfo));
	}

	/** Why an exchange has no answer: behind the gate the browser knows only that it got none. */
	#failureOf({ end, url: address }: Exchange): string | undefined {
		if (end?.how !== 'failed' && end?.how !== 'stopped') return undefined;
		if (!end.why.includes('SOCKS')) return end.why;
		const url = new URL(address);
		const why = this.#options.gate?.failureOf(url.hostname, portOf(url));
		return why ? `${end.why} (${why})` : end.why;
	}

	#endWhenTold(exchange: Exchange, told: Promise<End>): void {
		const failed = (error: unknown): End => ({
			how: 'failed',
			why: String(error).split('\n', 1)[0] ?? '',
			byPage: false,
		});
		this.#scribe.hold(
			told.catch(failed).then((end) => {
				if (exchange.response) this.#answered(exchange);
				this.#ledger.end(exchange, end);
			}),
		);
	}

	async #close(signal: AbortSignal): Promise<RecordingReport> {
		await this.#begin().catch(() => undefined);
		const patience = AbortSignal.timeout(CLOSING_MS);
		// What was answered is fetched while the browser still has it, before the rest is told to stop.
		if (!signal.aborted) await this.#scribe.idle(AbortSignal.any([patience, signal]));
		this.#witness.stop();
		this.#ledger.stop('the recording ended');
		await this.#scribe.idle(signal.aborted ? AbortSignal.timeout(ABORTED_CLOSING_MS) : patience);
		this.#scribe.abandon('the recording was closed before it could be written');
		await this.#targets.detach();
		if (this.#options.secrets) this.#scribe.cleaned += await this.#warc.clean(this.#options.secrets);
		const facts = this.#facts();
		const summary = Buffer.from(JSON.stringify({ ...facts, absent: [...facts.absent] }, null, '\t'));
		const last = ownRecord(
			'urn:ogonblick:recording',
			'application/json',
			summary,
			'metadata',
			this.#scribe.warcinfo,
		);
		await this.#scribe.add([last]).catch(() => undefined);
		await this.#warc.close();
		const { trouble } = this;
		if (trouble?.advice === 'retry-later') throw trouble;
		const { records, bytes, file } = this.#warc;
		const broken =
			trouble && `${trouble.message}; the file ends after ${records} whole records, at byte ${bytes}`;
		return { file, bytes, records, ...facts, ...(broken ? { broken } : {}) };
	}

	#facts(): Omit<RecordingReport, 'file' | 'bytes' | 'records' | 'broken'> {
		const { missing, cut, failed, absent, exchanges, redaction, cleaned } = this.#scribe;
		return {
			exchanges,
			missing: missing.list,
			cut: cut.list,
			failed: failed.list,
			counts: { missing: missing.count, cut: cut.count, failed: failed.count },
			failedFeedRequests: this.traffic
				.failures()
				.map((f) => `${f.failed ?? (f.errors ? 'errors' : f.status)} ${f.url}`),
			absent,
			certificates: this.#certificates.chains,
			webSockets: this.#sockets.facts,
			sharedWorkers: this.#sharedWorkers,
			redacted: Object.fromEntries(redaction.counts),
			recordsCleaned: cleaned,
		};
	}
}

function portOf(url: URL): number {
	return Number(url.port || (url.protocol === 'https:' ? 443 : 80));
}
