import { createHash } from 'node:crypto';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { record, startBrowser, until } from './record.ts';
import { type Answer, openSite, page } from './site.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await startBrowser();
});
afterAll(() => browser?.close());

/** RFC 6455 §1.3. */
const ACCEPTED_WITH = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

const opens: Answer = ({ headers }, response) => {
	const key = `${headers['sec-websocket-key']}${ACCEPTED_WITH}`;
	const accept = createHash('sha1').update(key).digest('base64');
	response.socket?.write(
		`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
	);
	// A frame of text, FIN and unmasked.
	response.socket?.write(Buffer.from([0x81, 3, ...Buffer.from('hej')]));
};

// `warcio check` refuses a recording that states one: to it, the whole block at such an address is the payload. Most platforms open a WebSocket.
test('the handshake of a WebSocket is recorded without a digest of a payload, which it has not', async () => {
	const site = await openSite({
		'/': page(
			'<script>const s = new WebSocket("ws://" + location.host + "/ws"); s.onmessage = () => document.title = "hört"</script>',
		),
		'/ws': opens,
	});
	try {
		const recording = await record(browser, async (scene) => {
			await scene.page.goto(`${site.at('main.test')}/`);
			await until(async () => (await scene.page.title()) === 'hört', 'a word over the socket');
		});
		const handshake = recording.records.filter(({ uri }) => uri.startsWith('ws://'));
		expect(handshake.map(({ type }) => type).sort()).toEqual(['request', 'response']);
		for (const each of handshake) {
			expect(each.field('WARC-Payload-Digest')).toBeUndefined();
			expect(each.field('WARC-Block-Digest')).toMatch(/^sha256:[0-9a-f]{64}$/);
		}
		expect(recording.report.webSockets).toMatchObject([{ status: 101, received: 1 }]);
		expect(recording.response('/').field('WARC-Payload-Digest')).toMatch(/^sha256:/);
	} finally {
		await site.close();
	}
});
