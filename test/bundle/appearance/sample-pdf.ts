import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	type AppearanceInput,
	writeAppearancePdf,
} from '../../../src/bundle/appearance/write-appearance-pdf.ts';
import type { PostMark } from '../../../src/records/capture.ts';
import { picture, tile } from './picture.ts';
import { type PdfObject, type ReadPdf, readPdf } from './read-pdf.ts';

const NEVER = new AbortController().signal;
export const WIDTH = 320;
/** Taller than four tiles of 500 rows. */
export const whole = picture(WIDTH, 2400);
/** Ten posts with sixteen pixels between, five in each of two months. */
export const marks: readonly PostMark[] = Array.from({ length: 10 }, (_, i) => ({
	...{ id: `p${i}`, title: `Inlägg (${i}) \\ å`, date: `2026-${i < 5 ? '11' : '10'}-05` },
	box: { x: 60, y: 100 + i * 230, width: 200, height: 214 },
}));
export const spans = marks.map(({ box }) => ({
	top: box?.y ?? 0,
	bottom: (box?.y ?? 0) + (box?.height ?? 0),
}));

/** A directory with tiles, and what to write of them. */
export interface Sample {
	readonly dir: string;
	readonly input: AppearanceInput;
	/** Writes with some of the input changed, and reads what came of it. */
	written(changes?: Partial<AppearanceInput>, name?: string): Promise<Written>;
	remove(): void;
}

export interface Written {
	readonly result: { readonly pages: number; readonly bytes: number };
	readonly path: string;
	readonly pdf: ReadPdf;
}

export async function sample(): Promise<Sample> {
	const dir = mkdtempSync(join(tmpdir(), 'ogonblick-appearance-'));
	const input: AppearanceInput = {
		...{ tiles: await tile(dir, whole, 500), marks, title: 'Kommunen – 2026 & <å> 🙂\n', language: 'sv-se' },
		...{
			author: 'Kommunstyrelsen',
			created: new Date('2026-11-23T22:05:09.999Z'),
			software: 'Ögonblick 0.1.0',
		},
		...{ scale: 1, mode: 'png' },
	};
	return {
		dir,
		input,
		async written(changes = {}, name = 'a.pdf') {
			const path = join(dir, name);
			const result = await writeAppearancePdf({ ...input, ...changes }, path, NEVER);
			return { result, path, pdf: readPdf(readFileSync(path)) };
		},
		remove: () => rmSync(dir, { recursive: true }),
	};
}

/** The objects of a PDF that are pictures. */
export function images(pdf: ReadPdf): PdfObject[] {
	return [...pdf.objects.values()].filter((o) => /\/Subtype \/Image/.test(o.text));
}
