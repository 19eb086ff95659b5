import type { Language } from '../../records/finding-words.ts';

const sv = {
	commands: {
		tokens: 'Nycklar för program: vilka som finns, och att återkalla dem. De skapas i webbkontoret.',
		'tokens list': 'Visar nycklarna, den senaste först. Själva nyckeln visas aldrig.',
		'tokens revoke': 'Återkallar en nyckel, för gott.',
	},
	arguments: { token: 'nyckel', tokenAbout: 'Nyckelns id eller början av det, som tokens list visar det.' },
	options: {
		by: ['<namn>', 'Vem som återkallar: en persons namn. Förval: datorns systemkonto.'],
	} satisfies Record<string, readonly [string, string]>,
	none: 'Inga nycklar finns. De skapas i webbkontoret, under Min inloggning.',
	states: { live: 'gäller', over: 'har gått ut', revoked: 'återkallad' },
	line: (maker: string, roles: string, until: string) => `${maker} · ${roles} · gäller till ${until}`,
	used: (at: string) => `senast använd ${at}`,
	unused: 'aldrig använd',
	revoked: 'Nyckeln är återkallad och fungerar inte längre.',
	already: 'Nyckeln var redan återkallad.',
};

const en: typeof sv = {
	commands: {
		tokens: 'Keys for programs: which there are, and taking them back. They are made in the web office.',
		'tokens list': 'Lists the keys, the newest first. The key itself is never shown.',
		'tokens revoke': 'Takes a key back, for good.',
	},
	arguments: { token: 'key', tokenAbout: "The key's id or the beginning of it, as tokens list shows it." },
	options: { by: ['<name>', "Who takes it back: a person's name. Default: the computer's system account."] },
	none: 'There are no keys. They are made in the web office, under My sign-in.',
	states: { live: 'holds', over: 'its time is over', revoked: 'taken back' },
	line: (maker, roles, until) => `${maker} · ${roles} · holds until ${until}`,
	used: (at) => `used last ${at}`,
	unused: 'never used',
	revoked: 'The key is taken back and does not work any more.',
	already: 'The key had been taken back already.',
};

/** All that `tokens` says. */
export const tokenWords: Readonly<Record<Language, typeof sv>> = { sv, en };
