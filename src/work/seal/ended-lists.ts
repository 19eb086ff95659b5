import { endedSince } from '../../bundle/stamp/revocation.ts';
import type { Office } from '../../office.ts';
import type { Finding } from '../../records/verdict.ts';
import { type StampTrust, stampTrust } from './trust.ts';

/** Until when the lists of revoked certificates were valid, where one has run out. @returns ISO 8601 */
export function listsEnded(
	{ clock }: Pick<Office, 'clock'>,
	{ revocations = [] }: StampTrust,
): string | undefined {
	return endedSince(revocations, clock.now());
}

/**
 * What is to be said in the verdict of a bundle that is about to be stamped: that what its stamps are held against was not new any more. It stamps all the same: the stamp is as good as ever, and only less was looked at.
 * @throws UsageError as `stampTrust`
 */
export async function endedListNotes(office: Office): Promise<readonly Finding[]> {
	if (office.seal.timestampers.length === 0) return [];
	const until = listsEnded(office, await stampTrust(office.config));
	if (until === undefined) return [];
	const detail = `the time stamp was held against a list of revoked certificates (TIMESTAMP_CRL_FILE) that was valid until ${until.slice(0, 10)}`;
	return [{ code: 'revocation-list-ended', severity: 'note', detail, data: { until } }];
}
