import { comparablePerson } from '../same-name.ts';
import type { RegisterChange } from './change.ts';
import { mayBeSamePerson } from './named-person.ts';
import { type Wrong, wrong } from './problem.ts';
import { type ActivityPlan, type RegisteredAccount, SIGNING_ROLES, type SignOff } from './registered.ts';
import { after } from './status.ts';
import { isDay, wrongInName } from './texts.ts';
import type { AccountWish, PlannedAccount } from './wish.ts';

/** Whether both have signed this version of the plan (guideline: verksamhetschef and förvaltningschef). */
export function isSigned({ signOffs }: Pick<ActivityPlan, 'signOffs'>): boolean {
	return SIGNING_ROLES.every((role) => signOffs.some((s) => s.role === role));
}

/**
 * Signatures that are dated before the day on which this version came into the register. Plans are signed on paper first, so it is no
 * error; but it may be a signature of another version, which only a person can see.
 * @param dayOf the organisation's own day of an instant
 */
export function signedBefore(
	{ signOffs, madeAt }: Pick<ActivityPlan, 'signOffs' | 'madeAt'>,
	dayOf: (instant: string) => string,
): readonly SignOff[] {
	return madeAt === undefined ? [] : signOffs.filter(({ on }) => on < dayOf(madeAt));
}

/** The sign-offs that a wish adds, and the step from planned to active where it asks for it. */
export function planSignOffs(
	wish: AccountWish,
	there: RegisteredAccount | undefined,
	newId: string,
	today: string,
): PlannedAccount {
	const id = there?.id ?? newId;
	const plan = planAfter(wish, there);
	const found: Wrong[] = [];
	const changes: RegisterChange[] = [];
	const signOffs = [...plan.signOffs];
	for (const signOff of wish.signOffs ?? []) {
		const same = signOffs.find((s) => s.role === signOff.role);
		if (same) {
			if (!isSame(same, signOff)) found.push(wrong(signOff.role, signOff.name, 'signed-otherwise'));
			continue;
		}
		if (!wish.areOfThisVersion && (plan.earlier ?? []).some((s) => isRepeated(s, signOff)))
			found.push(wrong(signOff.role, signOff.name, 'signed-older'));
		found.push(...wrongSignOff(signOff, signOffs, today));
		signOffs.push(signOff);
		changes.push({ kind: 'plan-signed', id, version: plan.version, signOff });
	}
	// What only a bare address has made was never decided by anyone: it begins like every other.
	const from = there && !there.isDefault ? there.status : 'planned';
	const to = wish.status ?? from;
	// Closing and closed come by `close`, which asks for a snapshot.
	if (to !== from && after(from, 'activate') !== to) found.push(wrong('status', to, 'status-leap'));
	else if (to !== from && !isSigned({ signOffs })) found.push(wrong('status', to, 'not-signed'));
	const now = there?.status ?? 'planned';
	if (to !== now) changes.push({ kind: 'status-changed', id, from: now, to });
	return { wrong: found, changes };
}

/** The plan as it is once the wish's own facts are in it: another version has not been signed by anyone. */
function planAfter({ facts }: AccountWish, there: RegisteredAccount | undefined): ActivityPlan {
	const was = there?.plan ?? { version: 0, purpose: '', audience: '', goals: [], signOffs: [] };
	const { purpose = was.purpose, audience = was.audience, goals = was.goals } = facts;
	const same =
		was.version > 0 &&
		purpose === was.purpose &&
		audience === was.audience &&
		JSON.stringify(goals) === JSON.stringify(was.goals);
	if (same) return was;
	const earlier = [...(was.earlier ?? []), ...was.signOffs];
	return { version: was.version + 1, purpose, audience, goals, signOffs: [], earlier };
}

function wrongSignOff({ role, name, on, reference }: SignOff, others: readonly SignOff[], today: string) {
	const day = `${role}-on` as const;
	if (name === '' || on === '' || reference === '') {
		const missing = name === '' ? role : on === '' ? day : 'reference';
		return [wrong(missing, '', 'sign-off-incomplete')];
	}
	return [
		...wrongInName(role, name),
		...wrongInName('reference', reference),
		...(isDay(on) ? (on > today ? [wrong(day, on, 'date-to-come')] : []) : [wrong(day, on, 'not-a-date')]),
		...(others.some((o) => mayBeSamePerson(o.name, name)) ? [wrong(role, name, 'signed-by-one')] : []),
	];
}

/** The same person on the same day: what a row of an exported table still says when the plan in it was changed. */
function isRepeated(a: SignOff, b: SignOff): boolean {
	return comparablePerson(a.name) === comparablePerson(b.name) && a.on === b.on;
}

function isSame(a: SignOff, b: SignOff): boolean {
	return (
		comparablePerson(a.name) === comparablePerson(b.name) && a.on === b.on && a.reference === b.reference
	);
}
