import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from '../../../src/capture/browser/launch.ts';
import { openGate } from '../../../src/capture/gate/gate.ts';
import { readConfig } from '../../../src/config.ts';
import { openLog } from '../../../src/log.ts';

// It does not go through the proxy as all else does, and needs no permission: a page could look for machines of the inner network.
test('a page sends nothing past the gate by WebRTC', { timeout: 60_000 }, async () => {
	const heard: string[] = [];
	const inner = createSocket('udp4').on('message', (_, { port }) => heard.push(String(port)));
	inner.bind(0, '127.0.0.1');
	await once(inner, 'listening');
	onTestFinished(() => void inner.close());
	const gate = await openGate({ allowHosts: [], log: openLog('silent') });
	onTestFinished(() => gate.close());
	const launched = await launchBrowser(readConfig({ ...process.env, LOG_LEVEL: 'silent' }), gate.server);
	onTestFinished(() => launched.end());
	const page = await launched.browser.newPage();
	const at = `127.0.0.1:${inner.address().port}`;
	const asked = await page.evaluate(`(async () => {
		const peer = new RTCPeerConnection({ iceServers: [
			{ urls: 'stun:${at}' },
			{ urls: 'turn:${at}?transport=udp', username: 'a', credential: 'b' },
		] });
		peer.createDataChannel('x');
		await peer.setLocalDescription(await peer.createOffer());
		await new Promise((done) => setTimeout(done, 3000));
		return peer.localDescription.sdp.length;
	})()`);
	expect(asked).toBeGreaterThan(0);
	expect(heard).toEqual([]);
});
