import { spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { checksumText } from '../../../src/filing/checksum.ts';
import type { Office } from '../../../src/office.ts';
import type { Filing } from '../../../src/records/filing.ts';
import { copyOwed } from '../../../src/work/copies/copy-owed.ts';
import { recover } from '../../../src/work/recover.ts';
import { officeIn } from '../../storage/sample.ts';
import { tempDir, tempOffice } from '../../storage/temp-office.ts';
import { filed } from '../fixity/archive.ts';

const CHILD = new URL('children/copy-owed.ts', import.meta.url).pathname;
/** New second stores, each filled by processes that are killed at it; in every other, copies that are spoilt lie there from before. */
const STORES = 4;
const KILLS = 5;
const BUNDLES = 6;
/** About what copying all of them takes, milliseconds. */
const LONGEST = 160;

test(`${STORES * KILLS} kills while bundles are copied to the second store leave whole copies there and nothing else, and none is lost or told of that is not there`, async () => {
	const filings: Filing[] = [];
	const first = await tempOffice();
	for (let n = 0; n < BUNDLES; n++) filings.push(await filed(first));
	const cache = await tempDir();
	const outcomes: (number | null)[] = [];
	for (let store = 0; store < STORES; store++) {
		const second = await tempDir();
		const office = await officeIn(first.config.DATA_DIR, { env: { SECOND_STORE: second } });
		const spoilt = store % 2 === 1 ? filings.slice(0, 2) : [];
		if (spoilt.length > 0) await copyAndSpoil(office, second, filings, spoilt);
		for (let n = 0; n < KILLS; n++) {
			outcomes.push(await killed(office, second, cache));
			await expectAgreement(office, second, filings, spoilt);
		}
		await recover(office);
		expect(await copyOwed(office, new AbortController().signal)).toMatchObject({ owed: 0, troubled: [] });
		await expectComplete(second, filings, spoilt);
		expect(await office.catalogue.verifyEvents()).toMatchObject({ ok: true });
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
		await office.close();
	}
	// Killed at its work, and not only before or after it.
	expect(outcomes.filter((code) => code === null).length).toBeGreaterThan(STORES);
}, 180_000);

/** @returns the exit code; null where it was killed */
async function killed({ config }: Office, second: string, cache: string): Promise<number | null> {
	const child = spawn(process.execPath, [CHILD, config.DATA_DIR, second], {
		stdio: ['ignore', 'pipe', 'inherit'],
		env: { ...process.env, NODE_COMPILE_CACHE: cache },
	});
	const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	await lines.next();
	await setTimeout(Math.random() * LONGEST);
	child.kill('SIGKILL');
	if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
	return child.exitCode;
}

/** Copies that a reading has found spoilt are owed anew; those that have no line any more too. */
async function copyAndSpoil(
	office: Office,
	second: string,
	filings: readonly Filing[],
	spoilt: readonly Filing[],
): Promise<void> {
	await copyOwed(office, new AbortController().signal);
	const at = office.clock.now().toISOString();
	for (const { bundleId, path } of spoilt) {
		await writeFile(join(second, path), 'spoilt');
		await office.copies.recordCheck(second, bundleId, at, 'damaged', 'Anna');
	}
	for (const { bundleId, path } of filings.slice(spoilt.length)) {
		await rm(join(second, path));
		await office.copies.recordCheck(second, bundleId, at, 'missing', 'Anna');
	}
}

/** What has a bundle's name is whole, but for what was spoilt before; what the catalogue says is copied lies there. */
async function expectAgreement(
	office: Office,
	second: string,
	filings: readonly Filing[],
	spoilt: readonly Filing[],
): Promise<void> {
	for (const { bundleId, path, sha256 } of filings) {
		const bytes = await readFile(join(second, path)).catch(() => undefined);
		const isSpoilt = spoilt.some((one) => one.bundleId === bundleId) && bytes?.toString() === 'spoilt';
		if (bytes && !isSpoilt) expect(hash('sha256', bytes, 'hex')).toBe(sha256);
		const known = await office.copies.copy(second, bundleId);
		if (known?.outcome === 'intact') expect([isSpoilt, bytes !== undefined]).toEqual([false, true]);
	}
}

async function expectComplete(
	second: string,
	filings: readonly Filing[],
	spoilt: readonly Filing[],
): Promise<void> {
	const entries = await readdir(second, { recursive: true, withFileTypes: true });
	const files = entries
		.filter((e) => !e.isDirectory())
		.map((e) => join(e.parentPath, e.name).slice(second.length + 1));
	const copies = filings.flatMap(({ path }) => [path, `${path}.sha256`]);
	const aside = files.filter((name) => name.startsWith('_quarantine/'));
	expect(aside).toHaveLength(spoilt.length);
	expect(files.filter((name) => !aside.includes(name)).toSorted()).toEqual(
		[...copies, 'ogonblick-second-store.txt'].toSorted(),
	);
	for (const { path, sha256 } of filings) {
		expect(hash('sha256', await readFile(join(second, path)), 'hex')).toBe(sha256);
		expect(await readFile(join(second, `${path}.sha256`), 'utf8')).toBe(checksumText(path, sha256));
	}
}
