import { unreadable } from '../../bundle/unreadable.ts';
import type { VerifyOptions, VerifyReport } from '../../bundle/verify/report.ts';
import { verifyBundle } from '../../bundle/verify.ts';
import { OgonblickError } from '../../errors.ts';
import { RENEWALS_UNREADABLE } from '../../records/fixity.ts';
import { isSystemError } from '../settle-intent.ts';

interface StoredOptions extends VerifyOptions {
	/** What lies beside the bundle is not asked for. */
	readonly isAlone?: boolean;
}

/**
 * Verifies a bundle of the store for whoever is to take something out of it, or to stamp it anew. What its disk does not give back is not damaged: nobody knows yet what lies there.
 * @param file absolute path @throws TryAgainLater `bundle-unreadable` where the file, or the folder of renewals beside it, cannot be read · the signal's reason
 */
export async function verifyStored(file: string, options: StoredOptions): Promise<VerifyReport> {
	const report = await verifyBundle(file, options).catch((error: unknown) => {
		const cause = error instanceof OgonblickError ? error.cause : error;
		throw isSystemError(cause) ? unreadable(file, cause) : error;
	});
	const unread = report.problems.find(
		({ code }) => code === 'read-failed' || (code === RENEWALS_UNREADABLE && !options.isAlone),
	);
	if (unread) throw unreadable(file, new Error(`${unread.data?.why ?? unread.code}`));
	return report;
}
