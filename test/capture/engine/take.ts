import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { type Mark, token } from '../../../fixtures/marks/code.ts';
import { readMarks } from '../../../fixtures/marks/read.ts';
import { warcRecords } from '../../../src/bundle/wacz/read-warc.ts';
import { writeWacz } from '../../../src/bundle/wacz/write-wacz.ts';
import { type Captured, capture } from '../../../src/capture/capture.ts';
import type { CaptureRequest, ClosedRecording } from '../../../src/capture/session.ts';
import { readConfig } from '../../../src/config.ts';
import { openLog } from '../../../src/log.ts';
import type { PartRole, TakenPart } from '../../../src/records/capture.ts';
import type { Post } from '../../../src/records/post.ts';
import { SOON } from '../../fixtures/soon.ts';
import { whenFinished } from '../../house/side-by-side.ts';

export interface Taken extends Captured {
	readonly posts: readonly Post[];
	file(role: PartRole): string | undefined;
	/** Marks that can be read in the tiles, as tokens; one for each time it is seen. */
	inPixels(): Promise<string[]>;
	text(role: 'posts' | 'text'): string;
	/** Text of the PDF without its line breaks; undefined where poppler is not installed. */
	pdfText(): string | undefined;
	/** Addresses that the recording holds an answer for. */
	recorded(): Promise<Set<string>>;
	/** The address of every answer in the recording, by the id of its record without brackets. */
	recordIds(): Promise<Map<string, string>>;
}

/** Captures an address with the real engine into a directory that goes when the test ends. */
export async function take(
	address: string,
	allowHosts: readonly string[],
	over: Partial<CaptureRequest> = {},
	signal: AbortSignal = AbortSignal.timeout(150_000),
): Promise<Taken> {
	const dir = mkdtempSync(join(tmpdir(), 'ogonblick-engine-'));
	whenFinished(() => rmSync(dir, { recursive: true, force: true }));
	const request: CaptureRequest = {
		address,
		level: 'unique',
		wayIn: 'browser',
		limits: {},
		allowHosts,
		dir,
		config: readConfig({ ...process.env, ...SOON, LOG_LEVEL: 'silent' }),
		log: openLog('silent'),
		software: 'ogonblick-test',
		makeWacz: replayable,
		...over,
	};
	const captured = await capture(request, signal, () => undefined);
	const parts = captured.capture.parts.filter((p): p is TakenPart => p.outcome === 'taken');
	const file = (role: PartRole) => parts.find((p) => p.role === role)?.file;
	const text = (role: 'posts' | 'text') => readFileSync(file(role) ?? '', 'utf8');
	const recordIds = async () => {
		const addresses = new Map<string, string>();
		for await (const record of warcRecords(file('warc') ?? '')) {
			if (record.type === 'response' && record.targetUri)
				addresses.set(record.id.replace(/^<|>$/g, ''), record.targetUri);
		}
		return addresses;
	};
	return {
		...captured,
		file,
		text,
		posts: text('posts')
			.split('\n')
			.filter(Boolean)
			.map((line) => JSON.parse(line)),
		async inPixels() {
			const tokens: string[] = [];
			for (const tile of parts.filter((p) => p.role === 'tile')) {
				const { data, info } = await sharp(tile.file).raw().toBuffer({ resolveWithObject: true });
				const marks = readMarks({ data, width: info.width, height: info.height, channels: info.channels });
				tokens.push(...marks.map((m: Mark) => token(m)));
			}
			return tokens;
		},
		pdfText() {
			try {
				const raw = execFileSync('pdftotext', ['-raw', file('text-pdf') ?? '', '-'], {
					encoding: 'utf8',
					maxBuffer: 1 << 28,
				});
				return raw.replace(/\s+/g, '');
			} catch (error) {
				if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
				throw error;
			}
		},
		recordIds,
		recorded: async () => new Set((await recordIds()).values()),
	};
}

/** Packs a recording as the program does for its replay. */
export async function replayable(
	{ warc, address, at }: ClosedRecording,
	target: string,
	signal: AbortSignal,
): Promise<void> {
	const page = { url: address, ts: at.toISOString(), title: address };
	const about = { title: address, description: address, software: 'ogonblick-test', created: at };
	await writeWacz({ warc, pages: [page], mainPageUrl: address, ...about }, target, signal);
}

/** Tokens of one kind in a text, each once. */
export function tokensIn(text: string, kind: string): Set<string> {
	return new Set(text.match(new RegExp(`M-\\d{4}-${kind}\\d*`, 'g')) ?? []);
}

/** The tokens `M-0001-P` … of the first posts. */
export function postTokens(count: number, kind = 'P'): string[] {
	return Array.from({ length: count }, (_, i) => `M-${String(i + 1).padStart(4, '0')}-${kind}`);
}
