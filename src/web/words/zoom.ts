const sv = {
	label: (name: string) => `Hela sidan som en bild: ${name}`,
	hint: 'Dra eller rulla för att röra dig, Ctrl och rulla för att zooma. Med tangentbordet: pilarna flyttar, Page Up och Page Down bläddrar, Home och End går till början och slutet, plus och minus zoomar, 0 visar hela bredden.',
	text: 'Läs inläggen som text',
	tools: 'Visning',
	in: 'Zooma in',
	out: 'Zooma ut',
	width: 'Hela bredden',
	first: 'Början',
	back: 'Bakåt',
	on: 'Framåt',
	last: 'Slutet',
	position: (tiles: number) => `Bildruta {tile} av ${tiles}, {percent} % av sidan`,
	tiles: (n: number) => (n === 1 ? 'Bildrutan för sig' : `Bildruta för bildruta (${n})`),
	failed:
		'En del av bilden kunde inte visas. Paketet kan vara skadat eller borta: be den som sköter programmet köra verify på det.',
	none: 'Paketet innehåller inga bildrutor.',
};

const en: typeof sv = {
	label: (name) => `The whole page as one picture: ${name}`,
	hint: 'Drag or scroll to move, Ctrl and scroll to zoom. With the keyboard: the arrows move, Page Up and Page Down turn, Home and End go to the beginning and the end, plus and minus zoom, 0 shows the whole width.',
	text: 'Read the posts as text',
	tools: 'View',
	in: 'Zoom in',
	out: 'Zoom out',
	width: 'Whole width',
	first: 'Beginning',
	back: 'Back',
	on: 'On',
	last: 'End',
	position: (tiles) => `Tile {tile} of ${tiles}, {percent} % of the page`,
	tiles: (n) => (n === 1 ? 'The tile by itself' : `Tile by tile (${n})`),
	failed:
		'A part of the picture could not be shown. The bundle may be damaged or gone: have whoever looks after the program run verify on it.',
	none: 'The bundle holds no tiles.',
};

export const zoomWords = { sv, en };
