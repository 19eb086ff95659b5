import type { Office } from '../../office.ts';
import { listsEnded } from '../seal/ended-lists.ts';
import { keptOrders } from '../seal/kept-capture.ts';
import { dueIds } from '../seal/reseal.ts';
import { stampTrust } from '../seal/trust.ts';
import { type Check, inFew, inShort, missing, ok, warning } from './check.ts';

/** Whether the seal key can be used, which authorities stamp it, which captures wait for their seal, and which stamps are to be renewed. Nothing is made and nobody is asked. */
export async function checkSeal(office: Office): Promise<readonly Check[]> {
	const waiting = await keptOrders(office);
	return [
		await checkKey(office),
		...(await checkStamps(office)),
		waiting.length === 0 ? ok('unsealed', '0') : warning('unsealed', inFew(waiting), 'captures-unsealed'),
	];
}

async function checkKey({ seal: { keys, custody } }: Office): Promise<Check> {
	try {
		const inUse = (await keys.history()).at(-1);
		if (!inUse) return ok('seal-key', custody.place, 'seal-key-new');
		await custody.open(inUse.sha256);
		return ok('seal-key', inUse.sha256);
	} catch (error) {
		return missing('seal-key', inShort(error), 'seal-key-unusable', error);
	}
}

async function checkStamps(office: Office): Promise<readonly Check[]> {
	const { timestampers } = office.seal;
	if (timestampers.length === 0) return [ok('timestamps', 'TIMESTAMP_URLS', 'timestamps-not-set-up')];
	let ended: string | undefined;
	try {
		ended = listsEnded(office, await stampTrust(office.config));
	} catch (error) {
		return [missing('timestamps', inShort(error), 'timestamps-unusable', error)];
	}
	const due = await dueIds(office);
	return [
		ended === undefined
			? ok('timestamps', timestampers.map(({ address }) => address).join(', '))
			: warning('timestamps', ended.slice(0, 10), 'timestamps-list-ended'),
		due.length === 0 ? ok('renewals', '0') : warning('renewals', inFew(due), 'renewals-due'),
	];
}
