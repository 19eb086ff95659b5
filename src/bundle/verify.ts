import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { ZipFile } from 'yauzl';
import { UsageError } from '../errors.ts';
import { type Problem, problem } from '../records/problem.ts';
import { keyProblems } from './keys.ts';
import { metsPath, PATHS, REPRESENTATIONS, unsealed } from './layout.ts';
import { contentProblems, readManifestOf } from './verify/contents.ts';
import { keyTime } from './verify/key-time.ts';
import { metsProblems } from './verify/mets-agreement.ts';
import { below, nameFiles } from './verify/names.ts';
import { orderProblems } from './verify/order.ts';
import type { VerifyOptions, VerifyReport } from './verify/report.ts';
import { checkSidecar } from './verify/sidecar.ts';
import { checkSeal } from './verify/signature.ts';
import { checkStamps, renewalsBeside } from './verify/stamps.ts';
import { told } from './verify/told.ts';
import { dosTime } from './zip/form.ts';
import { type ListedEntry, listEntries, openZip } from './zip/list.ts';
import { otherReaders } from './zip/other-readers.ts';
import { readRepacked } from './zip/repacked.ts';
import { type Found, type Stray, type Walk, type WalkOptions, walkZip } from './zip/walk.ts';

export type { VerifyOptions, VerifyReport } from './verify/report.ts';

/** A metadata file larger than this is not one of ours and is not held in memory. */
const MOST_KEPT = 64 * 1024 * 1024;
/** Nor are more than so many bytes of them together: the manifest and both METS that name each file, at their largest. */
const MOST_KEPT_TOGETHER = 3 * MOST_KEPT;

/** Keys, signatures and stamps are some kilobytes; what is larger is not looked through. */
const MOST_SMALL = 1024 * 1024;

/** Grow with the bundle. By their names: any number of others could be called METS.xml too. */
const LARGE: ReadonlySet<string> = new Set([PATHS.manifest, PATHS.mets, ...REPRESENTATIONS.map(metsPath)]);
const SMALL: ReadonlySet<string> = new Set([...unsealed(), PATHS.keys].filter((path) => !LARGE.has(path)));

/**
 * Checks a bundle by itself: no catalogue, no network. Reads the file once (twice when another program packed it).
 * Every change is found, with or without the checksum file beside it, unless someone packs the whole anew and seals it with
 * another key: `sealedBy` tells that (docs/decisions/0003). Not found is what an authority's answer has unsigned, where METS was changed to suit: the checksum of
 * the whole, from elsewhere, tells that (docs/decisions/0021).
 * @throws UsageError `no-such-bundle` when the file cannot be opened; everything else that is wrong is a problem in the report
 */
export async function verifyBundle(file: string, options: VerifyOptions = {}): Promise<VerifyReport> {
	options.signal?.throwIfAborted();
	await using handle = await openBundle(file);
	const listing = await list(file, options.signal);
	try {
		const evidence = await renewalsBeside(file);
		const isBoth = options.isBoth === true || evidence.renewals.length > 0;
		const named = nameFiles(listing.entries ?? []);
		const keep = keptOf(named.files);
		const read = await readAll(handle, listing, { ...options, isBoth, keep: (entry) => keep.has(entry) });
		if (read.broken !== undefined) return unreadable(read, listing.problem);
		const files = foundFiles(named.files, read.found);
		const { manifest, problems: manifestProblems } = readManifestOf(files, named.root);
		const known = namedKeys(options);
		const seal = checkSeal(files, manifest, known);
		const beside = await checkSidecar(file, read.sha256);
		const keys = files.get(PATHS.keys)?.contents;
		const trust = { now: new Date(), ...options.trust };
		const stamped = checkStamps(file, read.sha512 ?? '', files, manifest, evidence, trust);
		const used =
			known && seal.sealedBy !== undefined && manifest
				? keyTime(seal.sealedBy, options.history, stamped.stamps, manifest.bundle.created)
				: undefined;
		const inside = listing.entries
			? [
					...manifestProblems,
					...seal.problems,
					...(used?.problems ?? []),
					...(keys && manifest && seal.sealedBy !== undefined
						? keyProblems(keys, seal.sealedBy, manifest)
						: []),
					...stamped.problems,
					...(manifest ? contentProblems(manifest, files) : []),
					...metsProblems(files, named.root, manifest, seal.sealedBy !== undefined),
				]
			: [];
		const problems = told([
			...(listing.problem ? [listing.problem] : []),
			...read.strays.map((stray) => strayProblem(stray, named.root)),
			...named.problems,
			...inside,
			...(manifest && seal.sealedBy !== undefined && inOurForm(listing.entries ?? [])
				? orderProblems(manifest, named.files)
				: []),
			...(manifest ? wrongDate(listing.entries ?? [], manifest.bundle.created) : []),
			...beside.problems,
		]);
		return {
			ok: problems.length === 0,
			...(named.root === undefined ? {} : { bundleId: manifest?.bundle.id ?? named.root }),
			bytes: read.bytes,
			sha256: read.sha256,
			...(read.sha512 === undefined ? {} : { sha512: read.sha512 }),
			filesChecked: files.size,
			sidecar: beside.sidecar,
			...(seal.sealedBy === undefined ? {} : { sealedBy: seal.sealedBy }),
			...(used ? { keyTime: used.time } : {}),
			stamps: stamped.stamps,
			renewals: evidence.renewals.map(({ number }) => number),
			problems,
			...(manifest ? { manifest } : {}),
			sums: new Map([...files].map(([path, { sha256 }]) => [path, sha256])),
		};
	} finally {
		listing.zip?.close();
	}
}

/** Fingerprints of the keys that may have sealed it; undefined where any may. */
function namedKeys({ keys, history }: VerifyOptions): readonly string[] | undefined {
	if (!keys && !history) return undefined;
	return [...(keys ?? []), ...(history ?? []).map(({ sha256 }) => sha256)];
}

/** What can be said when the disk does not give the file back: that, and nothing about what it holds. */
function unreadable({ bytes, broken }: Walk, before: Problem | undefined): VerifyReport {
	const gone = problem('unreadable', '', 'read-failed', broken);
	const problems = before ? [before, gone] : [gone];
	return {
		ok: false,
		bytes,
		sha256: '',
		filesChecked: 0,
		sidecar: 'absent',
		stamps: [],
		renewals: [],
		problems,
		sums: new Map(),
	};
}

async function openBundle(file: string): Promise<FileHandle> {
	const refuse = (why: string, cause?: unknown) =>
		new UsageError(`${file} cannot be verified: ${why}`, {
			code: 'no-such-bundle',
			subject: file,
			remedy: 'Give the path of a bundle, a zip file that you may read.',
			cause,
		});
	// Not waiting for a writer: a named pipe has none, and would hold the program for ever.
	const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch((cause: Error) => {
		throw refuse(cause.message, cause);
	});
	if ((await handle.stat()).isFile()) return handle;
	await handle.close();
	throw refuse('it is not a file');
}

interface Listing {
	readonly zip?: ZipFile;
	/** Undefined when the zip's directory cannot be read. */
	readonly entries?: readonly ListedEntry[];
	readonly problem?: Problem;
}

async function list(file: string, signal: AbortSignal | undefined): Promise<Listing> {
	let zip: ZipFile | undefined;
	try {
		zip = await openZip(file);
		return { zip, entries: await listEntries(zip, signal) };
	} catch (error) {
		signal?.throwIfAborted();
		const why = (error as Error).message;
		return { ...(zip ? { zip } : {}), problem: problem('not-a-zip', '', 'no-directory', { why }) };
	}
}

/** A bundle as it was written is read in one pass; one that was packed again by another program, entry by entry. */
async function readAll(handle: FileHandle, { zip, entries }: Listing, walking: WalkOptions): Promise<Walk> {
	if (!zip || !entries || inOurForm(entries)) return walkZip(handle, entries, walking);
	const whole = await walkZip(handle, undefined, walking);
	const { found, strays } = await readRepacked(zip, entries, whole.bytes, walking);
	const otherwise = await otherReaders(zip, handle, entries);
	return { ...whole, found, strays: [{ kind: 'form', name: '', code: 'repacked' }, ...strays, ...otherwise] };
}

/** Whether no other program has packed it again. */
function inOurForm(entries: readonly ListedEntry[]): boolean {
	return entries.every((entry) => entry.isPlain);
}

/**
 * Metadata that is checked by what it says. Only what lies where a bundle has it, and no more together than a bundle's: a small zip may promise
 * any number of others, in other folders or under the same name.
 */
function keptOf(files: ReadonlyMap<string, ListedEntry>): ReadonlySet<ListedEntry> {
	const kept = new Set<ListedEntry>();
	let bytes = 0;
	for (const [path, entry] of files) {
		const isSmall = SMALL.has(path) || /^documentation\/seal\/timestamp-\d{1,2}\./.test(path);
		if (!isSmall && !LARGE.has(path)) continue;
		if (entry.size > (isSmall ? MOST_SMALL : MOST_KEPT) || bytes + entry.size > MOST_KEPT_TOGETHER) continue;
		bytes += entry.size;
		kept.add(entry);
	}
	return kept;
}

function foundFiles(
	named: ReadonlyMap<string, ListedEntry>,
	found: ReadonlyMap<ListedEntry, Found>,
): ReadonlyMap<string, Found> {
	const files = new Map<string, Found>();
	for (const [path, entry] of named) {
		const contents = found.get(entry);
		if (contents) files.set(path, contents);
	}
	return files;
}

function strayProblem({ kind, name, code, data }: Stray, root: string | undefined): Problem {
	const path = name === '' ? '' : (below(root, name) ?? name);
	return problem(kind === 'form' ? 'zip' : 'changed', path, code, data);
}

/** All entries have one date (the directory is compared whole), so the first one speaks for all. What packs a bundle again may date it anew. */
function wrongDate(entries: readonly ListedEntry[], created: string): readonly Problem[] {
	const first = entries[0];
	if (!first || !inOurForm(entries) || first.time === dosTime(new Date(created))) return [];
	return [problem('zip', '', 'wrong-date')];
}
