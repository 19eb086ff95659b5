import type { NoticeKind } from '../notices/notice.ts';
import type { Language } from './language.ts';

interface NoticeWords {
	/** For the subject of a letter, after a number of accounts and a colon. */
	readonly short: string;
	/** Over all of its kind. */
	readonly title: string;
	/** What it means and what to do, to somebody at the unit. */
	readonly next: string;
}

const sv: Readonly<Record<NoticeKind, NoticeWords>> = {
	'change-unannounced': {
		short: 'oanmäld ändring',
		title: 'Kontot har ändrats utan att någon har anmält det',
		next: 'Är ändringen er egen? Då behöver ni inte göra något: en ögonblicksbild är redan beställd. Anmäl större ändringar i förväg nästa gång. Är den inte er kan kontot vara kapat: byt lösenord, och ring den som sköter Ögonblick hos er i dag.',
	},
	'account-gone': {
		short: 'kontot är borta',
		title: 'Kontot finns inte på sin adress',
		next: 'Öppna adressen själv. Kontot kan vara borttaget, avstängt, kapat eller ha bytt namn. Ta reda på vad som har hänt i dag, och berätta det för den som sköter Ögonblick hos er.',
	},
	'change-pressing': {
		short: 'ändring inom tre dagar utan ögonblicksbild',
		title: 'Ändringen är nära, och kontot är inte dokumenterat',
		next: 'Kontot ska dokumenteras som det ser ut före ändringen. Ta ögonblicksbilden i dag, eller flytta ändringen. Gör inte ändringen förrän ögonblicksbilden är tagen.',
	},
	'change-missed': {
		short: 'missad ändring',
		title: 'Ändringens dag kom utan ögonblicksbild före',
		next: 'Hur kontot såg ut före ändringen går inte att dokumentera i efterhand. Är ändringen inte gjord än, flytta den. Annars: ta en ögonblicksbild av hur kontot ser ut nu.',
	},
	'account-unreachable': {
		short: 'kontot går inte att nå',
		title: 'Kontot går inte att nå',
		next: 'Sidan gick inte att öppna två gånger i rad. Öppna adressen själv. Syns kontot för dig är felet på vägen hit, och den som sköter datorn behöver titta på det.',
	},
	'account-behind-wall': {
		short: 'kontot visas inte för besökare',
		title: 'Kontot visas inte för den som inte är inloggad',
		next: 'Plattformen visade en inloggning eller en spärr två gånger i rad. Se efter i kontots inställningar att det är offentligt. Är det så behöver en inloggning sparas för kontot.',
	},
	'verified-mark-lost': {
		short: 'verifieringsmärket är borta',
		title: 'Kontots verifieringsmärke är borta',
		next: 'Märket försvinner när ett konto byter namn eller kapas. Är det väntat behöver ni inte göra något.',
	},
	'snapshot-failed': {
		short: 'misslyckad ögonblicksbild',
		title: 'Ögonblicksbilden misslyckades, och inget är arkiverat',
		next: 'Är det en ögonblicksbild som förfaller försöker programmet igen av sig självt, men allt mer sällan. Rätta det som står i vägen, och försök igen.',
	},
	'evidence-failed': {
		short: 'misslyckat bevis',
		title: 'Innehåll som ska tas bort blev inte dokumenterat',
		next: 'Ta inte bort inlägget eller kommentaren än. Det görs inte om av sig självt: beställ det en gång till.',
	},
	'snapshot-partial': {
		short: 'ofullständig ögonblicksbild',
		title: 'Ögonblicksbilden är arkiverad men ofullständig',
		next: 'Paketet säger vad som fattas. Förfaller ögonblicksbilden görs den om av sig självt. Går det att rätta det som stod i vägen kan ni ta en ny nu.',
	},
	'evidence-partial': {
		short: 'ofullständigt bevis',
		title: 'Innehåll som ska tas bort är ofullständigt dokumenterat',
		next: 'Se efter vad som fattas innan ni tar bort innehållet. Paketet har begränsad åtkomst.',
	},
	'change-near': {
		short: 'ändring utan ögonblicksbild',
		title: 'En anmäld ändring närmar sig',
		next: 'En ögonblicksbild beställs av sig självt och ska vara tagen senast dagen före. Blir ändringen inte av, eller en annan dag: säg det till den som sköter Ögonblick hos er.',
	},
	'bundle-spoilt': {
		short: 'arkiverat paket inte som det ska',
		title: 'Ett arkiverat paket är inte som det ska',
		next: 'Vid beständighetskontrollen var paketet skadat, utbytt, borta eller ändrat i katalogen, och det är inte återställt. Lämna inte ut det. Ni behöver inte göra något själva, men be den som sköter Ögonblick hos er att återställa det.',
	},
	'closure-late': {
		short: 'avslut väntar sedan länge',
		title: 'Avslutet har väntat i mer än en vecka',
		next: 'Ta inte bort kontot från plattformen: det är ännu inte dokumenterat till slutet. Vad som fattas står på avslutets sida i webbkontoret.',
	},
	'closure-waiting': {
		short: 'avslut väntar',
		title: 'Ett avslut väntar på sin sista ögonblicksbild',
		next: 'Publicera inget mer på kontot, och ta inte bort det från plattformen förrän det är avslutat här. Ögonblicksbilden beställs av sig självt.',
	},
	'login-expired': {
		short: 'inloggningen har gått ut',
		title: 'Den sparade inloggningen har gått ut',
		next: 'Kontot kan inte fångas som inloggad förrän någon av de behöriga funktionerna har loggat in på nytt.',
	},
	'purpose-due': {
		short: 'fråga om syftet',
		title: 'Gäller kontots syfte fortfarande?',
		next: 'Frågan ställs en gång om året. Svara ja eller nej till den som sköter Ögonblick hos er, med namnet på den som svarar. Nej påbörjar avslutet.',
	},
	'plan-not-signed': {
		short: 'aktivitetsplanen är inte undertecknad',
		title: 'Aktivitetsplanen är inte undertecknad',
		next: 'Kontots syfte och mål ska vara undertecknade av verksamhetschefen och förvaltningschefen, två olika personer. Anteckna båda med dag och diarienummer.',
	},
	'row-missing': {
		short: 'rad i dokumenthanteringsplanen saknas',
		title: 'Verksamheten har ingen rad i dokumenthanteringsplanen för ögonblicksbilder',
		next: 'Ögonblicksbilderna arkiveras under ett standardvärde tills en rad är angiven. Fråga arkivarien vilken rad som gäller.',
	},
	'copies-owed': {
		short: 'paket finns bara på ett ställe',
		title: 'Arkiverade paket saknar kopia på den andra förvaringsplatsen',
		next: 'Det som är arkiverat står fast. Be den som sköter Ögonblick hos er att se till att den andra förvaringsplatsen är ansluten och har utrymme.',
	},
	'profile-does-not-name-municipality': {
		short: 'profilen nämner inte organisationen',
		title: 'Profilen säger inte vilken kommun eller myndighet kontot hör till',
		next: 'Skriv in det i kontots presentation.',
	},
	'profile-does-not-name-unit': {
		short: 'profilen nämner inte verksamheten',
		title: 'Profilen säger inte vilken verksamhet som har kontot',
		next: 'Skriv in verksamhetens namn i kontots presentation.',
	},
};

const en: typeof sv = {
	'change-unannounced': {
		short: 'unannounced change',
		title: 'The account was changed, and nobody had announced it',
		next: 'Is the change your own? Then there is nothing to do: a snapshot is ordered already. Announce major changes beforehand next time. If it is not yours, the account may have been taken over: change the password, and call whoever looks after Ögonblick today.',
	},
	'account-gone': {
		short: 'account gone',
		title: 'The account is not at its address',
		next: 'Open the address yourself. The account may have been removed, suspended, taken over or renamed. Find out what has happened today, and tell whoever looks after Ögonblick.',
	},
	'change-pressing': {
		short: 'change within three days without a snapshot',
		title: 'The change is near, and the account is not documented',
		next: 'The account is to be documented as it is before the change. Take the snapshot today, or put the change off. Do not make the change before the snapshot is taken.',
	},
	'change-missed': {
		short: 'missed change',
		title: 'The day of the change came without a snapshot before it',
		next: 'What the account was like before the change cannot be documented afterwards. If the change is not made yet, put it off. Otherwise take a snapshot of what it is like now.',
	},
	'account-unreachable': {
		short: 'account cannot be reached',
		title: 'The account cannot be reached',
		next: 'The page could not be opened twice in a row. Open the address yourself. If you can see the account, the fault is on the way here, and whoever looks after the computer has to look at it.',
	},
	'account-behind-wall': {
		short: 'account not shown to visitors',
		title: 'The account is not shown to those who are not logged in',
		next: 'The platform showed a login or a barrier twice in a row. See in the settings of the account that it is public. If it is, a login has to be stored for it.',
	},
	'verified-mark-lost': {
		short: 'verified mark gone',
		title: 'The verified mark of the account is gone',
		next: 'The mark goes when an account is renamed or taken over. If that is expected, there is nothing to do.',
	},
	'snapshot-failed': {
		short: 'failed snapshot',
		title: 'The snapshot failed, and nothing is filed',
		next: 'Where the snapshot is due it is tried again by itself, more and more seldom. Mend what is in the way, and try again.',
	},
	'evidence-failed': {
		short: 'failed evidence',
		title: 'Content that is to be removed was not documented',
		next: 'Do not remove the post or comment yet. It is not tried again by itself: order it once more.',
	},
	'snapshot-partial': {
		short: 'partial snapshot',
		title: 'The snapshot is filed but partial',
		next: 'The bundle says what is missing. Where the snapshot is due it is taken again by itself. If what was in the way can be mended, you can take another now.',
	},
	'evidence-partial': {
		short: 'partial evidence',
		title: 'Content that is to be removed is documented in part',
		next: 'See what is missing before you remove the content. The bundle is restricted in access.',
	},
	'change-near': {
		short: 'change without a snapshot',
		title: 'An announced change is coming',
		next: 'A snapshot is ordered by itself and is to be taken the day before at the latest. If the change is off, or on another day, tell whoever looks after Ögonblick.',
	},
	'bundle-spoilt': {
		short: 'filed bundle not as it should be',
		title: 'A filed bundle is not as it should be',
		next: 'The fixity check found the bundle damaged, changed, gone, or altered in the catalogue, and it is not restored. Do not hand it out. You need do nothing yourselves, but ask whoever looks after Ögonblick to restore it.',
	},
	'closure-late': {
		short: 'closing waits for long',
		title: 'The closing has waited for more than a week',
		next: 'Do not remove the account from the platform: it is not documented to its end yet. What is missing stands on the page of the closing in the web office.',
	},
	'closure-waiting': {
		short: 'closing waits',
		title: 'A closing waits for its last snapshot',
		next: 'Publish nothing more on the account, and do not remove it from the platform before it is closed here. The snapshot is ordered by itself.',
	},
	'login-expired': {
		short: 'login has run out',
		title: 'The stored login has run out',
		next: 'The account cannot be captured logged in before one of its holders has logged in again.',
	},
	'purpose-due': {
		short: 'question of purpose',
		title: 'Does the purpose of the account still hold?',
		next: 'The question is asked once a year. Answer yes or no to whoever looks after Ögonblick, with the name of whoever answers. No begins the closing.',
	},
	'plan-not-signed': {
		short: 'activity plan not signed',
		title: 'The activity plan is not signed',
		next: 'The purpose and goals of the account are to be signed by the unit manager and the head of administration, two different persons. Record both with day and reference.',
	},
	'row-missing': {
		short: 'no row in the records plan',
		title: 'The unit has no row in the records plan for snapshots',
		next: 'Snapshots are filed under a default until a row is named. Ask the archivist which row holds.',
	},
	'copies-owed': {
		short: 'bundles lie in one place only',
		title: 'Filed bundles have no copy in the second store',
		next: 'What is filed stands. Ask whoever looks after Ögonblick to see that the second store is connected and has room.',
	},
	'profile-does-not-name-municipality': {
		short: 'profile does not name the organisation',
		title: 'The profile does not say which municipality or authority the account belongs to',
		next: 'Write it into the presentation of the account.',
	},
	'profile-does-not-name-unit': {
		short: 'profile does not name the unit',
		title: 'The profile does not say which unit has the account',
		next: 'Write the name of the unit into the presentation of the account.',
	},
};

/** What a unit reads of each kind of notice. */
export const NOTICE_WORDS: Readonly<Record<Language, typeof sv>> = { sv, en };
