/** Errors of opening the web office, by code. */
export const SWEDISH_WEB = {
	'port-taken': [
		'Webbkontoret kan inte lyssna på porten i inställningen {subject}.',
		'Avsluta programmet som har porten, eller ange en annan i den inställningen; 0 tar en som är ledig. Vid vilken adress anges i WEB_HOST.',
	],
	'replay-shares-host': [
		'Uppspelningen och webbkontoret har samma värdnamn, {subject}: det som spelas upp skulle nå webbkontorets kakor.',
		'Ge WEB_REPLAY_URL ett eget värdnamn. En annan port räcker inte.',
	],
	'replay-without-tls': [
		'Webbläsare spelar inte upp något på en adress utan TLS: {subject}',
		'Ge WEB_REPLAY_URL en adress som börjar med https://, och proxyn framför ett certifikat för den.',
	],
	'no-such-person': [
		'Ingen person har den adressen eller det id:t, eller fler än en: {subject}',
		'Se personerna och deras adresser med people list.',
	],
	'no-such-token': [
		'Ingen nyckel börjar så, eller fler än en: {subject}',
		'Se nycklarna och deras id med tokens list.',
	],
	'no-such-hook': [
		'Ingen webhook börjar så, eller fler än en: {subject}',
		'Se webhookarna och deras id med webhooks list.',
	],
	'bad-hook-address': [
		'Det är ingen https-adress som går att skicka till.',
		'Skriv hela adressen, med https:// först, utan användarnamn, lösenord och #; http:// bara till en värd i ALLOW_HOSTS.',
	],
	'bad-hook-events': [
		'Inget är valt, eller något som inte finns.',
		'Välj bland: snapshot.filed, snapshot.partial, snapshot.failed, closing.waiting, account.closed, order.cancelled, bundle.spoilt, bundle.restored.',
	],
	'too-many-hooks': ['Det finns redan 50 webhookar.', 'Ta bort dem som ingen behöver.'],
	'web-needs-url': [
		'Webbkontoret skulle gå att nå från andra datorer, men {subject} säger inte på vilken adress.',
		'Ange WEB_URL: adressen som börjar med https:// och som proxyn framför har. Eller låt WEB_HOST vara 127.0.0.1.',
	],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;
