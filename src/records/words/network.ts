import type { Language } from './language.ts';

/** Why a server could not be spoken with, by the codes that come of it. */
export const NETWORK_TROUBLES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
	ENOTFOUND: { sv: 'namnet i adressen finns inte (DNS)', en: 'the name in the address does not exist (DNS)' },
	EAI_AGAIN: { sv: 'namntjänsten (DNS) svarar inte', en: 'the name service (DNS) does not answer' },
	ECONNREFUSED: { sv: 'servern tar inte emot anslutningar', en: 'the server takes no connections' },
	ECONNRESET: { sv: 'servern bröt anslutningen', en: 'the server broke the connection' },
	EHOSTUNREACH: { sv: 'ingen väg leder till servern', en: 'no way leads to the server' },
	ENETUNREACH: { sv: 'nätet kan inte nås', en: 'the network cannot be reached' },
	'connect timeout': { sv: 'servern svarade inte i tid', en: 'the server did not answer in time' },
	timeout: { sv: 'tiden tog slut', en: 'its time was over' },
	failed: { sv: 'misslyckades', en: 'failed' },
};

/** Why a message did not arrive, in words: a status that was answered as it is; what is not known as it was said. */
export function networkTrouble(said: string, lang: Language): string {
	return NETWORK_TROUBLES[said]?.[lang] ?? said;
}
