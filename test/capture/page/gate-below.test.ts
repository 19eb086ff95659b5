import { expect, test } from 'vitest';
import { closesBrowser, page, visit } from '../platforms/serve.ts';

closesBrowser();

const TEXT = 'Snöröjningen pågår i hela kommunen, och vi återkommer när vi vet mer om gata nummer';

async function gate(below: string) {
	const posts = [1, 2, 3].map(
		(n) =>
			`<article><a href="/kommunen"><b>Kommunen</b></a> <time datetime="2026-11-0${n}">${n} november</time><p>${TEXT} ${n}.</p></article>`,
	);
	const { call } = await visit(page('', `<main>${posts.join('')}${below}</main>`));
	return (await call('signs')).gate;
}

test.for([
	'<div style="padding:20px"><div>45 inlägg</div><a href="/login">Logga in för att svara</a></div>',
	'<div style="padding:20px"><a href="/login">Log in to reply</a></div>',
	'<div style="padding:20px"><p>Du måste vara <a href="/login">inloggad</a> för att publicera en kommentar.</p></div>',
] as const)('who has to log in to answer misses nothing: %s', async (below) => {
	expect(await gate(below)).toBe('');
});

test.for([
	'<div style="padding:20px"><p>Se fler inlägg och kommentera</p><a href="/login">Logga in</a></div>',
	'<div style="padding:20px"><a href="/login">Logga in för att läsa mer och svara</a></div>',
	'<div style="padding:20px"><a href="/login">Log ind for at læse videre og kommentere</a></div>',
	'<div style="padding:20px"><a href="/login">Logga in för att ta del av och kommentera inläggen</a></div>',
	'<div style="padding:20px"><a href="/login">Melden Sie sich an, um weiterzulesen oder zu antworten</a></div>',
	'<div style="padding:20px"><p>Kommunen</p><a href="/login">Logga in</a> <a href="/signup">Registrera dig</a></div>',
] as const)('who has to log in to see the rest is told of: %s', async (below) => {
	expect(await gate(below)).not.toBe('');
});
