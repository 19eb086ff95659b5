import type { AccountContext } from '../office.ts';
import { localDate } from '../records/local-date.ts';
import type { Occasion } from '../records/occasion.ts';
import { fingerprint, segment } from './segment.ts';

/**
 * Where a bundle rests below a store's root (design §5):
 * `<unit>/<row-code>-<row-title>/<account>/<year>/<date>_<occasion>_<short-id>.zip`, names that an archivist
 * reads without the program. The account's folder is `<platform>-<handle>`. Same input, same place.
 * @param timeZone IANA name; year and date are the organisation's own
 */
export function place(
	context: AccountContext,
	capturedAt: Date,
	timeZone: string,
	occasion: Occasion,
	bundleId: string,
): { readonly key: string } {
	const { unit, row, account } = context;
	const date = localDate(capturedAt, timeZone);
	const folders = [
		segment(unit.name),
		segment(`${row.code}-${row.title}`),
		segment(`${account.platform}-${account.handle}`),
		date.split('-', 1)[0],
	];
	return { key: [...folders, `${date}_${occasion}_${shortId(bundleId)}.zip`].join('/') };
}

/**
 * Eight characters that tell a bundle from others of the same account and day. Of a random UUID (version 4) its
 * beginning, which finds the bundle again on the command line; of any other id a fingerprint, because those
 * often begin alike.
 */
export function shortId(bundleId: string): string {
	const random = /^([0-9a-f]{8})-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.exec(bundleId);
	return random?.[1] ?? `x${fingerprint(bundleId)}`;
}
