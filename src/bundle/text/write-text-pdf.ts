import { open, rm } from 'node:fs/promises';
import { asDiskFull } from '../../errors.ts';
import { PdfSource } from '../../pdf/pdf-source.ts';
import { PdfFile } from '../pdf/pdf-file.ts';
import { oneLine, pdfString } from '../pdf/pdf-text.ts';
import { outputIntent, SRGB_PROFILE } from '../pdf/srgb-profile.ts';
import { infoDictionary, METADATA, type PdfProperties, paddedPacket, xmpPacket } from '../pdf/xmp.ts';
import { type Examined, examine } from '../pdfa/examine.ts';
import { joinPdfs, type Piece } from './join-pdfs.ts';

export interface TextPdfInput {
	/** In reading order; at least one. */
	readonly pieces: readonly Piece[];
	readonly title: string;
	/** BCP 47; absent where the page states none. */
	readonly language?: string;
	readonly author: string;
	/** Name and version of what makes the file. */
	readonly software: string;
	/** Name and version of the browser that printed the pieces. */
	readonly browser: string;
	readonly created: Date;
}

export interface WrittenTextPdf extends Examined {
	readonly pages: number;
}

const LONGEST_TEXT = 1000;
/** Room for the declaration, which is made when the file has been examined. */
const ROOM = 1000;

/**
 * Makes the text PDF of what the browser printed: PDF/A-2u where the page lets it be. The file is written without a
 * declaration, examined as it stands on disk, and only then declares the level that it was found to have.
 * What is held is the size of one page's contents and of the fonts; the same input gives the same bytes. `target` is there when it
 * returns, or nothing is.
 * @throws Fault `pdf-unreadable`, `pdf-too-large` · TryAgainLater `disk-full` · the signal's reason
 */
export async function writeTextPdf(
	input: TextPdfInput,
	target: string,
	signal: AbortSignal,
): Promise<WrittenTextPdf> {
	const properties = propertiesOf(input);
	const room = Buffer.byteLength(xmpPacket(properties)) + ROOM;
	const out = await PdfFile.create(target, '1.7');
	let written: { readonly pages: number; readonly metadataAt: number };
	try {
		written = await writeUndeclared(
			out,
			input,
			paddedPacket(xmpPacket(properties), room),
			properties,
			signal,
		);
	} catch (error) {
		await out.abandon();
		throw asDiskFull(error, target);
	}
	try {
		const { level, breaches } = await examined(target, signal);
		if (level) await declare(target, written.metadataAt, paddedPacket(xmpPacket(properties, level), room));
		return { pages: written.pages, level, breaches };
	} catch (error) {
		await rm(target, { force: true });
		throw asDiskFull(error, target);
	}
}

async function writeUndeclared(
	out: PdfFile,
	{ pieces, language }: TextPdfInput,
	packet: Buffer,
	properties: PdfProperties,
	signal: AbortSignal,
) {
	// First: programs that identify formats look no further than the first tens of kilobytes.
	const metadata = out.reserve();
	const metadataAt = await out.streamOf(metadata, METADATA, packet.length, [packet]);
	const { pages, sha256, entries } = await joinPdfs(out, pieces, language, signal);
	const [profile, info, root] = [out.reserve(), out.reserve(), out.reserve()];
	await out.stream(profile, '/N 3', SRGB_PROFILE);
	await out.object(info, infoDictionary(properties));
	const all = [
		'/Type /Catalog',
		...entries,
		`/Metadata ${metadata} 0 R /OutputIntents [${outputIntent(profile)}] /ViewerPreferences << /DisplayDocTitle true >>`,
		...(language === undefined ? [] : [`/Lang ${pdfString(language)}`]),
	];
	await out.object(root, `<< ${all.join(' ')} >>`);
	await out.finish({ root, info, id: sha256.slice(0, 32) });
	return { pages, metadataAt };
}

function propertiesOf({ title, author, software, browser, created }: TextPdfInput): PdfProperties {
	return {
		title: oneLine(title, LONGEST_TEXT),
		author: oneLine(author, LONGEST_TEXT),
		software: oneLine(software, LONGEST_TEXT),
		creator: oneLine(browser, LONGEST_TEXT),
		created,
	};
}

async function examined(file: string, signal: AbortSignal): Promise<Examined> {
	const source = new PdfSource(file);
	try {
		return await examine(source, signal);
	} catch (error) {
		throw source.damaged(error);
	} finally {
		source.close();
	}
}

async function declare(file: string, at: number, packet: Buffer): Promise<void> {
	const handle = await open(file, 'r+');
	try {
		await handle.write(packet, 0, packet.length, at);
	} finally {
		await handle.close();
	}
}
