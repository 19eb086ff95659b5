import type { FileRole, ManifestFile, ManifestPdfa } from '../records/manifest.ts';
import type { Format } from './formats.ts';

/** A file that lies inside another one, such as the WARC in a WACZ. */
export interface Enclosed {
	/** Below the file that holds it, with `/`. */
	readonly path: string;
	readonly bytes: number;
	/** Lower-case hex. */
	readonly sha256: string;
	readonly format: Format;
	/** What it is when its coding is undone; absent where it has none. */
	readonly decoded?: Omit<Enclosed, 'path' | 'decoded'>;
}

/** A file that has been written into the bundle. */
export interface PackedFile {
	/** Below the bundle's root folder, with `/`. */
	readonly path: string;
	readonly bytes: number;
	/** Lower-case hex. */
	readonly sha256: string;
	readonly format: Format;
	/** When it was made, ISO 8601. */
	readonly created: string;
	/** Absent on what the seal is made of or made after: the manifest, the signature, the public key. */
	readonly role?: FileRole;
	/** How many prints of the browser it was made of; absent where it is as it was made. */
	readonly joinedOf?: number;
	/** Of the text PDF, where it was examined. */
	readonly pdfa?: ManifestPdfa;
	/** Files inside it that preservation metadata describes. */
	readonly encloses?: readonly Enclosed[];
	/** Path in the bundle of the JSON Schema that its contents follow. */
	readonly schema?: string;
}

/** @returns what the manifest states of the file */
export function manifestFile(file: PackedFile & { readonly role: FileRole }): ManifestFile {
	const { path, bytes, sha256, role, format, schema, pdfa } = file;
	return {
		path,
		bytes,
		sha256,
		mediaType: format.mediaType,
		role,
		...(format.puid === undefined ? {} : { puid: format.puid }),
		...(schema === undefined ? {} : { schema }),
		...(pdfa === undefined ? {} : { pdfa }),
	};
}
