import { readdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readManifest } from '../../src/bundle/read.ts';
import { verifyBundle } from '../../src/bundle/verify.ts';
import type { TakenPart } from '../../src/records/capture.ts';
import { findingWords } from '../../src/records/finding-words.ts';
import { evidenceWords } from '../../src/records/words/evidence.ts';
import { makeTextPdf, withTextPdf } from '../../src/work/text-pdf.ts';
import { letteredPdf } from '../bundle/pdfa/lettered-pdf.ts';
import { smallPdf } from '../bundle/pdfa/small-pdf.ts';
import { CREATED, sampleCapture, sampleInput, samplePacked, workshop } from '../bundle/sample.ts';

const { dir, clean } = workshop();
afterAll(clean);

const NEVER = new AbortController().signal;
const COMPLETE = { outcome: 'complete', findings: [] } as const;

function part(file: string, name: string): TakenPart {
	return { role: 'text-pdf', outcome: 'taken', file, name, mediaType: 'application/pdf', title: name };
}

const whole = (name: string, text = 'Hej', unknown = '') =>
	letteredPdf(join(dir, `${name}.pdf`), text, unknown);

function broken(name: string): string {
	const file = join(dir, `${name}.pdf`);
	writeFileSync(file, '%PDF-1.4\nhalf of it');
	return file;
}

async function made(...files: string[]) {
	const { context } = await sampleInput(join(dir, 'input'));
	const parts = files.map((file, i) => part(file, `page-000${i + 1}.pdf`));
	const capture = sampleCapture(parts);
	const text = await makeTextPdf(capture, context, 'Exempelkommun', CREATED, dir, NEVER);
	return { text, verdict: withTextPdf(COMPLETE, text) };
}

test('a print in which every letter has its text becomes PDF/A-2u, and the verdict stays as it is', async () => {
	const { text, verdict } = await made(await whole('hel'));
	expect(text).toMatchObject({ packed: { level: '2u', joinedOf: 1, breaches: [] }, damaged: [] });
	expect(verdict).toEqual(COMPLETE);
});

test('letters without text make it PDF/A-2b, which a note says with the reason, in Swedish too', async () => {
	const { text, verdict } = await made(await whole('ikon', 'Hej\u{e900}', '\u{e900}'));
	expect(text?.packed?.level).toBe('2b');
	const [note] = verdict.findings;
	expect(verdict.outcome).toBe('complete');
	expect(note).toMatchObject({
		code: 'text-pdf-level',
		severity: 'note',
		data: { level: 'PDF/A-2b', reasons: ['no-unicode'] },
	});
	if (!note) return;
	expect(evidenceWords(note, 'sv')).toBe(
		'nivå: PDF/A-2b · skäl: tecken i ett teckensnitt som ingen text hör till, till exempel ikoner',
	);
	expect(findingWords(note.code, 'sv').title).toBe('Text-PDF:en är inte PDF/A-2u');
});

test('what PDF/A forbids makes it no PDF/A at all, and it is packed and told of all the same', async () => {
	const file = await smallPdf(join(dir, 'tryck.pdf'), { content: '0 0 0 1 k 0 0 9 9 re f' });
	const { text, verdict } = await made(file);
	expect(text?.packed).toMatchObject({ level: 'none', breaches: [{ code: 'colours', count: 1 }] });
	expect(verdict).toMatchObject({ outcome: 'complete', findings: [{ data: { level: 'no-level' } }] });
});

test('a damaged piece costs its own pages: the rest is joined, and the snapshot is partial', async () => {
	const { text, verdict } = await made(await whole('ett'), broken('två'), await whole('tre'));
	expect(text).toMatchObject({ packed: { joinedOf: 2, level: '2u' }, damaged: ['page-0002.pdf'] });
	expect(verdict).toMatchObject({
		outcome: 'partial',
		findings: [{ code: 'text-pdf-damaged', severity: 'loss' }],
	});
	expect(readdirSync(dir).filter((name) => name.includes('partial'))).toEqual([]);
});

test('where nothing can be read, what was printed is packed as it is', async () => {
	const { text, verdict } = await made(broken('trasig'));
	expect(text).toEqual({ damaged: ['page-0001.pdf'] });
	expect(verdict.outcome).toBe('partial');
});

test('a capture without a text PDF has none to tell of', async () => {
	const { context } = await sampleInput(join(dir, 'none'));
	const text = await makeTextPdf(sampleCapture([]), context, '', CREATED, dir, NEVER);
	expect([text, withTextPdf(COMPLETE, text)]).toEqual([undefined, COMPLETE]);
});

test('the bundle states level and reasons, and names the format by them', async () => {
	const { text } = await made(await whole('paket', 'Hej\u{e900}', '\u{e900}'));
	const { file } = await samplePacked(join(dir, 'packed'), text?.packed ? { textPdf: text.packed } : {});
	expect(await verifyBundle(file)).toMatchObject({ ok: true });
	// What is in a bundle is stored, so its bytes are those of its files.
	expect(await readFile(file, 'utf8')).toContain(
		'Kontots text som sökbar PDF, PDF/A-2b, arkivformatet för texten',
	);
	const { files } = await readManifest(file);
	expect(files.find(({ role }) => role === 'text-pdf')).toMatchObject({
		puid: 'fmt/477',
		pdfa: { level: '2b', reasons: [{ code: 'no-unicode', count: 1 }] },
	});
});
