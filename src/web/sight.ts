import type { FilingFilter, Office } from '../office.ts';
import { may, unitsFor } from '../records/people/may.ts';
import type { RegisteredUnit } from '../records/register/registered.ts';
import { visitorOf, type WebContext } from './visitor.ts';

/** What the one who asks may look at. */
export interface Sight {
	/** Units to choose among, by name. */
	readonly units: readonly RegisteredUnit[];
	sees(unitId: string): boolean;
	/** What of filings is theirs to see, as a filter asks for it: a limit must count none of the others. */
	readonly filings: Pick<FilingFilter, 'unitIds'>;
	/** Whether what is restricted in access is theirs to see. */
	seesRestricted(unitId: string): boolean;
	/** Units in which it is. */
	readonly restricted: 'all' | ReadonlySet<string>;
}

export async function sightOf(office: Office, c: WebContext): Promise<Sight> {
	const { grants } = visitorOf(c).person;
	const where = unitsFor(grants, 'see');
	const sees = (unitId: string) => where === 'all' || where.has(unitId);
	return {
		sees,
		filings: where === 'all' ? {} : { unitIds: [...where] },
		restricted: unitsFor(grants, 'see-restricted'),
		seesRestricted: (unitId) => may(grants, 'see-restricted', unitId),
		units: (await office.register.units()).filter(({ id }) => sees(id)),
	};
}
