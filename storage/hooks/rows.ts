import type { HookStop } from '../../src/records/hooks/hook.ts';

export interface HookTables {
	hooks: HookRow;
}

export interface HookRow {
	id: string;
	address: string;
	unit_id: string | null;
	/** JSON. */
	events: string;
	/** Base64. */
	secret: string;
	made_at: string;
	made_by: string;
	seen: number;
	sent_at: string | null;
	failing_since: string | null;
	tries: number;
	next_at: string | null;
	trouble: string | null;
	stopped_at: string | null;
	stopped_why: HookStop | null;
}
