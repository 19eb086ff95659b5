import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { samplePacked, workshop } from '../bundle/sample.ts';
import { ogonblick } from './ogonblick.ts';

const { dir, clean } = workshop();
afterAll(clean);

const flat = (text: string) => text.replace(/\s+/g, ' ');

test('a bundle whose checksum file alone is wrong is not called damaged, and it is said how to tell which of them is', async () => {
	const { file } = await samplePacked(join(dir, 'one'));
	for (const text of [`${'a'.repeat(64)}  bundle.zip\n`, 'hej\n']) {
		writeFileSync(`${file}.sha256`, text);
		const { exit, stdout } = await ogonblick(['verify', file]);
		expect(exit).toBe(20);
		expect(stdout).toMatch(/^✗ KONTROLLSUMMEFILEN STÄMMER INTE/);
		expect(stdout).not.toMatch(/skadat/i);
		expect(flat(stdout)).toContain('Är de olika är det här inte paketet som arkiverades');
		const english = await ogonblick(['verify', '--lang', 'en', file]);
		expect(english.stdout).toMatch(/^✗ THE CHECKSUM FILE DOES NOT AGREE/);
		expect(english.stdout).not.toMatch(/damaged/i);
	}
}, 30_000);

test('nor one whose checksum file cannot be read', async () => {
	const { file } = await samplePacked(join(dir, 'two'));
	mkdirSync(`${file}.sha256`);
	expect((await ogonblick(['verify', file])).stdout).toMatch(/^✗ KONTROLLSUMMEFILEN STÄMMER INTE/);
}, 30_000);

test('a checksum file that an editor has put a byte order mark into still says what it said', async () => {
	const { file } = await samplePacked(join(dir, 'three'));
	const sum = createHash('sha256').update(readFileSync(file)).digest('hex');
	writeFileSync(`${file}.sha256`, `\uFEFF${sum}  bundle.zip\r\n`);
	expect((await ogonblick(['verify', '--json', file])).stdout).toContain('"sidecar": "agrees"');
}, 30_000);
