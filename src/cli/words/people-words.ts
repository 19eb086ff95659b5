import type { Language } from '../../records/finding-words.ts';

const sv = {
	commands: {
		people: 'Personer i webbkontoret: för den som sitter vid datorn när ingen kommer in.',
		'people list': 'Visar personerna, deras roller och hur de loggar in.',
		'people link':
			'Skapar en länk att välja lösenord med, en gång, i 72 timmar. Den visas bara nu. När den används loggas personen ut överallt, och hens inloggningsnycklar tas bort och nycklar för program som hen har skapat slutar gälla.',
		'people unbind':
			'Kopplar loss en person från organisationens inloggningstjänst och loggar ut överallt. Personens nycklar för program slutar gälla och webhookarna som hen har lagt till stoppas. Nästa som loggar in där med personens adress kopplas på nytt.',
		'people forget-passkeys':
			'Tar bort en persons alla inloggningsnycklar (passkeys), till exempel när telefonen är borta, och loggar ut överallt.',
	},
	arguments: {
		person: 'person',
		personAbout: 'E-postadressen, eller id eller början av det, som people list visar.',
	},
	options: {
		by: ['<namn>', 'Vem som gör det: en persons namn. Förval: datorns systemkonto.'],
	} satisfies Record<string, readonly [string, string]>,
	none: 'Inga personer finns. Den första kommer in med länken som serve visar.',
	noRole: 'ingen roll',
	states: {
		closed: 'avstängd',
		password: 'lösenord',
		provider: 'inloggningstjänst',
		both: 'lösenord och inloggningstjänst',
		none: 'har inte loggat in',
	},
	link: (name: string) => `Länk för ${name}, som fungerar en gång, i 72 timmar:`,
	linkAfter: 'Skriv den efter adressen som serve visar.',
	passkeys: (count: number) => (count === 1 ? '1 inloggningsnyckel' : `${count} inloggningsnycklar`),
	forgotten: (count: number) =>
		`${count === 1 ? 'Inloggningsnyckeln är borttagen' : `${count} inloggningsnycklar är borttagna`}, och personen är utloggad överallt.`,
	noPasskeys: 'Personen hade inga inloggningsnycklar.',
	unbound: 'Personen är losskopplad och utloggad överallt.',
	notBound: 'Personen var inte kopplad till någon inloggningstjänst.',
};

const en: typeof sv = {
	commands: {
		people: 'People of the web office: for whoever sits at the machine when nobody gets in.',
		'people list': 'Lists the people, their roles and how they sign in.',
		'people link':
			'Makes a link to choose a password by, once, for 72 hours. It is shown only now. When it is used the person is signed out everywhere, their passkeys are removed and keys for programs that they have made stop working.',
		'people unbind':
			"Unbinds a person from the organisation's sign-in service and signs out everywhere. The person's keys for programs hold no longer, and webhooks that they added are stopped. The next one who signs in there with the person's address is bound anew.",
		'people forget-passkeys':
			'Removes all passkeys of a person, such as when the phone is lost, and signs out everywhere.',
	},
	arguments: {
		person: 'person',
		personAbout: 'The e-mail address, or the id or the beginning of it, as people list shows it.',
	},
	options: { by: ['<name>', "Who does it: a person's name. Default: the computer's system account."] },
	none: 'There are no people. The first one comes in by the link that serve shows.',
	noRole: 'no role',
	states: {
		closed: 'shut out',
		password: 'password',
		provider: 'sign-in service',
		both: 'password and sign-in service',
		none: 'has not signed in',
	},
	link: (name) => `A link for ${name} that works once, for 72 hours:`,
	linkAfter: 'Write it after the address that serve shows.',
	passkeys: (count) => (count === 1 ? '1 passkey' : `${count} passkeys`),
	forgotten: (count) =>
		`${count === 1 ? 'The passkey is removed' : `${count} passkeys are removed`}, and the person is signed out everywhere.`,
	noPasskeys: 'The person had no passkeys.',
	unbound: 'The person is unbound and signed out everywhere.',
	notBound: 'The person was not bound to any sign-in service.',
};

/** All that `people` says. */
export const peopleWords: Readonly<Record<Language, typeof sv>> = { sv, en };
