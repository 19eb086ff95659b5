import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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
		'Återställ det med fixity restore, eller från säkerhetskopia',
		'Kontrollerade paket: 2',
	])
		expect(flat(checked.stdout)).toContain(said);
	expect(checked.stdout).not.toContain(fileOf(whole));

	const list = await ogonblick(['bundles', 'list'], env);
	expect(flat(list.stdout)).toMatch(
		/✗ skadat: .+innehållet är inte det som arkiverades \(kontrollerat \d{4}-/,
	);
	const show = flat((await ogonblick(['bundles', 'show', short(rotten)], env)).stdout);
	for (const said of [
		'Vid den senaste beständighetskontrollen',
		'Beständighet skadat',
		'beständigheten kontrollerades',
	])
		expect(show).toContain(said);
	const report = await ogonblick(['fixity', 'report'], env);
	expect(report.exit).toBe(EXIT.failed);
	for (const said of ['Skadade 1', 'Oskadade 1', 'Står på tur 0', fileOf(rotten)])
		expect(flat(report.stdout)).toContain(said);
	// A moment stands there, and no span of time.
	expect(flat(report.stdout)).toMatch(/Äldsta läsningen \d{4}-\d\d-\d\d \d\d:\d\d/);
	const inEnglish = await ogonblick(['fixity', 'report', '--lang', 'en'], env);
	expect(flat(inEnglish.stdout)).toMatch(/Oldest reading \d{4}-\d\d-\d\d/);

	await restore();
	const again = await ogonblick(['fixity', short(rotten)], env);
	expect(again.exit).toBe(EXIT.complete);
	expect(again.stdout).toContain('✓ oskadat');
	expect((await ogonblick(['fixity', 'report'], env)).exit).toBe(EXIT.complete);
	expect((await ogonblick(['bundles', 'list'], env)).stdout).not.toContain('skadat');

	await rot(rotten);
	const got = await ogonblick(['bundles', 'get', short(rotten), await tempDir()], env);
	expect(got.exit).toBe(EXIT.fault);
	expect(got.stderr).toContain('Paketet är skadat');
	// Whoever meets it has it cared for, as the night does.
	expect(flat((await ogonblick(['bundles', 'show', short(rotten)], env)).stdout)).toContain('i karantän');
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

test('what is spoilt is set aside and restored by a named person; report and copies say how it is', async () => {
	const { env: alone, whole, rotten } = await archive();
	const env = { ...alone, SECOND_STORE: await tempDir() };
	const without = await ogonblick(['fixity', 'restore', short(rotten), '--by', 'Anna Berg'], alone);
	expect(without.exit).toBe(EXIT.usage);
	expect(flat(without.stderr)).toContain('Ingen andra förvaringsplats är angiven');
	const owed = await ogonblick(['fixity', 'report', '--json'], env);
	expect(JSON.parse(owed.stdout).second).toEqual({ store: env.SECOND_STORE, owed: 2 });
	const copied = await ogonblick(['fixity', 'copy'], env);
	expect(copied.exit, copied.stdout).toBe(EXIT.complete);
	expect(flat(copied.stdout)).toContain('Kopierade paket: 1');
	// The spoilt one had no copy: it is whole again only from a backup, which somebody puts into the second store.
	const spoilt = await readFile(fileOf(rotten));
	const middle = Math.floor(spoilt.length / 2);
	spoilt[middle] = (spoilt[middle] ?? 0) ^ 1;
	await mkdir(dirname(join(env.SECOND_STORE, rotten.path)), { recursive: true });
	await writeFile(join(env.SECOND_STORE, rotten.path), spoilt);

	for (const by of [[], ['--by', 'Arkivarien']]) {
		const nobody = await ogonblick(['fixity', 'restore', short(rotten), ...by], env);
		expect(nobody.exit).toBe(EXIT.usage);
	}
	const restored = await ogonblick(['fixity', 'restore', short(rotten), '--by', 'Anna Berg'], env);
	expect(restored.exit, restored.stderr).toBe(EXIT.complete);
	expect(flat(restored.stdout)).toContain(
		`Återställt från den andra förvaringsplatsen (${env.SECOND_STORE})`,
	);
	const again = await ogonblick(['fixity', 'restore', short(rotten), '--by', 'Anna Berg'], env);
	expect(again.exit).toBe(EXIT.usage);
	expect(flat(again.stderr)).toContain('är helt, så inget återställs');
	expect((await ogonblick(['fixity', 'copy'], env)).stdout).toContain('Kopierade paket: 1');
	const shown = flat((await ogonblick(['bundles', 'show', short(rotten)], env)).stdout);
	for (const said of ['paketet flyttades i karantän', 'paketet återställdes', 'Anna Berg'])
		expect(shown).toContain(said);

	const report = await ogonblick(['fixity', 'report'], env);
	expect(report.exit).toBe(EXIT.complete);
	for (const said of ['Återstår att kopiera dit 0', 'Återställda någon gång 1', 'andra förvaringsplatsen'])
		expect(flat(report.stdout)).toContain(said);
	const english = await ogonblick(['fixity', 'report', '--lang', 'en'], env);
	expect(flat(english.stdout)).toContain('Left to copy there 0');
	const file = join(await tempDir(), 'rapport.csv');
	await ogonblick(['fixity', 'report', '--out', file], env);
	const [head, ...lines] = (await readFile(file, 'utf8')).trimEnd().split('\n');
	expect(head).toMatch(
		/^\uFEFFFörvaringsplats;Mapp eller adress;Verksamhet;År;Paket;Byte;.*;I karantän;.*;Återställda;Återstår att kopiera/,
	);
	expect(lines).toHaveLength(2);
	expect(lines[0]).toContain(`arkivet;${whole.root};`);
	expect(lines[1]).toContain(`andra förvaringsplatsen;${env.SECOND_STORE};`);
}, 120_000);

test('a bundle that could not be copied is told with why in words and not by a code, and what to do', async () => {
	const { env: alone, whole, rotten } = await archive();
	const env = { ...alone, SECOND_STORE: await tempDir() };
	await rename(fileOf(whole), `${fileOf(whole)}.away`);
	const copied = await ogonblick(['fixity', 'copy'], env);
	expect(copied.exit).toBe(EXIT.failed);
	for (const said of [
		`✗ ${short(rotten)} kunde inte kopieras: det är inte det paket som arkiverades`,
		`✗ ${short(whole)} kunde inte kopieras: det ligger inte där det arkiverades`,
		'Kontrollerat på en gång',
		`✗ skadat: någon eller något har skrivit i filen, och innehållet är inte det som arkiverades (${short(rotten)})`,
		'Flyttat i karantän: ',
		'Inte återställt: den andra förvaringsplatsen har ingen kopia.',
		`✗ filen saknas på sin plats (${short(whole)})`,
	])
		expect(flat(copied.stdout)).toContain(said);
	expect(copied.stdout).not.toMatch(/copy-differs|bundle-missing|copy-missing/);
	// On record, without anybody having checked them.
	const report = JSON.parse((await ogonblick(['fixity', 'report', '--json'], env)).stdout);
	expect(report.outcomes).toEqual({ missing: 1, quarantined: 1 });
});

test('what is not due is not read, but by --all; both languages, and errors that name what is wrong', async () => {
	const { env } = await archive();
	await ogonblick(['fixity'], env);
	expect((await ogonblick(['fixity'], env)).stdout).toContain('Inget paket står på tur');
	const all = await ogonblick(['fixity', '--all', '--lang', 'en'], env);
	expect(all.exit).toBe(EXIT.failed);
	expect(flat(all.stdout)).toContain(
		'damaged: the file was written to, and its bytes are not those that were filed',
	);
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
