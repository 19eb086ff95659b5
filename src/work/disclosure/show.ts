import { readEntry, readManifest } from '../../bundle/read.ts';
import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Disclosure, Pick, RedactedCopy } from '../../records/disclosure/disclosure.ts';
import type { Event } from '../../records/event.ts';
import type { Filing } from '../../records/filing.ts';
import type { ManifestFile } from '../../records/manifest.ts';
import type { Post } from '../../records/post.ts';
import { type FoundBundle, foundBundle } from '../find-bundles.ts';
import { openInside } from '../look-inside.ts';
import { wantedBundle } from '../wanted-bundle.ts';
import { disclosureStore } from './files.ts';

export interface ShownDisclosure {
	readonly disclosure: Disclosure;
	readonly unit?: string;
	readonly picks: readonly { readonly pick: Pick; readonly found: FoundBundle }[];
	/** Oldest first. */
	readonly events: readonly Event[];
}

export async function showDisclosure(office: Office, disclosure: Disclosure): Promise<ShownDisclosure> {
	const picks = [];
	for (const pick of disclosure.picks)
		picks.push({ pick, found: await foundBundle(office, await wantedBundle(office, pick.bundleId)) });
	const unit = (await office.register.units()).find(({ id }) => id === disclosure.unitId);
	const events = await office.catalogue.events({ subject: disclosure.id });
	return { disclosure, ...(unit ? { unit: unit.name } : {}), picks, events };
}

/** The posts of a bundle, as an officer reads them before something is struck. @throws as `filesInside` */
export async function postsInside(office: Office, filing: Filing): Promise<readonly Post[]> {
	const { files } = await readManifest(await office.bundles(filing.root).read(filing.path));
	const file = files.find(({ role }) => role === 'posts');
	if (!file) return [];
	const pieces: Buffer[] = [];
	for await (const piece of (await openInside(office, filing, file.path)).contents) pieces.push(piece);
	return Buffer.concat(pieces)
		.toString('utf8')
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as Post);
}

/** What a redacted copy holds. @throws UsageError `bundle-missing` */
export async function filesOfCopy(office: Office, copy: RedactedCopy): Promise<readonly ManifestFile[]> {
	return (await readManifest(await disclosureStore(office).read(copy.path))).files;
}

/** One file of a redacted copy; that somebody looks is kept first. @throws as `openInside` */
export async function openInCopy(
	office: Office,
	{ id }: Disclosure,
	copy: RedactedCopy,
	path: string,
	by: string,
): Promise<{ readonly file: ManifestFile; readonly contents: AsyncIterable<Buffer> }> {
	const place = await disclosureStore(office).read(copy.path);
	const file = (await readManifest(place)).files.find((each) => each.path === path);
	if (!file)
		throw new UsageError('The bundle holds no such file', {
			...{ code: 'no-such-file', subject: path },
			remedy: 'Look at the list of the files that the bundle holds.',
		});
	await office.catalogue.appendEvent({
		...{ kind: 'disclosure-copy-seen', actor: by, subject: id },
		data: { copy: copy.id, what: path },
	});
	return { file, contents: readEntry(place, path) };
}
