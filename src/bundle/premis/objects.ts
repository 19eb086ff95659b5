import type { FileRole } from '../../records/manifest.ts';
import type { Enclosed, PackedFile } from '../packed-file.ts';
import type { XmlWriter } from '../xml.ts';
import { authority } from './vocabulary.ts';

/** A program that makes files. */
export interface Maker {
	readonly name: string;
	readonly version: string;
}

/** What the browser makes; the rest is made by the software itself, and so is what it joins of several prints. */
const BY_BROWSER: ReadonlySet<FileRole> = new Set(['tile', 'overview', 'text-pdf']);

/** @param name `objectIdentifier`, `linkingAgentIdentifier` and so on: type and value repeat it */
export function identifier(xml: XmlWriter, name: string, value: string, role?: string): void {
	xml.within(name, () => {
		xml.leaf(`${name}Type`, 'local').leaf(`${name}Value`, value);
		if (role) xml.leaf(name.replace('Identifier', 'Role'), role);
	});
}

/** The bundle as a whole. */
export function writeEntity(xml: XmlWriter, id: string): void {
	xml.within('object', () => identifier(xml, 'objectIdentifier', id), { 'xsi:type': 'intellectualEntity' });
}

/** A file with fixity, size, format and what made it (PREMIS 3.0, 1.5). */
export function writeFile(xml: XmlWriter, file: PackedFile, software: Maker, browser: Maker): void {
	const byBrowser = file.role !== undefined && BY_BROWSER.has(file.role) && file.joinedOf === undefined;
	const maker = byBrowser ? browser : software;
	xml.open('object', { 'xsi:type': 'file' });
	identifier(xml, 'objectIdentifier', file.path);
	writeCharacteristics(xml, 0, file, () =>
		xml.within('creatingApplication', () => {
			xml.leaf('creatingApplicationName', maker.name);
			xml.leaf('creatingApplicationVersion', maker.version);
			xml.leaf('dateCreatedByApplication', file.created);
		}),
	);
	xml.close();
	for (const enclosed of file.encloses ?? []) writeEnclosed(xml, enclosed, file);
}

/**
 * A file inside a file, which PREMIS calls a filestream and describes as a file: with one level of composition for each
 * coding that has to be undone, the outermost highest (PREMIS 3.0, 1.5.1).
 */
function writeEnclosed(xml: XmlWriter, enclosed: Enclosed, container: PackedFile): void {
	const { decoded } = enclosed;
	xml.open('object', { 'xsi:type': 'file' });
	identifier(xml, 'objectIdentifier', `${container.path}/${enclosed.path}`);
	if (decoded) writeCharacteristics(xml, 0, decoded);
	writeCharacteristics(xml, decoded ? 1 : 0, enclosed);
	xml.open('relationship');
	xml.leaf('relationshipType', 'structural').leaf('relationshipSubType', 'is included in');
	identifier(xml, 'relatedObjectIdentifier', container.path);
	xml.close().close();
}

function writeCharacteristics(
	xml: XmlWriter,
	level: number,
	file: Pick<PackedFile, 'sha256' | 'bytes' | 'format'>,
	more?: () => void,
): void {
	xml.open('objectCharacteristics');
	xml.leaf('compositionLevel', level);
	xml.within('fixity', () => {
		xml.leaf('messageDigestAlgorithm', 'SHA-256', authority('cryptographicHashFunctions', 'SHA-256'));
		xml.leaf('messageDigest', file.sha256);
	});
	xml.leaf('size', file.bytes);
	writeFormat(xml, file);
	more?.();
	xml.close();
}

function writeFormat(xml: XmlWriter, { format }: Pick<PackedFile, 'format'>): void {
	xml.open('format');
	xml.within('formatDesignation', () => {
		xml.leaf('formatName', format.name);
		if (format.version) xml.leaf('formatVersion', format.version);
	});
	const { puid } = format;
	if (puid !== undefined)
		xml.within('formatRegistry', () => {
			xml.leaf('formatRegistryName', 'PRONOM').leaf('formatRegistryKey', puid);
		});
	xml.close();
}
