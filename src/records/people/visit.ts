/** One browser in which somebody has signed in to the web office (inloggning). Times are ISO 8601 in UTC. */
export interface Visit {
	/** SHA-256 of the secret that the browser holds, lower-case hex. */
	readonly key: string;
	readonly personId: string;
	readonly begunAt: string;
	/** When the person last showed who they are: by password or passkey when it began, by the organisation's service when that says so. Absent where it does not. */
	readonly shownAt?: string;
	readonly usedAt: string;
	readonly endsAt: string;
	/** What the browser calls itself. */
	readonly device: string;
}

/** A way in that works once: for the first administrator, a new person, or one who has forgotten the password (inbjudan). */
export interface Invitation {
	/** SHA-256 of the secret in its address, lower-case hex. */
	readonly key: string;
	/** Who chooses a password by it; absent on the first administrator's. */
	readonly personId?: string;
	readonly madeAt: string;
	readonly madeBy: string;
	readonly endsAt: string;
}

/** A visit ends so long after it was used last, and so long after it began. */
const VISIT_IDLE_HOURS = 8;
export const VISIT_HOURS = 7 * 24;
/** How long an invitation works. */
export const INVITATION_HOURS = 72;

/** When a visit that is used now ends. */
export function visitEnd(begunAt: string, now: Date): string {
	const idle = now.getTime() + VISIT_IDLE_HOURS * 3_600_000;
	const all = Date.parse(begunAt) + VISIT_HOURS * 3_600_000;
	return new Date(Math.min(idle, all)).toISOString();
}
