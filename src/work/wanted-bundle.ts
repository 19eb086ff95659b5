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
	const { catalogue } = office;
	const filing = isFile(wanted)
		? await byFile(office, wanted)
		: ((await catalogue.filing(wanted)) ?? (await catalogue.filing(wanted.toLowerCase())));
	if (filing !== undefined) return filing;
	throw new UsageError(`No filed bundle has the id ${wanted}`, {
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
	const filings = await catalogue.filings();
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
