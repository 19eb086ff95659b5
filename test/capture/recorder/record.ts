import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { findBrowser } from '../../../src/capture/browser/find.ts';
import { openGate } from '../../../src/capture/gate/gate.ts';
import { openRecorder, type Recorder, type RecorderOptions } from '../../../src/capture/recorder/recorder.ts';
import type { RecordingReport } from '../../../src/capture/recorder/report.ts';
import { readConfig } from '../../../src/config.ts';
import { openLog } from '../../../src/log.ts';
import { type ReadRecord, readWarc } from './read-warc.ts';

export function startBrowser(): Promise<Browser> {
	return chromium.launch({
		executablePath: findBrowser(readConfig()).path,
		args: ['--disable-gpu', '--disable-quic', '--disable-background-networking'],
		chromiumSandbox: process.getuid?.() !== 0,
	});
}

export interface Recording {
	readonly report: RecordingReport;
	readonly records: readonly ReadRecord[];
	readonly recorder: Recorder;
	/** Responses of an address, in the file's order. */
	responses(path: string): readonly ReadRecord[];
	/** The one response of an address. */
	response(path: string): ReadRecord;
	/** The request that names a response, and is named by it. */
	requestOf(response: ReadRecord): ReadRecord;
}

export interface Scene {
	readonly context: BrowserContext;
	readonly page: Page;
	readonly recorder: Recorder;
	readonly dir: string;
}

/** Every name that ends in `.test` is this machine. */
const NAMES = ['main.test', 'other.test', 'third.test'];

/** Records what happens while `act` runs, closes the recording, and reads it back with another program. */
export async function record(
	browser: Browser,
	act: (scene: Scene) => Promise<void>,
	options: Partial<RecorderOptions> & { readonly signal?: AbortSignal; readonly read?: boolean } = {},
): Promise<Recording> {
	const dir = await mkdtemp(join(tmpdir(), 'recorder-'));
	const log = openLog('silent');
	const gate = await openGate({ allowHosts: NAMES, resolve: async () => ['127.0.0.1'], log });
	const context = await browser.newContext({
		serviceWorkers: 'block',
		ignoreHTTPSErrors: true,
		proxy: { server: gate.server },
	});
	try {
		const page = await context.newPage();
		const recorder = await openRecorder({
			file: join(dir, 'x.warc.gz'),
			software: 'test/1',
			gate,
			log,
			...options,
		});
		await recorder.attach(context, page);
		await act({ context, page, recorder, dir });
		const report = await recorder.close(options.signal ?? new AbortController().signal);
		return read(report, recorder, options.read === false ? [] : await readWarc(report.file));
	} finally {
		await context.close().catch(() => undefined);
		await gate.close();
		await rm(dir, { recursive: true, force: true });
	}
}

function read(report: RecordingReport, recorder: Recorder, records: readonly ReadRecord[]): Recording {
	const pathOf = ({ uri }: ReadRecord) => {
		const url = URL.parse(uri);
		return url ? url.pathname + url.search : '';
	};
	const responses = (path: string) =>
		records.filter((r) => (r.type === 'response' || r.type === 'revisit') && pathOf(r) === path);
	return {
		report,
		recorder,
		records,
		responses,
		response(path) {
			const found = responses(path);
			if (found.length !== 1 || !found[0]) throw new Error(`${found.length} responses of ${path}`);
			return found[0];
		},
		requestOf(response) {
			const id = response.field('WARC-Concurrent-To');
			const found = records.find((r) => r.type === 'request' && r.id === id);
			if (!found || found.field('WARC-Concurrent-To') !== response.id)
				throw new Error(`no request belongs to ${response.uri}`);
			return found;
		},
	};
}

/** Waits until something holds; what is waited for is asked for often, so that no time is asserted. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
	const end = Date.now() + 60_000;
	while (!(await holds())) {
		if (Date.now() > end) throw new Error(`waited too long for ${what}`);
		await new Promise((done) => setTimeout(done, 20));
	}
}
