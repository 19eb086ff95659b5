import { type Problem, type ProblemCode, problem } from '../../records/problem.ts';
import { PATHS } from '../layout.ts';
import { METHOD_DEFLATED } from '../zip/form.ts';
import type { ListedEntry } from '../zip/list.ts';

/** The entries of a bundle by their place in it. */
export interface Named {
	/** Name of the root folder; undefined when there are no entries. */
	readonly root: string | undefined;
	/** By path below the root folder; safe names only, the first of each. */
	readonly files: ReadonlyMap<string, ListedEntry>;
	readonly problems: readonly Problem[];
}

/**
 * One root folder, no name that leads out of it, no two names that a file system might take for one, and no folders: the
 * form has none, and an entry that is called one may hold anything. Where another program has packed the bundle again,
 * which is told of by itself, its empty folders are no further fault, but for one that is called as a file is: many would unpack the folder alone.
 */
export function nameFiles(entries: readonly ListedEntry[]): Named {
	const problems: Problem[] = [];
	const files = new Map<string, ListedEntry>();
	const seen = new Map<string, string>();
	const root = rootOf(entries);
	const packedAgain = entries.some((entry) => !entry.isPlain);
	for (const entry of entries) {
		const unsafe = unsafeName(entry);
		if (unsafe) {
			problems.push(problem('unsafe-path', entry.name, unsafe));
			continue;
		}
		if (entry.isDirectory) {
			const named = below(root, entry.name);
			if (!packedAgain || holdsBytes(entry))
				problems.push(problem('extra', named ?? entry.name, 'folder-entry'));
			else if (named === undefined)
				problems.push(problem('extra', entry.name, 'outside-root', { root: root ?? '' }));
			continue;
		}
		const folded = asOneFile(entry.name);
		const earlier = seen.get(folded);
		if (earlier !== undefined) {
			const named = below(root, entry.name) ?? entry.name;
			problems.push(
				earlier === entry.name
					? problem('duplicate', named, 'held-twice')
					: problem('duplicate', named, 'same-name', { earlier }),
			);
			continue;
		}
		seen.set(folded, entry.name);
		const path = below(root, entry.name);
		if (path === undefined) problems.push(problem('extra', entry.name, 'outside-root', { root: root ?? '' }));
		else files.set(path, entry);
	}
	// Any other folder is told of already.
	const empty = packedAgain ? entries.filter((entry) => entry.isDirectory && !holdsBytes(entry)) : [];
	for (const { name } of empty) {
		const earlier = seen.get(asOneFile(name.slice(0, -1)));
		if (earlier !== undefined)
			problems.push(problem('duplicate', below(root, name) ?? name, 'same-name', { earlier }));
	}
	return { root, files, problems };
}

/**
 * Equal for names that one file system or another takes for one: by case, also where a letter has several (ß and SS, the two small sigmas), by how its
 * marks are written, and by dots and spaces at an end, which Windows drops.
 */
function asOneFile(name: string): string {
	const folded = name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
	return folded.split('/').map(withoutEnd).join('/');
}

/** Without the dots and spaces at its end; by hand, since an expression takes the square of their number where something follows them. */
function withoutEnd(part: string): string {
	let end = part.length;
	while (end > 0 && '. '.includes(part.charAt(end - 1))) end--;
	return part.slice(0, end);
}

/** The folder that the manifest lies in, else the first entry's. */
function rootOf(entries: readonly ListedEntry[]): string | undefined {
	const manifest = entries.find(({ name }) => name.split('/').slice(1).join('/') === PATHS.manifest);
	return (manifest ?? entries[0])?.name.split('/')[0];
}

/** @returns the path below the root folder, or undefined when it is not there */
export function below(root: string | undefined, name: string): string | undefined {
	return root !== undefined && name.startsWith(`${root}/`) ? name.slice(root.length + 1) : undefined;
}

/** A folder does not: but for two bytes, where Java and Python write nothing as deflate does (RFC 1951, 3.2.3: a last block that ends at once). */
function holdsBytes({ size, crc32, raw }: ListedEntry): boolean {
	const nothing = raw.compressionMethod === METHOD_DEFLATED ? [0, 2] : [0];
	return size > 0 || crc32 !== 0 || !nothing.includes(raw.compressedSize);
}

function unsafeName(entry: ListedEntry): ProblemCode | undefined {
	const { name } = entry;
	if (entry.isSymlink) return 'symlink';
	if (entry.isOther) return 'not-a-file';
	// Windows takes what stands before a colon for a drive, at the beginning of a folder's or file's name too.
	if (name.startsWith('/') || /(^|\/)[A-Za-z]:/.test(name)) return 'absolute-name';
	if (name.includes('\\')) return 'backslash-name';
	if (/\p{Cc}|\uFFFD/u.test(name)) return 'unprintable-name';
	const parts = (entry.isDirectory ? name.slice(0, -1) : name).split('/');
	if (parts.includes('..')) return 'escaping-name';
	if (parts.some((part) => part === '' || part === '.')) return 'odd-name';
	return undefined;
}
