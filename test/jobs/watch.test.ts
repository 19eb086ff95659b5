import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openProfiles } from '../../fixtures/profiles/server.ts';
import { EXIT } from '../../src/errors.ts';
import { MACHINE, run } from '../cli/ogonblick.ts';
import { officeIn } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';
import { active } from '../work/watch/school.ts';

const JOB = fileURLToPath(new URL('../../jobs/watch.ts', import.meta.url));

function summary(stdout: string) {
	expect(stdout).toMatch(/^\{.*\}\n$/);
	return JSON.parse(stdout);
}

async function place() {
	const profiles = await openProfiles();
	onTestFinished(() => profiles.close());
	const env = {
		...{ DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0', ALLOW_HOSTS: profiles.host },
		...{ HOST_DELAY_SECONDS: '0', ORGANISATION_NAME: 'Älvhamra kommun' },
	};
	const inOffice = async <T>(
		act: (office: Awaited<ReturnType<typeof officeIn>>) => Promise<T>,
	): Promise<T> => {
		const office = await officeIn(env.DATA_DIR, { env });
		try {
			return await act(office);
		} finally {
			await office.close();
		}
	};
	return { profiles, env, inOffice, job: (more = {}) => run(process.execPath, [JOB], { ...env, ...more }) };
}

test('nothing to look at is 0; one that hangs and one that crashes stop no other, and what is seen is told in a line', async () => {
	const { profiles, env, inOffice, job } = await place();
	const idle = await job();
	expect(idle, idle.stderr).toMatchObject({ exit: EXIT.complete, stderr: '' });
	const none = { looks: 0, news: [], postponed: [], overlap: false, stopped: false, exit: 0 };
	expect(summary(idle.stdout)).toEqual({ job: 'watch', ...none });

	const sites = [await openProfiles(), await openProfiles()] as const;
	onTestFinished(async () => Promise.all(sites.map((site) => site.close())).then(() => undefined));
	const [hanging, crashing] = sites;
	hanging.show({ door: 'hangs' });
	crashing.show({ door: 'crashes' });
	await inOffice(async (office) => {
		await active(office, hanging.address('huset'));
		await active(office, crashing.address('huset'));
		await active(office, profiles.address('huset'));
	});
	const hosts = [profiles, hanging, crashing].map(({ host }) => host).join();
	const first = await job({ WATCH_SECONDS: '10', ALLOW_HOSTS: hosts });
	expect(first.exit, first.stderr).toBe(EXIT.retryLater);
	const told = summary(first.stdout);
	expect(told).toMatchObject({ looks: 3, postponed: [], exit: 75 });
	expect(told.news).toHaveLength(2);
	for (const news of told.news) expect(news).toMatchObject({ failure: expect.any(String), order: null });

	const again = summary((await job({ ALLOW_HOSTS: env.ALLOW_HOSTS })).stdout);
	expect(again).toMatchObject({ looks: 0 });
}, 120_000);

test.each(['SIGTERM', 'SIGKILL'] as const)(
	'%s ends it at once, and the next run goes on where it was',
	async (signal) => {
		const { profiles, env, inOffice, job } = await place();
		profiles.show({ door: 'hangs' });
		await inOffice((office) => active(office, profiles.address('rutan')));
		const child = spawn(process.execPath, [JOB], {
			env: { ...MACHINE, HOME: '/tmp', ...env },
		});
		let stdout = '';
		child.stdout.on('data', (chunk) => {
			stdout += chunk;
		});
		for (let waited = 0; profiles.asked.length === 0 && waited < 20_000; waited += 100)
			await new Promise((done) => setTimeout(done, 100));
		const asked = performance.now();
		child.kill(signal);
		const [exit] = await once(child, 'exit');
		expect(performance.now() - asked).toBeLessThan(10_000);
		if (signal === 'SIGTERM') {
			expect(exit).toBe(EXIT.retryLater);
			expect(summary(stdout)).toMatchObject({ looks: 0, stopped: true, exit: 75 });
		}
		profiles.show({ door: undefined as never });
		expect(summary((await job()).stdout)).toMatchObject({ looks: 1, exit: 0 });
	},
	120_000,
);

test('news that a person should see is 10, and an account that is taken is tried again', async () => {
	const { profiles, inOffice, job } = await place();
	profiles.show({ bio: 'Vi säljer telefoner.', name: 'Telefoner' });
	const id = await inOffice(async (office) => (await active(office, profiles.address('huset'))).id);
	const news = await job();
	expect(news.exit, news.stderr).toBe(EXIT.partial);
	expect(summary(news.stdout).news).toMatchObject([
		{ begun: ['profile-does-not-name-municipality', 'profile-does-not-name-unit'], changes: [] },
	]);
	await inOffice(async (office) => {
		const other = await active(office, profiles.address('huset', 'granskolan'));
		const lock = await office.queue.lock(`account:${other.id}`, 'somebody');
		const busy = await job();
		await lock?.release();
		expect(busy.exit).toBe(EXIT.retryLater);
		expect(summary(busy.stdout).postponed).toMatchObject([{ address: other.address, code: 'account-busy' }]);
		expect(await office.watch.looks(id)).toHaveLength(1);
	});
}, 120_000);

test('settings that are wrong are 2', async () => {
	const { job } = await place();
	const { exit, stdout } = await job({ WATCH_SECONDS: 'snart' });
	expect(exit).toBe(EXIT.usage);
	expect(summary(stdout)).toMatchObject({ error: { code: 'bad-configuration', subject: 'WATCH_SECONDS' } });
});
