import { isOverdue } from '../../fixity/due.ts';
import type { Office } from '../../office.ts';
import type { FixityOutcome } from '../../records/fixity.ts';
import { type Check, inFew, missing, ok, warning } from './check.ts';

const DAY_MS = 86_400_000;
const GRAVE: readonly FixityOutcome[] = [
	'rotten',
	'damaged',
	'changed',
	'catalogue-differs',
	'quarantined',
	'questioned',
];

/** What the last fixity check of each bundle found, and whether the checks keep up. Nothing is read of the bundles. */
export async function checkFixityChecks({ fixity, clock, config }: Office): Promise<readonly Check[]> {
	const now = clock.now().getTime();
	const spoilt: string[] = [];
	const wanting: string[] = [];
	let [checked, late] = [0, 0];
	for await (const states of fixity.states())
		for (const state of states) {
			const { last, bundleId } = state;
			if (last) checked++;
			if (isOverdue(state, config.FIXITY_DAYS * DAY_MS, now)) late++;
			if (last && last.outcome !== 'intact') (GRAVE.includes(last.outcome) ? spoilt : wanting).push(bundleId);
		}
	const told = [
		...(spoilt.length > 0 ? [missing('bundles-checked', inFew(spoilt), 'bundles-spoilt')] : []),
		...(wanting.length > 0 ? [warning('bundles-checked', inFew(wanting), 'bundles-wanting')] : []),
		...(late > 0 ? [warning('bundles-checked', String(late), 'checks-late')] : []),
	];
	return told.length > 0 ? told : [ok('bundles-checked', String(checked))];
}
