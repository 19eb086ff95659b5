import { CADENCES, type Cadence } from '../cadence.ts';
import { comparable } from '../same-name.ts';
import { ANY, CADENCE_ALSO, CADENCE_NAMES, MONTH_NAMES } from './register-values.ts';

/** What a person means by how often: empty where the unit's holds, undefined where it cannot be told. */
export function cadenceCalled(text: string): Cadence | '' | undefined {
	const key = comparable(text);
	if (ANY.includes(key)) return '';
	return CADENCES.find(
		(cadence) =>
			cadence === key ||
			Object.values(CADENCE_NAMES[cadence]).includes(key) ||
			CADENCE_ALSO[cadence].includes(key),
	);
}

/** 1 to 12, of a name in either language, its first three letters or more, or a number; undefined where it is no month. */
export function monthCalled(text: string): number | undefined {
	const key = comparable(text);
	if (/^\d{1,2}$/.test(key)) return Number(key) >= 1 && Number(key) <= 12 ? Number(key) : undefined;
	if (key.length < 3) return undefined;
	const found = Object.values(MONTH_NAMES)
		.map((names) => names.findIndex((name) => comparable(name).startsWith(key.replace(/\.$/, ''))))
		.find((at) => at >= 0);
	return found === undefined ? undefined : found + 1;
}
