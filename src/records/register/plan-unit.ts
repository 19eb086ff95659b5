import type { Cadence } from '../cadence.ts';
import { comparable } from '../same-name.ts';
import type { RegisterChange } from './change.ts';
import { type Wrong, wrong } from './problem.ts';
import type { NewUnit, RegisteredUnit } from './registered.ts';
import { isEmail, wrongInFunction, wrongInName, wrongInText } from './texts.ts';

/** What a person says of a unit; absent is not said. */
export interface UnitWish {
	readonly name: string;
	readonly creator?: string;
	readonly email?: string;
	readonly isCommunications?: boolean;
	readonly cadence?: Cadence | '';
	readonly months?: readonly number[];
}

/** What a wish comes to: one change or none, or what is wrong with it. */
export interface PlannedUnit {
	readonly wrong: readonly Wrong[];
	readonly change?: RegisterChange;
}

/**
 * A unit that is there is changed, another one is added.
 * @param there the unit that the wish is about; absent for one to be added
 * @param newId for a unit that is added
 */
export function planUnit(
	wish: UnitWish,
	there: RegisteredUnit | undefined,
	units: readonly RegisteredUnit[],
	newId: string,
): PlannedUnit {
	const { name, creator, email, isCommunications, cadence, months } = wish;
	const other = isCommunications && units.find((u) => u.isCommunications && u.id !== there?.id);
	const found = [
		...wrongInFunction('name', name, 'person-as-unit'),
		...(creator === undefined && there ? [] : wrongInName('creator', creator ?? '')),
		...(email && !isEmail(email) ? [wrong('email', email, 'not-email')] : wrongInText('email', email ?? '')),
		...(other ? [wrong('communications', other.name, 'second-communications-unit')] : []),
	];
	if (found.length > 0) return { wrong: found };
	if (!there) {
		const unit: NewUnit = {
			...{ name, creator: creator ?? '', isCommunications: isCommunications ?? false },
			...(email ? { email } : {}),
			...(cadence ? { cadence } : {}),
			...(months ? { months } : {}),
		};
		return { wrong: [], change: { kind: 'unit-added', id: newId, unit } };
	}
	const to: Partial<NewUnit> = {
		...(name === there.name ? {} : { name }),
		...(creator === undefined || creator === there.creator ? {} : { creator }),
		...(email === undefined || email === (there.email ?? '') ? {} : { email }),
		...(isCommunications === undefined || isCommunications === there.isCommunications
			? {}
			: { isCommunications }),
		...(cadence === undefined || cadence === (there.cadence ?? '') ? {} : { cadence }),
		...(months === undefined || months.join() === (there.months ?? []).join() ? {} : { months }),
	};
	return Object.keys(to).length === 0
		? { wrong: [] }
		: { wrong: [], change: { kind: 'unit-changed', id: there.id, to } };
}

/** The unit of that name, in any case and with any spaces. */
export function unitCalled(units: readonly RegisteredUnit[], nameOrId: string): RegisteredUnit | undefined {
	const key = comparable(nameOrId);
	return units.find(({ id, name }) => id === nameOrId || comparable(name) === key);
}
