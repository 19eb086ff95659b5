import { join } from 'node:path';
import { mustRun } from '../machine/run.ts';
import { WACZ } from '../validators/files.ts';
import type { Bundle } from '../validators/validator.ts';
import { webArchiveTools, withWarcs } from '../validators/web-archive-tools.ts';

interface OwnRecords {
	/** Target URIs of records that are neither requests nor answers. */
	readonly uris: readonly string[];
	/** Requests and answers whose counterpart is not in the file, by their id. */
	readonly unpaired: readonly string[];
}

/** What a recording says beside the exchanges, read by warcio. */
export function ownRecords(bundle: Bundle): Promise<OwnRecords> {
	return withWarcs(join(bundle.folder, WACZ), async (warcs) => {
		const script = join(import.meta.dirname, 'own-records.py');
		const ran = await mustRun(join(await webArchiveTools(), 'python'), [script, ...warcs]);
		return JSON.parse(ran.stdout) as OwnRecords;
	});
}
