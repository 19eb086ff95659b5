import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Passkey, RelyingParty } from '../../records/people/passkey.ts';
import { answered, type Begun, begin } from './passkeys.ts';
import { beginVisit, type SignedIn } from './sign-in.ts';

type Rooms = Pick<Office, 'people' | 'passkeys' | 'ceremonies' | 'clock' | 'log'>;

/** Begins a sign-in by any passkey that the device has for this office: nobody has to say who they are first. */
export async function beginByPasskey(office: Rooms, party: RelyingParty): Promise<Begun> {
	const { challenge, browser } = await begin(office);
	return { options: await office.ceremonies.request(party, challenge), browser };
}

/**
 * Lets somebody in by what their device has signed.
 * @param answer what the browser sent · browser the secret that it holds
 * @throws UsageError `passkey-stale` `passkey-refused` `passkey-unknown` `passkey-doubted` `passkey-person-closed`
 */
export async function finishByPasskey(
	office: Rooms,
	party: RelyingParty,
	sent: { readonly answer: string; readonly browser: string; readonly device: string },
): Promise<SignedIn> {
	const { people, passkeys, ceremonies, clock } = office;
	const person = await answered(office, sent, undefined, async ({ id, challenge, personId }) => {
		const passkey = await passkeys.passkey(id);
		// A device names the person that it signs for; another one's passkey does not open this one's way (Web Authentication Level 3, 7.2 step 6).
		if (!passkey || personId !== passkey.personId) throw unknown();
		const signed = await ceremonies.signed(sent.answer, party, challenge, passkey);
		const outcome = await passkeys.used(id, { ...signed, usedAt: clock.now().toISOString() });
		if (outcome === 'gone') throw unknown();
		if (outcome === 'doubted') throw doubted(passkey);
		const found = await people.person(passkey.personId);
		if (!found || found.closedAt !== undefined) throw closed();
		return found;
	});
	return { person, ...(await beginVisit(office, person.id, sent.device, 'now')) };
}

function unknown(): UsageError {
	return new UsageError('The passkey is not kept here: it has been removed, or was made for another office', {
		code: 'passkey-unknown',
		remedy: 'Sign in another way. Then remove the passkey from the device, and add a new one on your page.',
	});
}

function doubted({ name }: Passkey): UsageError {
	return new UsageError('There seems to be a copy of the passkey, so it lets nobody in any more', {
		...{ code: 'passkey-doubted', subject: name },
		remedy: 'Sign in another way, remove it on your page and tell an administrator.',
	});
}

function closed(): UsageError {
	return new UsageError('You are shut out from the web office', {
		code: 'passkey-person-closed',
		remedy: 'Ask an administrator whether you are to be let in again.',
	});
}
