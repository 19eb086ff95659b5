import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyBundle } from '../../../src/bundle/verify.ts';
import { checkFixity } from '../../../src/work/check-fixity.ts';
import { tempOffice } from '../../storage/temp-office.ts';
import { filed, fileOf, rot } from '../fixity/archive.ts';

const { signal } = new AbortController();

test.each(['agrees', 'differs', 'absent', 'names-another'] as const)(
	'a bundle that is in quarantine leaves its right checksum behind, and a copy from a backup is whole again by it (its file %s)',
	async (sidecar) => {
		const office = await tempOffice();
		const filing = await filed(office);
		const whole = await readFile(fileOf(filing));
		const other = `${'b'.repeat(64)}  annat.zip\n`;
		if (sidecar === 'absent') await rm(`${fileOf(filing)}.sha256`);
		const said = sidecar === 'names-another' ? `${filing.sha256}  ett annat namn.zip\n` : other;
		const isAside = sidecar === 'differs' || sidecar === 'names-another';
		if (isAside) await writeFile(`${fileOf(filing)}.sha256`, said);
		await rot(filing);
		const { checked } = await checkFixity(office, { bundles: [filing], signal, isMending: true });
		expect(checked).toMatchObject([{ mended: { mends: [{ kind: 'quarantine' }] } }]);
		// As `sha256sum --check` wants it, beside what has to come back.
		expect(await readFile(`${fileOf(filing)}.sha256`, 'utf8')).toBe(
			`${filing.sha256}  ${basename(fileOf(filing))}\n`,
		);
		const aside = (await readdir(join(filing.root, '_quarantine'))).toSorted();
		expect(aside).toHaveLength(isAside ? 2 : 1);
		if (isAside) expect(await readFile(join(filing.root, '_quarantine', aside[1] ?? ''), 'utf8')).toBe(said);
		await writeFile(fileOf(filing), whole);
		await checkFixity(office, { bundles: [filing], signal });
		const found = { ok: true, sha256: filing.sha256, sidecar: 'agrees' };
		expect(await verifyBundle(fileOf(filing))).toMatchObject(found);
		const last = await office.fixity.latest([filing.bundleId]);
		expect(last.get(filing.bundleId)?.outcome).toBe('intact');
	},
	60_000,
);
