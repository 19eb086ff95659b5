import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEEDS, may, mayGrant, unitsFor } from '../../../src/records/people/may.ts';
import { type Grant, ROLES } from '../../../src/records/people/person.ts';

const UNITS = ['skolan', 'biblioteket', 'vattnet'] as const;
const unit = fc.option(fc.constantFrom(...UNITS), { nil: undefined });
const grant: fc.Arbitrary<Grant> = fc
	.record({ role: fc.constantFrom(...ROLES), unitId: unit })
	.map(({ role, unitId }) => ({
		role,
		...(unitId === undefined ? {} : { unitId }),
	}));
const grants = fc.array(grant, { maxLength: 5 });
const deed = fc.constantFrom(...DEEDS);

describe('what somebody may do', () => {
	it('is nothing without a role', () => {
		fc.assert(fc.property(deed, unit, (what, where) => !may([], what, where)));
	});

	it('never shrinks when a role is given', () => {
		fc.assert(
			fc.property(grants, grant, deed, unit, (has, more, what, where) => {
				if (may(has, what, where)) expect(may([...has, more], what, where)).toBe(true);
			}),
		);
	});

	it('in one unit gives nothing in another, and nothing for the whole organisation', () => {
		fc.assert(
			fc.property(fc.array(grant.map((g): Grant => ({ ...g, unitId: 'skolan' }))), deed, (has, what) => {
				expect(may(has, what, 'biblioteket')).toBe(false);
				expect(may(has, what)).toBe(false);
			}),
		);
	});

	it('for the whole organisation holds in every unit', () => {
		fc.assert(
			fc.property(grants, deed, unit, (has, what, where) => {
				if (may(has, what)) expect(may(has, what, where)).toBe(true);
			}),
		);
	});

	it('is the same by units as one by one', () => {
		fc.assert(
			fc.property(grants, deed, (has, what) => {
				const where = unitsFor(has, what);
				for (const id of UNITS) expect(where === 'all' || where.has(id)).toBe(may(has, what, id));
			}),
		);
	});

	it('is never given away by who may not keep people there, so that nobody becomes more by another’s hand', () => {
		fc.assert(
			fc.property(grants, grant, (has, given) => {
				const isKeeper = has.some(
					({ role, unitId }) => role === 'administrator' && (unitId === undefined || unitId === given.unitId),
				);
				expect(mayGrant(has, given)).toBe(isKeeper);
			}),
		);
	});
});

it('what is restricted is seen by records officers, and by no administrator as such', () => {
	expect(may([{ role: 'administrator' }], 'see-restricted')).toBe(false);
	expect(may([{ role: 'archivist' }], 'see-restricted')).toBe(false);
	expect(may([{ role: 'records-officer', unitId: 'skolan' }], 'see-restricted', 'skolan')).toBe(true);
});
