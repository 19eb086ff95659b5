import { UsageError } from '../errors.ts';
import type { Office } from '../office.ts';
import type { Filing } from '../records/filing.ts';

/** @throws UsageError `unknown-bundle` `ambiguous-bundle` */
export async function wantedBundle({ catalogue }: Office, idOrBeginning: string): Promise<Filing> {
	const filing = await catalogue.filing(idOrBeginning);
	if (filing !== undefined) return filing;
	throw new UsageError(`No filed bundle has the id ${idOrBeginning}`, {
		code: 'unknown-bundle',
		subject: idOrBeginning,
		remedy: 'List the bundles to see their ids; the beginning of one is enough.',
	});
}
