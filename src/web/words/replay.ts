const sv = {
	title: (name: string, on: string) => `Uppspelning: ${name}, ${on}`,
	link: 'Spela upp sidan som den var',
	about:
		'Det här är den arkiverade webbsidan, uppspelad ur paketets webbarkiv (WACZ). Den har inget nätverk: det som inte finns i arkivet syns inte, och inget som du gör här når den riktiga sidan.',
	short:
		'Uppspelningen går att använda i 30 minuter. Ladda sedan om sidan. Bara en uppspelning åt gången i samma webbläsare.',
	frame: (name: string) => `Den arkiverade sidan: ${name}`,
	noScript:
		'Uppspelningen behöver JavaScript. Utan det går sidan att se bildruta för bildruta, och inläggen går att läsa som text.',
	toBundle: 'Till paketet',
	toPictures: 'Se hela sidan som bild',
	toPosts: 'Läs inläggen som text',
	off: 'Uppspelning är inte inställd här. Den behöver en egen adress: be den som sköter driften att ange WEB_REPLAY_URL.',
	noReplayer:
		'Uppspelning går inte här: programmets uppspelare är inte installerad. Be den som sköter driften att köra doctor.',
	none: 'Paketet innehåller inget webbarkiv.',
	download: 'Hämta webbarkivet',
	replayed: 'Den arkiverade sidan',
	loading: 'Läser in webbarkivet …',
	failed:
		'Webbarkivet gick inte att spela upp. Ladda om sidan. Tillåt kakor från andra webbplatser om webbläsaren stoppar dem. Händer det igen: hämta webbarkivet och öppna det i ett annat program som läser WACZ.',
	notHere: 'Den här adressen visas bara inne i webbkontoret. Öppna paketet där.',
	expired: 'Uppspelningens tid är ute. Ladda om sidan i webbkontoret.',
	otherName:
		'Uppspelningen svarar bara under sitt eget namn. Den som sköter driften: låt webbservern framför lämna värdnamnet (Host) som det är, och jämför det med WEB_REPLAY_URL.',
};

const en: typeof sv = {
	title: (name, on) => `Replay: ${name}, ${on}`,
	link: 'Replay the page as it was',
	about:
		"This is the archived web page, replayed from the bundle's web archive (WACZ). It has no network: what is not in the archive is not shown, and nothing that you do here reaches the real page.",
	short:
		'The replay can be used for 30 minutes. Then reload the page. One replay at a time in the same browser.',
	frame: (name) => `The archived page: ${name}`,
	noScript:
		'The replay needs JavaScript. Without it the page can be seen tile by tile, and the posts can be read as text.',
	toBundle: 'To the bundle',
	toPictures: 'See the whole page as a picture',
	toPosts: 'Read the posts as text',
	off: 'Replay is not set up here. It needs an address of its own: ask who runs the program to set WEB_REPLAY_URL.',
	noReplayer:
		"Replay is not possible here: the program's replayer is not installed. Ask who runs the program to run doctor.",
	none: 'The bundle holds no web archive.',
	download: 'Get the web archive',
	replayed: 'The archived page',
	loading: 'Reading the web archive …',
	failed:
		'The web archive could not be replayed. Reload the page. Allow cookies of other sites where the browser stops them. If it happens again: get the web archive and open it in another program that reads WACZ.',
	notHere: 'This address is shown within the web office alone. Open the bundle there.',
	expired: "The replay's time is up. Reload the page in the web office.",
	otherName:
		'The replay answers under its own name alone. Whoever runs the program: let the proxy pass the Host header as it is, and compare it with WEB_REPLAY_URL.',
};

export const replayWords = { sv, en };
