import { randomUUID } from 'node:crypto';
import { Fault } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Filing } from '../../records/filing.ts';
import type { FixityCheck, Mend } from '../../records/fixity.ts';

/**
 * Puts the catalogue's line of a bundle back to what the event log says, after its bytes were found to be those, where the log says that they lie. A person decides: whoever altered the
 * line may have altered more.
 * @throws Fault `log-differs` where the log does not say what was read
 */
export async function correct(
	office: Office,
	{ bundleId }: Filing,
	check: FixityCheck,
	by: string,
): Promise<Mend> {
	const logged = await office.mends.logged(bundleId);
	if (!logged || logged.sha256 !== check.sha256)
		throw new Fault('The event log does not tell of these bytes', {
			...{ code: 'log-differs', subject: bundleId },
			remedy: 'Compare the catalogue with its backup.',
		});
	const at = office.clock.now().toISOString();
	const mend: Mend = {
		...{ id: randomUUID(), kind: 'correction', bundleId, at, by, why: check.outcome },
		place: String(logged.event),
	};
	const { detail: _, ...rest } = check;
	await office.mends.correct(mend, logged, { ...rest, at, outcome: 'intact' });
	return mend;
}
