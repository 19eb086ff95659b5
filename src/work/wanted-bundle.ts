import { basename, join, resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Office } from '../office.ts';
import type { Filing } from '../records/filing.ts';

/**
 * The filed bundle that a person means: by its id or the beginning of it, in any case, by the path where it was filed, or
 * by the name of its file, wherever a copy of that lies.
 * @throws UsageError `unknown-bundle` `ambiguous-bundle` `ambiguous-file`
 */
export async function wantedBundle(office: Office, wanted: string): Promise<Filing> {
	const filing = isFile(wanted) ? await byFile(office, wanted) : await byId(office, wanted);
	if (filing !== undefined) return filing;
	throw unknownBundle(wanted);
}

/**
 * As `wantedBundle`, by id alone: who asks from afar knows no files here, and to look one up goes through all that is filed.
 * @throws UsageError `unknown-bundle` `ambiguous-bundle`
 */
export async function bundleById(office: Office, id: string): Promise<Filing> {
	const filing = await byId(office, id);
	if (filing !== undefined) return filing;
	throw unknownBundle(id);
}

async function byId({ catalogue }: Office, id: string): Promise<Filing | undefined> {
	return (await catalogue.filing(id)) ?? (await catalogue.filing(id.toLowerCase()));
}

/** That no bundle is called so; also said of one that whoever asks may not know of. */
export function unknownBundle(wanted: string): UsageError {
	return new UsageError(`No filed bundle has the id ${wanted}`, {
		code: 'unknown-bundle',
		subject: wanted,
		remedy: 'List the bundles to see their ids; the beginning of one is enough.',
	});
}

function isFile(wanted: string): boolean {
	return /\.zip(\.sha256)?$/i.test(wanted);
}

async function byFile({ catalogue }: Office, wanted: string): Promise<Filing | undefined> {
	const file = resolve(wanted.replace(/\.sha256$/i, ''));
	// Its name ends with the beginning of its id (`shortId`): else half a million filings are read for one.
	const [, short] = /_([0-9a-f]{8})\.zip$/i.exec(file) ?? [];
	const begins = short === undefined ? undefined : await oneThatBegins(catalogue, short.toLowerCase());
	if (begins === 'none') return undefined;
	const filings = begins && basename(begins.path) === basename(file) ? [begins] : await catalogue.filings();
	const there = filings.find(({ root, path }) => join(root, path) === file);
	if (there !== undefined) return there;
	const [named, ...more] = filings.filter(({ path }) => basename(path) === basename(file));
	if (named === undefined || more.length === 0) return named;
	throw new UsageError(`More than one filed bundle's file is called ${basename(file)}`, {
		code: 'ambiguous-file',
		subject: wanted,
		remedy: `Write the id, such as ${[named, ...more.slice(0, 2)].map((f) => f.bundleId).join(' or ')}`,
	});
}

/** @returns undefined where several begin so */
async function oneThatBegins(
	catalogue: Office['catalogue'],
	short: string,
): Promise<Filing | 'none' | undefined> {
	try {
		return (await catalogue.filing(short)) ?? 'none';
	} catch (error) {
		if (error instanceof UsageError && error.code === 'ambiguous-bundle') return undefined;
		throw error;
	}
}
