import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeEntries } from '../bundle/rebuild.ts';
import { tempDir } from '../storage/temp-office.ts';
import { ogonblick, ownProcess } from './ogonblick.ts';

const asRoot = process.getuid?.() === 0;

describe('a target that cannot be captured', () => {
	test.each([
		['ftp://social.example/kommunen', 'bad-address', 'börjar inte med http'],
		['file:///etc/passwd', 'bad-address', 'börjar inte med http'],
		['https://', 'bad-address', 'ingen webbadress'],
		['social.example/kommunen', 'bad-address', 'ingen webbadress'],
		['https://namn:losen@social.example/', 'bad-address', 'lösenord'],
		['kommunen', 'unknown-account', 'Inget konto heter ”kommunen”'],
		['', 'bad-address', 'ingen webbadress'],
	])('%s', async (target, code, message) => {
		const dir = await tempDir();
		const { exit, stdout, stderr } = await ogonblick(['snapshot', target, '--json'], { DATA_DIR: dir });
		expect(exit).toBe(2);
		expect(JSON.parse(stdout).error.code).toBe(code);
		expect(stderr.replace(/\s+/g, ' ')).toContain(message);
		expect(await readdir(join(dir, 'bundles'))).toEqual([]);
	});

	test('an allowed host that is an address', async () => {
		const args = ['snapshot', 'https://social.example/a', '--allow-host', 'http://127.0.0.1/x'];
		const { exit, stderr } = await ogonblick(args, { DATA_DIR: await tempDir() });
		expect(exit).toBe(2);
		expect(stderr).toContain('--allow-host');
	});

	test('an --out that is a file', async () => {
		const dir = await tempDir();
		await writeFile(join(dir, 'file'), '');
		const args = ['snapshot', 'https://social.example/a', '--out', join(dir, 'file')];
		const { exit, stderr } = await ogonblick(args, { DATA_DIR: join(dir, 'data') });
		expect(exit).toBe(2);
		expect(stderr).toContain(join(dir, 'file'));
	});
});

describe('settings', () => {
	test('that are wrong are all listed, and nothing is begun', async () => {
		const dir = join(await tempDir(), 'data');
		const env = { DATA_DIR: dir, KEEP_FREE_BYTES: 'mycket', EARK_VERSION: '1', BROWSER_SANDBOX: 'kanske' };
		const { exit, stdout, stderr } = await ogonblick(['snapshot', 'https://social.example/a'], env);
		expect(exit).toBe(2);
		expect(stdout).toBe('');
		for (const name of ['KEEP_FREE_BYTES', 'EARK_VERSION', 'BROWSER_SANDBOX']) expect(stderr).toContain(name);
		await expect(readdir(dir)).rejects.toThrow('ENOENT');
	});

	test('that are wrong are told with what was given and what is allowed, in the language of the reader', async () => {
		const env = {
			VIEWPORT_WIDTH: '100',
			FEED_QUIET_SECONDS: '0,1',
			LOG_LEVEL: 'mycket',
			APPEARANCE_IMAGES: 'gif',
			ORGANISATION_NUMBER: '12',
			CLOCK_WORK: 'varje natt',
			TIMEZONE: 'Europa/Stockholm',
		};
		const lines = async (lang: string) => {
			const { stderr } = await ogonblick(['due', '--lang', lang, '--json'], env);
			return stderr.replace(/\s+/g, ' ');
		};
		const sv = await lines('sv');
		for (const said of [
			'VIEWPORT_WIDTH är ”100” men ska vara ett heltal från 320 till 3 840',
			'FEED_QUIET_SECONDS är ”0,1” men ska vara ett tal från 0,5 till 120, med punkt',
			'APPEARANCE_IMAGES är ”gif” men ska vara png eller jpeg',
			'LOG_LEVEL är ”mycket” men ska vara silent, error, warn, info, debug eller trace',
			'ORGANISATION_NUMBER är ”12” men ska vara tio siffror, till exempel 212000-0985',
			'TIMEZONE är ”Europa/Stockholm” men ska vara en tidszon med sitt namn hos IANA, till exempel Europe/Stockholm',
			'CLOCK_WORK är ”varje natt” men ska vara fem eller sex fält som cron skriver dem, till exempel */10 * * * *, eller off',
		])
			expect(sv).toContain(said);
		const en = await lines('en');
		expect(en).toContain('VIEWPORT_WIDTH is "100", but must be a whole number from 320 to 3840');
		expect(en).toContain('CLOCK_WORK is "varje natt", but must be five or six fields of cron');
		for (const text of [sv, en]) expect(text).not.toMatch(/Too small|Invalid/);
	});

	test('that ask for more free space than there is postpone the snapshot, not the reading', async () => {
		const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '9000000000000' };
		const capture = await ogonblick(['snapshot', 'https://social.example/a', '--json'], env);
		expect(capture.exit).toBe(75);
		expect(JSON.parse(capture.stdout).error).toMatchObject({
			advice: 'retry-later',
			code: 'disk-almost-full',
		});
		expect((await ogonblick(['bundles', 'list'], env)).exit).toBe(0);
	});
});

describe('a data directory', () => {
	test('that is a file is refused', async () => {
		const file = join(await tempDir(), 'file');
		await writeFile(file, '');
		const { exit, stderr } = await ogonblick(['due'], { DATA_DIR: file });
		expect(exit).toBe(2);
		expect(stderr).toContain(file);
		expect(stderr).toContain('DATA_DIR');
	});

	test.skipIf(!existsSync('/proc/self')).each([
		['bundles', 'list'],
		['snapshot', 'https://social.example/a'],
	])('below /proc is refused at once: %s %s', async (...args) => {
		const ended = await ogonblick(args, { DATA_DIR: '/proc/x' });
		expect(ended.exit).toBe(2);
		expect(ended.stderr).toContain('/proc/x');
	});

	test.skipIf(!existsSync('/proc/self'))(
		'to file or copy into, below /proc, is refused at once',
		async () => {
			const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0' };
			const args = ['snapshot', 'https://social.example/a', '--out', '/proc/x/y', '--json'];
			const { exit, stdout } = await ogonblick(args, env);
			expect(exit).toBe(2);
			expect(JSON.parse(stdout).error).toMatchObject({ code: 'out-unwritable', subject: '/proc/x/y' });
		},
	);

	test.skipIf(asRoot)('that cannot be written is refused', async () => {
		const dir = join(await tempDir(), 'locked');
		await mkdir(dir);
		await chmod(dir, 0o500);
		const { exit, stderr } = await ogonblick(['due'], { DATA_DIR: join(dir, 'data') });
		expect(exit).toBe(2);
		expect(stderr).toContain('rätt att skriva');
	});
});

describe('a bundle', () => {
	test('that is not filed is unknown', async () => {
		const { exit, stderr } = await ogonblick(['bundles', 'show', 'abc'], { DATA_DIR: await tempDir() });
		expect(exit).toBe(2);
		expect(stderr).toContain('Inget arkiverat paket har id abc');
	});

	test('that is not there cannot be verified', async () => {
		const { exit, stderr } = await ogonblick(['verify', '/finns/inte.zip']);
		expect(exit).toBe(2);
		expect(stderr).not.toContain('ENOENT');
	});

	test('that is a named pipe or a folder is refused, and nothing waits for it', async () => {
		const dir = await tempDir();
		execFileSync('mkfifo', [join(dir, 'pipe')]);
		for (const file of [join(dir, 'pipe'), dir]) {
			const { exit, stdout } = await ogonblick(['verify', file, '--json']);
			expect(exit).toBe(2);
			expect(JSON.parse(stdout).files[0].error.code).toBe('no-such-bundle');
		}
	});

	test('that is no zip is damaged; the others are verified all the same', async () => {
		const dir = await tempDir();
		const files = [join(dir, 'a.zip'), join(dir, 'finns-inte.zip'), join(dir, 'b.zip')];
		await writeFile(join(dir, 'a.zip'), 'no zip');
		await writeFile(join(dir, 'b.zip'), '');
		const { exit, stdout } = await ogonblick(['verify', ...files, '--json']);
		const document = JSON.parse(stdout);
		expect(exit).toBe(20);
		expect(document.ok).toBe(false);
		expect(document.files.map((f: { file: string }) => f.file)).toEqual(files);
		expect(document.files[0].problems[0].kind).toBe('not-a-zip');
		expect(document.files[1].error.code).toBe('no-such-bundle');
	});

	test('that is wrong in thousands of ways is told of in a few, and how many more there are', async () => {
		const file = join(await tempDir(), 'many.zip');
		const entry = (i: number) => ({ name: `a/${i}/`, contents: Buffer.alloc(0) });
		await writeEntries(
			file,
			Array.from({ length: 2000 }, (_, i) => entry(i)),
		);
		const { exit, stdout } = await ownProcess(['verify', file]);
		expect(exit).toBe(20);
		expect(stdout.split('\n').length).toBeLessThan(120);
		expect(stdout).toMatch(/… och [1-9]\s?[0-9]{3} fel till/);
		const [told] = JSON.parse((await ownProcess(['verify', file, '--json'])).stdout).files;
		expect(told.problems).toHaveLength(1000);
		expect(told.problemCount).toBeGreaterThanOrEqual(2000);
	});

	test('that is damaged is told of in words', async () => {
		const file = join(await tempDir(), 'a.zip');
		await writeFile(file, 'no zip');
		const { exit, stdout } = await ogonblick(['verify', file]);
		expect(exit).toBe(20);
		expect(stdout).toContain('✗ SKADAT');
		expect(stdout).toContain('ingen hel zip-fil');
		expect(stdout).toContain('filen är avhuggen, har något efter sitt slut eller är något annat');
		expect(stdout).not.toMatch(/cannot be read|end of central directory/i);
		expect(stdout).not.toContain('\u001b');
	});
});
