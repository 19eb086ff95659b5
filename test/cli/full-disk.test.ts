import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyBundle } from '../../src/bundle/verify.ts';
import { EXIT, TryAgainLater } from '../../src/errors.ts';
import { errorWords } from '../../src/words/error-words.ts';
import { officeIn } from '../storage/sample.ts';
import { smallDisk } from '../storage/targets/seen.ts';
import { tempDir } from '../storage/temp-office.ts';
import { filed, fileOf, rot } from '../work/fixity/archive.ts';
import { ogonblick } from './ogonblick.ts';

const flat = (text: string) => text.replace(/\s+/g, ' ');

/** Takes all the room of a disk. @returns what gives it back */
async function filled(disk: string): Promise<() => Promise<void>> {
	const filler = join(disk, 'filler');
	await writeFile(filler, Buffer.alloc(8_000_000)).catch(() => undefined);
	return () => rm(filler);
}

async function place(second: string) {
	const [data, apart] = [await tempDir(), await tempDir()];
	return {
		...{ DATA_DIR: data, KEEP_FREE_BYTES: '0', SECOND_STORE: second },
		SEAL_PASSPHRASE_FILE: join(apart, 'passphrase.txt'),
	};
}

test('a second store that is full is told as full, and takes its copies when there is room', async ({
	skip,
}) => {
	const second = await smallDisk(undefined, '4m');
	if (second === undefined) return skip('no small disk can be mounted here');
	const env = await place(second);
	const office = await officeIn(env.DATA_DIR, { env });
	const filing = await filed(office);
	await office.close();
	const free = await filled(second);
	const full = await ogonblick(['fixity', 'copy'], env);
	expect([full.exit, flat(full.stdout)]).toEqual([
		EXIT.retryLater,
		expect.stringContaining(
			'Det finns inget utrymme kvar på den andra förvaringsplatsen. Frigör utrymme där.',
		),
	]);
	expect(existsSync(join(second, filing.path))).toBe(false);
	await free();
	expect((await ogonblick(['fixity', 'copy'], env)).exit).toBe(EXIT.complete);
	expect(await verifyBundle(join(second, filing.path))).toMatchObject({ ok: true, sidecar: 'agrees' });
});

test('a spoilt bundle whose copy finds no room stays where it lies, and no order is said to wait', async ({
	skip,
}) => {
	const out = await smallDisk(undefined, '4m');
	if (out === undefined) return skip('no small disk can be mounted here');
	const env = await place(await tempDir());
	const office = await officeIn(env.DATA_DIR, { env });
	const filing = await filed(office, { out });
	await office.close();
	expect((await ogonblick(['fixity', 'copy'], env)).exit).toBe(EXIT.complete);
	await rot(filing);
	const free = await filled(out);
	const restore = () => ogonblick(['fixity', 'restore', filing.bundleId.slice(0, 8), '--by', 'Anna Ek'], env);
	const full = await restore();
	expect([full.exit, flat(full.stderr)]).toEqual([
		EXIT.retryLater,
		expect.stringContaining(`Det finns inget utrymme kvar där paketen förvaras: ${out}`),
	]);
	expect(full.stderr).not.toContain('Beställningen');
	expect([existsSync(fileOf(filing)), existsSync(join(out, '_quarantine'))]).toEqual([true, false]);
	await free();
	expect((await restore()).exit).toBe(EXIT.complete);
	expect(await verifyBundle(fileOf(filing))).toMatchObject({ ok: true, sha256: filing.sha256 });
});

test('a catalogue without room is told as the catalogue, and not as the place of bundles', () => {
	const about = { code: 'store-full', subject: '/data/catalogue.sqlite' };
	const { message } = errorWords(new TryAgainLater('full', about), 'sv');
	expect(message).toBe('Det finns inget utrymme kvar för katalogen: /data/catalogue.sqlite');
});

test('a disk without room is not said to have more where less is kept free, when nothing is', async ({
	skip,
}) => {
	const data = await smallDisk(undefined, '64k');
	if (data === undefined) return skip('no small disk can be mounted here');
	await filled(data);
	const env = { DATA_DIR: data, KEEP_FREE_BYTES: '0' };
	for (const [lang, make] of [
		['sv', 'Frigör utrymme'],
		['en', 'Make room'],
	] as const) {
		const snapshot = await ogonblick(['snapshot', 'https://social.example/a', '--lang', lang], env);
		expect([snapshot.exit, flat(snapshot.stderr)]).toEqual([EXIT.retryLater, expect.stringContaining(make)]);
		expect(snapshot.stderr).not.toContain('KEEP_FREE_BYTES');
		const doctor = await ogonblick(['doctor', '--lang', lang], env);
		expect(flat(doctor.stdout)).toContain(make);
		expect(doctor.stdout).not.toContain('KEEP_FREE_BYTES');
	}
});
