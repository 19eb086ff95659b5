import { recognise } from '../../../src/records/address.ts';
import type { RegisteredAccount } from '../../../src/records/register/registered.ts';

/** An active public account at an address. @param unit its unit's name */
export function registered(
	address: string,
	{ unit = 'Björkskolan', ...more }: Partial<Omit<RegisteredAccount, 'unit'>> & { unit?: string } = {},
): RegisteredAccount {
	const known = recognise(address);
	return {
		...known,
		id: `id of ${known.address}`,
		unitId: unit,
		name: known.handle,
		...{ status: 'active', isDefault: false, owner: '', holders: [], isPublic: true, isWide: false },
		level: 'unique',
		unit: {
			...{ id: unit, organisationId: 'o', name: unit, creator: 'Nämnden' },
			...{ isCommunications: false, isDefault: false },
		},
		plan: { version: 0, purpose: '', audience: '', goals: [], signOffs: [] },
		...more,
	};
}
