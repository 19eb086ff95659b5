import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { openFixtures } from '../../fixtures/server.ts';
import { localDate } from '../../src/records/local-date.ts';
import type { Seeded } from '../catalogue/seed.ts';
import { inTemporary } from '../main-job.ts';
import { whileCapturing } from './captures.ts';
import { bytesOf, fill, filledIn } from './filled.ts';
import { askedPages, type Known } from './pages.ts';
import { signIn } from './people.ts';
import { type Reading, read, type Visiting } from './readers.ts';
import { type Served, serveApart } from './served.ts';
import type { SeededTexts } from './texts.ts';
import { type Weight, weigh } from './weights.ts';

export interface OfficeWish {
	readonly filings: number;
	readonly posts: number;
	readonly readers: number;
	readonly seconds: number;
	/** A folder that is filled where it is empty, read in where it has been filled, and kept; a temporary one where absent. */
	readonly data?: string;
	readonly tell: (line: string) => void;
}

/** One way of reading, with what the office's process took of a processor, and the captures that were filed beside it. */
export interface Load {
	readonly name: 'capturing' | 'alone' | 'no-pause';
	readonly reading: Reading;
	readonly cores: number;
	readonly captures: number;
}

export interface OfficeRun {
	readonly seeded: Seeded;
	readonly texts: SeededTexts;
	readonly seedMs: number;
	/** The day on which an earlier run filled it; absent where this one did. */
	readonly filledOn?: string;
	/** Bytes of the catalogue with its texts. */
	readonly bytes: number;
	readonly readers: number;
	readonly loads: readonly Load[];
	readonly weights: readonly Weight[];
	/** A search as a table: lines (a text may have several), bytes, and milliseconds to the first and the last byte. */
	readonly table: {
		readonly lines: number;
		readonly bytes: number;
		readonly firstMs: number;
		readonly ms: number;
	};
}

/** Shortest and longest pause of a reader before the next page. */
export const THINK_MS = [500, 1500] as const;
/** Until each summary has been made once. */
export const WARM_UP_SECONDS = 30;

/** Fills a catalogue, opens the office on it, and has people read in it. */
export async function measureOffice(wish: OfficeWish): Promise<OfficeRun> {
	const fixtures = await openFixtures();
	try {
		if (wish.data !== undefined) return await inOffice(wish.data, wish, fixtures);
		return await inTemporary((dir) => inOffice(dir, wish, fixtures));
	} finally {
		await fixtures.close();
	}
}

type Fixtures = Awaited<ReturnType<typeof openFixtures>>;

async function inOffice(dir: string, wish: OfficeWish, fixtures: Fixtures): Promise<OfficeRun> {
	const filled =
		wish.data === undefined
			? { ...(await fill(dir, wish, fixtures)), isReused: false }
			: await filledIn(dir, wish, fixtures);
	const { seeded, texts, seedMs, captured, people } = filled;
	const path = join(dir, 'catalogue.sqlite');
	const bytes = bytesOf(path);
	const served = await serveApart(dir);
	try {
		const readers: Visiting[] = [];
		for (const [n, person] of people.entries())
			readers.push({
				...person,
				cookie: await signIn(served.origin, person),
				units: [(n * 101) % seeded.units],
			});
		const today = localDate(new Date(), 'Europe/Stockholm');
		const known = { texts, today, captured, ...idsByUnit(path, new Set(readers.flatMap((r) => r.units))) };
		const loads = await underLoad(served, readers, known, wish, dir, fixtures);
		const all = readers.find(({ sees }) => sees === 'all') as Visiting;
		return {
			...{ seeded, texts, seedMs, bytes, readers: readers.length, loads },
			...(filled.isReused ? { filledOn: filled.on } : {}),
			weights: await weights(served.origin, all, known),
			table: await tableOf(served.origin, all.cookie, texts.words.common),
		};
	} finally {
		await served.close();
	}
}

async function underLoad(
	served: Served,
	readers: readonly Visiting[],
	known: Known,
	{ seconds, tell }: OfficeWish,
	dir: string,
	fixtures: Fixtures,
): Promise<readonly Load[]> {
	const { origin } = served;
	const all = askedPages(known);
	// Bundles of an account that nobody has registered are for those who see all.
	const wide = readers.filter(({ sees }) => sees === 'all');
	const some = all.filter(({ name }) => !/captured|its posts/.test(name));
	const load = async (name: Load['name'], thinkMs: readonly [number, number]): Promise<Load> => {
		const ask = { origin, seconds, warmUpSeconds: WARM_UP_SECONDS, thinkMs };
		const both = async () => {
			const [before, began] = [await served.cpuSeconds(), performance.now()];
			const [a, b] = await Promise.all([
				read({ ...ask, pages: all, readers: wide }),
				read({ ...ask, pages: some, readers: readers.filter((reader) => !wide.includes(reader)) }),
			]);
			const took = ((await served.cpuSeconds()) - before) / ((performance.now() - began) / 1000);
			return { reading: { asked: a.asked + b.asked, seconds, pages: [...a.pages, ...b.pages] }, cores: took };
		};
		const { answer, captures } =
			name === 'capturing'
				? await whileCapturing(fixtures, dir, both)
				: { answer: await both(), captures: 0 };
		tell(`${name}: ${answer.reading.asked} pages, ${answer.cores.toFixed(2)} cores, ${captures} captures`);
		return { name, ...answer, captures };
	};
	return [
		await load('alone', [...THINK_MS]),
		await load('capturing', [...THINK_MS]),
		await load('no-pause', [0, 0]),
	];
}

/** What the addresses of single accounts and bundles are made of. */
function idsByUnit(path: string, units: ReadonlySet<number>): Pick<Known, 'accounts' | 'bundles'> {
	const db = new BetterSqlite3(path, { readonly: true });
	try {
		const ids = (text: string, unit: number) =>
			db.prepare<[string], string>(text).pluck().all(`unit-${unit}`);
		const each = (text: string) => new Map([...units].map((unit) => [unit, ids(text, unit)]));
		return {
			accounts: each('SELECT id FROM accounts WHERE unit_id = ?'),
			bundles: each('SELECT bundle_id FROM filings WHERE unit_id = ? AND is_restricted = 0 LIMIT 40'),
		};
	} finally {
		db.close();
	}
}

async function weights(
	origin: string,
	{ cookie, units }: Visiting,
	known: Known,
): Promise<readonly Weight[]> {
	const found: Weight[] = [];
	for (const page of askedPages(known))
		found.push(await weigh(origin, page.address(1, units[0] ?? 0), page.name, cookie));
	return found;
}

async function tableOf(origin: string, cookie: string, word: string): Promise<OfficeRun['table']> {
	const began = performance.now();
	const answer = await fetch(`${origin}/sok.csv?${new URLSearchParams({ fraga: word })}`, {
		headers: { cookie },
	});
	let [bytes, lines, firstMs] = [0, 0, 0];
	for await (const piece of answer.body ?? []) {
		if (bytes === 0) firstMs = performance.now() - began;
		bytes += piece.length;
		for (const byte of piece) if (byte === 10) lines++;
	}
	return { lines, bytes, firstMs, ms: performance.now() - began };
}
