import { readEntry, readManifest } from '../bundle/read.ts';
import { UsageError } from '../errors.ts';
import type { Office } from '../office.ts';
import type { Filing } from '../records/filing.ts';
import type { ManifestFile } from '../records/manifest.ts';

/** One file of a bundle as it is looked at where it lies, without a copy. */
export interface FileInside {
	readonly file: ManifestFile;
	readonly contents: AsyncIterable<Buffer>;
}

type Rooms = Pick<Office, 'bundles'>;

/** What a bundle holds, as its manifest lists it. @throws UsageError `bundle-missing` `not-a-bundle` `bad-manifest` */
export async function filesInside(office: Rooms, filing: Filing): Promise<readonly ManifestFile[]> {
	return (await readManifest(await placeOf(office, filing))).files;
}

/**
 * One file that the manifest lists. Its bytes are compared with the zip's own checksum while they are read, and not with the seal's: `verify` does that.
 * @param path below the bundle's root folder
 * @throws as `filesInside` · UsageError `no-such-file`
 */
export async function openInside(office: Rooms, filing: Filing, path: string): Promise<FileInside> {
	const place = await placeOf(office, filing);
	const file = (await readManifest(place)).files.find((each) => each.path === path);
	if (!file)
		throw new UsageError('The bundle holds no such file', {
			...{ code: 'no-such-file', subject: path },
			remedy: 'Look at the list of the files that the bundle holds.',
		});
	return { file, contents: readEntry(place, path) };
}

async function placeOf(office: Rooms, { root, path }: Filing): Promise<string> {
	return office.bundles(root).read(path);
}
