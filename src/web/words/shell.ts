const sv = {
	office: 'Ögonblick',
	skip: 'Till innehållet',
	menu: 'Huvudmeny',
	start: 'Start',
	accounts: 'Konton',
	bundles: 'Paket',
	people: 'Personer',
	disclosure: 'Utlämnande',
	me: 'Min inloggning',
	signOut: 'Logga ut',
	signIn: 'Logga in',
	language: 'In English',
	accessibility: 'Tillgänglighet',
	needed: 'måste fyllas i',
	wrong: 'Det gick inte',
	remedy: 'Gör så här:',
	notFound: 'Sidan finns inte',
	notFoundMore:
		'Adressen leder ingenstans. Den kan vara felskriven, eller så har det som låg här fått en annan adress.',
	toStart: 'Till startsidan',
	notAllowed: 'Det får du inte göra',
	fault: 'Något gick fel hos oss',
	faultMore: (id: string) =>
		`Inget har sparats till hälften. Försök igen; om det händer en gång till, berätta för den som förvaltar Ögonblick och ange ${id}.`,
};

const en: typeof sv = {
	office: 'Ögonblick',
	skip: 'To the content',
	menu: 'Main menu',
	start: 'Start',
	accounts: 'Accounts',
	bundles: 'Bundles',
	people: 'People',
	disclosure: 'Disclosure',
	me: 'My sign-in',
	signOut: 'Sign out',
	signIn: 'Sign in',
	language: 'På svenska',
	accessibility: 'Accessibility',
	needed: 'must be filled in',
	wrong: 'That did not work',
	remedy: 'Do this:',
	notFound: 'There is no such page',
	notFoundMore: 'The address leads nowhere. It may be mistyped, or what was here has got another address.',
	toStart: 'To the start page',
	notAllowed: 'You may not do that',
	fault: 'Something went wrong on our side',
	faultMore: (id) =>
		`Nothing was stored by half. Try again; if it happens once more, tell whoever looks after Ögonblick, and give ${id}.`,
};

export const shellWords = { sv, en };
