import type { FilingFilter, Office, UnitFilter } from '../../office.ts';
import { type Deed, may, unitsFor } from '../../records/people/may.ts';
import type { RegisteredUnit } from '../../records/register/registered.ts';
import { visitorOf, type WebContext } from './visitor.ts';

/** What the one who asks may look at. */
export interface Sight {
	/** Theirs among the units, by name: looked up where they are shown, since there may be thousands. */
	units(filter?: Pick<UnitFilter, 'called' | 'limit' | 'offset'>): Promise<readonly RegisteredUnit[]>;
	sees(unitId: string): boolean;
	/** What of filings is theirs to see, as a filter asks for it: a limit must count none of the others. */
	readonly filings: Pick<FilingFilter, 'unitIds'>;
	/** Whether what is restricted in access is theirs to see. */
	seesRestricted(unitId: string): boolean;
	/** Units in which it is. */
	readonly restricted: 'all' | ReadonlySet<string>;
}

/** @param deed of what they may look at only that in which they may do this */
export function sightOf(office: Pick<Office, 'register'>, c: WebContext, deed: Deed = 'see'): Sight {
	const { grants } = visitorOf(c).person;
	const where = unitsFor(grants, deed);
	const sees = (unitId: string) => where === 'all' || where.has(unitId);
	return {
		sees,
		filings: where === 'all' ? {} : { unitIds: [...where] },
		restricted: unitsFor(grants, 'see-restricted'),
		seesRestricted: (unitId) => may(grants, 'see-restricted', unitId),
		units: (filter = {}) =>
			office.register.units({ ...filter, ...(where === 'all' ? {} : { ids: [...where] }) }),
	};
}
