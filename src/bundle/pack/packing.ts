import { Fault } from '../../errors.ts';
import type { FileRole, ManifestFile } from '../../records/manifest.ts';
import { formatOfName } from '../formats.ts';
import { identify } from '../identify.ts';
import { PATHS, type Placed } from '../layout.ts';
import { manifestFile, type PackedFile } from '../packed-file.ts';
import type { ZipWriter } from '../zip/write.ts';

/** A bundle that is being packed: the zip, its root folder, and what it holds so far. */
export class Packing {
	readonly #zip: ZipWriter;
	readonly #root: string;
	readonly #now: () => Date;
	readonly #files: PackedFile[] = [];
	readonly #tiles: string[] = [];

	/** @throws Fault `unsafe-bundle-id` */
	constructor(zip: ZipWriter, root: string, now: () => Date) {
		if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(root))
			throw new Fault(`A bundle cannot be named ${JSON.stringify(root)}`, {
				code: 'unsafe-bundle-id',
				subject: root,
				remedy: 'Report this fault with the name above.',
			});
		this.#zip = zip;
		this.#root = root;
		this.#now = now;
	}

	/** What has been packed, in order. */
	get files(): readonly PackedFile[] {
		return this.#files;
	}

	/** The picture tiles where they lie on disk, in order. */
	get tiles(): readonly string[] {
		return this.#tiles;
	}

	/** The moment, ISO 8601. */
	now(): string {
		return this.#now().toISOString();
	}

	/** Packs what is in memory. @param role absent for what the manifest cannot list */
	async add(path: string, contents: Buffer, role?: FileRole, created = this.now()): Promise<PackedFile> {
		const written = await this.#zip.addBytes(`${this.#root}/${path}`, contents);
		const file = {
			path,
			...written,
			format: formatOfName(path),
			created,
			...(role === undefined ? {} : { role }),
		};
		this.#files.push(file);
		return file;
	}

	/** Packs a file from disk, identifying its format while it passes. @param created when it was made, ISO 8601 */
	async addPlaced({ path, file, role, joinedOf, pdfa, encloses }: Placed, created: string): Promise<void> {
		const identifier = identify(path);
		const written = await this.#zip.addFile(`${this.#root}/${path}`, file, identifier.see);
		const more = {
			...(role === 'posts' ? { schema: PATHS.postsSchema } : {}),
			...(joinedOf === undefined ? {} : { joinedOf }),
			...(pdfa === undefined ? {} : { pdfa }),
			...(encloses === undefined ? {} : { encloses }),
		};
		this.#files.push({ path, ...written, format: identifier.format(), created, role, ...more });
		if (role === 'tile') this.#tiles.push(file);
	}

	/** What the manifest lists. */
	manifestFiles(): readonly ManifestFile[] {
		return this.#files
			.filter((file): file is PackedFile & { role: FileRole } => file.role !== undefined)
			.map(manifestFile);
	}
}
