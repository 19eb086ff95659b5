import type { ManifestOverride } from '../manifest.ts';
import type { Language } from './language.ts';

/** That a bundle is restricted in access, and what that asks of whoever has it. */
export const RESTRICTED: Readonly<Record<Language, string>> = {
	sv: 'Begränsad åtkomst från början: innehållet är dokumenterat för att det inte får stå kvar. Pröva sekretess innan det visas för någon.',
	en: 'Restricted in access from the start: the content was documented because it may not remain. Review secrecy before it is shown to anyone.',
};

/** That an account was closed without a complete snapshot, who decided it and why. */
export const OVERRIDDEN: Readonly<Record<Language, (override: ManifestOverride) => string>> = {
	sv: ({ by, at, reason }) =>
		`Kontot avslutades utan en fullständig ögonblicksbild, enligt beslut av ${by} ${at.slice(0, 10)}: ${reason}`,
	en: ({ by, at, reason }) =>
		`The account was closed without a complete snapshot, as decided by ${by} on ${at.slice(0, 10)}: ${reason}`,
};
