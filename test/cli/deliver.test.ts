import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samplePacked, workshop } from '../bundle/sample.ts';
import { officeIn } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';
import { filedCopy } from '../work/delivery/archive.ts';
import { type Ended, ogonblick } from './ogonblick.ts';

const { dir, clean } = workshop();
let packed: string;
beforeAll(async () => {
	({ file: packed } = await samplePacked(dir));
});
afterAll(clean);

const flat = ({ stdout, stderr }: Ended) => `${stdout} ${stderr}`.replace(/\s+/g, ' ');

async function anOffice(bundles = 1) {
	const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0' };
	const office = await officeIn(env.DATA_DIR);
	const filings = [];
	for (let i = 0; i < bundles; i++) filings.push(await filedCopy(office, packed));
	await office.close();
	const where = await tempDir();
	const run = (...args: readonly string[]) => ogonblick(args, env);
	const json = async (...args: readonly string[]) => {
		const { exit, stdout } = await run(...args, '--json');
		return { exit, document: JSON.parse(stdout) };
	};
	return { env, filings, where, run, json };
}

describe('deliver', () => {
	test('from target to receipt as an archivist does it, and each step is told in Swedish', async () => {
		const { filings, where, run, json } = await anOffice(2);
		const added = await run('deliver', 'targets', 'add', 'e-arkivet', where, '--archive', 'Kommunarkivet');
		expect(added.exit).toBe(0);
		expect(flat(added)).toContain('✓ Sparat.');
		expect(flat(added)).toContain('ogonblick deliver targets check e-arkivet');
		expect(flat(await run('deliver', 'targets', 'check', 'E-arkivet'))).toContain('fungerar');
		expect(await readdir(where)).toEqual([]);
		await run('deliver', 'agreements', 'set', 'KS 2026/7');
		expect(flat(await run('deliver', 'agreements', 'list'))).toContain('KS 2026/7 hela organisationen');
		const numbered = [
			'--archive',
			'Kommunarkivet',
			'--archive-number',
			'202100-1074',
			'--creator-code',
			'ÄLV 1',
		];
		expect(flat(await run('deliver', 'agreements', 'set', 'KS 2026/7', ...numbered))).toContain(
			'KS 2026/7 hela organisationen · Kommunarkivet (202100-1074) · arkivbildarens kod ÄLV 1',
		);

		const would = await run('deliver', 'e-arkivet', '--year', '2026', '--check');
		expect(flat(would)).toContain('Skulle levereras: 2');
		const sent = await run('deliver', 'e-arkivet', '--year', '2026', '--by', 'Anna Arkivarie');
		expect(sent.exit).toBe(0);
		expect(flat(sent)).toMatch(
			/✓ Leverans \d{4}-0001: 2 paket ligger i sin helhet hos mottagaren, med leveranslista/,
		);
		expect(sent.stderr).toContain('✓ skickat och kontrollerat: Ögonblicksbild 2026-11-23');
		const [number = ''] = await readdir(where);

		const out = await tempDir();
		const shown = flat(await run('deliver', 'show', number, '--out', join(out, 'ny')));
		for (const said of [
			'Kommunarkivet',
			'KS 2026/7',
			'Anna Arkivarie',
			'skickat, kvittens saknas: 2',
			'leveranslista.html',
		])
			expect(shown).toContain(said);
		expect(await readFile(join(out, 'ny/leveranslista.html'))).toEqual(
			await readFile(join(where, number, 'leveranslista.html')),
		);
		const ids = filings.map(({ bundleId }) => bundleId);
		// No directory can be made below /proc, and making it was tried for ever.
		const nowhere = await run('deliver', 'show', number, '--out', '/proc/ny/mapp');
		expect([nowhere.exit, flat(nowhere)]).toEqual([2, expect.stringContaining('/proc/ny/mapp')]);
		const answer = join(out, 'svar.csv');
		await writeFile(answer, `paket-id;besked;orsak\n${ids[0]};mottagen;\n${ids[1]};avvisad;METS saknas\n`);
		const taken = flat(await run('deliver', 'receipt', number, answer));
		for (const said of [`Kvittensen på leverans ${number} är intagen`, 'Mottagna 1', 'Avvisade 1'])
			expect(taken).toContain(said);
		const list = flat(await run('bundles', 'list'));
		expect(list).toContain(`mottaget (leverans ${number} till e-arkivet`);
		expect(list).toContain('orsak: METS saknas');
		const show = flat(await run('bundles', 'show', ids[0] ?? ''));
		expect(show).toContain('e-arkivet har tagit emot paketet');
		expect(flat(await run('deliver', 'list'))).toContain('besvarad');
		const { document } = await json('deliver', 'list');
		expect(document.deliveries).toMatchObject([{ number, agreement: 'KS 2026/7', bundles: [{}, {}] }]);
	}, 60_000);

	test('says what is wrong with a receipt, line by line, and what to do', async () => {
		const { filings, where, run, json } = await anOffice();
		await run('deliver', 'targets', 'add', 'e-arkivet', where);
		const { document } = await json('deliver', 'e-arkivet', '--all');
		const { number } = document.deliveries[0];
		const answer = join(await tempDir(), 'svar.csv');
		await writeFile(answer, `id;status;sha256\n${filings[0]?.bundleId};mottagen;${'f'.repeat(64)}\n`);
		const refused = await run('deliver', 'receipt', number, answer);
		expect(refused.exit).toBe(2);
		for (const said of [
			'inget i den är intaget',
			'Rad 2, kolumnen ”sha256”:',
			'något annat än det som levererades',
			'deliver show',
		])
			expect(flat(refused)).toContain(said);
		const english = await run('deliver', 'receipt', number, answer, '--lang', 'en');
		expect(flat(english)).toContain('something else than what was delivered');
		const byHand = await run('deliver', 'receipt', number, '--refused', 'all');
		expect([byHand.exit, flat(byHand)]).toEqual([2, expect.stringContaining('--reason')]);
		expect((await run('deliver', 'receipt', number, '--received', 'all')).exit).toBe(0);
	}, 60_000);

	test('a file of other contents at the archive is told with the way on, and the rest is delivered', async () => {
		const { filings, where, run } = await anOffice(2);
		await run('deliver', 'targets', 'add', 'e-arkivet', where);
		const year = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Stockholm' }).slice(0, 4);
		await mkdir(join(where, `${year}-0001`));
		await writeFile(join(where, `${year}-0001`, `${filings[0]?.bundleId}.zip`), 'något annat');
		const sent = await run('deliver', 'e-arkivet', '--all');
		expect(sent.exit).toBe(10);
		for (const said of ['är inte färdig: 1 paket', 'skrivs inte över', 'deliver resume', 'deliver withdraw'])
			expect(flat(sent)).toContain(said);
		const withdrawn = await run('deliver', 'withdraw', `${year}-0001`, '--reason', 'ligger där');
		expect(flat(withdrawn)).toContain(`1 paket togs ut ur leverans ${year}-0001`);
		expect((await run('deliver', 'resume')).exit).toBe(0);
		expect(flat(await run('deliver', 'resume'))).toContain('Ingen leverans väntar');
	}, 60_000);

	test('gives a delivery up that can never be finished, and shows it as withdrawn', async () => {
		const { filings, where, run } = await anOffice(2);
		await run('deliver', 'targets', 'add', 'e-arkivet', where);
		const year = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Stockholm' }).slice(0, 4);
		await mkdir(join(where, `${year}-0001`));
		await writeFile(join(where, `${year}-0001`, `${filings[0]?.bundleId}.zip`), 'något annat');
		expect((await run('deliver', 'e-arkivet', '--all')).exit).toBe(10);
		const done = await run('deliver', 'withdraw', `${year}-0001`, '--all', '--reason', 'numret är upptaget');
		expect(flat(done)).toContain(`2 paket togs ut ur leverans ${year}-0001`);
		expect(flat(await run('deliver', 'list'))).toContain('återtagen');
		expect(flat(await run('deliver', 'resume'))).toContain('Ingen leverans väntar');
		expect(flat(await run('deliver', 'show', `${year}-0001`))).toContain('orsak: numret är upptaget');
	}, 60_000);

	test.each([
		[
			['deliver', 'targets', 'add', 'a', 'sftp://anna:hemligt@host.example/in'],
			'Lösenord får inte stå i adressen',
		],
		[['deliver', 'targets', 'add', 'list', '/tmp'], 'programmets egna kommandon'],
		[['deliver', 'targets', 'add', 'a', 'sftp://anna@host.example/in'], '--key: Uppgiften behövs'],
		[['deliver', 'ingen', '--all'], 'Inget leveransmål heter ”ingen”'],
		[['deliver', 'show', '2026-0001'], 'Ingen leverans har numret 2026-0001'],
		[
			['deliver', 'agreements', 'set', 'KS 1', '--archive', 'A', '--archive-number', 'BN-17'],
			'--archive-number: Skriv arkivets organisationsnummer med tio siffror',
		],
		[
			['deliver', 'agreements', 'set', 'KS 1', '--archive-number', '202100-1074'],
			'--archive-number: Ange också vems numret är, med --archive.',
		],
		[
			['deliver', 'agreements', 'set', 'KS 1', '--creator', 'Nämden'],
			'ingen verksamhet hör till arkivbildaren ”Nämden”',
		],
		[['bundles', 'export', 'abcdefgh'], '--form'],
		[['bundles', 'export', 'abcdefgh', '--form', 'zip'], 'bagit, loose'],
	])('says what is wrong, and never the secret: %j', async (args, said) => {
		const { run } = await anOffice(0);
		const ended = await run(...args);
		expect(ended.exit).toBe(2);
		expect(flat(ended)).toContain(said);
		expect(flat(ended)).not.toContain('hemligt');
	});

	test.each([
		['deliver'],
		...['list', 'show', 'resume', 'withdraw', 'receipt', 'targets', 'agreements'].map((n) => ['deliver', n]),
		...['add', 'list', 'change', 'remove', 'check'].map((n) => ['deliver', 'targets', n]),
		...['set', 'list', 'remove'].map((n) => ['deliver', 'agreements', n]),
		['bundles', 'export'],
	])('%s %s %s has help in both languages', async (...names) => {
		const swedish = await ogonblick([...names, '--help']);
		expect(swedish.stdout).toContain(`Användning: ogonblick ${names.filter(Boolean).join(' ')}`);
		expect(swedish.stdout).toContain('Slutkoder:');
		expect(swedish.stdout).not.toMatch(/Usage|Options|Arguments|Commands|display help|\[options\]|default/);
		expect((await ogonblick([...names, '--help', '--lang', 'en'])).stdout).toContain('Exit codes:');
	});
});

test('a bundle is exported as a bag and as loose files, never over what is there, and what is damaged not at all', async () => {
	const { filings, run } = await anOffice(2);
	const [whole, rotten] = filings;
	const out = await tempDir();
	for (const form of ['bagit', 'loose']) {
		const made = await run('bundles', 'export', whole?.bundleId ?? '', out, '--form', form);
		expect(made.exit).toBe(0);
		expect(flat(made)).toContain(`${whole?.bundleId}-${form}`);
		const again = await run('bundles', 'export', whole?.bundleId ?? '', out, '--form', form);
		expect([again.exit, flat(again)]).toEqual([2, expect.stringContaining('finns redan')]);
	}
	const nowhere = await run('bundles', 'export', whole?.bundleId ?? '', '/proc/ny/mapp', '--form', 'bagit');
	expect([nowhere.exit, flat(nowhere)]).toEqual([2, expect.stringContaining('går inte att skriva där')]);
	const place = join(rotten?.root ?? '', rotten?.path ?? '');
	const bytes = await readFile(place);
	bytes[1000] = (bytes[1000] ?? 0) ^ 1;
	await writeFile(place, bytes);
	const damaged = await run('bundles', 'export', rotten?.bundleId ?? '', out, '--form', 'loose');
	expect(damaged.exit).toBe(70);
	expect((await readdir(out)).sort()).toEqual([`${whole?.bundleId}-bagit`, `${whole?.bundleId}-loose`]);
}, 60_000);
