import type { WholeCode } from '../../work/seal/resealed.ts';

/** What to do, by code; those of `verify` and of errors that are not here have words of their own. */
type Remedies = Readonly<Record<WholeCode, string>> & Readonly<Record<string, string>>;

const sv = {
	nothingDue: 'Inga tidsstämplar behöver förnyas.',
	overlap: 'En annan process förnyar redan tidsstämplar. Inget är gjort här.',
	renewed: (n: string) => `Förnyade: ${n}.`,
	good: (n: string) => `Håller tillräckligt länge: ${n}.`,
	notWhole: 'inte helt, och inte förnyat',
	noneWhole: (n: string) => `Inte hela, och inte förnyade: ${n}.`,
	why: {
		'filing-altered': 'katalogens uppgift om paketet är ändrad',
		'renewals-missing': 'förnyelser som har gjorts saknas bredvid paketet',
		'not-as-filed': 'paketet är ett annat än det som arkiverades',
		'key-unknown': 'paketet är förseglat med en nyckel som aldrig har varit organisationens',
		'key-ended': 'paketet är förseglat med en nyckel som då redan var tagen ur bruk',
	} satisfies Record<WholeCode, string>,
	noBetter: (day: string) =>
		`håller till ${day}; ingen tidsstämpeltjänst ger i dag en stämpel som håller mycket längre`,
	noneBetter: (n: string) =>
		`Väntar: ${n}. De behöver förnyas, men tjänstens egna stämplar håller inte tillräckligt mycket längre än paketens. Fråga tjänsten när den byter certifikat, eller ange en annan i TIMESTAMP_URLS.`,
	beside:
		'En annan tjänst stämplar i stället. Se över TIMESTAMP_URLS och fråga tjänsten, så att den inte saknas när den behövs.',
	listEnded: (day: string) =>
		`Listan över återkallade certifikat (TIMESTAMP_CRL_FILE) gällde till ${day}: vad som har återkallats därefter är inte prövat. Hämta den lista som gäller nu.`,
	away: 'Förnyandet avbröts, eftersom ingen tidsstämpeltjänst gav någon stämpel.',
	full: 'Förnyandet avbröts, eftersom det är fullt där förnyelserna ska ligga.',
	holds: (day: string) => `håller till ${day}`,
	postponed: 'kunde inte förnyas nu',
	nonePostponed: (n: string) => `Kunde inte förnyas nu: ${n}.`,
	sameWhy: 'av samma orsak',
	until: (day: string) => `förnyad, håller till ${day}`,
	left: (n: string) => `Kvar: ${n}. De tas nästa gång.`,
	remedies: {
		'filing-altered':
			'Rätta katalogens uppgift efter händelseloggen med fixity restore och paketets id, och utred vem som har ändrat den.',
		'renewals-missing':
			'Hämta förnyelserna från den andra förvaringsplatsen med fixity restore och paketets id, eller från en säkerhetskopia. Är de borta för gott: ge reseal paketets id, så börjar det om från början.',
		'not-as-filed': 'Hämta tillbaka det rätta paketet med fixity restore och paketets id.',
		'key-unknown':
			'Jämför nyckeln som verify visar med dem som key show visar. Är den inte er är paketet inte ert: utred varifrån det kommer, innan något görs med det.',
		'key-ended':
			'Någon kan ha förseglat paketet med en nyckel som ni har tagit ur bruk. Utred varifrån det kommer, tillsammans med den som ansvarar för informationssäkerheten.',
		'stamp-untrusted':
			'Har ni bytt tidsstämpeltjänst: lägg tillbaka den gamla tjänstens rotcertifikat i TIMESTAMP_CA_FILE. Annars har någon annan lagt dit stämpeln: visa den med verify.',
		'timestamp-unreachable':
			'Paketen är oförändrade och tas igen nästa natt. Svarar tjänsten aldrig: rätta TIMESTAMP_URLS, och ALLOW_HOSTS för en tjänst inom huset.',
		'timestamp-wrong':
			'Paketen är oförändrade. Se över TIMESTAMP_URLS, TIMESTAMP_CA_FILE, TIMESTAMP_POLICY och datorns klocka, och fråga tjänsten.',
		'timestamp-clock':
			'Ställ datorns klocka, och kör reseal igen. Paketen är oförändrade, och inget är förlorat. Går datorns klocka rätt är det tjänstens som går fel: säg till den som driver den.',
	} satisfies Remedies as Remedies,
	/** Of what `verify` finds. */
	seeVerify:
		'Kontrollera paketet med fixity och paketets id; är det skadat återställs det med fixity restore. Kommandot verify visar allt som är fel.',
};

const en: typeof sv = {
	nothingDue: 'No time stamps are to be renewed.',
	overlap: 'Another process renews time stamps already. Nothing was done here.',
	renewed: (n) => `Renewed: ${n}.`,
	good: (n) => `Hold long enough: ${n}.`,
	notWhole: 'not whole, and not renewed',
	noneWhole: (n) => `Not whole, and not renewed: ${n}.`,
	why: {
		'filing-altered': "the catalogue's line of the bundle was altered",
		'renewals-missing': 'renewals that were made do not lie beside the bundle',
		'not-as-filed': 'the bundle is another than the one that was filed',
		'key-unknown': "the bundle is sealed by a key that never was the organisation's",
		'key-ended': 'the bundle is sealed by a key that was out of use by then',
	},
	noBetter: (day) => `holds until ${day}; no authority gives a stamp today that holds much longer`,
	noneBetter: (n) =>
		`Waiting: ${n}. They are to be renewed, but the authority's own stamps do not hold enough longer than those of the bundles. Ask the authority when it changes its certificate, or name another in TIMESTAMP_URLS.`,
	beside:
		'Another authority stamps in its place. Look at TIMESTAMP_URLS and ask the authority, so that it is not missed when it is needed.',
	listEnded: (day) =>
		`The list of revoked certificates (TIMESTAMP_CRL_FILE) was valid until ${day}: what was revoked since is not checked. Fetch the list that is valid now.`,
	away: 'It was ended, since no authority gave a time stamp.',
	full: 'It was ended, since there is no room where the renewals are to lie.',
	holds: (day) => `holds until ${day}`,
	postponed: 'could not be renewed now',
	nonePostponed: (n) => `Could not be renewed now: ${n}.`,
	sameWhy: 'for the same reason',
	until: (day) => `renewed, holds until ${day}`,
	left: (n) => `Left: ${n}. They are taken the next time.`,
	remedies: {
		'filing-altered':
			"Put the catalogue's line right by the event log with fixity restore and the bundle's id, and find out who altered it.",
		'renewals-missing':
			"Fetch the renewals from the second store with fixity restore and the bundle's id, or from a backup. If they are gone for good, give reseal the bundle's id, and it begins anew.",
		'not-as-filed': "Bring the right bundle back with fixity restore and the bundle's id.",
		'key-unknown':
			'Compare the key that verify shows with those that key show shows. If it is none of yours, neither is the bundle: find out where it comes from before anything is done with it.',
		'key-ended':
			'Somebody may have sealed the bundle by a key that you have taken out of use. Find out where it comes from, together with whoever is responsible for information security.',
		'stamp-untrusted':
			"If you have changed authorities, put the former one's root certificate back into TIMESTAMP_CA_FILE. Else somebody has laid the stamp there: look at it with verify.",
		'timestamp-unreachable':
			'The bundles are as they were, and are taken again the next night. If the authority never answers, correct TIMESTAMP_URLS, and ALLOW_HOSTS for one in the house.',
		'timestamp-wrong':
			'The bundles are as they were. Look at TIMESTAMP_URLS, TIMESTAMP_CA_FILE, TIMESTAMP_POLICY and the clock of this machine, and ask the authority.',
		'timestamp-clock':
			"Set the clock of this machine, and run reseal again. The bundles are as they were, and nothing is lost. If this clock is right, it is the authority's that is wrong: tell whoever runs it.",
	},
	seeVerify:
		"Check the bundle with fixity and the bundle's id; one that is damaged is brought back by fixity restore. The command verify shows all that is wrong.",
};

/** What a person reads of time stamps that are renewed. */
export const resealWords = { sv, en };
