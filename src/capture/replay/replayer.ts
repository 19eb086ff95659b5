import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** An optional package under the AGPL: it is loaded by the browser alone, on an origin of its own. */
const PACKAGE = '@webrecorder/wabac';

/** Path of the service worker that replays; undefined where the optional package is not installed. */
export function findReplayer(): string | undefined {
	try {
		return join(dirname(createRequire(import.meta.url).resolve(PACKAGE)), 'sw.js');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
		throw error;
	}
}
