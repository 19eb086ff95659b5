import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { writeAppearancePdf } from '../../src/bundle/appearance/write-appearance-pdf.ts';
import { type PackInput, pack } from '../../src/bundle/pack.ts';
import { signerFingerprint, signerOf } from '../../src/bundle/seal.ts';
import { writeWacz } from '../../src/bundle/wacz/write-wacz.ts';
import { legalBasis } from '../../src/filing/legal-basis.ts';
import type { Capture, Part, TakenPart } from '../../src/records/capture.ts';
import type { Post } from '../../src/records/post.ts';
import type { Verdict } from '../../src/records/verdict.ts';
import { letteredPdf } from './pdfa/lettered-pdf.ts';
import { writeWarc } from './wacz/sample-warc.ts';

export const CREATED = new Date('2026-11-23T21:54:10.400Z');
const ADDRESS = 'https://social.example/@exempelkommun';
const TILE = { width: 640, height: 800 };

/** A directory for one test file, removed by `clean`. */
export function workshop(): { readonly dir: string; clean(): void } {
	const dir = mkdtempSync(join(tmpdir(), 'ogonblick-bundle-'));
	return { dir, clean: () => rmSync(dir, { recursive: true, force: true }) };
}

const KINDS: Readonly<Record<string, readonly [TakenPart['role'], string]>> = {
	'overview.png': ['overview', 'image/png'],
	'page.pdf': ['text-pdf', 'application/pdf'],
	'posts.jsonl': ['posts', 'application/jsonl'],
	'text.txt': ['text', 'text/plain'],
	'snapshot.warc.gz': ['warc', 'application/gzip'],
	'provenance.json': ['provenance', 'application/json'],
};

/** The parts that lie in a directory, as a capture would list them. */
export function existing(dir: string): readonly Part[] {
	const place = (name: string) => Object.keys(KINDS).indexOf(name);
	return readdirSync(dir)
		.sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
		.map((name): TakenPart => {
			const [role, mediaType] = KINDS[name] ?? ['tile', 'image/png'];
			const sized = role === 'tile' ? TILE : {};
			return { role, outcome: 'taken', file: join(dir, name), name, mediaType, ...sized };
		});
}

/** Real small files of each kind that a capture brings back. */
export async function sampleParts(dir: string, tiles = 3): Promise<readonly Part[]> {
	mkdirSync(dir, { recursive: true });
	const picture = (i: number) => sharp(Buffer.from(tileDrawing(i))).removeAlpha();
	for (let i = 1; i <= tiles; i++)
		await picture(i)
			.png()
			.toFile(join(dir, `tile-${String(i).padStart(5, '0')}.png`));
	await picture(0).resize(160).png().toFile(join(dir, 'overview.png'));
	await letteredPdf(join(dir, 'page.pdf'), 'Årets julmarknad öppnar på lördag.');
	writeFileSync(join(dir, 'posts.jsonl'), [post(1), post(2)].map((p) => `${JSON.stringify(p)}\n`).join(''));
	writeFileSync(join(dir, 'text.txt'), 'Hej från Exempelkommun! 🌲\nÅrets julmarknad öppnar på lördag.\n');
	await writeWarc(join(dir, 'snapshot.warc.gz'), [{ url: ADDRESS, body: '<h1>Exempelkommun</h1>' }]);
	writeFileSync(join(dir, 'provenance.json'), JSON.stringify({ browser: 'Chromium 156.0.8078.79' }));
	return existing(dir);
}

function tileDrawing(i: number): string {
	const hue = (i * 67) % 360;
	const post = (y: number, n: number) => `<g transform="translate(40 ${y})">
		<rect width="560" height="330" rx="10" fill="#fff" stroke="#ddd"/>
		<circle cx="44" cy="44" r="22" fill="hsl(${hue} 40% 45%)"/>
		<text x="80" y="50" font-size="20" font-family="sans-serif">Exempelkommun · inlägg ${n}</text>
		<text x="24" y="104" font-size="18" font-family="sans-serif">Årets julmarknad öppnar på lördag.</text>
		<rect x="24" y="124" width="512" height="184" fill="hsl(${hue} 45% 72%)"/></g>`;
	return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="800"><rect width="640" height="800" fill="#eef0f2"/>
		${post(30, 2 * i - 1)}${post(400, 2 * i)}</svg>`;
}

export function post(position: number): Post {
	return {
		id: `p${position}`,
		idFrom: 'attribute',
		position,
		permalink: `${ADDRESS}/${position}`,
		author: { name: 'Exempelkommun' },
		time: { iso: '2026-11-20T08:00:00Z', from: 'datetime-attribute' },
		text: 'Årets julmarknad öppnar på lördag.',
		links: [],
		images: [
			{ address: `${ADDRESS}/1.jpg`, alt: 'Torget', width: 800, height: 600, broken: false, kind: 'img' },
		],
		videos: [],
		counts: { reactions: 12 },
		comments: [{ id: 'c1', text: 'Fint!', replies: [{ id: 'c2', text: 'Tack', replies: [] }] }],
	};
}

export function sampleCapture(parts: readonly Part[], changes: Partial<Capture> = {}): Capture {
	return {
		started: '2026-11-23T21:50:00.000Z',
		finished: '2026-11-23T21:53:20.000Z',
		address: ADDRESS,
		finalAddress: ADDRESS,
		level: 'unique',
		wayIn: 'browser',
		viewport: { width: 640, height: 800, scale: 1 },
		locale: 'sv-SE',
		timezone: 'Europe/Stockholm',
		browser: 'Chromium 156.0.8078.79',
		userAgent: 'Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/156.0.0.0',
		stop: 'end-of-feed',
		covers: { parts: ['profile', 'posts', 'images', 'comments'] },
		pages: [],
		counts: { posts: 6, comments: 4, images: 6, brokenImages: 0 },
		stated: { posts: 6 },
		oldest: '2026-01-02T08:00:00Z',
		newest: '2026-11-20T08:00:00Z',
		profile: { name: 'Exempelkommun', language: 'sv' },
		changes: ['consent: reject'],
		steps: [{ name: 'open', outcome: 'done', ms: 812 }],
		parts,
		marks: [],
		...changes,
	};
}

const COMPLETE: Verdict = {
	outcome: 'complete',
	findings: [
		{ code: 'consent-answered', severity: 'note', detail: 'clicked "Avvisa alla"', data: { clicks: 1 } },
	],
};

/** Who seals in tests: a key of its own each time, and the history that ends in it. */
export function sampleSeal(
	{ privateKey } = generateKeyPairSync('ed25519'),
): Pick<PackInput, 'signer' | 'keys'> {
	const signer = signerOf(privateKey);
	const { publicKey } = signer;
	return {
		signer,
		keys: [{ sha256: signerFingerprint(signer), publicKey, from: '2026-01-01T00:00:00.000Z' }],
	};
}

const SEAL = sampleSeal();

const NEVER = new AbortController().signal;

/** What becomes a bundle, from real parts and by the real makers. @param dir emptied by nobody but the test */
export async function sampleInput(dir: string, changes: Partial<PackInput> = {}): Promise<PackInput> {
	const capture = changes.capture ?? sampleCapture(await sampleParts(join(dir, 'parts')));
	const workDir = join(dir, 'work');
	mkdirSync(workDir, { recursive: true });
	// Authorities stamp now, whatever day the sample is of, and a bundle is stamped as it is packed.
	const created = changes.created ?? (changes.stamping ? new Date() : CREATED);
	return {
		bundleId: 'uuid-5b0f6a1e-8f5e-4d7c-9c0e-3b1d2a4f6e70',
		capture,
		verdict: COMPLETE,
		context: CONTEXT,
		order: ORDER,
		filing: {
			plan: 'Dokumenthanteringsplan för kommunikation',
			planVersion: '3',
			row: { code: '1.6.2', title: 'Konton i sociala medier', retention: 'bevaras' },
			path: 'kommunikation/1.6.2-konton/exempelkommun/2026/2026-11-23_annual_5b0f6a1e.zip',
			isDefault: false,
		},
		legalBasis: legalBasis(false, 'browser'),
		software: { name: 'Ögonblick', version: '0.1.0', commit: 'abc1234' },
		created,
		now: () => created,
		earkVersion: '2.1.0',
		...SEAL,
		workDir,
		makeAppearancePdf: (target) => appearance(capture, target),
		makeWacz: (target) => wacz(capture, target),
		...changes,
	};
}

/** Packs a bundle as it would be filed. @returns the zip's path and the input it was made of */
export async function samplePacked(dir: string, changes: Partial<PackInput> = {}) {
	const input = await sampleInput(dir, changes);
	const packed = await pack(input, join(dir, 'bundle.zip'), NEVER);
	return { input, packed, file: packed.file };
}

async function appearance(capture: Capture, target: string): Promise<void> {
	const tiles = capture.parts.filter((p): p is TakenPart => p.role === 'tile' && p.outcome === 'taken');
	const sized = tiles.map(({ file, width = 0, height = 0 }) => ({ file, width, height }));
	const facts = { marks: [], title: 'Ögonblicksbild', language: 'sv', author: 'Exempelkommun', scale: 1 };
	const more = { created: CREATED, software: 'Ögonblick 0.1.0', mode: 'png' } as const;
	await writeAppearancePdf({ tiles: sized, ...facts, ...more }, target, NEVER);
}

async function wacz(capture: Capture, target: string) {
	const warc = capture.parts.find((p): p is TakenPart => p.role === 'warc' && p.outcome === 'taken');
	const facts = { title: 'Ögonblicksbild', description: '', software: 'Ögonblick 0.1.0', created: CREATED };
	const pages = [{ url: ADDRESS, ts: capture.started, title: 'Exempelkommun' }];
	const input = { warc: warc?.file ?? '', pages, mainPageUrl: ADDRESS, ...facts };
	return [(await writeWacz(input, target, NEVER)).warc];
}

const CONTEXT: PackInput['context'] = {
	account: {
		id: 'a1',
		unitId: 'u1',
		platform: 'mastodon',
		handle: 'exempelkommun',
		address: ADDRESS,
		name: 'exempelkommun',
		status: 'active',
		isDefault: false,
	},
	unit: {
		id: 'u1',
		organisationId: 'o1',
		name: 'Kommunikationsavdelningen',
		creator: 'Kommunstyrelsen',
		isDefault: false,
	},
	organisation: { id: 'o1', name: 'Exempelkommun', number: '212000-0000', isDefault: false },
	plan: {
		id: 'd1',
		title: 'Dokumenthanteringsplan för kommunikation',
		version: '3',
		isDefault: false,
	},
	row: {
		id: 'r1',
		planId: 'd1',
		number: 1,
		rules: {},
		code: '1.6.2',
		title: 'Konton i sociala medier',
		retention: 'bevaras',
		isDefault: false,
	},
};

const ORDER: PackInput['order'] = {
	id: 'or1',
	accountId: 'a1',
	occasion: 'annual',
	reason: 'Årlig ögonblicksbild enligt plan',
	level: 'unique',
	orderedBy: 'Arkivarie',
	orderedAs: 'person',
	orderedAt: '2026-11-23T08:00:00.000Z',
	due: '2026-11-30T00:00:00.000Z',
	state: 'claimed',
	allowHosts: [],
	limits: {},
	attempts: 1,
};
