import type { PackedFile } from '../packed-file.ts';
import type { Attributes, XmlWriter } from '../xml.ts';

/** Gives out identifiers that are unique in the whole package, as CSIP67 demands: each METS has its own prefix. */
export class Ids {
	readonly #prefix: string;
	#last = 0;

	constructor(prefix: string) {
		this.#prefix = prefix;
	}

	next(kind: string): string {
		return `${kind}-${this.#prefix}-${++this.#last}`;
	}
}

/** `mdRef` to a metadata file (CSIP21 to CSIP30, CSIP35 to CSIP44). @param base folder of the METS, to be taken off the path */
export function writeMetadataReference(
	xml: XmlWriter,
	file: PackedFile,
	base: string,
	type: Attributes,
): void {
	const place = location(file.path.slice(base.length));
	xml.leaf('mdRef', undefined, { ...place, ...type, ...fileAttributes(file) });
}

/** `amdSec` with the one PREMIS file (CSIP31 to CSIP34). */
export function writeDigitalProvenance(xml: XmlWriter, id: string, premis: PackedFile, base: string): void {
	xml.open('amdSec').open('digiprovMD', { ID: id, STATUS: 'CURRENT' });
	writeMetadataReference(xml, premis, base, { MDTYPE: 'PREMIS' });
	xml.close().close();
}

/** A `fileGrp` with its files (CSIP60 to CSIP79). @param base folder of the METS, to be taken off the paths */
export function writeFileGroup(
	xml: XmlWriter,
	ids: Ids,
	group: { readonly id: string; readonly use: string; readonly base: string; readonly more?: Attributes },
	files: readonly PackedFile[],
): void {
	xml.open('fileGrp', { ID: group.id, USE: group.use, ...group.more });
	for (const file of files) {
		xml.open('file', { ID: ids.next('file'), ...fileAttributes(file), ...formatAttributes(file) });
		xml.leaf('FLocat', undefined, location(file.path.slice(group.base.length)));
		xml.close();
	}
	xml.close();
}

/** LOCTYPE and link (CSIP77 to CSIP79). @param path relative to the METS; its characters need no URL encoding */
export function location(path: string): Attributes {
	return { LOCTYPE: 'URL', 'xlink:type': 'simple', 'xlink:href': path };
}

function fileAttributes(file: PackedFile): Attributes {
	return {
		MIMETYPE: file.format.registeredType,
		SIZE: file.bytes,
		CREATED: file.created,
		CHECKSUM: file.sha256.toUpperCase(),
		CHECKSUMTYPE: 'SHA-256',
	};
}

/** SIP32 to SIP35: the true format, where the registered media type says less. */
function formatAttributes({ format }: PackedFile): Attributes {
	return {
		'sip:FILEFORMATNAME': format.name,
		'sip:FILEFORMATVERSION': format.version,
		'sip:FORMATREGISTRY': format.puid && 'PRONOM',
		'sip:FORMATREGISTRYKEY': format.puid,
	};
}
