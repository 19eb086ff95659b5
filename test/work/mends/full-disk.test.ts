import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { verifyBundle } from '../../../src/bundle/verify.ts';
import { OgonblickError } from '../../../src/errors.ts';
import type { Office } from '../../../src/office.ts';
import type { Filing } from '../../../src/records/filing.ts';
import { type Care, careForBundles } from '../../../src/work/care-for-bundles.ts';
import { copyOwed } from '../../../src/work/copies/copy-owed.ts';
import { recover } from '../../../src/work/recover.ts';
import { handClock, tempDir, tempOffice } from '../../storage/temp-office.ts';
import { filed, fileOf, rot } from '../fixity/archive.ts';

const NEVER = new AbortController().signal;
const DAY = 86_400;
/** Kilobytes that are left: nothing at all, enough for a name, for a transaction, for half a bundle. */
const ROOM_KB = [0, 4, 40, 100, 220];

/** A disk of its own for what is below this directory. */
async function smallDisk(skip: (condition: boolean, note: string) => void): Promise<string> {
	const dir = join(await tempDir(), 'small');
	await mkdir(dir);
	const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', dir]);
	skip(status !== 0, 'only root can mount a disk that is small enough to fill');
	onTestFinished(() => void execFileSync('umount', ['-l', dir]));
	return dir;
}

/** Makes the disk so small that no more than this is left. */
async function fill(dir: string, roomKb: number): Promise<void> {
	const { blocks, bfree, bsize } = await statfs(dir);
	const size = Math.ceil(((blocks - bfree) * bsize) / 1024) + roomKb;
	execFileSync('mount', ['-o', `remount,size=${size}k`, dir]);
}

const night = async (office: Office): Promise<Care> => {
	await recover(office);
	return careForBundles(office, { seconds: 60, bytes: 1e9 }, NEVER);
};

/** Everything that was spoilt lies somewhere still: in its place, or aside. */
async function expectKept(filings: readonly Filing[], spoilt: ReadonlyMap<string, Buffer>): Promise<void> {
	for (const filing of filings) {
		const aside = join(filing.root, '_quarantine');
		const names = await readdir(aside).catch(() => []);
		const kept = [fileOf(filing), ...names.map((name) => join(aside, name))];
		const all = await Promise.all(kept.map((path) => readFile(path).catch(() => Buffer.alloc(0))));
		expect(all.some((bytes) => bytes.equals(spoilt.get(filing.bundleId) ?? Buffer.alloc(1)))).toBe(true);
	}
}

async function expectWhole(office: Office, filings: readonly Filing[]): Promise<void> {
	for (const filing of filings)
		expect(await verifyBundle(fileOf(filing))).toMatchObject({ ok: true, sha256: filing.sha256 });
	expect(await office.mends.intended()).toEqual([]);
	expect(await office.catalogue.compareWithEvents()).toEqual([]);
	expect(await office.catalogue.verifyEvents()).toMatchObject({ ok: true });
}

test.for([
	...ROOM_KB.map((room) => [room, 'and the catalogue'] as const),
	...ROOM_KB.map((room) => [room, 'alone'] as const),
])(
	'where %i kB are left on the disk of the bundles %s, a night tells that it is full, loses nothing, and the next one restores',
	async ([room, what], { skip }) => {
		const dir = await smallDisk(skip);
		const clock = handClock();
		const env = { SECOND_STORE: await tempDir(), ...(what === 'alone' ? {} : { DATA_DIR: dir }) };
		const office = await tempOffice({ clock, env });
		const out = what === 'alone' ? { out: dir } : {};
		const filings = [await filed(office, out), await filed(office, out)];
		expect(await copyOwed(office, NEVER)).toMatchObject({ owed: 0 });
		const spoilt = new Map<string, Buffer>();
		for (const filing of filings) {
			await rot(filing);
			spoilt.set(filing.bundleId, await readFile(fileOf(filing)));
		}
		// Both are due, whatever their moments are.
		clock.forward(800 * DAY);
		await fill(dir, room);
		const told = await night(office).then(
			({ run }) => run.checked.map(({ mended }) => mended?.trouble),
			(error) => {
				if (!(error instanceof OgonblickError) || error.exit !== 75) throw error;
				return [error.code];
			},
		);
		// A catalogue that cannot keep what was found ends the night.
		expect(told).toEqual(what === 'alone' ? ['store-full', 'store-full'] : ['store-full']);
		await expectKept(filings, spoilt);
		execFileSync('mount', ['-o', 'remount,size=20m', dir]);
		clock.forward(DAY - 3600);
		await night(office);
		await expectWhole(office, filings);
		await expectKept(filings, spoilt);
	},
);
