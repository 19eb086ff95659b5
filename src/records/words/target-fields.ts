import type { TargetField } from '../delivery/target.ts';
import type { Language } from './language.ts';

const sv: Readonly<Record<TargetField, string>> = {
	name: 'namn',
	where: 'plats',
	keyFile: '--key',
	passwordFile: '--password-file',
	hostKey: '--host-key',
	endpoint: '--endpoint',
	region: '--region',
	credentialsFile: '--credentials',
	archive: '--archive',
	agreement: '--agreement',
};

const en: typeof sv = {
	name: 'name',
	where: 'place',
	keyFile: '--key',
	passwordFile: '--password-file',
	hostKey: '--host-key',
	endpoint: '--endpoint',
	region: '--region',
	credentialsFile: '--credentials',
	archive: '--archive',
	agreement: '--agreement',
};

/** What a delivery target's fields are called; what is given by a flag, by the flag. */
export const TARGET_FIELD_NAMES: Readonly<Record<Language, typeof sv>> = { sv, en };
