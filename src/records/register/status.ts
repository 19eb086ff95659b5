import type { AccountStatus } from '../account.ts';

/** What may happen to an account (issue: `planned → active → closing → closed`), and from where. */
export const TRANSITIONS = {
	/** Needs both sign-offs of its activity plan. */
	activate: { from: ['planned'], to: 'active' },
	/** A planned account that never started is closed by it too: it has nothing to document. */
	'begin-closing': { from: ['active'], to: 'closing' },
	/** The closing was a mistake, or is put off. */
	reopen: { from: ['closing'], to: 'active' },
	/** Needs a complete closure snapshot, or an override with its reason. */
	close: { from: ['closing'], to: 'closed' },
} as const satisfies Readonly<
	Record<string, { readonly from: readonly AccountStatus[]; readonly to: AccountStatus }>
>;

export type Transition = keyof typeof TRANSITIONS;

/** The status that a transition leads to; undefined where it may not be made from there. */
export function after(status: AccountStatus, transition: Transition): AccountStatus | undefined {
	const { from, to } = TRANSITIONS[transition];
	return (from as readonly AccountStatus[]).includes(status) ? to : undefined;
}
