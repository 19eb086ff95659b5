type Swedish = readonly [message: string, remedy: string];

const BACKUP = 'Återställ paketet från säkerhetskopia till dess plats, och kontrollera det med fixity.';

/** Errors about copies, quarantine and restoring, by code. */
export const SWEDISH_FIXITY: Readonly<Record<string, Swedish>> = {
	'second-store-away': [
		'Den andra förvaringsplatsen går inte att nå: {subject}',
		'Anslut den igen. Det som är arkiverat står fast, och det som inte är kopierat kopieras när den är tillbaka.',
	],
	'second-store-full': [
		'Det finns inget utrymme kvar på den andra förvaringsplatsen: {subject}',
		'Frigör utrymme där. Det som inte är kopierat kopieras då.',
	],
	'second-store-refused': [
		'Den andra förvaringsplatsen går inte att använda: {subject}',
		'Ge den användare som kör Ögonblick rätt att läsa och skriva där, eller rätta SECOND_STORE och det som hör till.',
	],
	'second-store-inside-data': [
		'Den andra förvaringsplatsen ligger i datamappen, på den disk som den ska ersätta: {subject}',
		'Låt SECOND_STORE ange en mapp på en annan disk.',
	],
	'no-second-store': ['Ingen andra förvaringsplats är angiven (SECOND_STORE).', BACKUP],
	'copy-missing': ['Den andra förvaringsplatsen har ingen kopia av paketet: {subject}', BACKUP],
	'copy-damaged': [
		'Kopian på den andra förvaringsplatsen är också skadad, och är inte lagd på paketets plats: {subject}',
		BACKUP,
	],
	'copy-differs': [
		'Det som skulle kopieras är inte det som arkiverades: {subject}',
		'Kontrollera paketet med fixity.',
	],
	'copy-exists': [
		'Något annat ligger på den andra förvaringsplatsen under paketets namn: {subject}',
		'Se efter vad som ligger där. Inget skrivs över; flytta undan det, så kopieras paketet nästa gång.',
	],
	'bundle-intact': [
		'Paketet {subject} är helt, så inget återställs.',
		'En felaktig kontrollsummefil rättas med en kopia från bundles get.',
	],
	'bundle-as-filed': [
		'Paketet {subject} är byte för byte det som arkiverades, fast kontrollen har en invändning mot det.',
		'Kör verify på filen: den säger vad invändningen är. Inget flyttas, och en kopia skulle vara likadan.',
	],
	'renewals-missing': [
		'Tidsstämpelns förnyelser bredvid paketet saknas, helt eller delvis: {subject}',
		'Hämta tillbaka dem med fixity restore, eller från säkerhetskopia.',
	],
	'renewals-damaged': [
		'Tidsstämpelns förnyelser bredvid paketet är skadade eller utbytta: {subject}',
		'Hämta tillbaka dem med fixity restore, eller från säkerhetskopia.',
	],
	'renewals-lost': [
		'Tidsstämpelns förnyelser finns varken här eller på den andra förvaringsplatsen: {subject}',
		'Lägg tillbaka mappen från säkerhetskopia. Finns ingen börjar reseal med paketets id om från början: det som förnyelserna visade visas då bara av tidsstämpeln i paketet.',
	],
	'bundle-unreadable': [
		'Paketet går inte att läsa nu, så det är inte säkert att det är skadat: {subject}',
		'Se efter att disken är ansluten och hel, och att den användare som kör Ögonblick får läsa filen.',
	],
	'restoring-busy': ['En annan process återställer redan ett paket.', 'Försök igen när den är klar.'],
	'log-differs': [
		'Händelseloggen känner inte innehållet i paketet {subject}.',
		'Jämför katalogen med dess säkerhetskopia.',
	],
};
