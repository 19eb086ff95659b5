import { expect, test } from 'vitest';
import { PicturesInReplay } from '../../../src/capture/replay/pictures.ts';
import type { Post } from '../../../src/records/post.ts';
import { gives, page } from '../recorder/site.ts';
import { capturedAt, card, posts } from './lillby.ts';

const MOST = 10;
const original = (address: string) => address.replace('replay:', '');
const showing = (...addresses: string[]) =>
	addresses.map((address) => ({
		images: [{ address, alt: '', width: 9, height: 9, broken: false, kind: 'img' as const }],
	}));

/** Two posts with a recorded picture each. */
function pictures() {
	const live = showing('https://a.example/1.jpg', 'https://a.example/2.jpg') as unknown as Post[];
	return new PicturesInReplay(live, original, (address) => /\/[12]\.jpg$/.test(address));
}

test('a picture at its recorded address is shown, and is not tried', () => {
	const shown = pictures();
	shown.add(showing('replay:https://a.example/1.jpg', 'replay:https://a.example/2.jpg'));
	expect(shown.unseen).toEqual([]);
	expect(shown.testimony).toEqual({ asked: 2, unknown: [] });
});

test('one that the page has not drawn yet, but whose address it holds, is not lacking', () => {
	const shown = pictures();
	shown.keepUnseen([]);
	shown.add(showing('replay:https://a.example/placeholder.gif'));
	expect(shown.toTry(MOST)).toEqual([]);
	expect(shown.testimony.unknown).toEqual([]);
});

test('another address in its place is tried once, and lacks what gets no answer', () => {
	const shown = pictures();
	shown.add(showing('replay:https://a.example/1.jpg', 'replay:https://a.example/77/2.jpg?'));
	expect(shown.toTry(MOST)).toEqual(['replay:https://a.example/77/2.jpg?']);
	shown.lack(['replay:https://a.example/77/2.jpg?']);
	expect(shown.toTry(MOST)).toEqual([]);
	expect(shown.testimony).toEqual({ asked: 2, unknown: ['https://a.example/77/2.jpg?'] });
});

const PNG = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAASwAAADICAMAAABlASxnAAAAA1BMVEUzZqqE8+DEAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAUUlEQVR42u3BMQEAAADCoPVPbQo/oAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB4GOsoAAHf1Nx9AAAAAElFTkSuQmCC',
	'base64',
);
/** @param address a script's expression for the address of the picture of post `p` */
const illustrated = (address: string) =>
	page(`<title>Lillby</title><h1>Lillby kommun</h1><main></main><script>${card}
document.querySelector('main').append(...${JSON.stringify(posts)}.map((p) => {
	const el = card(p), image = new Image(300, 200);
	image.src = ${address};
	el.append(image);
	return el;
}));
</script>`);

test('pictures at addresses that hold the clock in their path are recorded and not replayed: the verdict says so', async () => {
	const picture = gives('image/png', PNG);
	const answers = new Proxy(
		{ '/lillby': illustrated("'/picture/' + Date.now() + p.address + '.png'") },
		{
			get: (own, path) => (String(path).startsWith('/picture/') ? picture : Reflect.get(own, path)),
		},
	);
	const { losses } = await capturedAt(answers);
	expect(losses).toMatchObject([{ code: 'replay-lacks-pictures', data: { asked: posts.length } }]);
}, 120_000);

test('pictures whose query holds the clock are replayed, though at other addresses', async () => {
	const picture = gives('image/png', PNG);
	const answers = new Proxy(
		{ '/lillby': illustrated("'/picture' + p.address + '.png?t=' + Date.now()") },
		{
			get: (own, path) => (String(path).startsWith('/picture/') ? picture : Reflect.get(own, path)),
		},
	);
	expect((await capturedAt(answers)).losses).toEqual([]);
}, 120_000);
