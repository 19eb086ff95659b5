import { readFile, rm, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { EXIT } from '../../src/errors.ts';
import type { Filing } from '../../src/records/filing.ts';
import { officeIn } from '../storage/sample.ts';
import { handClock, tempDir } from '../storage/temp-office.ts';
import { filed, fileOf, rot } from '../work/fixity/archive.ts';
import { ogonblick } from './ogonblick.ts';

const flat = (text: string) => text.replace(/\s+/g, ' ');
const short = ({ bundleId }: Filing) => bundleId.slice(0, 8);

/** Two bundles that were filed years ago; the second rots. */
async function archive() {
	const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0' };
	const office = await officeIn(env.DATA_DIR, { clock: handClock('2020-01-01T00:00:00.000Z') });
	const [whole, rotten] = [await filed(office), await filed(office)] as const;
	await office.close();
	const kept = await readFile(fileOf(rotten));
	await rot(rotten);
	return { env, whole, rotten, restore: () => writeFile(fileOf(rotten), kept) };
}

test('what is damaged is told with its place and what to do, and stands wherever the bundle is shown until it is restored', async () => {
	const { env, whole, rotten, restore } = await archive();
	const checked = await ogonblick(['fixity'], env);
	expect(checked.exit).toBe(EXIT.failed);
	for (const said of [
		'✗ skadat',
		fileOf(rotten),
		'Återställ paketet från säkerhetskopia',
		'Kontrollerade paket: 2',
	])
		expect(flat(checked.stdout)).toContain(said);
	expect(checked.stdout).not.toContain(fileOf(whole));

	const list = await ogonblick(['bundles', 'list'], env);
	expect(flat(list.stdout)).toMatch(/✗ skadat: innehållet är inte det som arkiverades \(kontrollerat \d{4}-/);
	const show = flat((await ogonblick(['bundles', 'show', short(rotten)], env)).stdout);
	for (const said of [
		'Vid den senaste beständighetskontrollen',
		'Beständighet skadat',
		'beständigheten kontrollerades',
	])
		expect(show).toContain(said);
	const got = await ogonblick(['bundles', 'get', short(rotten), await tempDir()], env);
	expect(got.exit).toBe(EXIT.fault);
	expect(got.stderr).toContain('Paketet är skadat');

	const report = await ogonblick(['fixity', 'report'], env);
	expect(report.exit).toBe(EXIT.failed);
	for (const said of ['Skadade 1', 'Oskadade 1', 'Står på tur 0', fileOf(rotten)])
		expect(flat(report.stdout)).toContain(said);

	await restore();
	const again = await ogonblick(['fixity', short(rotten)], env);
	expect(again.exit).toBe(EXIT.complete);
	expect(again.stdout).toContain('✓ oskadat');
	expect((await ogonblick(['fixity', 'report'], env)).exit).toBe(EXIT.complete);
	expect((await ogonblick(['bundles', 'list'], env)).stdout).not.toContain('skadat');
}, 120_000);

test('a copy of a bundle that was not as it should be is handed out with a warning', async () => {
	const { env, whole } = await archive();
	await rm(`${fileOf(whole)}.sha256`);
	const checked = await ogonblick(['fixity', short(whole), '--json'], env);
	expect(checked.exit).toBe(EXIT.partial);
	expect(JSON.parse(checked.stdout)).toMatchObject({
		...{ stopped: false, overlap: false, left: 0 },
		checked: [{ bundleId: whole.bundleId, outcome: 'companion-wrong', detail: 'sidecar-absent' }],
	});
	const got = await ogonblick(['bundles', 'get', short(whole), await tempDir()], env);
	expect(got.exit).toBe(EXIT.complete);
	expect(flat(got.stdout)).toContain('kontrollsummefilen bredvid saknas eller stämmer inte');
}, 120_000);

test('what is not due is not read, but by --all; both languages, and errors that name what is wrong', async () => {
	const { env } = await archive();
	await ogonblick(['fixity'], env);
	expect((await ogonblick(['fixity'], env)).stdout).toContain('Inget paket står på tur');
	const all = await ogonblick(['fixity', '--all', '--lang', 'en'], env);
	expect(all.exit).toBe(EXIT.failed);
	expect(flat(all.stdout)).toContain('damaged: its bytes are not those that were filed');
	const unknown = await ogonblick(['fixity', 'ffffffff'], env);
	expect(unknown.exit).toBe(EXIT.usage);
	expect(unknown.stderr).toContain('ffffffff');
	const unit = await ogonblick(['fixity', '--unit', 'Ingen'], env);
	expect(unit.exit).toBe(EXIT.usage);
	const both = await ogonblick(['fixity', 'ffffffff', '--all'], env);
	expect(both.stderr).toContain('--all går inte ihop');
	const help = await ogonblick(['fixity', '--help'], env);
	for (const said of ['Beständighetskontroll', '--unit', 'Slutkoder']) expect(help.stdout).toContain(said);
}, 120_000);

test('an archive without bundles has nothing to report', async () => {
	const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0' };
	const report = await ogonblick(['fixity', 'report'], env);
	expect(report).toMatchObject({ exit: 0, stdout: 'Inga paket är arkiverade.\n' });
});
