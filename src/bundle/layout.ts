import { Fault } from '../errors.ts';
import type { Part, PartRole, TakenPart } from '../records/capture.ts';
import type { FileRole, ManifestPdfa } from '../records/manifest.ts';
import type { Enclosed } from './packed-file.ts';

/** The representations of a bundle, in the order they are written. */
export const REPRESENTATIONS = ['rep_appearance', 'rep_text', 'rep_web'] as const;
export type Representation = (typeof REPRESENTATIONS)[number];

/** Where the files stand that every bundle has, below its root folder. Source: design §5. */
export const PATHS = {
	mets: 'METS.xml',
	dublinCore: 'metadata/descriptive/dc.xml',
	premis: 'metadata/preservation/premis.xml',
	manifest: 'documentation/manifest.json',
	readme: 'documentation/LASMIG.html',
	provenance: 'documentation/provenance.json',
	manifestSchema: 'schemas/manifest.schema.json',
	postsSchema: 'schemas/posts.schema.json',
	signature: 'documentation/seal/manifest.sig',
	publicKey: 'documentation/seal/public-key.pem',
	keys: 'documentation/seal/keys.json',
} as const;

/** The manifest and what is made of it, in the order they are packed; time stamps follow. */
const SEALING = [PATHS.manifest, PATHS.signature, PATHS.publicKey] as const;

/** Where the time stamp of the nth authority stands, from 1: its answer (RFC 3161, TimeStampResp), and its certificates up to the root. */
export function stampPaths(number: number): { readonly token: string; readonly chain: string } {
	const path = `documentation/seal/timestamp-${number}`;
	return { token: `${path}.tsr`, chain: `${path}.pem` };
}

/** The manifest and what is made of it, in the order they are packed. @param stamps how many authorities have stamped the seal */
export function sealing(stamps = 0): readonly string[] {
	const paths = Array.from({ length: stamps }, (_, i) => stampPaths(i + 1));
	return [...SEALING, ...paths.flatMap(({ token, chain }) => [token, chain])];
}

/** What the manifest cannot list, because it is made of it or after it; the seal and the verifier cover these. */
export function unsealed(stamps = 0): ReadonlySet<string> {
	return new Set([...sealing(stamps), PATHS.mets]);
}

const FOLDER: Readonly<Record<Exclude<PartRole, 'warc' | 'provenance'>, Representation>> = {
	tile: 'rep_appearance',
	overview: 'rep_appearance',
	'text-pdf': 'rep_text',
	posts: 'rep_text',
	text: 'rep_text',
};

/** A file on disk and its place in the bundle. */
export interface Placed {
	readonly path: string;
	readonly file: string;
	readonly role: FileRole;
	readonly representation?: Representation;
	/** How many prints of the browser it was made of; absent where it is as it was made. */
	readonly joinedOf?: number;
	/** Of the text PDF, where it was examined. */
	readonly pdfa?: ManifestPdfa;
	/** Files inside it that preservation metadata describes. */
	readonly encloses?: readonly Enclosed[];
}

/** @returns the path of a representation's data file below the root folder */
export function dataPath(representation: Representation, name: string): string {
	return `representations/${representation}/data/${name}`;
}

/** @returns the path of a representation's METS below the root folder */
export function metsPath(representation: Representation): string {
	return `representations/${representation}/METS.xml`;
}

/** @returns the path of a representation's PREMIS below the root folder */
export function premisPath(representation: Representation): string {
	return `representations/${representation}/metadata/preservation/premis.xml`;
}

/** @returns the representation that a path is a data file of */
export function representationOf(path: string): Representation | undefined {
	return REPRESENTATIONS.find((name) => path.startsWith(`representations/${name}/data/`));
}

/**
 * Places the parts that were taken and are packed as they are. The WARC is not: it goes into the WACZ.
 * @param made roles of what was made of parts, whose parts are then not packed themselves
 * @throws Fault `unsafe-part-name` for a name that another system might read as something else than one file
 */
export function placeParts(parts: readonly Part[], made: readonly PartRole[] = []): readonly Placed[] {
	const taken = parts.filter((part): part is TakenPart => part.outcome === 'taken' && part.role !== 'warc');
	const placed = taken.filter(({ role }) => !made.includes(role)).map(place);
	const paths = new Set<string>();
	for (const { path } of placed) {
		if (paths.has(path)) throw unsafe(path, 'two parts have the same name');
		paths.add(path);
	}
	return placed;
}

function place(part: TakenPart): Placed {
	if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(part.name)) throw unsafe(part.name, 'the name is not plain');
	if (part.role === 'provenance') return { path: PATHS.provenance, file: part.file, role: 'provenance' };
	const role = part.role as keyof typeof FOLDER;
	const representation = FOLDER[role];
	return { path: dataPath(representation, part.name), file: part.file, role, representation };
}

function unsafe(name: string, why: string): Fault {
	return new Fault(`A part of the capture cannot be packed as ${JSON.stringify(name)}: ${why}`, {
		code: 'unsafe-part-name',
		subject: name,
		remedy: 'Report this fault with the name above.',
	});
}
