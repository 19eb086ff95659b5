import type { Language } from '../../records/finding-words.ts';
import type { CheckName, Condition } from '../../work/checks/check.ts';
import { sealConditions } from './doctor-seal-words.ts';
import { webConditions } from './doctor-web-words.ts';

interface DoctorWords {
	readonly checks: Readonly<Record<CheckName, string>>;
	/** What a condition means, and what to do about it. */
	readonly conditions: Readonly<Record<Condition, string>>;
	readonly states: {
		readonly ok: string;
		readonly warning: string;
		readonly missing: string;
		readonly wrong: string;
	};
	readonly free: (amount: string) => string;
	readonly events: (n: string) => string;
	readonly bundles: (n: string) => string;
	readonly agree: string;
	readonly noAttempts: string;
	readonly noLetters: string;
	readonly allThere: string;
	readonly thereWithWarnings: string;
	readonly notThere: string;
}

const sv: DoctorWords = {
	checks: {
		node: 'Node',
		memory: 'Minne',
		browser: 'Webbläsare',
		'browser-start': 'Webbläsaren startar',
		sandbox: 'Webbläsarens sandlåda',
		'browser-files': 'Webbläsaren öppnar filer',
		replayer: 'Uppspelning av webbarkiv',
		'font-latin': 'Latinska tecken',
		'font-greek': 'Grekiska tecken',
		'font-cyrillic': 'Kyrilliska tecken',
		'font-cjk': 'Kinesiska, japanska, koreanska',
		'font-arabic': 'Arabiska tecken',
		'font-hebrew': 'Hebreiska tecken',
		'font-emoji': 'Emoji',
		'data-dir': 'Datamapp',
		'free-space': 'Ledigt utrymme',
		catalogue: 'Katalog',
		events: 'Händelselogg',
		records: 'Katalogen mot loggen',
		'bundles-filed': 'Arkiverade paket',
		'bundles-lying': 'Paket i datamappen',
		'bundles-checked': 'Beständighetskontroll',
		'second-store': 'Andra förvaringsplats',
		copies: 'Återstår att kopiera',
		attempts: 'Misslyckade försök',
		'seal-key': 'Sigillnyckel',
		timestamps: 'Tidsstämplar',
		renewals: 'Tidsstämplar att förnya',
		unsealed: 'Fångster som väntar på sigill',
		'session-key': 'Inloggningarnas nyckel',
		'sign-in': 'Inloggningstjänst',
		logins: 'Inloggning på konton',
		passkeys: 'Inloggningsnycklar',
		look: 'Logotyp och färg',
		post: 'Meddelanden',
		letters: 'Brev som väntar',
		deliveries: 'Leveranser',
		locale: 'Språk för webbläsaren',
	},
	conditions: {
		...sealConditions.sv,
		...webConditions.sv,
		'node-old':
			'Ögonblick behöver Node 24 eller senare. Installera det, eller kör genom npm run, som har det med sig.',
		'memory-low':
			'En fångst av ett långt konto kan ta upp till 1,5 GB. Ge datorn eller containern mer minne.',
		'browser-not-found':
			'Installera Chromium (Debian och Ubuntu: apt-get install chromium) eller ange sökvägen i BROWSER_PATH.',
		'browser-does-not-start':
			'Webbläsaren finns men startar inte. Installera om den, eller ange en annan i BROWSER_PATH.',
		'sandbox-off-as-root':
			'Sandlådan är av, eftersom programmet körs som root. Kör som en vanlig användare: de sidor som fångas är inte att lita på.',
		'sandbox-off-by-setting':
			'Sandlådan är avslagen med BROWSER_SANDBOX=false. Slå på den om datorn klarar det.',
		'files-forbidden':
			'En policy på datorn (URLBlocklist) förbjuder webbläsaren att öppna filer (file:). Där en sida inte går att skriva ut hel blir det ingen text-PDF, och ögonblicksbilden blir ofullständig. Be den som sköter datorn tillåta file: (URLAllowlist), eller ange en annan webbläsare i BROWSER_PATH.',
		'replayer-absent':
			'Utan paketet prövas inget webbarkiv, och varje ögonblicksbild blir ofullständig. Installera det med npm ci.',
		'fontconfig-absent': 'Det gick inte att se efter vilka typsnitt som finns. Installera fontconfig.',
		'font-absent':
			'Typsnitt saknas; tecknen blir tomma rutor i bildrutorna. Installera fonts-noto-core, fonts-noto-cjk och fonts-noto-color-emoji.',
		'data-dir-unwritable':
			'Mappen går inte att skriva i. Ändra rättigheterna, eller välj en annan med DATA_DIR.',
		'data-dir-not-a-directory': 'Det ligger en fil där mappen ska vara. Välj en annan plats med DATA_DIR.',
		'data-dir-new': 'Finns inte än; skapas vid den första ögonblicksbilden.',
		'space-low': 'Det räcker till några långa konton. Frigör utrymme snart.',
		'space-scant': 'Det räcker kanske inte ens till ett långt konto. Frigör utrymme innan något mer fångas.',
		'space-out': 'För lite utrymme: inget kan arkiveras. Frigör utrymme, eller sänk KEEP_FREE_BYTES.',
		'space-none': 'Disken är full: inget kan arkiveras. Frigör utrymme.',
		'catalogue-closed':
			'Katalogen går inte att öppna. Återställ den från säkerhetskopia; paketen är oskadda och läsbara utan den.',
		'events-broken':
			'Kedjan av händelser är bruten vid den händelsen: loggen är ändrad eller skadad. Jämför med säkerhetskopian och utred innan något mer arkiveras.',
		'records-differ':
			'Katalogen och händelseloggen säger olika om dem: uppgifter är ändrade eller borttagna, eller loggens slut är avklippt. Jämför med säkerhetskopian och utred innan något mer arkiveras.',
		'bundles-changed':
			'Paketen har en annan storlek än när de arkiverades: de är ändrade eller avhuggna. Kontrollera dem med verify, och återställ dem från säkerhetskopia.',
		'bundles-gone':
			'Katalogen känner paketen, men de ligger inte på sin plats. Se efter om disken är monterad, och återställ dem från säkerhetskopia om de inte har gallrats.',
		'bundles-unknown':
			'Paketen ligger där, men katalogen känner dem inte: någon har lagt dit dem, eller så är katalogen äldre än de. Kontrollera dem med verify, och återställ en nyare säkerhetskopia av katalogen om det finns en.',
		'bundles-unreachable':
			'Det gick inte att se efter vilka paket som finns. Kontrollera disken och rättigheterna.',
		'bundles-spoilt':
			'Paketen var förvanskade, skadade eller utbytta när de lästes senast, eller katalogens uppgift om dem är ändrad. Rör inte filerna. Kommandot fixity report säger vad som är fel med vart och ett, och fixity restore återställer.',
		'bundles-wanting':
			'Paketen saknades, gick inte att läsa eller hade en felaktig kontrollsummefil när de kontrollerades senast. Kommandot fixity report säger vad som är fel.',
		'checks-late':
			'Så många paket har inte lästs på nytt inom FIXITY_DAYS. Se efter att jobbet fixity körs varje natt, och höj FIXITY_SECONDS och FIXITY_GB om det inte hinner.',
		'second-store-not-set-up':
			'Varje paket ligger bara på ett ställe. Ange en mapp på en annan disk i SECOND_STORE, så kopieras de dit och kan återställas därifrån.',
		'second-store-away': 'Den går inte att nå. Anslut den igen: det som inte är kopierat kopieras då.',
		'copies-owed':
			'Så många paket har ingen hel kopia på den andra förvaringsplatsen. De kopieras av jobben work och fixity, eller genast med fixity copy.',
		'catalogue-lost':
			'Paket ligger där, men katalogen känner inget av dem: den som de arkiverades i är borta eller tömd, och en ny har påbörjats. Arkivera inget mer. Återställ catalogue.sqlite från säkerhetskopia; paketen går att läsa och kontrollera utan den.',
		'attempts-failed':
			'Beställningar har misslyckats de senaste sju dagarna, och ingenting arkiverades av dem. Mapparna visar varför. En misslyckad beställning görs inte om av sig själv: ge kommandot igen när orsaken är åtgärdad.',
		'session-key-new': 'Finns inte än; skapas vid den första inloggningen (npm run login).',
		'session-key-gone':
			'Inloggningar är sparade, men nyckeln till dem finns inte, så de kontona går inte att fånga. Lägg tillbaka den, ange den i SESSION_KEY_FILE, eller glöm inloggningarna (npm run login -- <konto> --forget) och logga in på nytt.',
		'session-key-inside-data':
			'Nyckeln ligger i datamappen, bredvid det som den låser. Flytta den därifrån och ange platsen i SESSION_KEY_FILE.',
		'session-key-open':
			'Andra användare på datorn kan läsa nyckeln, och då används den inte. Gör den läsbar bara för Ögonblick (chmod 600). Kan någon ha läst den: ta bort den, avsluta inloggningarna på plattformarna och logga in på nytt.',
		'session-key-unusable':
			'Nyckeln går inte att läsa, eller är ingen nyckel. Låt SESSION_KEY_FILE ange en fil utanför datamappen som Ögonblicks användare äger.',
		'post-not-set-up':
			'Inget skickas till verksamheterna. Ange SMTP_URL och NOTICES_FROM, eller WEBHOOK_URL och WEBHOOK_SECRET_FILE.',
		'post-unusable': 'Rätta inställningen; inget skickas förrän det är gjort.',
		'letters-waiting':
			'De kom inte fram och skickas igen. Rätta verksamhetens adress (units change) eller inställningen, och kör sedan notices --send.',
		'deliveries-unfinished':
			'De är inte färdiga. Kör deliver resume, eller ta tillbaka resten med deliver withdraw.',
		'deliveries-unanswered':
			'Arkivet har inte svarat på över en månad. Fråga efter kvittensen, och ta in den med deliver receipt.',
		'locale-unknown': 'Språket är okänt. Rätta LOCALE; ett giltigt värde är sv-SE.',
	},
	states: { ok: 'finns', warning: 'varning', missing: 'saknas', wrong: 'fel' },
	free: (amount) => `${amount} ledigt`,
	events: (n) => `${n} händelser i obruten kedja`,
	bundles: (n) => `antal ${n}`,
	agree: 'uppgifterna stämmer överens',
	noAttempts: 'inga de senaste sju dagarna',
	noLetters: 'inga',
	allThere: 'Allt som behövs finns.',
	thereWithWarnings: 'Allt nödvändigt finns. Läs varningarna.',
	notThere: 'Något nödvändigt saknas. Gör som det står vid raderna med ✗ och kör kommandot igen.',
};

const en: DoctorWords = {
	checks: {
		node: 'Node',
		memory: 'Memory',
		browser: 'Browser',
		'browser-start': 'The browser starts',
		sandbox: "The browser's sandbox",
		'browser-files': 'The browser opens files',
		replayer: 'Replay of web archives',
		'font-latin': 'Latin letters',
		'font-greek': 'Greek letters',
		'font-cyrillic': 'Cyrillic letters',
		'font-cjk': 'Chinese, Japanese, Korean',
		'font-arabic': 'Arabic letters',
		'font-hebrew': 'Hebrew letters',
		'font-emoji': 'Emoji',
		'data-dir': 'Data directory',
		'free-space': 'Free space',
		catalogue: 'Catalogue',
		events: 'Event log',
		records: 'Catalogue and log',
		'bundles-filed': 'Filed bundles',
		'bundles-lying': 'Bundles in the data directory',
		'bundles-checked': 'Fixity checks',
		'second-store': 'Second store',
		copies: 'Left to copy',
		attempts: 'Failed attempts',
		'seal-key': 'Seal key',
		timestamps: 'Time stamps',
		renewals: 'Time stamps to renew',
		unsealed: 'Captures that wait for their seal',
		'session-key': 'Key of the logins',
		'sign-in': 'Sign-in service',
		logins: 'Logging in to accounts',
		passkeys: 'Passkeys',
		look: 'Logo and colour',
		post: 'Notices',
		letters: 'Letters that wait',
		deliveries: 'Deliveries',
		locale: 'Language of the browser',
	},
	conditions: {
		...sealConditions.en,
		...webConditions.en,
		'node-old':
			'Ögonblick needs Node 24 or later. Install it, or run through npm run, which brings it along.',
		'memory-low':
			'Capturing a long account can take up to 1.5 GB. Give the machine or container more memory.',
		'browser-not-found':
			'Install Chromium (Debian and Ubuntu: apt-get install chromium) or name its path in BROWSER_PATH.',
		'browser-does-not-start':
			'The browser is there but does not start. Reinstall it, or name another in BROWSER_PATH.',
		'sandbox-off-as-root':
			'The sandbox is off because the program runs as root. Run it as an ordinary user: the pages that are captured are not to be trusted.',
		'sandbox-off-by-setting':
			'The sandbox is switched off by BROWSER_SANDBOX=false. Switch it on if the machine can.',
		'files-forbidden':
			'A policy of the machine (URLBlocklist) forbids the browser to open files (file:). Where a page cannot be printed whole there is no text PDF, and the snapshot is partial. Ask whoever manages the machine to allow file: (URLAllowlist), or name another browser in BROWSER_PATH.',
		'replayer-absent':
			'Without the package no web archive is tried, and every snapshot is partial. Install it with npm ci.',
		'fontconfig-absent': 'It was not possible to see which fonts there are. Install fontconfig.',
		'font-absent':
			'Fonts are missing; the letters become empty boxes in the picture. Install fonts-noto-core, fonts-noto-cjk and fonts-noto-color-emoji.',
		'data-dir-unwritable':
			'The directory cannot be written. Change its permissions, or choose another with DATA_DIR.',
		'data-dir-not-a-directory':
			'There is a file where the directory should be. Choose another place with DATA_DIR.',
		'data-dir-new': 'Not there yet; it is made at the first snapshot.',
		'space-low': 'Enough for a few long accounts. Make room soon.',
		'space-scant':
			'It may not be enough for even one long account. Make room before anything more is captured.',
		'space-out': 'Too little room: nothing can be filed. Make room, or lower KEEP_FREE_BYTES.',
		'space-none': 'The disk is full: nothing can be filed. Make room.',
		'catalogue-closed':
			'The catalogue cannot be opened. Restore it from a backup; the bundles are unharmed and readable without it.',
		'events-broken':
			'The chain of events is broken at that event: the log was changed or damaged. Compare it with the backup and look into it before anything more is filed.',
		'records-differ':
			'The catalogue and the event log say different things of them: entries were changed or removed, or the end of the log was cut off. Compare with the backup and look into it before anything more is filed.',
		'bundles-changed':
			'The bundles have another size than when they were filed: they were changed or cut short. Check them with verify, and restore them from a backup.',
		'bundles-gone':
			'The catalogue knows the bundles, but they are not in their places. See whether the disk is mounted, and restore them from a backup unless they were disposed of.',
		'bundles-unknown':
			'The bundles lie there, but the catalogue does not know them: somebody has put them there, or the catalogue is older than they are. Check them with verify, and restore a newer backup of the catalogue if there is one.',
		'bundles-unreachable':
			'It was not possible to see which bundles there are. Check the disk and the permissions.',
		'bundles-spoilt':
			'The bundles were rotten, damaged or changed when they were read last, or the catalogue was altered. Leave the files as they are. The command fixity report says what is wrong with each, and fixity restore restores.',
		'bundles-wanting':
			'The bundles were gone, could not be read or had a wrong checksum file when they were checked last. The command fixity report says what is wrong.',
		'checks-late':
			'So many bundles have not been read again within FIXITY_DAYS. See that the job fixity runs every night, and raise FIXITY_SECONDS and FIXITY_GB if it does not get through.',
		'second-store-not-set-up':
			'Each bundle lies in one place only. Name a folder on another disk in SECOND_STORE: they are copied there, and can be restored from there.',
		'second-store-away': 'It cannot be reached. Connect it again: what is not copied yet is copied then.',
		'copies-owed':
			'So many bundles have no whole copy in the second store. They are copied by the jobs work and fixity, or at once by fixity copy.',
		'catalogue-lost':
			'Bundles lie there, but the catalogue knows none of them: the one that they were filed in is gone or was emptied, and a new one has been begun. File nothing more. Restore catalogue.sqlite from a backup; the bundles can be read and verified without it.',
		'attempts-failed':
			'Orders have failed in the last seven days, and nothing was filed of them. The folders show why. A failed order is not tried again by itself: give the command again when the cause is gone.',
		'session-key-new': 'Not there yet; it is made at the first login (npm run login).',
		'session-key-gone':
			'Logins are stored, but their key is not there, so those accounts cannot be captured. Put it back, name it in SESSION_KEY_FILE, or forget the logins (npm run login -- <account> --forget) and log in again.',
		'session-key-inside-data':
			'The key lies in the data directory, beside what it locks. Move it away and name its place in SESSION_KEY_FILE.',
		'session-key-open':
			'Other users of the machine can read the key, and then it is not used. Make it readable for Ögonblick only (chmod 600). If someone may have read it: remove it, end the logins on the platforms, and log in again.',
		'session-key-unusable':
			'The key cannot be read, or is no key. Let SESSION_KEY_FILE name a file outside the data directory that the user of Ögonblick owns.',
		'post-not-set-up':
			'Nothing is sent to units. Set SMTP_URL and NOTICES_FROM, or WEBHOOK_URL and WEBHOOK_SECRET_FILE.',
		'post-unusable': 'Correct the setting; nothing is sent before that.',
		'letters-waiting':
			'They did not arrive and are tried again. Correct the address of the unit (units change) or the setting, then run notices --send.',
		'deliveries-unfinished':
			'They are not finished. Run deliver resume, or take the rest back with deliver withdraw.',
		'deliveries-unanswered':
			'The archive has not answered for more than a month. Ask for the receipt, and take it in with deliver receipt.',
		'locale-unknown': 'The language is not known. Correct LOCALE; sv-SE is a valid value.',
	},
	states: { ok: 'there', warning: 'warning', missing: 'missing', wrong: 'wrong' },
	free: (amount) => `${amount} free`,
	events: (n) => `${n} events in an unbroken chain`,
	bundles: (n) => `${n} in number`,
	agree: 'they agree',
	noAttempts: 'none in the last seven days',
	noLetters: 'none',
	allThere: 'All that is needed is there.',
	thereWithWarnings: 'All that is necessary is there. Read the warnings.',
	notThere: 'Something necessary is missing. Do what is said at the lines with ✗ and run the command again.',
};

export const doctorWords: Readonly<Record<Language, DoctorWords>> = { sv, en };
