const sv = {
	title: (name: string) => `Maska: ${name}`,
	intro:
		'Kopian blir ett eget förseglat paket. Originalet ändras inte. Webbarkivet, den sökbara PDF-filen och uppgifterna om hur fångsten gick till följer inte med, eftersom inget kan maskas i dem. Inte heller bildrutor av flikar, inläggens egna sidor och rutor som öppnades över sidan, eftersom det maskade kan synas där också.',
	careful:
		'Programmet maskar det du anger. Det läser inte av texten i bilder: namn och ansikten i bilder, i kontots huvud och bredvid inläggen måste du markera själv. Granska hela kopian innan den lämnas ut.',
	reason: 'Skäl till maskningen',
	reasonHint: 'Till exempel ”21 kap. 1 § OSL”. Det står i kopian, så skriv inte det som maskas.',
	texts: 'Texter som maskas överallt',
	textsHint:
		'En per rad, till exempel ett namn. Minst tre tecken; böjda former som börjar lika maskas också. Inlägg där texten står täcks helt i bilderna.',
	posts: 'Inlägg som maskas helt',
	post: (n: number) => `Inlägg ${n}`,
	comments: (n: number) => (n === 1 ? '1 kommentar' : `${n} kommentarer`),
	regions: 'Ytor i bilderna',
	regionsHint:
		'En per rad: bildruta:x,y,bredd,höjd i bildpunkter, till exempel 2:0,140,640,90. Eller dra med musen över bildrutorna nedan. En yta maskar bara bilderna: står samma sak i inläggens text anger du den ovan.',
	byHand: 'Jag har själv markerat i bilderna allt som texterna ovan gäller. Täck inte hela inläggen.',
	without: 'Ta inte med några bilder i kopian',
	make: 'Gör den maskade kopian',
	anew: 'Gör om den maskade kopian',
	makeHint: 'Det kan ta någon minut för ett stort konto.',
	tiles: 'Bildrutor',
	tile: (i: number, n: number) => `Bildruta ${i} av ${n}`,
	drawHint: 'Dra över det som ska maskas. Ytan läggs till i fältet ”Ytor i bilderna”.',
	copyTitle: (name: string) => `Maskad kopia: ${name}`,
	copyIntro:
		'Granska bilderna, texten och filen LASMIG.html innan du prövar begäran. Att du tittade antecknas.',
	made: 'Gjord',
	source: 'Gjord av paketet',
	struckPosts: 'Inlägg som är maskade helt',
	struckTexts: 'Texter som är maskade',
	struckRegions: 'Maskade ytor',
	none: 'inga',
	files: 'Filer i kopian',
	file: 'Fil',
	size: 'Storlek',
	pictures: 'Bilderna i kopian',
	noPictures: 'Kopian har inga bilder.',
	checksum: 'Kontrollsumma (SHA-256)',
	filesCaption: 'Vad kopian innehåller',
	roles: {
		'appearance-pdf': 'Utseende-PDF (PDF/A)',
		posts: 'Inlägg och kommentarer (JSON Lines)',
		text: 'Inläggens text',
		readme: 'LASMIG.html: förklaring till den som får kopian',
	} as Readonly<Record<string, string>>,
};

const en: typeof sv = {
	title: (name) => `Redact: ${name}`,
	intro:
		'The copy becomes a sealed bundle of its own. The original is not changed. The web archive, the searchable PDF and the account of how the capture was made are left out, since nothing can be struck in them. So are tiles of tabs, of posts’ own pages and of boxes that opened over the page, since what is struck may be seen there too.',
	careful:
		'The program strikes what you say. It does not read text in pictures: names and faces in pictures, at the head of the account and beside the posts you have to mark yourself. Look through all of the copy before it is handed out.',
	reason: 'Reason for the redaction',
	reasonHint: 'Such as “chapter 21, section 1”. It stands in the copy, so do not write what is struck.',
	texts: 'Texts that are struck everywhere',
	textsHint:
		'One a line, such as a name. At least three characters; inflected forms that begin alike are struck too. Posts in which the text stands are covered whole in the pictures.',
	posts: 'Posts that are struck whole',
	post: (n) => `Post ${n}`,
	comments: (n) => (n === 1 ? '1 comment' : `${n} comments`),
	regions: 'Regions of the pictures',
	regionsHint:
		'One a line: tile:x,y,width,height in pixels, such as 2:0,140,640,90. Or drag over the tiles below with the mouse. A region strikes the pictures alone: where the posts’ text says the same, give it above.',
	byHand: 'I have marked in the pictures all that the texts above concern. Do not cover the whole posts.',
	without: 'Leave all pictures out of the copy',
	make: 'Make the redacted copy',
	anew: 'Make the redacted copy anew',
	makeHint: 'It may take a minute for a large account.',
	tiles: 'Tiles',
	tile: (i, n) => `Tile ${i} of ${n}`,
	drawHint: 'Drag over what is to be struck. The region is added to the field “Regions of the pictures”.',
	copyTitle: (name) => `Redacted copy: ${name}`,
	copyIntro:
		'Look at the pictures, the text and the file LASMIG.html before you review the request. That you looked is recorded.',
	made: 'Made',
	source: 'Made of the bundle',
	struckPosts: 'Posts that are struck whole',
	struckTexts: 'Texts that are struck',
	struckRegions: 'Regions that are struck',
	none: 'none',
	files: 'Files of the copy',
	file: 'File',
	size: 'Size',
	pictures: 'Pictures of the copy',
	noPictures: 'The copy has no pictures.',
	checksum: 'Checksum (SHA-256)',
	filesCaption: 'What the copy holds',
	roles: {
		'appearance-pdf': 'Appearance PDF (PDF/A)',
		posts: 'Posts and comments (JSON Lines)',
		text: "The posts' text",
		readme: 'LASMIG.html: an explanation for whoever gets the copy',
	},
};

export const redactionWords = { sv, en };
