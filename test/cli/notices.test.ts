import { expect, test } from 'vitest';
import { mailServer } from '../storage/post/mail-server.ts';
import { tempDir } from '../storage/temp-office.ts';
import { ogonblick } from './ogonblick.ts';

async function municipality(more: Readonly<Record<string, string>> = {}) {
	const env = { DATA_DIR: await tempDir(), LOG_LEVEL: 'silent', ...more };
	const run = (...args: readonly string[]) => ogonblick(args, env);
	await run('units', 'add', 'Björkskolan', '--creator', 'Barnnämnden', '--email', 'skolan@kommunen.example');
	await run(
		'accounts',
		'add',
		'https://social.example/@skolan',
		'--unit',
		'Björkskolan',
		'--purpose',
		'Visa',
		'--audience',
		'Alla',
		'--goal',
		'Svar',
	);
	for (const [role, name] of [
		['verksamhetschef', 'Kim Ek'],
		['förvaltningschef', 'Lo Berg'],
	] as const)
		await run(
			'accounts',
			'sign',
			'https://social.example/@skolan',
			'--role',
			role,
			'--name',
			name,
			'--on',
			'2026-10-01',
			'--reference',
			'BUN 2026/1',
		);
	await run('accounts', 'activate', 'https://social.example/@skolan');
	return { run, plain: (text: string) => text.replace(/\s+/g, ' ') };
}
const mail = (url: string) => ({ SMTP_URL: url, NOTICES_FROM: 'ogonblick@kommunen.example' });

test('without settings it shows what would be sent, and says that nothing is', async () => {
	const { run, plain } = await municipality();
	const shown = await run('notices');
	expect(shown.exit).toBe(0);
	for (const said of ['Inget skickas', 'skolan@kommunen.example', 'Verksamheten behöver er', 'plans -- use'])
		expect(plain(shown.stdout)).toContain(said);
	expect(plain((await run('notices', '--send')).stdout)).toContain('Inget skickas: varken SMTP_URL');
	expect(JSON.parse((await run('notices', 'list', '--json')).stdout)).toEqual({ letters: [] });
	expect((await run('notices', 'test', '--to', 'anna@kommunen.example')).stderr).toContain(
		'E-post är inte inställd',
	);
});

test('what is shown is what is sent, once, and is listed', async () => {
	const { url, arrived } = await mailServer();
	const { run, plain } = await municipality(mail(url));
	const shown = JSON.parse((await run('notices', '--json')).stdout);
	expect(shown).toMatchObject({
		ways: ['mail'],
		letters: [{ recipient: 'skolan@kommunen.example' }],
		waiting: [],
	});
	expect(arrived).toEqual([]);
	const sent = await run('notices', '--send', '--unit', 'björkskolan');
	expect(plain(sent.stdout)).toContain(
		'✓ 1 brev skickade.'.replace(' brev', '\u00a0brev').replace(/\s+/g, ' '),
	);
	expect(arrived).toHaveLength(1);
	expect(JSON.parse((await run('notices', '--send', '--json')).stdout)).toMatchObject({
		written: 0,
		sent: [],
	});
	const listed = JSON.parse((await run('notices', 'list', '--json', '--limit', '1')).stdout);
	expect(listed.letters).toMatchObject([
		{ subject: shown.letters[0].subject, notices: 1, sentAt: expect.any(String) },
	]);
	expect((await run('notices', 'list', '--unit', 'Björkskolan', '--lang', 'en')).stdout).toContain('sent');
});

test('a test letter arrives, and nothing is kept of it', async () => {
	const { url, arrived, close } = await mailServer();
	const { run } = await municipality(mail(url));
	const sent = await run('notices', 'test', '--to', 'anna@kommunen.example');
	expect(sent.exit, sent.stderr).toBe(0);
	expect(arrived).toMatchObject([{ to: ['anna@kommunen.example'] }]);
	expect(JSON.parse((await run('notices', 'list', '--json')).stdout)).toEqual({ letters: [] });
	await close();
	const lost = await run('notices', 'test', '--to', 'anna@kommunen.example');
	expect(lost).toMatchObject({ exit: 75, stderr: expect.stringContaining('Provbrevet kom inte fram') });
});

test.each([
	[['notices', 'test'], '--to'],
	[['notices', 'test', '--to', 'anna'], 'ingen e-postadress'],
	[['notices', '--unit', 'Tomteskolan'], 'Tomteskolan'],
	[['notices', 'list', '--limit', 'alla'], '--limit'],
])('%j is refused and says what to do', async (args, said) => {
	const refused = await (await municipality()).run(...args);
	expect(refused).toMatchObject({ exit: 2, stdout: '' });
	expect(refused.stderr).toContain(said);
});
