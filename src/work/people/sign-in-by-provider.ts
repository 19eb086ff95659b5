import { UsageError } from '../../errors.ts';
import type { Said } from '../../office/identity.ts';
import type { Office } from '../../office.ts';
import { PROVIDER_START_MINUTES, type ProviderStart } from '../../records/people/identity.ts';
import { may } from '../../records/people/may.ts';
import { isFresh } from '../../records/people/passkey.ts';
import type { Person } from '../../records/people/person.ts';
import { keyOf, newSecret } from './secrets.ts';
import { beginVisit, type SignedIn } from './sign-in.ts';

type Rooms = Pick<Office, 'people' | 'identities' | 'identityProvider' | 'clock' | 'log'>;
/** Names of administrators that somebody who is not let in is told. */
const MOST_NAMED = 5;

/**
 * Begins a sign-in at the organisation's own service.
 * @param redirect where the service sends the browser back to · wayBack where it goes then, within the office · isAnew whether the person is asked although the service knows them
 * @returns the service's address, and a secret that the browser keeps: nobody else can end what it began
 * @throws UsageError `provider-not-set-up` · as `IdentityProvider.address`
 */
export async function beginByProvider(
	{ identities, identityProvider, clock }: Rooms,
	{ redirect, wayBack, isAnew = false }: Pick<ProviderStart, 'redirect' | 'wayBack' | 'isAnew'>,
): Promise<{ readonly address: string; readonly browser: string }> {
	const [state, browser, nonce, verifier] = [newSecret(), newSecret(), newSecret(), newSecret()];
	const address = await needed(identityProvider).address({ state, nonce, verifier, redirect, isAnew });
	const endsAt = new Date(clock.now().getTime() + PROVIDER_START_MINUTES * 60_000).toISOString();
	const kept = {
		key: keyOf(state),
		browser: keyOf(browser),
		nonce,
		verifier,
		redirect,
		wayBack,
		isAnew,
		endsAt,
	};
	await identities.begin(kept);
	return { address, browser };
}

/**
 * Lets somebody in by what the service says of them. The first time the person is found by the address that an administrator added them with, and
 * bound to what the service calls them; from then on that alone counts. Nobody who was not added comes in.
 * @param answer what came back, as the address's query
 * @param browser the secret that the browser holds
 * @throws UsageError `provider-stale` where it was not begun by this browser, has come back before, or took too long; `provider-person-unknown`
 * `provider-person-closed` `provider-person-taken` `provider-without-claim` `provider-email-unverified`; `provider-not-anew` `provider-without-time` where
 * it was to ask anew · as `IdentityProvider.said`
 */
export async function finishByProvider(
	office: Rooms,
	{ answer, browser, device }: { readonly answer: string; readonly browser: string; readonly device: string },
): Promise<SignedIn & { readonly wayBack: string }> {
	const { identities, log } = office;
	const provider = needed(office.identityProvider);
	const state = new URLSearchParams(answer).get('state') ?? '';
	const start = await identities.take(keyOf(state));
	if (!start || start.browser !== keyOf(browser)) throw stale();
	const address = new URL(start.redirect);
	address.search = answer;
	let said: Said;
	try {
		said = await provider.said(address, { ...start, state });
	} catch (error) {
		// Whoever keeps the office has to see what was refused here; the person at the screen can do little about it.
		log.warn({ code: codeOf(error), said: String(error) }, 'the sign-in service was not believed');
		throw error;
	}
	if (start.isAnew && !isFresh(said.shownAt, office.clock.now())) throw notAnew(provider.issuer, said);
	const person = await personOf(office, said);
	return { person, wayBack: start.wayBack, ...(await beginVisit(office, person.id, device, said.shownAt)) };
}

/** Whom somebody asks who is not let in: the names of those who keep people for the whole organisation. */
export async function whomToAsk({ people }: Pick<Office, 'people'>): Promise<readonly string[]> {
	const keepers = (await people.people()).filter(
		({ grants, closedAt }) => closedAt === undefined && may(grants, 'keep-people'),
	);
	return keepers.slice(0, MOST_NAMED).map(({ name }) => name);
}

async function personOf({ people, identities, clock }: Rooms, said: Said): Promise<Person> {
	const { issuer, subject } = said;
	const usedAt = clock.now().toISOString();
	const bound = await identities.identity(issuer, subject);
	if (bound) {
		const person = await people.person(bound.personId);
		if (!person || person.closedAt !== undefined) throw closed();
		await identities.touch(issuer, subject, usedAt);
		return person;
	}
	if (said.known === undefined) throw withoutClaim();
	if (!said.isVerified) throw unverified(said.known);
	const found = await people.personOf(said.known);
	if (!found) throw unknown(said.known);
	if (found.closedAt !== undefined) throw closed();
	await identities.bind({ issuer, subject, personId: found.id, boundAt: usedAt, usedAt }, found.name);
	const { password: _, ...person } = found;
	return person;
}

/** @throws UsageError `provider-not-set-up` */
export function needed(provider: Office['identityProvider']) {
	if (provider) return provider;
	throw new UsageError('No sign-in service is set up', {
		code: 'provider-not-set-up',
		remedy: 'Sign in with your address and password.',
	});
}

function codeOf(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

function stale(): UsageError {
	return new UsageError('The sign-in was not begun in this browser, has been used, or took too long', {
		code: 'provider-stale',
		remedy: 'Begin again from the page where you sign in.',
	});
}

function closed(): UsageError {
	return new UsageError('You are shut out from the web office', {
		code: 'provider-person-closed',
		remedy: 'Ask an administrator whether you are to be let in again.',
	});
}

function unknown(known: string): UsageError {
	return new UsageError(`Nobody has been added here with the address ${known}`, {
		...{ code: 'provider-person-unknown', subject: known },
		remedy: 'Ask an administrator to add you, with just that address. Then sign in again.',
	});
}

function unverified(known: string): UsageError {
	return new UsageError(`The sign-in service has not made sure that ${known} is yours`, {
		...{ code: 'provider-email-unverified', subject: known },
		remedy: 'Confirm the address at the sign-in service, or ask whoever keeps it. Then sign in again.',
	});
}

function withoutClaim(): UsageError {
	return new UsageError('The sign-in service does not say which address you have', {
		code: 'provider-without-claim',
		remedy:
			'Tell an administrator: the service has to give what OIDC_CLAIM names, by the scopes in OIDC_SCOPES.',
	});
}

/** Services that pass over what they were asked are not believed to have asked. */
function notAnew(issuer: string, { shownAt }: Said): UsageError {
	if (shownAt === undefined)
		return new UsageError('The sign-in service does not say when you signed in there', {
			...{ code: 'provider-without-time', subject: issuer },
			remedy:
				'Tell an administrator: the service has to give auth_time in its token. Whoever has a password here can sign in with that meanwhile.',
		});
	return new UsageError('The sign-in service let you through without asking who you are', {
		...{ code: 'provider-not-anew', subject: issuer },
		remedy: 'Sign out of the sign-in service, then try again.',
	});
}
