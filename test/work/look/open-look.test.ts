import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { checkLook } from '../../../src/work/checks/look.ts';
import { openLook } from '../../../src/work/look/open-look.ts';
import { tempDir } from '../../storage/temp-office.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"><g/></svg>';
const look = (env: Record<string, string>) => openLook(readConfig(env));
const picture = (width: number, height: number) =>
	sharp({ create: { width, height, channels: 3, background: '#0a4b78' } })
		.png()
		.toBuffer();

test('without settings there is no look of one’s own', async () => {
	expect(await look({})).toEqual({});
});

test('a colour gets one for dark pages that has the same hue, and ink that is read on both', async () => {
	const { accent } = await look({ WEB_ACCENT: '#8a1538' });
	expect(accent).toMatchObject({ light: '#8a1538', onLight: '#ffffff', onDark: '#161616' });
	expect((await look({ WEB_ACCENT: '#8a1538', WEB_ACCENT_DARK: '#ff9fb5' })).accent?.dark).toBe('#ff9fb5');
});

test.each([
	[{ WEB_ACCENT: '#ffcc00' }, 'WEB_ACCENT=#ffcc00'],
	// Enough on white, and not on what is raised from it.
	[{ WEB_ACCENT: '#767676' }, 'WEB_ACCENT=#767676'],
	[{ WEB_ACCENT: '#0a4b78', WEB_ACCENT_DARK: '#0a4b78' }, 'WEB_ACCENT_DARK=#0a4b78'],
])('a colour that cannot be read is refused by its name: %o', async (env, subject) => {
	await expect(look(env)).rejects.toMatchObject({ code: 'accent-unfit', subject });
});

test('what is no colour is told of with the other settings', () => {
	expect(() => readConfig({ WEB_ACCENT: 'red' })).toThrow('WEB_ACCENT is "red", but must be a colour');
});

test('a logo is an SVG or a PNG, by what it holds and not by its name', async () => {
	const dir = await tempDir();
	const at = (name: string) => join(dir, name);
	const code = async (name: string) =>
		look({ WEB_LOGO_FILE: at(name) }).then(
			() => 'fine',
			(error) => error.code,
		);
	await writeFile(at('a.svg'), SVG);
	expect((await look({ WEB_LOGO_FILE: at('a.svg') })).logo).toMatchObject({
		type: 'image/svg+xml',
		width: 80,
	});
	await writeFile(at('b.svg'), await picture(300, 100));
	const { logo } = await look({ WEB_LOGO_FILE: at('b.svg') });
	expect(logo).toMatchObject({ type: 'image/png', width: 300, height: 100 });

	await writeFile(at('script.svg'), SVG.replace('<g/>', '<script>alert(1)</script>'));
	await writeFile(at('page.png'), '<html><script>alert(1)</script></html>');
	await writeFile(at('wide.png'), await picture(5000, 2));
	await writeFile(at('large.svg'), SVG + ' '.repeat(200_000));
	await writeFile(at('cut.png'), (await picture(10, 10)).subarray(0, 20));
	await writeFile(at('utf16.svg'), Buffer.from(`\uFEFF${SVG}`, 'utf16le'));
	await mkdir(at('folder'));
	for (const [name, expected] of [
		['script.svg', 'logo-unsafe'],
		['page.png', 'logo-unknown'],
		['wide.png', 'logo-too-large'],
		['large.svg', 'logo-too-large'],
		['cut.png', 'logo-unknown'],
		['utf16.svg', 'logo-unknown'],
		['folder', 'logo-unreadable'],
		['absent.svg', 'logo-unreadable'],
	] as const)
		expect([name, await code(name)]).toEqual([name, expected]);
});

test('doctor says that there is none, which there is, or what is unfit', async () => {
	expect(await checkLook(readConfig({}))).toMatchObject({ state: 'ok', condition: 'look-not-set-up' });
	expect(await checkLook(readConfig({ WEB_ACCENT: '#8a1538' }))).toMatchObject({ state: 'ok' });
	const unfit = await checkLook(readConfig({ WEB_ACCENT: '#ffcc00' }));
	expect(unfit).toMatchObject({ state: 'missing', condition: 'look-unfit', error: { code: 'accent-unfit' } });
});
