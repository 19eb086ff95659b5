const sv = {
	title: 'Tillgänglighet',
	lead: 'Webbkontoret ska gå att använda för alla. Målet är WCAG 2.2 på nivå AA, som också uppfyller kraven i EN 301 549 och lagen om tillgänglighet till digital offentlig service.',
	tested: 'Så är det prövat',
	tests: [
		'Sidorna granskas av axe på svenska och engelska varje gång programmet ändras.',
		'Nästan allt är vanliga länkar och formulär, och behöver inget JavaScript. Inloggning, inbjudan och personer är prövade utan. Uppspelningen av webbarkiv behöver det; samma innehåll finns som bildrutor och text. Inloggningsnycklar behöver det; lösenordet fungerar utan.',
	],
	lacks: 'Det här brister',
	lacking: [
		'Sidorna är inte prövade med skärmläsare, eller av människor som använder hjälpmedel.',
		'Bilderna av kontona är bilder av text. Samma text finns i paketets fil ”Inläggens text” och i den sökbara PDF-filen.',
		'Bildrutorna på sidan ”hela sidan” beskrivs bara med sina nummer.',
		'Det som står i inlägg och kommentarer, och sidor som spelas upp, är andras och återges som det var, också där det inte är tillgängligt.',
	],
	tell: 'Säg till om något hindrar dig',
	how: 'Berätta för den som förvaltar Ögonblick hos er. Den som är missnöjd med svaret kan vända sig till Myndigheten för digital förvaltning, som har tillsyn.',
};

const en: typeof sv = {
	title: 'Accessibility',
	lead: 'Everybody is to be able to use the web office. The goal is WCAG 2.2 at level AA, which also meets EN 301 549 and the Swedish act on the accessibility of digital public services.',
	tested: 'How it is tested',
	tests: [
		'The pages are examined by axe in Swedish and English whenever the program is changed.',
		'Almost everything is plain links and forms, and needs no JavaScript. Signing in, invitations and people are tried without. The replay of web archives needs it; the same content is there as tiles and text. Passkeys need it; the password works without.',
	],
	lacks: 'What falls short',
	lacking: [
		'The pages are not tried with a screen reader, nor by people who use assistive technology.',
		'The pictures of the accounts are pictures of text. The same text is in the bundle’s file “The posts’ text” and in the searchable PDF.',
		'The tiles on the page “the whole page” are described by their numbers alone.',
		'What posts and comments say, and pages that are replayed, are others’, and are kept as they were, also where it is not accessible.',
	],
	tell: 'Say so if something is in your way',
	how: 'Tell whoever looks after Ögonblick with you. Whoever is not content with the answer can turn to the Agency for Digital Government, which supervises.',
};

export const accessibilityWords = { sv, en };
