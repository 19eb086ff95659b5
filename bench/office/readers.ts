import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { AskedPage } from './pages.ts';
import type { Reader } from './people.ts';
import { chances } from './vocabulary.ts';

/** Somebody who has signed in. */
export interface Visiting extends Reader {
	readonly cookie: string;
	/** Numbers of units that they see some of. */
	readonly units: readonly number[];
}

export interface ReadingWish {
	readonly origin: string;
	readonly readers: readonly Visiting[];
	readonly pages: readonly AskedPage[];
	readonly seconds: number;
	/** What was answered in the first seconds is not counted: no reader comes to an office that has just been started. */
	readonly warmUpSeconds: number;
	/** Shortest and longest pause between an answer and the next question, each equally likely between. */
	readonly thinkMs: readonly [number, number];
}

/** What was asked of one page. */
export interface PageTimes {
	readonly name: string;
	readonly kind: AskedPage['kind'];
	/** Milliseconds from the question to the last byte, in order of length. */
	readonly ms: readonly number[];
}

export interface Reading {
	readonly pages: readonly PageTimes[];
	readonly asked: number;
	readonly seconds: number;
}

/**
 * Has all readers ask page after page, each the next one when the last has come and was read. A page is one of all, by chance; those that are
 * seen by units or as a whole are told of apart.
 * @throws Error where a page does not answer with 200
 */
export async function read({
	origin,
	readers,
	pages,
	seconds,
	warmUpSeconds,
	thinkMs,
}: ReadingWish): Promise<Reading> {
	const agent = new Agent({ keepAlive: true, maxSockets: readers.length });
	const times = new Map<string, { kind: AskedPage['kind']; ms: number[] }>();
	const began = performance.now();
	const until = began + (warmUpSeconds + seconds) * 1000;
	const counted = began + warmUpSeconds * 1000;
	let asked = 0;
	const [least, most] = thinkMs;
	const reading = readers.map(async (reader, i) => {
		const chance = chances(i + 1);
		await wait(chance() * Math.max(most, 20));
		for (let n = i; performance.now() < until; n++) {
			const page = pages[Math.floor(chance() * pages.length)] as AskedPage;
			const unit = reader.units[n % reader.units.length] ?? 0;
			const started = performance.now();
			await ask(agent, origin + page.address(n, unit), reader.cookie);
			const took = performance.now() - started;
			if (started >= counted) {
				asked++;
				const name = `${page.name} – ${reader.sees === 'all' ? 'the whole organisation' : 'a few units'}`;
				const of = times.get(name) ?? { kind: page.kind, ms: [] };
				of.ms.push(took);
				times.set(name, of);
			}
			if (most > 0) await wait(least + chance() * (most - least));
		}
	});
	try {
		await Promise.all(reading);
	} finally {
		agent.destroy();
	}
	return {
		...{ asked, seconds },
		pages: [...times]
			.map(([name, { kind, ms }]) => ({ name, kind, ms: ms.sort((a, b) => a - b) }))
			.sort((a, b) => (a.name < b.name ? -1 : 1)),
	};
}

/** A connection that the office has closed meanwhile is made anew, as a browser does. @returns bytes as they came */
async function ask(agent: Agent, address: string, cookie: string): Promise<number> {
	for (;;) {
		const asked = asking(agent, address, cookie);
		try {
			return await asked.answer;
		} catch (error) {
			const wasClosed = (error as NodeJS.ErrnoException).code === 'ECONNRESET' && asked.isOldConnection();
			if (!wasClosed) throw error;
		}
	}
}

function asking(agent: Agent, address: string, cookie: string) {
	const headers = { cookie, 'accept-encoding': 'gzip, br', 'sec-fetch-site': 'same-origin' };
	const question = request(address, { agent, headers });
	const answer = new Promise<number>((resolve, reject) => {
		question.on('error', reject).on('response', (came) => {
			let bytes = 0;
			came
				.on('data', (piece: Buffer) => {
					bytes += piece.length;
				})
				.on('error', reject)
				.on('end', () => {
					if (came.statusCode === 200) resolve(bytes);
					else reject(new Error(`${address} answered with ${came.statusCode}`));
				});
		});
	});
	question.end();
	return { answer, isOldConnection: () => question.reusedSocket };
}

/** @param sorted in order of length @param share such as 0.95 */
export function percentile(sorted: readonly number[], share: number): number {
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
