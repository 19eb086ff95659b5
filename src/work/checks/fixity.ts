import { isOverdue } from '../../fixity/due.ts';
import type { Office } from '../../office.ts';
import type { FixityOutcome } from '../../records/fixity.ts';
import { type Check, inFew, missing, ok, warning } from './check.ts';

const DAY_MS = 86_400_000;
const GRAVE: readonly FixityOutcome[] = ['damaged', 'changed'];

/** What the last fixity check of each bundle found, and whether the checks keep up. Nothing is read of the bundles. */
export async function checkFixityChecks({ fixity, clock, config }: Office): Promise<readonly Check[]> {
	const states = await fixity.states();
	const now = clock.now().getTime();
	const named = (isMeant: (outcome: FixityOutcome) => boolean) =>
		states.filter(({ last }) => last && isMeant(last.outcome)).map(({ bundleId }) => bundleId);
	const spoilt = named((outcome) => GRAVE.includes(outcome));
	const wanting = named((outcome) => outcome !== 'intact' && !GRAVE.includes(outcome));
	const late = states.filter((state) => isOverdue(state, config.FIXITY_DAYS * DAY_MS, now));
	const told = [
		...(spoilt.length > 0 ? [missing('bundles-checked', inFew(spoilt), 'bundles-spoilt')] : []),
		...(wanting.length > 0 ? [warning('bundles-checked', inFew(wanting), 'bundles-wanting')] : []),
		...(late.length > 0 ? [warning('bundles-checked', String(late.length), 'checks-late')] : []),
	];
	const checked = states.filter(({ last }) => last !== undefined).length;
	return told.length > 0 ? told : [ok('bundles-checked', String(checked))];
}
