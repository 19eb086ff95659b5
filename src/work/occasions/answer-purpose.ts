import type { Office } from '../../office.ts';
import { purposeDue } from '../../planning/purpose.ts';
import type { Day } from '../../records/day.ts';
import { localDate } from '../../records/local-date.ts';
import type { RegisterChange } from '../../records/register/change.ts';
import { planClosing } from '../../records/register/plan-closing.ts';
import { wrong } from '../../records/register/problem.ts';
import { wrongInName, wrongInText } from '../../records/register/texts.ts';
import { theAccount } from '../register/keep.ts';
import { RegisterRefused } from '../register/refused.ts';
import { type ClosingState, closingOf, orderClosure } from './close-account.ts';

/**
 * Keeps whether an account's purpose still holds; “no” begins its closing in the same breath.
 * @param by the person who answers
 * @returns with the day on which it is asked next, where it holds
 * @throws RegisterRefused where the account is not active · UsageError `unknown-account`
 */
export async function answerPurpose(
	office: Office,
	wanted: string,
	answer: { readonly holds: boolean; readonly reason: string },
	by: string,
): Promise<ClosingState & { readonly next?: Day }> {
	const account = await theAccount(office, wanted);
	const { holds, reason } = answer;
	const found = [
		...wrongInName('name', by),
		...wrongInText('reason', reason),
		...(account.isDefault ? [wrong('unit', '', 'not-registered')] : []),
		...(account.isDefault || account.status === 'active'
			? []
			: [wrong('status', account.status, 'not-in-use')]),
	];
	if (found.length > 0) throw new RegisterRefused(found);
	const now = office.clock.now();
	const on = localDate(now, office.config.TIMEZONE);
	const answered: RegisterChange = { kind: 'purpose-answered', id: account.id, on, holds, reason };
	if (holds) {
		await office.register.change([answered], by);
		return { ...(await closingOf(office, account.id)), next: purposeDue({ since: on, purposeOn: on }) };
	}
	const closing = planClosing(
		{ kind: 'close', reason },
		{
			...{ account, closing: undefined, taken: [], now: now.toISOString(), newId: crypto.randomUUID() },
			...{ by, timeZone: office.config.TIMEZONE },
		},
	);
	const begun = 'changes' in closing ? closing.changes : [];
	await office.register.change([answered, ...begun], by);
	const order = await orderClosure(office, account.id, { by, isPerson: true });
	return { ...(await closingOf(office, account.id)), ...(order ? { order } : {}) };
}
