import { z } from 'zod';
import { FAILURE_CODES } from '../../src/records/verdict.ts';
import { WATCH_FINDINGS } from '../../src/records/watch/finding.ts';
import { type Look, MAJOR, MINOR } from '../../src/records/watch/look.ts';
import type { CrisisWatch, WatchState } from '../../src/records/watch/state.ts';

/** The tables of the watch as migrations/sqlite leaves them. */
export interface WatchTables {
	watch_looks: LookRow;
	watch_states: StateRow;
	crisis_watches: CrisisRow;
}

export interface LookRow {
	id: string;
	account_id: string;
	at: string;
	ms: number;
	address: string;
	final_address: string;
	logged_in: number;
	failure: string | null;
	failure_detail: string | null;
	fingerprint: string | null;
	/** JSON, as `begun` and `ended`. */
	changes: string;
	followers: number | null;
	posts: number | null;
	begun: string;
	ended: string;
	picture: string | null;
	order_id: string | null;
}

export interface StateRow {
	account_id: string;
	last_look: string;
	last_seen: string | null;
	failures: number;
	/** JSON, as `findings`. */
	known: string | null;
	fingerprint: string | null;
	findings: string;
}

export interface CrisisRow {
	id: string;
	account_id: string;
	started_at: string;
	started_by: string;
	until: string;
	every_minutes: number;
	reason: string;
	ended_at: string | null;
	ended_by: string | null;
}

const text = z.string().exactOptional();
const whole = z.number().exactOptional();
const yes = z.literal(true).exactOptional();
const picture = z
	.object({ address: z.string(), sha256: z.string(), sketch: z.string(), isDeclared: yes })
	.exactOptional();
const times = z.array(z.string()).exactOptional();
const Known = z.object({
	...{ name: text, avatar: picture, cover: picture, address: text, bio: text, link: text },
	isBioDeclared: yes,
	...{ verified: z.boolean().exactOptional(), followers: whole, posts: whole },
	absent: z.object({ avatar: whole, cover: whole, verified: whole }).exactOptional(),
	changed: z.object({ name: times, avatar: times, cover: times }).exactOptional(),
	movedTo: text,
});
const Changes = z.array(
	z.object({
		what: z.enum([...MAJOR, ...MINOR]),
		weight: z.enum(['major', 'minor']),
		from: z.string(),
		to: z.string(),
	}),
);
const Codes = z.array(z.enum(WATCH_FINDINGS));
const Findings = z.array(z.object({ code: z.enum(WATCH_FINDINGS), since: z.string(), failure: text }));
const Failure = z.enum(FAILURE_CODES);

export function lookFrom(row: LookRow): Look {
	const { failure, failure_detail: detail } = row;
	return {
		...{ id: row.id, accountId: row.account_id, at: row.at, ms: row.ms },
		...{ address: row.address, finalAddress: row.final_address, loggedIn: row.logged_in === 1 },
		...(failure === null ? {} : { failure: { code: Failure.parse(failure), detail: detail ?? '' } }),
		...(row.fingerprint === null ? {} : { fingerprint: row.fingerprint }),
		changes: Changes.parse(JSON.parse(row.changes)),
		...(row.followers === null ? {} : { followers: row.followers }),
		...(row.posts === null ? {} : { posts: row.posts }),
		begun: Codes.parse(JSON.parse(row.begun)),
		ended: Codes.parse(JSON.parse(row.ended)),
		...(row.picture === null ? {} : { picture: row.picture }),
		...(row.order_id === null ? {} : { orderId: row.order_id }),
	};
}

export function lookRow(look: Omit<Look, 'orderId'>, orderId: string | undefined): LookRow {
	return {
		...{ id: look.id, account_id: look.accountId, at: look.at, ms: look.ms },
		...{ address: look.address, final_address: look.finalAddress, logged_in: look.loggedIn ? 1 : 0 },
		...{ failure: look.failure?.code ?? null, failure_detail: look.failure?.detail ?? null },
		fingerprint: look.fingerprint ?? null,
		changes: JSON.stringify(look.changes),
		...{ followers: look.followers ?? null, posts: look.posts ?? null },
		...{ begun: JSON.stringify(look.begun), ended: JSON.stringify(look.ended) },
		...{ picture: look.picture ?? null, order_id: orderId ?? null },
	};
}

export function stateFrom(row: StateRow): WatchState {
	return {
		...{ accountId: row.account_id, lastLook: row.last_look, failures: row.failures },
		...(row.last_seen === null ? {} : { lastSeen: row.last_seen }),
		...(row.known === null ? {} : { known: Known.parse(JSON.parse(row.known)) }),
		...(row.fingerprint === null ? {} : { fingerprint: row.fingerprint }),
		findings: Findings.parse(JSON.parse(row.findings)),
	};
}

export function stateRow(state: WatchState): StateRow {
	return {
		...{ account_id: state.accountId, last_look: state.lastLook, last_seen: state.lastSeen ?? null },
		...{ failures: state.failures, fingerprint: state.fingerprint ?? null },
		known: state.known === undefined ? null : JSON.stringify(state.known),
		findings: JSON.stringify(state.findings),
	};
}

export function crisisFrom(row: CrisisRow): CrisisWatch {
	return {
		...{ id: row.id, accountId: row.account_id, startedAt: row.started_at, startedBy: row.started_by },
		...{ until: row.until, everyMinutes: row.every_minutes, reason: row.reason },
		...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
		...(row.ended_by === null ? {} : { endedBy: row.ended_by }),
	};
}
