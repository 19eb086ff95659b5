import { expect, onTestFinished, test } from 'vitest';
import { gives, openSite, page } from '../capture/recorder/site.ts';
import { ownProcess } from '../cli/ogonblick.ts';
import { officeIn } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';

/** A few posts, in the manner of a blog. */
function account(name: string): string {
	const post = (n: number) =>
		`<article><h2><a href="/${name}/${n}">Nummer ${n}</a></h2><time datetime="2026-03-0${n}">${n} mars 2026</time><p>Badplatsen ${n} i ${name} öppnar på lördag och bryggan är lagad efter vinterns is.</p></article>`;
	return `<html lang=sv><title>${name}</title><h1>${name}</h1><main>${[1, 2, 3].map(post).join('')}</main>`;
}

test('two processes never capture on one host at once, and whoever comes next knows that the host rests', async () => {
	const came = Promise.withResolvers<void>();
	const goOn = Promise.withResolvers<void>();
	const site = await openSite({
		'/almby': (visit, response) => {
			came.resolve();
			void goOn.promise.then(() => page(account('almby'))(visit, response));
		},
		'/lindby': page(account('lindby')),
		'/favicon.ico': gives('image/x-icon', ''),
	});
	onTestFinished(() => site.close());
	const env = {
		DATA_DIR: await tempDir(),
		KEEP_FREE_BYTES: '0',
		HOST_DELAY_SECONDS: '3600',
		FEED_QUIET_SECONDS: '0.5',
		FEED_TRIES: '1',
	};
	const snapshot = (path: string) =>
		ownProcess(
			[
				'snapshot',
				`http://127.0.0.1:${site.port}${path}`,
				'--json',
				'--allow-host',
				`127.0.0.1:${site.port}`,
			],
			env,
		);

	const first = snapshot('/almby');
	await came.promise;
	const second = await snapshot('/lindby');
	expect(second.exit, second.stdout).toBe(75);
	expect(JSON.parse(second.stdout)).toMatchObject({ error: { code: 'host-busy' } });
	// Not even a look: the platform sees one visitor.
	expect(site.visits.map((visit) => visit.path)).toEqual(['/almby']);
	goOn.resolve();
	const { exit, stderr } = await first;
	expect([0, 10], stderr).toContain(exit);

	const office = await officeIn(env.DATA_DIR);
	const lock = await office.queue.lock(`host:127.0.0.1:${site.port}`, 'next');
	expect(lock?.restsUntil?.getTime()).toBeGreaterThan(Date.now() + 3_000_000);
	// The order that had to wait has not been lost.
	expect(await office.catalogue.openOrders()).toMatchObject([{ state: 'waiting' }]);
	await office.close();
}, 120_000);
