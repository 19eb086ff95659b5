import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, gives, openSite, page, type Site } from '../recorder/site.ts';
import { take } from './take.ts';

let site: Site;
let asked = 0;
beforeAll(async () => {
	const red = await sharp({ create: { width: 600, height: 300, channels: 3, background: '#c00' } })
		.png({ compressionLevel: 0 })
		.toBuffer();
	const cut: Answer = (_, response) => {
		const whole = asked++ > 0;
		response.writeHead(200, { 'content-type': 'image/png', 'content-length': red.length });
		if (whole) response.end(red);
		else response.write(red.subarray(0, red.length >> 1), () => setTimeout(() => response.destroy(), 100));
	};
	const post = (n: number, picture: string) =>
		`<article style="width:600px"><time datetime="2026-11-0${n}T10:00:00Z">${n} november</time><p>Snöröjningen pågår i hela kommunen, det här är besked nummer ${n}.</p><img src="${picture}" width="600" height="300"></article>`;
	site = await openSite({
		'/kommunen': page(
			`<title>Kommunen</title><h1>Kommunen</h1>${post(1, '/hel.png')}${post(2, '/bruten.png')}${post(3, '/borta.png')}`,
		),
		'/hel.png': gives('image/png', red),
		'/bruten.png': cut,
	});
});
afterAll(() => site.close());

test('a picture whose answer was cut off is asked for once more, and one that is not there is not', async () => {
	const host = `127.0.0.1:${site.port}`;
	const taken = await take(`http://${host}/kommunen`, [host]);
	const visits = (path: string) => site.visits.filter((visit) => visit.path === path).length;
	expect(visits('/bruten.png')).toBe(2);
	expect(visits('/borta.png')).toBe(1);
	const [image] = taken.posts[1]?.images ?? [];
	expect(image?.record).toBeDefined();
	expect(taken.verdict.findings.filter((f) => f.severity === 'loss')).toEqual([]);
	expect(taken.capture.changes).toContainEqual(expect.stringContaining('asked for once more'));
});
