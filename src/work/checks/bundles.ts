import { join } from 'node:path';
import { OgonblickError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { type Check, inFew, inShort, missing, ok, warning } from './check.ts';

/** Bundles that are looked at, of those filed last and of those that lie there: seconds on a disk, a minute on a slow network. */
const MOST_LOOKED_AT = 20_000;

/** Whether the catalogue and the disk know the same bundles. No contents are read: `verify` does that. */
export async function checkBundles(office: Office): Promise<readonly Check[]> {
	return [
		...(await answered('bundles-filed', () => checkFiled(office))),
		...(await answered('bundles-lying', () => checkLying(office))),
	];
}

/** Each filed bundle lies in its place, as large as it was filed. One that is gone may have been disposed of. */
async function checkFiled({ catalogue, bundles }: Office): Promise<readonly Check[]> {
	const filings = await catalogue.filings();
	const looked = filings.slice(0, MOST_LOOKED_AT);
	const gone: string[] = [];
	const changed: string[] = [];
	for (const { bundleId, root, path, bytes } of looked) {
		const there = await bundles(root).bytes(path);
		if (there === undefined) gone.push(bundleId);
		else if (there !== bytes) changed.push(bundleId);
	}
	const told = [
		...(changed.length > 0 ? [missing('bundles-filed', inFew(changed), 'bundles-changed')] : []),
		...(gone.length > 0 ? [warning('bundles-filed', inFew(gone), 'bundles-gone')] : []),
	];
	return told.length > 0 ? told : [ok('bundles-filed', counted(looked.length, filings.length))];
}

/** Each bundle in the store is known. A catalogue that knows none of them is not the one they were filed in. */
async function checkLying({ catalogue, bundles }: Office): Promise<readonly Check[]> {
	const store = bundles();
	const lying = await store.lying(MOST_LOOKED_AT);
	// Asked in this order, what another process is filing just now is known by one or the other.
	const known = new Set<string>();
	for (const { root, path } of [...(await catalogue.intents()), ...(await catalogue.filings())])
		known.add(join(root, path));
	const unknown = lying.filter((key) => !known.has(join(store.root, key)));
	if (unknown.length === 0) return [ok('bundles-lying', String(lying.length))];
	return unknown.length === lying.length
		? [missing('bundles-lying', inFew(unknown), 'catalogue-lost')]
		: [warning('bundles-lying', inFew(unknown), 'bundles-unknown')];
}

/** A disk that does not answer is told of by its own error, and the other checks go on. */
async function answered(
	name: 'bundles-filed' | 'bundles-lying',
	check: () => Promise<readonly Check[]>,
): Promise<readonly Check[]> {
	try {
		return await check();
	} catch (error) {
		if (!(error instanceof OgonblickError)) throw error;
		return [missing(name, inShort(error), 'bundles-unreachable', error)];
	}
}

function counted(looked: number, all: number): string {
	return looked === all ? String(all) : `${looked} / ${all}`;
}
