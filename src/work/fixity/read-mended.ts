import { OgonblickError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import { isWholeAgain } from '../mends/whole-again.ts';
import { isSystemError } from '../settle-intent.ts';
import { checkDoubted } from './check-doubted.ts';

/**
 * Reads a bundle to take something out of it. Where it turns out not to be as it was filed, it is checked at once, recorded and mended by the same rule as when it is to be
 * copied or delivered; what is whole again is read once more.
 * @param read may be called twice; what the system says to it is said of the bundle's own disk @param doubt code of what was seen to be wrong though it could be read
 * @throws what `read` throws · the signal's reason
 */
export async function readMended<T>(
	office: Office,
	{ bundleId }: Pick<Filing, 'bundleId'>,
	signal: AbortSignal,
	read: () => Promise<T>,
	doubt: (found: T) => string | undefined = () => undefined,
): Promise<T> {
	const isMended = async (code: string) =>
		(await checkDoubted(office, [{ bundleId, code }], signal)).checked.some(isWholeAgain);
	let found: T;
	try {
		found = await read();
	} catch (error) {
		signal.throwIfAborted();
		if (!(error instanceof OgonblickError || isSystemError(error))) throw error;
		if (!(await isMended(error.code ?? ''))) throw error;
		return read();
	}
	const code = doubt(found);
	return code !== undefined && (await isMended(code)) ? read() : found;
}
