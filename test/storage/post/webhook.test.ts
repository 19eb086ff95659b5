import { createHmac } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openLog } from '../../../src/log.ts';
import { webhookPost } from '../../../storage/post/webhook.ts';
import { tempDir } from '../temp-office.ts';
import { PARCEL, postContract } from './post-contract.ts';
import { webServer } from './web-server.ts';

const SECRET = 'en hemlighet som är mer än trettiotvå tecken';

async function postTo(url: string, allow: readonly string[], secret = SECRET) {
	const file = join(await tempDir(), 'secret');
	await writeFile(file, `${secret}\n`);
	const settings = { WEBHOOK_URL: url, WEBHOOK_SECRET_FILE: file, ALLOW_HOSTS: [...allow] };
	return webhookPost(settings, openLog('silent'));
}

const STATUS = { takes: 204, refuses: 400, fails: 503 } as const;

describe('the webhook', () => {
	postContract(
		async (answers) => {
			const left = [...answers];
			const taken: string[] = [];
			const { host, url } = await webServer(({ headers }) => {
				const status = STATUS[left.shift() ?? 'takes'];
				if (status === 204) taken.push(String(headers['x-ogonblick-delivery']));
				return status;
			});
			return { post: await postTo(url, [host]), arrived: () => taken };
		},
		() => postTo('http://127.0.0.1:9/hook', ['127.0.0.1']),
	);

	test('signs the time and the body as they are sent, so that nothing of it can be changed or played again later', async () => {
		const { host, url, posted } = await webServer();
		await (await postTo(url, [host])).deliver(PARCEL, new AbortController().signal);
		const [one] = posted;
		expect(one).toMatchObject({ method: 'POST', body: PARCEL.document });
		expect(one?.headers).toMatchObject({
			'content-type': 'application/json; charset=utf-8',
			'x-ogonblick-delivery': PARCEL.id,
		});
		const [, t = '', v1] =
			/^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(one?.headers['x-ogonblick-signature'])) ?? [];
		expect(Math.abs(Number(t) * 1000 - Date.now())).toBeLessThan(60_000);
		expect(v1).toBe(createHmac('sha256', SECRET).update(`${t}.${PARCEL.document}`).digest('hex'));
	});

	test.each([302, 301, 429, 500, 0])('an answer of %i is no delivery', async (status) => {
		const { host, url, posted } = await webServer(() => status);
		const delivery = await (await postTo(url, [host])).deliver(PARCEL, new AbortController().signal);
		expect(delivery).toMatchObject({ isDelivered: false, isDown: true });
		expect(posted).toHaveLength(1);
	});

	test.each([
		'http://127.0.0.1:PORT/hook',
		'http://localhost:PORT/hook',
		'http://[::ffff:127.0.0.1]:PORT/hook',
	])('private addresses are refused unless they are opened: %s', async (pattern) => {
		const { host, posted } = await webServer();
		const url = pattern.replace('PORT', host.split(':')[1] ?? '');
		const delivery = await (await postTo(url, [])).deliver(PARCEL, new AbortController().signal);
		expect(delivery).toMatchObject({ isDelivered: false, said: expect.stringContaining('loopback') });
		expect(posted).toEqual([]);
	});

	test('a secret that is short or not there is a wrong setting, which names the file and not the secret', async () => {
		const short = await postTo('https://a.example/', [], 'xyzzy');
		await expect(short.check()).rejects.toMatchObject({
			...{ code: 'post-secret-short', exit: 2, message: expect.not.stringContaining('xyzzy') },
		});
		const gone = webhookPost(
			{ WEBHOOK_URL: 'https://a.example/', WEBHOOK_SECRET_FILE: '/nowhere/secret', ALLOW_HOSTS: [] },
			openLog('silent'),
		);
		await expect(gone.deliver(PARCEL, new AbortController().signal)).rejects.toMatchObject({
			...{ code: 'post-secret-unreadable', subject: '/nowhere/secret' },
		});
	});
});
