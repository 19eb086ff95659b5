import { personalNumberIn } from '../register/personal.ts';
import { unitCalled } from '../register/plan-unit.ts';
import { type Wrong, wrong } from '../register/problem.ts';
import type { RegisteredUnit } from '../register/registered.ts';
import { wrongInText } from '../register/texts.ts';
import { comparable } from '../same-name.ts';
import type { CaseChange, CollectiveCase } from './case.ts';

/** What a person says of a case; absent is not said. */
export interface CaseWish {
	/** As written. */
	readonly year?: string;
	readonly number?: string;
	readonly title?: string;
	/** At most one of the two. */
	readonly creator?: string;
	/** Name or id. */
	readonly unit?: string;
}

export interface PlannedCase {
	readonly wrong: readonly Wrong[];
	/** Absent where nothing is to be changed. */
	readonly change?: CaseChange;
}

interface Known {
	readonly cases: readonly CollectiveCase[];
	readonly units: readonly RegisteredUnit[];
	/** For a case that is added. */
	readonly newId: string;
}

/**
 * A new case. One that is there for the same year and the same part of the organisation is refused, or taken for the one that
 * is meant where `mayChange` is true.
 */
export function planCase(wish: CaseWish, { cases, units, newId }: Known, mayChange: boolean): PlannedCase {
	const year = yearIn(wish.year ?? '');
	const unit = wish.unit ? unitCalled(units, wish.unit) : undefined;
	const creator = wish.creator ? creatorCalled(units, wish.creator) : undefined;
	const found = [
		...(year === undefined ? [wrong('year', wish.year ?? '', wish.year ? 'not-a-year' : 'missing')] : []),
		...wrongInNumber(wish.number ?? ''),
		...wrongInText('case-title', wish.title ?? ''),
		...(wish.unit && wish.creator ? [wrong('unit', wish.unit, 'creator-and-unit')] : []),
		...(wish.unit && !unit ? [wrong('unit', wish.unit, 'unknown-unit')] : []),
		...(wish.creator && creator === undefined ? [wrong('creator', wish.creator, 'unknown-creator')] : []),
	];
	if (found.length > 0 || year === undefined) return { wrong: found };
	const there = cases.find(
		(one) =>
			one.year === year &&
			one.unitId === unit?.id &&
			comparable(one.creator ?? '') === comparable(creator ?? ''),
	);
	if (there && mayChange) return planCaseChange(wish, there);
	if (there) return { wrong: [wrong('year', there.number, 'case-there')] };
	const made = {
		year,
		number: plainNumber(wish.number ?? ''),
		title: wish.title ?? '',
		...(creator === undefined ? {} : { creator }),
		...(unit ? { unitId: unit.id } : {}),
	};
	return { wrong: [], change: { kind: 'case-added', id: newId, case: made } };
}

/** Another number or title of a case that is there. */
export function planCaseChange(
	{ number: wanted, title }: Pick<CaseWish, 'number' | 'title'>,
	there: CollectiveCase,
): PlannedCase {
	const number = wanted === undefined ? there.number : plainNumber(wanted);
	const found = [...wrongInNumber(number), ...wrongInText('case-title', title ?? '')];
	if (found.length > 0) return { wrong: found };
	const to = {
		...(number === there.number ? {} : { number }),
		...(title === undefined || title === there.title ? {} : { title }),
	};
	if (Object.keys(to).length === 0) return { wrong: [] };
	return { wrong: [], change: { kind: 'case-changed', id: there.id, to } };
}

const LONGEST = 60;

/**
 * Diaries number their cases in many ways (`KS 2026/123`, `2026-00123`, `BUN/2026:17`, `Dnr 12-26`), so only what cannot be one is refused:
 * no digit in it, nothing but a year, a web address, more than one line, a personal number.
 */
function wrongInNumber(text: string): readonly Wrong[] {
	const number = plainNumber(text);
	if (number === '') return [wrong('reference', text, 'missing')];
	if (personalNumberIn(number) !== undefined) return [wrong('reference', number, 'personal-number')];
	const isOne =
		number.length <= LONGEST &&
		/\d/.test(number) &&
		!/^\d{0,4}$/.test(number) &&
		!/[\p{Cc}\p{Cf}]|:\/\/|@/u.test(number);
	return isOne ? [] : [wrong('reference', number, 'not-a-case-number')];
}

function plainNumber(text: string): string {
	return text
		.normalize('NFC')
		.trim()
		.replace(/[ \u00a0\t]+/g, ' ');
}

function yearIn(text: string): number | undefined {
	const year = /^20\d\d$|^2100$/.test(text.trim()) ? Number(text) : undefined;
	return year;
}

/** A records creator as its units write it. */
export function creatorCalled(units: readonly RegisteredUnit[], wanted: string): string | undefined {
	return units.find(({ creator }) => comparable(creator) === comparable(wanted))?.creator;
}
