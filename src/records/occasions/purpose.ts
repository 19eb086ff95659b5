import type { Day } from '../day.ts';

/** Whether what an account was started for still holds, as somebody answered on a day. */
export interface PurposeAnswer {
	readonly accountId: string;
	readonly on: Day;
	readonly holds: boolean;
	/** Who answered: a person. */
	readonly by: string;
	/** Empty where none was given. */
	readonly reason: string;
}
