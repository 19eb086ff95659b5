import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { countEvents } from '../../../src/capture/recorder/event-text.ts';
import { record, startBrowser, until } from './record.ts';
import { type Answer, openSite, page, type Site } from './site.ts';

let browser: Browser;
let site: Site;

beforeAll(async () => {
	browser = await startBrowser();
});
afterEach(async () => {
	await site?.close();
});
afterAll(async () => {
	await browser?.close();
});

const EVENTS = [
	'data: Årets första inlägg\n\n',
	'id: 2\nevent: inlagg\ndata: {"text":\ndata: "Badhuset är stängt"}\n\n',
	'id: 3\nevent: inlagg\ndata: {"text":"Åter öppet"}\n\n',
];
const LISTENS = page(`<script>const says = new EventSource('/says'); const add = () => document.title += 'x';
says.onmessage = add; says.addEventListener('inlagg', add); says.onerror = () => says.close()</script>`);

/** Says all at once, before anybody can ask that the answer be streamed, and then falls silent. */
const says =
	(ends: boolean, events = EVENTS): Answer =>
	(_, response) => {
		response.writeHead(200, { 'content-type': 'text/event-stream' });
		for (const event of events) response.write(event);
		if (ends) response.end();
	};

async function listened(answer: Answer) {
	site = await openSite({ '/': LISTENS, '/says': answer });
	return await record(browser, async ({ page: tab }) => {
		await tab.goto(`${site.at('main.test')}/`);
		await until(async () => (await tab.title()) === 'xxx', 'three events');
	});
}

for (const ends of [false, true])
	it(`keeps the events that came before they could be streamed, where the stream ${ends ? 'ends' : 'falls silent'}`, async () => {
		const recording = await listened(says(ends));
		expect(String(recording.response('/says').body)).toBe(EVENTS.join(''));
		expect(recording.report.missing).toEqual([]);
	});

it('keeps every event where the server writes them in its own way, and says that they are not byte for byte', async () => {
	const recording = await listened(says(false, [': hej\n\n', ...EVENTS.map((e) => e.replaceAll(': ', ':'))]));
	const { body } = recording.response('/says');
	expect(String(body)).toContain('Badhuset är stängt');
	expect(recording.report.missing).toEqual([]);
	const isExact = String(body).startsWith(': hej');
	const told = recording.report.cut.filter(({ reason }) => reason.includes('as the browser read them'));
	expect(told.map(({ url }) => new URL(url).pathname)).toEqual(isExact ? [] : ['/says']);
});

it('counts the events that a stream holds whole, so that one that is lost is missed', () => {
	expect(countEvents(EVENTS.join(''))).toBe(3);
	expect(countEvents(': hej\r\n\r\ndata:1\r\n\r\nid: 4\n\ndata\n\n')).toBe(2);
	// What the stream broke off in reaches no page.
	expect(countEvents('data: 1\n\ndata: 2\n')).toBe(1);
});
