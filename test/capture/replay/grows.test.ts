import { expect, test } from 'vitest';
import { type Answer, page } from '../recorder/site.ts';
import { answerFrom, capturedAt, card, MANY } from './lillby.ts';

const api: Answer = (visit, response) => {
	const from = Number(new URL(visit.path, 'http://x').searchParams.get('from'));
	response.setHeader('content-type', 'application/json').end(answerFrom(from));
};

/** @param put what is done with the boxes of the next posts @param then what makes the page ask for them */
const page6 = (put: string, then: string) =>
	page(`<title>Lillby</title><h1>Lillby kommun</h1><main></main><script>${card}
const main = document.querySelector('main'), root = document.documentElement;
let from = 0, busy = false;
async function more() {
	if (busy || from === null) return;
	busy = true;
	const { items, next } = await (await fetch('/api?from=' + from)).json();
	const first = from === 0;
	from = next;
	${put}
	setTimeout(() => { busy = false }, 150);
}
${then}
more();
</script>`);

test('a feed that grows by the wheel, and by nothing else: the replay shows every post', async () => {
	const captured = await capturedAt({
		'/lillby': page6(
			'main.append(...items.map(card));',
			"addEventListener('wheel', () => root.scrollHeight - scrollY - innerHeight < 500 && more());",
		),
		'/api': api,
	});
	expect(captured).toEqual({ losses: [], posts: MANY });
}, 120_000);

test('a feed that asks for more where it is scrolled, and whose first posts fit into a taller window: the replay shows every post', async () => {
	const captured = await capturedAt({
		'/lillby': page6(
			'main.append(...items.map(card));',
			"addEventListener('scroll', () => root.scrollHeight - scrollY - innerHeight < 500 && more());",
		),
		'/api': api,
	});
	expect(captured).toEqual({ losses: [], posts: MANY });
}, 120_000);

test('a feed whose newest post is at the bottom and that grows at its top: the replay shows every post', async () => {
	const captured = await capturedAt({
		'/lillby': page6(
			`const [height, at] = [root.scrollHeight, scrollY];
	main.prepend(...items.map(card).reverse());
	scrollTo(0, first ? root.scrollHeight : at + root.scrollHeight - height);`,
			"addEventListener('scroll', () => scrollY < 150 && more());",
		),
		'/api': api,
	});
	expect(captured).toEqual({ losses: [], posts: MANY });
}, 120_000);
