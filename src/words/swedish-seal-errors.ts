import type { OgonblickError } from '../errors.ts';

type Swedish = readonly [message: string, remedy: string];

const LOST =
	'Är den förlorad för alltid börjar key rotate --lost med en ny; det som den gamla förseglade går fortfarande att kontrollera.';

/** Errors about the seal key and time stamps, by code. */
export const SWEDISH_SEAL: Readonly<Record<string, Swedish | ((error: OgonblickError) => Swedish)>> = {
	'seal-key-damaged': [
		'Sigillnyckeln {subject} går inte att använda. Inget packas utan sigill.',
		`Återställ filen, och filen med lösenfrasen, från säkerhetskopia. ${LOST}`,
	],
	'seal-key-missing': [
		'Sigillnyckeln finns inte där den ska ligga: {subject}. Inget packas utan sigill.',
		`Återställ filen från säkerhetskopia. ${LOST}`,
	],
	'seal-key-unreadable': [
		'Sigillnyckeln {subject} går varken att läsa eller att skapa. Inget packas utan sigill.',
		'Låt den användare som kör programmet äga mappen och filen, med rättigheterna 700 och 600.',
	],
	'seal-key-not-kept': [
		'Disken tog inte emot den nya sigillnyckeln: {subject}. Nyckeln har inte förseglat något, och inget packas utan sigill.',
		'Se till disken, ta bort filen ovan om det är en fil, och kör igen: då görs en annan nyckel.',
	],
	'seal-key-not-begun': [
		'Sigillnyckeln gäller först från {subject}, som ligger framför datorns klocka. Inget fångas eller förseglas innan dess.',
		'Ställ klockan rätt, om den går efter. Gick den före när nyckeln gjordes: börja med en ny (key rotate). Beställningen ligger kvar.',
	],
	'seal-key-overtaken': [
		'En annan process har redan bytt sigillnyckel. Inget är ändrat här.',
		'Visa nycklarna med key show, och byt igen bara om det fortfarande behövs.',
	],
	'seal-key-busy': [
		'En annan process byter sigillnyckel just nu.',
		'Vänta en stund och visa nycklarna med key show.',
	],
	'seal-passphrase-missing': [
		'Sigillnyckeln finns, men inte lösenfrasen som låser upp den: {subject}. Inget packas utan sigill.',
		`Återställ filen från säkerhetskopia, eller ange den i SEAL_PASSPHRASE_FILE. ${LOST}`,
	],
	'seal-passphrase-open': [
		'Andra användare på datorn kan läsa sigillnyckelns lösenfras: {subject}',
		'Gör filen läsbar bara för Ögonblick (chmod 600). Kan någon ha läst både den och nyckeln: key rotate --compromised.',
	],
	'seal-passphrase-inside-data': [
		'Sigillnyckelns lösenfras ligger i datamappen, bredvid det som den låser: {subject}',
		'Flytta filen därifrån, och bort från datamappens säkerhetskopior. Ange den nya platsen i SEAL_PASSPHRASE_FILE.',
	],
	'seal-passphrase-unusable': [
		'Sigillnyckelns lösenfras går inte att använda: {subject}',
		'Låt SEAL_PASSPHRASE_FILE ange en fil utanför datamappen som Ögonblicks användare äger, med minst 20 tecken på första raden.',
	],
	'timestamp-unreachable': (error) => [
		`Tidsstämpeltjänsten {subject} ger ingen tidsstämpel just nu${because(error)}.`,
		'Fångsten är sparad och beställningen väntar: paketet förseglas när tjänsten svarar. Gör den aldrig det: rätta TIMESTAMP_URLS, och ALLOW_HOSTS för en tjänst inom huset.',
	],
	'timestamp-wrong': (error) => [
		`Tidsstämpeltjänsten {subject} svarade fel${because(error)}.`,
		'Inget arkiveras utan en tidsstämpel som håller; fångsten är sparad och beställningen väntar. Se över TIMESTAMP_URLS, TIMESTAMP_CA_FILE, TIMESTAMP_POLICY och datorns klocka, och fråga tjänsten.',
	],
	'timestamp-clock': (error) => [
		`Datorns klocka och den hos tidsstämpeltjänsten {subject} går olika${because(error)}.`,
		'Ställ datorns klocka och försök igen. Inget är förlorat: en fångst sparas tills den är förseglad, och paketen är oförändrade. Går datorns klocka rätt är det tjänstens som går fel: säg till den som driver den.',
	],
	'timestamp-ca-unreadable': [
		'{subject} går inte att läsa, eller innehåller inga certifikat i PEM-form.',
		'Ange en fil som du får läsa, med rotcertifikaten som tidsstämplar ska sluta i.',
	],
	'timestamp-crl-unreadable': [
		'{subject} går inte att läsa, eller innehåller ingen lista över återkallade certifikat.',
		'Ange en fil som du får läsa, i PEM- eller DER-form.',
	],
	'bad-fingerprint': [
		'Det som är angivet i {subject} är ingen kontrollsumma för en nyckel.',
		'Ange de 64 tecken (0–9, a–f) som key show visar och organisationen själv uppger.',
	],
	'key-history-unreadable': [
		'{subject} går inte att läsa, eller innehåller ingen historia över sigillnycklar.',
		'Ange documentation/seal/keys.json ur organisationens nyaste paket, eller det som key show --json skriver.',
	],
	'too-many-renewals': [
		'Paketet har redan 999 förnyelser, och fler görs inte: {subject}',
		'Något förnyar det alldeles för ofta. Se över RESEAL_DAYS och tidsstämpeltjänsten.',
	],
	'renewal-exists': [
		'Det ligger redan en förnyelse där, och inget skrivs över: {subject}',
		'Se efter vad som ligger i mappen, och kontrollera paketet med verify.',
	],
	'no-timestamp-authority': [
		'Ingen tidsstämpeltjänst är inställd, så inget sigill kan förnyas.',
		'Ange adressen till en tjänst enligt RFC 3161 i TIMESTAMP_URLS.',
	],
};

function because({ reason }: OgonblickError): string {
	return reason ? `: ${reason.sv}` : '';
}
