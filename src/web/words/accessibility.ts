const sv = {
	/** With a soft hyphen: on a phone it is wider than the page. */
	title: 'Tillgänglighets\u00adredogörelse',
	lead: (organisation: string) =>
		`${organisation} står bakom webbkontoret för Ögonblick. Här står hur det uppfyller lagen om tillgänglighet till digital offentlig service (2018:1937), vilka brister som är kända och hur du säger till om fler.`,
	somebody: 'Organisationen vars konton arkiveras här',
	status: 'Hur tillgängligt webbkontoret är',
	conforms:
		'Webbkontoret är delvis förenligt med lagen. Målet är WCAG 2.2 på nivå AA, som omfattar det som EN 301 549 kräver av webbsidor.',
	lacks: 'Det här brister, och varför',
	lacking: [
		'Sidorna är inte prövade med skärmläsare, eller av människor som använder hjälpmedel. Det kan därför finnas brister som inte är kända.',
		'Bilderna av kontona är bilder av text, eftersom de visar hur sidan såg ut. Samma text finns i paketets fil ”Inläggens text” och i den sökbara PDF-filen.',
		'Bildrutorna på sidan ”hela sidan” beskrivs bara med sina nummer: programmet läser inte av bilder.',
		'Inloggning på en plattform genom webbkontoret visar plattformens sida som en bild. Den som inte kan använda den loggar in med kommandot ”login” i en vanlig webbläsare på datorn där programmet körs.',
		'Det som står i inlägg och kommentarer, och sidor som spelas upp, är andras eller har arkiverats, och återges oförändrat, också där det inte är tillgängligt.',
	],
	tested: 'Så är det prövat',
	tests: [
		'Det är en självskattning av dem som utvecklar Ögonblick. Sidorna granskas av axe på svenska och engelska varje gång programmet ändras, och har gåtts igenom med enbart tangentbord, i mörkt läge, förstorade och på smal skärm.',
		'Nästan allt är vanliga länkar och formulär, och behöver inget JavaScript. Inloggning, inbjudan och personer är prövade utan. Uppspelningen av webbarkiv behöver det; samma innehåll finns som bildrutor och text. Inloggningsnycklar behöver det; lösenordet fungerar utan.',
	],
	when: 'Bedömningen gjordes, och redogörelsen uppdaterades senast,',
	tell: 'Säg till om något hindrar dig',
	how: 'Berätta vad som hindrar dig, eller be om innehållet på ett annat sätt:',
	nobody: 'Berätta för den som förvaltar Ögonblick hos er, eller be om innehållet på ett annat sätt.',
	supervision: 'Tillsyn',
	supervised:
		'Myndigheten för digital förvaltning (Digg) har tillsyn. Är du inte nöjd med hur det du har sagt till om tas om hand kan du anmäla det dit:',
	report: 'Anmäl bristande tillgänglighet till Digg',
};

const en: typeof sv = {
	title: 'Accessibility statement',
	lead: (organisation) =>
		`${organisation} is behind the web office of Ögonblick. This page tells how it meets the Swedish act on the accessibility of digital public services (2018:1937), which shortcomings are known, and how to tell of more.`,
	somebody: 'The organisation whose accounts are archived here',
	status: 'How accessible the web office is',
	conforms:
		'The web office partly conforms to the act. The goal is WCAG 2.2 at level AA, which covers what EN 301 549 asks of web pages.',
	lacks: 'What falls short, and why',
	lacking: [
		'The pages are not tried with a screen reader, nor by people who use assistive technology. There may be shortcomings that are not known.',
		'The pictures of the accounts are pictures of text, since they show what the page looked like. The same text is in the bundle’s file “The posts’ text” and in the searchable PDF.',
		'The tiles on the page “the whole page” are described by their numbers alone: the program does not read pictures.',
		'Logging in to a platform through the web office shows the platform’s page as a picture. Whoever cannot use it logs in by the command “login” in an ordinary browser on the machine where the program runs.',
		'What posts and comments say, and pages that are replayed, are others’ or archived, and are kept unchanged, also where they are not accessible.',
	],
	tested: 'How it is tested',
	tests: [
		'It is a self-assessment by those who develop Ögonblick. The pages are examined by axe in Swedish and English whenever the program is changed, and have been walked by keyboard alone, in dark mode, enlarged and on a narrow screen.',
		'Almost everything is plain links and forms, and needs no JavaScript. Signing in, invitations and people are tried without. The replay of web archives needs it; the same content is there as tiles and text. Passkeys need it; the password works without.',
	],
	when: 'It was assessed, and this statement last updated, on',
	tell: 'Say so if something is in your way',
	how: 'Tell what is in your way, or ask for the content in another way:',
	nobody: 'Tell whoever looks after Ögonblick with you, or ask for the content in another way.',
	supervision: 'Supervision',
	supervised:
		'The Agency for Digital Government (Digg) supervises. Whoever is not content with how something they told of is dealt with can report it there:',
	report: 'Report a lack of accessibility to Digg (in Swedish)',
};

export const accessibilityWords = { sv, en };
