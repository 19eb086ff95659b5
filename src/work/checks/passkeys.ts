import type { Config } from '../../config.ts';
import { relyingParty } from '../../records/people/passkey.ts';
import { type Check, ok, warning } from './check.ts';

/** Whether browsers make passkeys where people reach the office. Where nobody has said where that is, it is on this machine, by its name localhost. */
export function checkPasskeys({ WEB_URL, WEB_PORT }: Pick<Config, 'WEB_URL' | 'WEB_PORT'>): Check {
	const origin = WEB_URL ?? `http://localhost:${WEB_PORT}`;
	const party = relyingParty(origin);
	if (typeof party === 'object') return ok('passkeys', party.host);
	return warning('passkeys', origin, party === 'ip-address' ? 'passkeys-no-name' : 'passkeys-no-tls');
}
