/**
 * What the editor of an invented house of culture writes about; `{nr}` is the post's number. No emoji: WordPress swaps
 * them for pictures from a host that a machine without a network cannot reach.
 */
export const SUBJECTS = [
	{
		title: 'Boksläpp i biblioteket, kväll {nr}',
		tags: ['bibliotek', 'författare'],
		picture: 'Uppslagna böcker på ett långbord',
		lines: [
			'I kväll läser tre författare från bygden ur sina nya böcker. Vi bjuder på kaffe och hembakat, och det finns teckenspråkstolk på plats.',
			'Platserna är få, så hämta gärna din fribiljett i lånedisken redan i dag. Den som inte får plats kan följa läsningen från trappan.',
		],
	},
	{
		title: 'Ny utställning i galleriet: rum {nr}',
		tags: ['konst', 'utställning'],
		picture: 'Stora färgfält på vita väggar',
		lines: [
			'Konstnären har arbetat med jordfärger från åsen bakom kyrkan. Ögat behöver en stund för att se hur mycket som ryms i det bruna.',
			'Visning för daglediga varje onsdag klockan elva. Ingången från gårdssidan har ramp och automatisk dörr.',
		],
	},
	{
		title: 'Barnteater på lilla scenen, föreställning {nr}',
		tags: ['teater', 'barn'],
		picture: 'En scen med ridå i rött ljus',
		lines: [
			'Älgen som inte ville vakna är en pjäs för alla som är tre år eller äldre. Föreställningen tar trettiofem minuter och slutar med sång.',
			'Barnvagnar ställs i foajén. Vi har extra hörselskydd att låna ut.',
		],
	},
	{
		title: 'Hantverkskväll i verkstaden, omgång {nr}',
		tags: ['verkstad', 'kurs'],
		picture: 'Verktyg uppradade på en bänk',
		lines: [
			'Ta med något som är trasigt så lagar vi det ihop. Förra veckan blev det fyra stolar, en väckarklocka och ett dragspel.',
			'Verkstaden är öppen för alla över femton år. Yngre är välkomna i vuxet sällskap.',
		],
	},
	{
		title: 'Öppet mikrofonstativ, del {nr}',
		tags: ['musik', 'scen'],
		picture: 'En ensam mikrofon i strålkastarljus',
		lines: [
			'Sjung, läs eller spela – fem minuter var. Husbandet kompar den som vill, och den som är blyg får stå med ryggen till.',
			'Anmäl dig i foajén före klockan sju. Vi sänder inte på nätet, det som händer här stannar här.',
		],
	},
] as const;

export const READERS = [
	'Åsa Öberg',
	'Nils-Erik',
	'Fatima H.',
	'Biblioteksvännen',
	'Jörgen i Nolby',
	'Maja och Elsa',
	'Kjell Ängström',
	'Ioana P.',
] as const;

export const REMARKS = [
	'Vad roligt, vi kommer hela familjen!',
	'Går det att komma fram med rullstol ända till scenen?',
	'Tack för senast, det var årets bästa kväll. Ändra inget!',
	'Är det samma tid som förra gången?',
	'Synd att det krockar med fotbollen. Kan ni spela in det?',
] as const;

export const ANSWERS = [
	'Ja, det går bra! Hör av dig till receptionen så möter vi upp. Hälsningar redaktionen',
	'Samma tid, men vi öppnar dörrarna en kvart tidigare. /redaktionen',
	'Tack, det värmer. Vi för det vidare till dem som höll i kvällen.',
] as const;
