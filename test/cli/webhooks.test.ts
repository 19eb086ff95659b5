import { join } from 'node:path';
import { expect, test } from 'vitest';
import { webServer } from '../storage/post/web-server.ts';
import { aFiling, anOrder, officeIn } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';
import { ogonblick } from './ogonblick.ts';

test('a webhook is added, tried, told, stopped, started and removed by whoever sits at the machine', async () => {
	let status = 204;
	const { host, url, posted } = await webServer(() => status);
	const env = { DATA_DIR: join(await tempDir(), 'data'), LOG_LEVEL: 'silent', ALLOW_HOSTS: host };
	const run = (...args: readonly string[]) => ogonblick(['webhooks', ...args], env);
	expect((await run('list')).stdout).toContain('Inga webhookar finns.');
	const wrong = await run('add', 'ftp://mottagare.example/');
	expect([wrong.exit, wrong.stderr.replace(/\s+/g, ' ')]).toEqual([
		2,
		expect.stringContaining('ingen https-adress'),
	]);
	const odd = await run('add', url, '--events', 'snapshot.filed,allt');
	expect([odd.exit, odd.stderr]).toEqual([2, expect.stringContaining('snapshot.partial')]);
	const added = await run(
		'add',
		url,
		'--events',
		'snapshot.filed, snapshot.failed',
		'--by',
		'Anna Ek',
		'--json',
	);
	const { webhook, secret } = JSON.parse(added.stdout);
	expect([webhook.madeBy, webhook.events, secret]).toEqual([
		...['Anna Ek', ['snapshot.filed', 'snapshot.failed'], expect.stringMatching(/^whsec_/)],
	]);
	const listed = await run('list');
	expect(listed.stdout).toContain('inget har skickats än');
	expect(listed.stdout + (await run('list', '--json')).stdout).not.toContain(secret.slice(6));
	expect((await run('test', webhook.id.slice(0, 8))).stdout).toContain('Provet kom fram: HTTP 204');

	const office = await officeIn(env.DATA_DIR);
	await office.catalogue.recordFiling(await aFiling(office, await anOrder(office)));
	await office.close();
	status = 503;
	expect(await run('send')).toMatchObject({
		exit: 75,
		stdout: expect.stringContaining('1 webhookar som inte nås'),
	});
	expect((await run('list')).stdout.replace(/\s+/g, ' ')).toContain(
		'har inte kommit fram på 1 försök (HTTP 503)',
	);
	status = 204;
	expect((await run('stop', webhook.id)).stdout).toContain('Webhooken är stoppad.');
	expect((await run('stop', webhook.id)).stdout).toContain('Inget att göra');
	expect((await run('start', webhook.id)).stdout).toContain('Webhooken är startad.');
	expect(await run('send')).toMatchObject({ exit: 0, stdout: expect.stringContaining('1 skickade') });
	expect(posted).toHaveLength(3);
	expect((await run('remove', webhook.id)).stdout).toContain('Webhooken är borttagen.');
	expect((await run('remove', webhook.id)).exit).toBe(2);
});

test('a receiver that breaks the connection off is told of in Swedish', async () => {
	const { host, url } = await webServer(() => 0);
	const env = { DATA_DIR: join(await tempDir(), 'data'), LOG_LEVEL: 'silent', ALLOW_HOSTS: host };
	const added = await ogonblick(['webhooks', 'add', url, '--json'], env);
	const { webhook } = JSON.parse(added.stdout);
	const tried = await ogonblick(['webhooks', 'test', webhook.id], env);
	expect(tried.stdout.replace(/\s+/g, ' ')).toContain('Provet kom inte fram: servern bröt anslutningen');
});
