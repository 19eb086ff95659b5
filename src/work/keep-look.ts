import type { Office } from '../office.ts';
import type { Filing } from '../records/filing.ts';
import type { Actor } from '../records/people/token.ts';

/**
 * Keeps who looked at a restricted bundle, before anything of it is shown: nobody has seen what the log does not tell of.
 * @param what `page`, `pictures`, `replay`, `posts`, `copy`, `handed-out`, or the path of a file of the bundle
 */
export async function keepLook(
	office: Pick<Office, 'catalogue'>,
	filing: Pick<Filing, 'bundleId'>,
	who: Actor,
	what: string,
): Promise<void> {
	await keepLooksAt(office, [filing], who, what);
}

/** As `keepLook`, of several bundles that are shown on one page: none of them is before all looks are kept. */
export async function keepLooksAt(
	{ catalogue }: Pick<Office, 'catalogue'>,
	filings: readonly Pick<Filing, 'bundleId'>[],
	{ name, byToken }: Actor,
	what: string,
): Promise<void> {
	if (filings.length === 0) return;
	const data = { what, ...(byToken === undefined ? {} : { token: byToken }) };
	await catalogue.appendEvents(
		filings.map(({ bundleId }) => ({ kind: 'restricted-seen', actor: name, subject: bundleId, data })),
	);
}

/** As `keepLook`, of what was made of a bundle: nothing is kept where that is not restricted, or is gone. */
export async function keepLookOf(office: Office, bundleId: string, by: string, what: string): Promise<void> {
	const filing = await office.catalogue.filing(bundleId);
	if (filing?.isRestricted) await keepLook(office, filing, { name: by }, what);
}
