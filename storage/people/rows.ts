import type { Role } from '../../src/records/people/person.ts';

export interface PeopleTables {
	people: PersonRow;
	grants: GrantRow;
	visits: VisitRow;
	invitations: InvitationRow;
	sign_in_failures: FailureRow;
	tokens: TokenRow;
	identities: IdentityRow;
	provider_starts: ProviderStartRow;
	passkeys: PasskeyRow;
	passkey_starts: PasskeyStartRow;
}

interface PersonRow {
	id: string;
	name: string;
	email: string;
	email_key: string;
	password: string | null;
	added_at: string;
	closed_at: string | null;
}

interface GrantRow {
	person_id: string;
	role: Role;
	unit_id: string | null;
}

export interface VisitRow {
	key: string;
	person_id: string;
	begun_at: string;
	shown_at: string | null;
	used_at: string;
	ends_at: string;
	device: string;
}

export interface InvitationRow {
	key: string;
	person_id: string | null;
	made_at: string;
	made_by: string;
	ends_at: string;
}

interface FailureRow {
	key: string;
	count: number;
	last_at: string;
}

export interface TokenRow {
	id: string;
	key: string;
	person_id: string;
	name: string;
	/** JSON. */
	grants: string;
	made_at: string;
	ends_at: string;
	used_at: string | null;
	revoked_at: string | null;
}

export interface IdentityRow {
	issuer: string;
	subject: string;
	person_id: string;
	bound_at: string;
	used_at: string;
}

export interface ProviderStartRow {
	key: string;
	browser: string;
	nonce: string;
	verifier: string;
	redirect: string;
	way_back: string;
	is_anew: 0 | 1;
	ends_at: string;
}

export interface PasskeyRow {
	id: string;
	person_id: string;
	name: string;
	public_key: string;
	counter: number;
	is_synced: 0 | 1;
	host: string;
	added_at: string;
	used_at: string | null;
	doubted_at: string | null;
}

interface PasskeyStartRow {
	key: string;
	browser: string;
	person_id: string | null;
	ends_at: string;
}
