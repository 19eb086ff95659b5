import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { APPEARANCE_PDF, DC, MANIFEST, PREMIS, SIGNATURE, TEXT_PDF } from '../validators/files.ts';
import { forgetRecording } from './losses.ts';
import { change, changeWacz, type Spoil } from './spoil.ts';

/** A way to spoil a bundle, and the validators that have to see it. */
export interface Breakage {
	readonly what: string;
	readonly seenBy: readonly string[];
	readonly spoil: Spoil;
}

const REPLAYS = ['pywb (replay)', 'replaywebpage (replay)'];

export const BREAKAGES: readonly Breakage[] = [
	{
		what: 'a METS without its identifier',
		seenBy: ['commons-ip', 'eark-validator'],
		spoil: (folder) => change(folder, 'METS.xml', (text) => text.replace(/ OBJID="[^"]*"/, '')),
	},
	{
		what: 'a METS that is not of its schema',
		seenBy: ['xmllint', 'commons-ip', 'eark-validator'],
		spoil: (folder) =>
			change(folder, 'METS.xml', (text) => text.replace(/<fileSec /, '<allFiles/><fileSec ')),
	},
	{
		what: 'a METS that does not name the version of the software',
		seenBy: ['commons-ip', 'eark-validator'],
		spoil: (folder) =>
			change(folder, 'METS.xml', (text) => text.replace(/<note [^>]*"SOFTWARE VERSION">[^<]*<\/note>/, '')),
	},
	{
		what: 'a preservation event without a date',
		seenBy: ['xmllint'],
		spoil: (folder) =>
			change(folder, PREMIS, (text) => text.replace(/<(\w+:)?eventDateTime>[^<]*<\/[\w:]+>/, '')),
	},
	{
		what: 'a description with an element of its own making',
		seenBy: ['xmllint'],
		spoil: (folder) => change(folder, DC, (text) => text.replace(/<\/(\w+:)?simpledc>/, '<nytt>x</nytt>$&')),
	},
	{
		what: 'no root METS',
		seenBy: ['commons-ip', 'eark-validator', 'xmllint'],
		spoil: (folder) => rm(join(folder, 'METS.xml')),
	},
	{
		what: 'an appearance that is no PDF/A',
		seenBy: ['veraPDF 1b (appearance)', 'PDFBox Preflight'],
		spoil: async (folder) => {
			const document = await PDFDocument.create();
			document.addPage([300, 200]).drawRectangle({ width: 50, height: 50 });
			await writeFile(join(folder, APPEARANCE_PDF), await document.save({ useObjectStreams: false }));
		},
	},
	{
		what: 'an appearance that is cut off in the middle',
		seenBy: ['veraPDF 1b (appearance)', 'PDFBox Preflight'],
		spoil: async (folder) => {
			const bytes = await readFile(join(folder, APPEARANCE_PDF));
			await writeFile(join(folder, APPEARANCE_PDF), bytes.subarray(0, bytes.length / 2));
		},
	},
	{
		what: 'a text PDF that claims a level which it does not hold',
		seenBy: ['veraPDF as claimed (text)'],
		spoil: async (folder) => {
			const document = await PDFDocument.create();
			const font = await document.embedFont(StandardFonts.Helvetica);
			document.addPage([300, 200]).drawText('Text utan inbäddat teckensnitt', { font, size: 12 });
			await document.convertToPDFA({ conformance: '2U' });
			await writeFile(join(folder, TEXT_PDF), await document.save({ useObjectStreams: false }));
		},
	},
	{
		what: 'one changed byte in a recorded answer',
		seenBy: ['warcio check', 'wacz validate'],
		spoil: (folder) =>
			changeWacz(folder, async (wacz) => {
				const [name = ''] = await readdir(join(wacz, 'archive'));
				const warc = join(wacz, 'archive', name);
				const bytes = gunzipSync(await readFile(warc));
				const at = bytes.indexOf('\r\n\r\n', bytes.indexOf('HTTP/1.1 200')) + 5;
				bytes[at] = (bytes[at] ?? 0) ^ 1;
				await writeFile(warc, bytes);
			}),
	},
	{
		what: 'a recording that is cut off in the middle',
		seenBy: ['warcio check', 'wacz validate'],
		spoil: (folder) =>
			changeWacz(folder, async (wacz) => {
				const [name = ''] = await readdir(join(wacz, 'archive'));
				const bytes = await readFile(join(wacz, 'archive', name));
				await writeFile(join(wacz, 'archive', name), bytes.subarray(0, bytes.length - 20));
			}),
	},
	{
		what: 'a WACZ without its index',
		seenBy: ['wacz validate'],
		spoil: (folder) => changeWacz(folder, (wacz) => rm(join(wacz, 'indexes'), { recursive: true })),
	},
	{
		what: 'an archive whose recorded answers are gone',
		seenBy: [...REPLAYS, 'wacz validate'],
		spoil: forgetRecording,
	},
	{
		what: 'a post in posts.jsonl that the recorded page does not show',
		seenBy: REPLAYS,
		spoil: (folder) =>
			change(folder, 'representations/rep_text/data/posts.jsonl', (text) =>
				text.replace(/^.*\n/, (line) => line + line.replaceAll(/\bM-\d{4}/g, 'M-9999')),
			),
	},
	{
		what: 'one changed byte in a post',
		seenBy: ['sha256sum', 'bagit.py'],
		spoil: (folder) =>
			change(folder, 'representations/rep_text/data/text.txt', (text) => text.replace(/[a-z]/, 'é')),
	},
	{
		what: 'a manifest that says more than was sealed',
		seenBy: ['openssl (seal)'],
		spoil: (folder) => change(folder, MANIFEST, (text) => text.replace('{', '{ ')),
	},
	{
		what: 'a manifest that takes pictures for another format',
		seenBy: ['fido (formats)'],
		spoil: (folder) => change(folder, MANIFEST, (text) => text.replaceAll('"fmt/11"', '"fmt/43"')),
	},
	{
		what: 'no seal',
		seenBy: ['openssl (seal)'],
		spoil: (folder) => rm(join(folder, SIGNATURE)),
	},
];
