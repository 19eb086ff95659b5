import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { EXIT } from '../../src/errors.ts';
import { MACHINE, run } from '../cli/ogonblick.ts';
import { type Arrived, mailServer } from '../storage/post/mail-server.ts';
import { accountAt, officeIn } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';

const JOB = fileURLToPath(new URL('../../jobs/notify.ts', import.meta.url));
const UNITS = ['a', 'b', 'c', 'd'];

/** Units with an address each, and an account whose plan nobody has signed. */
async function registered(url: string): Promise<Record<string, string>> {
	const env = {
		DATA_DIR: await tempDir(),
		KEEP_FREE_BYTES: '0',
		SMTP_URL: url,
		NOTICES_FROM: 'o@kommunen.example',
	};
	const office = await officeIn(env.DATA_DIR);
	await office.register.change(
		UNITS.flatMap((id) => [
			{
				kind: 'unit-added' as const,
				id,
				unit: {
					name: `Enhet ${id}`,
					creator: 'Nämnden',
					isCommunications: false,
					email: `${id}@kommunen.example`,
				},
			},
			{
				kind: 'account-added' as const,
				account: { id: `k${id}`, unitId: id, ...accountAt(`https://social.example/@${id}`), facts: {} },
			},
			{ kind: 'status-changed' as const, id: `k${id}`, from: 'planned' as const, to: 'active' as const },
		]),
		'Anna',
	);
	await office.close();
	return env;
}

test('the job sends what there is to tell, once, and says so for machines', async () => {
	const { url, arrived } = await mailServer();
	const env = await registered(url);
	const first = await run(process.execPath, [JOB], env);
	expect(first.exit, first.stderr).toBe(EXIT.complete);
	expect(JSON.parse(first.stdout)).toEqual({
		...{
			job: 'notify',
			ways: ['mail'],
			written: 4,
			sent: 4,
			putOff: [],
			waiting: 0,
			unaddressed: [],
			unseen: [],
		},
		...{ overlap: false, exit: 0, stopped: false },
	});
	expect(arrived).toHaveLength(4);
	expect(JSON.parse((await run(process.execPath, [JOB], env)).stdout)).toMatchObject({
		written: 0,
		sent: 0,
		exit: 0,
	});
}, 60_000);

test('75 where something is to be sent again, 2 where a setting is wrong, 0 and no way where none is set', async () => {
	const server = await mailServer();
	const env = await registered(server.url);
	await server.close();
	const away = await run(process.execPath, [JOB], env);
	expect(JSON.parse(away.stdout)).toMatchObject({
		exit: EXIT.retryLater,
		written: 4,
		putOff: [{ way: 'mail' }],
		waiting: 3,
	});
	expect(away.exit).toBe(EXIT.retryLater);
	const wrong = await run(process.execPath, [JOB], {
		...env,
		NOTICES_FROM: '',
		WEBHOOK_URL: 'http://hook.example/',
	});
	expect(wrong.exit).toBe(EXIT.usage);
	for (const name of ['NOTICES_FROM', 'WEBHOOK_URL', 'WEBHOOK_SECRET_FILE'])
		expect(wrong.stderr).toContain(name);
	const unset = await run(process.execPath, [JOB], { ...env, SMTP_URL: '', NOTICES_FROM: '' });
	expect(JSON.parse(unset.stdout)).toMatchObject({ ways: [], written: 0, exit: 0 });
	expect(unset.stderr).toContain('SMTP_URL');
}, 60_000);

test('killed at any moment it loses nothing, and what is sent twice is the same letter', async () => {
	let job: ChildProcess | undefined;
	let letters = 0;
	const taken: Arrived[] = [];
	// Each second letter is taken and never answered: the job is killed when the server has all of it.
	const { url } = await mailServer({}, async (letter) => {
		taken.push(letter);
		if (++letters % 2 === 0 && letters < 7) job?.kill('SIGKILL');
	});
	const env = await registered(url);
	const start = () => {
		job = spawn(process.execPath, [JOB], {
			env: { ...MACHINE, HOME: tmpdir(), ...env },
			stdio: 'ignore',
		});
		return once(job, 'exit');
	};
	// Before, while and after it writes its letters.
	for (const ms of [300, 700]) {
		const ended = start();
		setTimeout(() => job?.kill('SIGKILL'), ms);
		await ended;
	}
	for (let tries = 0; tries < 8; tries++) if ((await start())[0] === 0) break;
	const to = (letter: Arrived) => letter.to[0];
	expect([...new Set(taken.map(to))].toSorted()).toEqual(UNITS.map((id) => `${id}@kommunen.example`));
	const byId = Map.groupBy(taken, ({ messageId }) => messageId);
	expect(byId.size).toBe(UNITS.length);
	expect(taken.length).toBeGreaterThan(UNITS.length);
	const withoutBoundaries = ({ raw }: Arrived) => raw.replaceAll(/--_NmP-[\w-]+/g, '');
	for (const same of byId.values()) expect(new Set(same.map(withoutBoundaries)).size).toBe(1);
	const office = await officeIn(env.DATA_DIR ?? '');
	expect(await office.notices.letters({ isWaiting: true })).toEqual([]);
	expect(await office.catalogue.verifyEvents()).toMatchObject({ ok: true });
	await office.close();
}, 120_000);
