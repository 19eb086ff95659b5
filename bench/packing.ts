import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { verifyBundle } from '../src/bundle/verify.ts';
import { existing, sampleParts } from '../test/bundle/sample.ts';
import { writeWarc } from '../test/bundle/wacz/sample-warc.ts';
import { inTemporary, metered } from './main-job.ts';

/** How often verifying alone and openssl are run, by turns: what else the machine does meets both alike. */
const TURNS = 5;
const CHILD = join(import.meta.dirname, '../test/bundle/children/pack-and-verify.ts');
const TILE = { width: 640, height: 800, channels: 3 } as const;

export interface PackingRun {
	readonly bundleBytes: number;
	readonly wallMs: number;
	/** How much the process grew from when it began to pack until the bundle was verified, bytes. */
	readonly grownBytes: number;
	/** Of the whole process, Node included. */
	readonly peakPssBytes: number;
	/** Packing and sealing. */
	readonly packMs: number;
	/** Making the appearance PDF and the WACZ, which happens while packing and is not in `packMs`. */
	readonly makingMs: number;
	/** Verifying right after packing, in the same process. */
	readonly verifyMs: number;
	/** Verifying alone, and `openssl dgst -sha256` of the same bundle, one after the other: the median of each. */
	readonly verifyAloneMs: number;
	readonly opensslMs: number;
	/** How often each of the two was run. */
	readonly turns: number;
	/** `sha256sum` of it, then `cp`, durable as the bundle is. */
	readonly coreutilsMs: number;
}

/**
 * Packs, seals and verifies one large bundle of what does not shrink, in a process of its own.
 * @param gigabytes about how large the bundle is to be: a third each tiles, appearance PDF and WACZ
 */
export function measurePacking(gigabytes: number): Promise<PackingRun> {
	return inTemporary(async (dir) => {
		const parts = join(dir, 'parts');
		await mkdir(parts);
		await sampleParts(parts);
		const noise = { raw: TILE };
		const tiles = Math.round((gigabytes * 1e9) / 3 / (TILE.width * TILE.height * 3));
		for (let i = 4; i <= tiles; i++) {
			const png = sharp(randomBytes(TILE.width * TILE.height * 3), noise).png({ compressionLevel: 0 });
			await writeFile(join(parts, `tile-${String(i).padStart(5, '0')}.png`), await png.toBuffer());
		}
		const body = randomBytes(1e6);
		const pictures = Array.from({ length: Math.round((gigabytes * 1000) / 3) }, (_, i) => ({
			url: `https://social.example/${i}.jpg`,
			body,
			headers: { 'Content-Type': 'image/jpeg' },
		}));
		const page = { url: 'https://social.example/@exempelkommun', body: '<h1>Exempelkommun</h1>' };
		await writeWarc(join(parts, 'snapshot.warc.gz'), [page, ...pictures]);
		// What is still to be written of the parts is no work of packing, nor is the copy's that of copying.
		execFileSync('sync');
		const measured = await metered([CHILD, dir]);
		if (measured.exit !== 0) throw new Error(`packing ended with ${measured.exit}:\n${measured.stderr}`);
		const { ok, bytes, grown, file, packMs, makingMs, verifyMs } = JSON.parse(measured.stdout) as {
			readonly ok: boolean;
			readonly bytes: number;
			readonly grown: number;
			readonly file: string;
			readonly packMs: number;
			readonly makingMs: number;
			readonly verifyMs: number;
		};
		if (!ok) throw new Error(`the bundle of ${existing(parts).length} parts does not verify`);
		const { wallMs, peakPssBytes } = measured;
		const turns = [];
		for (let turn = 0; turn < TURNS; turn++) {
			const began = performance.now();
			await verifyBundle(file);
			const verify = performance.now() - began;
			turns.push({ verify, openssl: timed('openssl', 'dgst', '-sha256', file) });
		}
		execFileSync('sync');
		const coreutilsMs =
			timed('sha256sum', file) + timed('cp', file, `${file}.copy`) + timed('sync', `${file}.copy`);
		return {
			...{ bundleBytes: bytes, wallMs, grownBytes: grown * 1e6, peakPssBytes },
			...{ packMs, makingMs, verifyMs, coreutilsMs, turns: TURNS },
			verifyAloneMs: median(turns.map(({ verify }) => verify)),
			opensslMs: median(turns.map(({ openssl }) => openssl)),
		};
	});
}

function median(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Wall time of a program, ms. */
function timed(program: string, ...args: readonly string[]): number {
	const began = performance.now();
	execFileSync(program, args, { stdio: 'ignore' });
	return performance.now() - began;
}
