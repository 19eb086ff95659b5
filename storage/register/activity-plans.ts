import { isDeepStrictEqual } from 'node:util';
import { TryAgainLater, UsageError } from '../../src/errors.ts';
import type { Clock } from '../../src/office.ts';
import { mayBeSamePerson } from '../../src/records/register/named-person.ts';
import type { AccountFacts, SignOff } from '../../src/records/register/registered.ts';
import { comparablePerson } from '../../src/records/same-name.ts';
import { type Database, sql } from '../sqlite/database.ts';
import type { ActivityPlanRow } from '../sqlite/tables.ts';
import { textsFrom } from './rows.ts';

/** A version with what was said; none where it says what the newest one says already. Call it inside `write`. */
export function addPlan(db: Database, clock: Clock, accountId: string, facts: AccountFacts): void {
	const there = newest(db, accountId);
	const was = {
		purpose: there?.purpose ?? '',
		audience: there?.audience ?? '',
		goals: there ? textsFrom(there.goals) : [],
	};
	const { purpose = was.purpose, audience = was.audience, goals = was.goals } = facts;
	if (there && isDeepStrictEqual({ purpose, audience, goals: [...goals] }, { ...was, goals: [...was.goals] }))
		return;
	db.run(
		sql.insertInto('activity_plans').values({
			account_id: accountId,
			version: (there?.version ?? 0) + 1,
			...{ purpose, audience, goals: JSON.stringify(goals), made_at: clock.now().toISOString() },
		}),
	);
}

/** @throws UsageError `signed-twice` · TryAgainLater `register-changed` where the plan has got another version meanwhile */
export function signPlan(db: Database, accountId: string, version: number, signOff: SignOff): void {
	if (newest(db, accountId)?.version !== version)
		throw new TryAgainLater('The activity plan has been changed meanwhile', {
			code: 'register-changed',
			subject: accountId,
			remedy: 'Look at it again, then say what should be.',
		});
	const { role, name, on, reference, attachment } = signOff;
	const there = db.all(
		sql
			.selectFrom('sign_offs')
			.select(['role', 'name'])
			.where('account_id', '=', accountId)
			.where('version', '=', version),
	);
	const same = there.find((s) => s.role === role || mayBeSamePerson(s.name, name));
	if (same)
		throw new UsageError(
			same.role === role
				? `The plan is signed in this role already, by ${same.name}`
				: `${same.name} has signed the plan already, in the other role`,
			{
				code: 'signed-twice',
				subject: same.name,
				remedy: 'Two people sign: the manager of the unit and the head of administration.',
			},
		);
	db.run(
		sql.insertInto('sign_offs').values({
			...{
				account_id: accountId,
				version,
				role,
				name,
				name_key: comparablePerson(name),
				signed_on: on,
				reference,
			},
			attachment: attachment ? JSON.stringify(attachment) : null,
		}),
	);
}

function newest(db: Database, accountId: string): ActivityPlanRow | undefined {
	return db.first(
		sql
			.selectFrom('activity_plans')
			.selectAll()
			.where('account_id', '=', accountId)
			.orderBy('version', 'desc')
			.limit(1),
	);
}
