import type { Config } from '../../config.ts';
import { openLook } from '../look/open-look.ts';
import { type Check, inShort, missing, ok } from './check.ts';

/** Whether the logo and the colours of the organisation are fit to be shown. */
export async function checkLook(config: Config): Promise<Check> {
	try {
		const { accent, logo } = await openLook(config);
		const found = [
			...(logo ? [config.WEB_LOGO_FILE ?? ''] : []),
			...(accent ? [accent.light, accent.dark] : []),
		];
		return found.length === 0
			? ok('look', 'WEB_LOGO_FILE, WEB_ACCENT', 'look-not-set-up')
			: ok('look', found.join(', '));
	} catch (error) {
		return missing('look', inShort(error), 'look-unfit', error);
	}
}
