import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { Fixtures } from '../../fixtures/server.ts';
import { localDate } from '../../src/records/local-date.ts';
import { type Seeded, seedCatalogue, YEARS } from '../catalogue/seed.ts';
import { takeOne } from './captures.ts';
import { makePeople, type Reader } from './people.ts';
import { type SeededTexts, seedTexts } from './texts.ts';

/** A catalogue that is ready to be read in. It is written down beside it, so that it can be read in again. */
export interface Filled {
	/** ISO 8601 date: the last day of its history. */
	readonly on: string;
	readonly seeded: Seeded;
	readonly texts: SeededTexts;
	readonly seedMs: number;
	/** Bundles that the product captured. */
	readonly captured: readonly string[];
	readonly people: readonly Reader[];
}

export interface FillWish {
	readonly filings: number;
	readonly posts: number;
	readonly readers: number;
	readonly tell: (line: string) => void;
}

const CAPTURED = 3;
/** Written last: a folder without it was broken off in the middle. */
const NOTE = 'filled.json';

/** Fills a catalogue in a folder that has none. */
export async function fill(dir: string, wish: FillWish, fixtures: Fixtures): Promise<Filled> {
	const { tell, filings, posts, readers } = wish;
	const on = localDate(new Date(), 'Europe/Stockholm');
	const began = performance.now();
	const seeded = seedCatalogue(dir, accountsFor(filings), on);
	tell(`${seeded.filings} filings after ${inSeconds(began)}`);
	const path = join(dir, 'catalogue.sqlite');
	const texts = seedTexts(path, posts);
	const seedMs = performance.now() - began;
	tell(`${texts.posts} posts after ${inSeconds(began)}, ${(bytesOf(path) / 1e9).toFixed(2)} GB`);
	const captured: string[] = [];
	for (let i = 0; i < CAPTURED; i++) captured.push(await takeOne(fixtures, dir));
	const people = await makePeople(dir, readers, seeded.units);
	tell(`${captured.length} bundles captured, ${people.length} people invited`);
	return { on, seeded, texts, seedMs, captured, people };
}

/**
 * What an earlier run has filled, or filled now and kept.
 * @throws Error where the folder holds another size than is asked for, or a catalogue that was not filled to its end
 */
export async function filledIn(
	dir: string,
	wish: FillWish,
	fixtures: Fixtures,
): Promise<Filled & { readonly isReused: boolean }> {
	const note = join(dir, NOTE);
	const known = await readFile(note, 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return undefined;
		throw error;
	});
	if (known === undefined) {
		await mkdir(dir, { recursive: true });
		const filled = await fill(dir, wish, fixtures);
		await writeFile(note, JSON.stringify(filled));
		return { ...filled, isReused: false };
	}
	const filled = JSON.parse(known) as Filled;
	const { seeded, texts, people } = filled;
	const isAsked =
		seeded.accounts === accountsFor(wish.filings) &&
		texts.posts === wish.posts &&
		people.length === wish.readers;
	if (!isAsked)
		throw new Error(
			`${dir} holds ${seeded.accounts} accounts, ${texts.posts} posts and ${people.length} readers, which is not what is asked for. Name another folder.`,
		);
	wish.tell(`read in again: ${seeded.filings} filings and ${texts.posts} posts, filled ${filled.on}`);
	return { ...filled, isReused: true };
}

export function bytesOf(path: string): number {
	const db = new BetterSqlite3(path, { readonly: true });
	try {
		return (
			Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))
		);
	} finally {
		db.close();
	}
}

function accountsFor(filings: number): number {
	return Math.max(50, Math.round(filings / YEARS));
}

function inSeconds(began: number): string {
	return `${((performance.now() - began) / 1000).toFixed(0)} s`;
}
