import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Office } from '../../office.ts';
import { type Deed, may } from '../../records/people/may.ts';
import type { Person } from '../../records/people/person.ts';
import type { Actor } from '../../records/people/token.ts';
import { VISIT_HOURS, type Visit } from '../../records/people/visit.ts';
import type { Language } from '../../records/words/language.ts';
import { visitOf } from '../../work/people/visits.ts';
import { notAllowed } from '../../work/people/who.ts';
import type { ShownLook } from '../shell/shown-look.ts';

/** What every page has at hand. */
export interface WebEnv {
	readonly Variables: {
		lang: Language;
		visitor: Visitor | undefined;
		look: ShownLook;
	};
}
export type WebContext = Context<WebEnv>;

/** Who has signed in, and in which browser; or for whom a program asks, which has no browser. */
export interface Visitor {
	readonly person: Person & Actor;
	/** What a look at pieces is counted by. */
	readonly visit: Visit;
}

/** With `__Host-` a browser takes it over TLS alone, for this very host (RFC 6265bis, 4.1.3.2); without TLS, on loopback, it has no such name. */
export function visitCookie(isSecure: boolean): string {
	return isSecure ? '__Host-ogonblick' : 'ogonblick';
}

/** What every cookie of ours is: for no script, and not sent along with what another site asks for. */
export function cookieKind(isSecure: boolean) {
	return { httpOnly: true, sameSite: 'Lax', secure: isSecure, path: '/' } as const;
}

/** Hands a browser the secret of the visit that has begun. */
export function letIn(c: WebContext, secret: string, isSecure: boolean): void {
	setCookie(c, visitCookie(isSecure), secret, { ...cookieKind(isSecure), maxAge: VISIT_HOURS * 3600 });
}

/** Half a year: a browser that nobody has signed in with for so long is a stranger again. */
const MARK_DAYS = 180;

function markCookie(isSecure: boolean): string {
	return isSecure ? '__Host-ogonblick-kand' : 'ogonblick-kand';
}

/** What a browser has kept since somebody last gave their password there; empty where it has nothing. */
export function markOf(c: WebContext, isSecure: boolean): string {
	return getCookie(c, markCookie(isSecure)) ?? '';
}

/** Has the browser keep it: it is no way in. */
export function keepMark(c: WebContext, mark: string | undefined, isSecure: boolean): void {
	if (mark === undefined) return;
	setCookie(c, markCookie(isSecure), mark, { ...cookieKind(isSecure), maxAge: MARK_DAYS * 24 * 3600 });
}

/** Finds out who asks; a secret that belongs to no visit is nobody. */
export function recognise(office: Office, isSecure: boolean): MiddlewareHandler<WebEnv> {
	return async (c, next) => {
		const secret = getCookie(c, visitCookie(isSecure));
		c.set('visitor', secret ? await visitOf(office, secret) : undefined);
		await next();
	};
}

/** Whoever has not signed in is asked to, and comes back to where they wanted to go. */
export const signedIn: MiddlewareHandler<WebEnv> = async (c, next) => {
	if (c.var.visitor) return next();
	if (c.req.method !== 'GET') return c.redirect('/logga-in', 303);
	const { pathname, search } = new URL(c.req.url);
	return c.redirect(`/logga-in?${new URLSearchParams({ till: pathname + search })}`, 303);
};

/** The one who asks. Only behind `signedIn`. */
export function visitorOf(c: WebContext): Visitor {
	const { visitor } = c.var;
	if (!visitor) throw notAllowed();
	return visitor;
}

/** @throws UsageError `not-allowed` */
export function needs(c: WebContext, deed: Deed, unitId?: string): Person & Actor {
	const { person } = visitorOf(c);
	if (!may(person.grants, deed, unitId)) throw notAllowed();
	return person;
}
