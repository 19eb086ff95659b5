import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { MOST_MS, readAside } from '../../bin/read-aside.ts';
import { openThreads, type ThreadsWish } from '../../bin/threads.ts';
import { Fault } from '../../src/errors.ts';
import type { Office } from '../../src/office.ts';
import { parseQuery, type Query } from '../../src/records/find/query.ts';
import { serveWeb } from '../../src/web/serve.ts';
import { documentsOf } from '../../src/work/report/documents.ts';
import { post } from '../bundle/sample.ts';
import { tempOffice } from '../storage/temp-office.ts';
import { askAs } from './ask.ts';
import { filedWith } from './filed.ts';
import { addAccounts, addFirst } from './office.ts';

function queryOf(text: string): Query {
	const parsed = parseQuery(text);
	if (!parsed.ok) throw new Error(parsed.flaw);
	return parsed.query;
}

const wish = (text: string) => ({ query: queryOf(text), restricted: 'all' as const, limit: 25 });

async function withBoat() {
	const office = await tempOffice({ env: { WEB_PORT: '0', WEB_REPLAY_PORT: '0' } });
	await filedWith(office, { posts: [{ ...post(1), text: 'Båten lägger till' }] });
	return office;
}

async function asideOf(office: Office, searches = MOST_MS.searches) {
	const aside = await readAside(office.config, { ...MOST_MS, searches });
	onTestFinished(() => aside.close());
	return aside;
}

const threads = async (office: Office, more: Partial<ThreadsWish> = {}) => {
	const opened = await openThreads(office.config, {
		...{ threads: 1, mostMs: MOST_MS.searches },
		script: new URL('../../bin/reading-thread.ts', import.meta.url),
		failed: (cause: unknown) => new Fault('It broke', { code: 'search-failed', cause }),
		late: () => new Error('late'),
		closing: () => new Error('closing'),
		...more,
	});
	onTestFinished(() => opened.close());
	return opened;
};

test('a search aside finds what it finds here, and is refused as here', async () => {
	const office = await withBoat();
	const aside = await asideOf(office);
	const here = await office.texts.find(wish('båtar'));
	expect(here.count).toBe(1);
	expect(await aside.find(wish('båtar'))).toEqual(here);
	// Who may see the restricted ones of some units alone: a set goes over as a set.
	expect(await aside.find({ ...wish('båtar'), restricted: new Set(['badet']) })).toEqual(here);
	await expect(aside.find({ ...wish('båtar'), account: 'ingen' })).rejects.toMatchObject({
		...{ code: 'unknown-account', advice: 'correct-and-retry', subject: 'account' },
		remedy: expect.stringContaining('Search without'),
	});
});

test('what has just been filed is found aside at once', async () => {
	const office = await withBoat();
	const aside = await asideOf(office);
	await filedWith(office, {
		posts: [{ ...post(1), text: 'Färjan lägger till' }],
		address: 'https://www.facebook.com/farjan',
	});
	expect((await aside.find(wish('färja'))).count).toBe(1);
});

test('reports and lists that are made aside are those that are made here, and are refused as here', async () => {
	const office = await withBoat();
	await addFirst(office);
	await addAccounts(office, 'skolan', { a: 'https://x.com/skolan', b: 'https://facebook.com/skolan' });
	const aside = await asideOf(office);
	const here = documentsOf(office);
	const year = new Date().getFullYear();
	expect(await aside.accounts({ unitIds: ['skolan'] }, 'sv')).toBe(
		await here.accounts({ unitIds: ['skolan'] }, 'sv'),
	);
	expect(await aside.report({ year }, 'csv', 'sv')).toBe(await here.report({ year }, 'csv', 'sv'));
	expect(await aside.publicList(undefined, 'csv', 'sv')).toContain('https://x.com/skolan');
	const until = `${year + 2}-01-01`;
	expect(await here.coming({ until })).not.toEqual([]);
	expect(await aside.coming({ until })).toEqual(await here.coming({ until }));
	expect(await aside.coming({ until, unitIds: ['badet'] })).toEqual([]);
	expect(await aside.pressing({})).toEqual(await here.pressing({}));
	await expect(aside.report({ year: year + 2 }, 'html', 'sv')).rejects.toMatchObject({
		...{ code: 'year-to-come', advice: 'correct-and-retry' },
	});
});

test('whoever goes away while a search waits is rid of it, and those behind come sooner', async () => {
	const office = await withBoat();
	const one = await threads(office);
	const order: string[] = [];
	const [gone, going] = [new AbortController(), new AbortController()];
	const tell = (name: string) => () => {
		order.push(name);
	};
	const running = one.ask('find', [wish('båtar')]).then(tell('first'));
	const waiting = one.ask('outlook', [], gone.signal).then(tell('outlook'), tell('gone'));
	const last = one.ask('find', [wish('båtar')]).then(tell('last'));
	gone.abort(new Error('left'));
	await Promise.all([running, waiting, last]);
	expect(order).toEqual(['gone', 'first', 'last']);
	// Also while it is answered: nobody waits for what nobody reads, and the thread is there for the next.
	const left = one.ask('find', [wish('båtar')], going.signal);
	going.abort(new Error('left in the midst'));
	await expect(left).rejects.toThrow('left in the midst');
	expect((await one.ask('find', [wish('båtar')])).count).toBe(1);
	await expect(one.ask('find', [wish('båtar')], going.signal)).rejects.toThrow('left in the midst');
});

test('a thread that breaks takes its own question with it and is told of; the next have another', async () => {
	const office = await tempOffice();
	const script = new URL('./children/breaking-thread.ts', import.meta.url);
	const one = await threads(office, { script });
	const broken = one.ask('outlook', []);
	const next = one.ask('find', [wish('båtar')]);
	await expect(broken).rejects.toMatchObject({
		...{ code: 'search-failed', advice: 'report-fault' },
		cause: expect.objectContaining({ message: 'broken off' }),
	});
	expect(await next).toBe('answered');
});

test('a thread that hangs is given up though whoever asked has gone away, and those behind are answered', async () => {
	const office = await tempOffice();
	const script = new URL('./children/breaking-thread.ts', import.meta.url);
	const one = await threads(office, { script, mostMs: { begin: 30_000, answer: 2000 } });
	const going = new AbortController();
	const left = one.ask('year', [2026], going.signal);
	going.abort(new Error('left'));
	await expect(left).rejects.toThrow('left');
	// The one behind may come too early; whoever tries again must not.
	await new Promise((resolve) => setTimeout(resolve, 2000));
	expect(await one.ask('find', [wish('båtar')])).toBe('answered');
});

test('where no thread can begin, each that asks is told so', async () => {
	const office = await withBoat();
	const blocked = mkdtempSync(join(tmpdir(), 'ogonblick-'));
	writeFileSync(join(blocked, 'data'), 'a file');
	const one = await threads({ ...office, config: { ...office.config, DATA_DIR: join(blocked, 'data') } });
	for (let i = 0; i < 2; i++)
		await expect(one.ask('find', [wish('båtar')])).rejects.toMatchObject({ code: 'search-failed' });
});

test('a search that takes too long is ended in words that say how to narrow it, and the next is answered', async () => {
	const office = await withBoat();
	const searches = { begin: 30_000, answer: 1 };
	const aside = await asideOf(office, searches);
	const texts = { ...office.texts, find: aside.find };
	const { origin, close } = await serveWeb({ ...office, texts }, aside);
	onTestFinished(close);
	await addFirst(office);
	const ask = await askAs(origin);
	const late = await ask('/sok?fraga=b%C3%A5t');
	expect(late.status).toBe(503);
	expect(await late.text()).toContain('Avgränsa den med år');
	searches.answer = 60_000;
	const found = await ask('/sok?fraga=b%C3%A5t');
	expect(found.status).toBe(200);
	expect(await found.text()).toContain('<mark>Båten</mark>');
});

test('who still waits when the office closes is told, and nothing is left that keeps the program from ending', async () => {
	const office = await withBoat();
	const one = await threads(office);
	const asked = [1, 2, 3].map(() => expect(one.ask('find', [wish('båtar')])).rejects.toThrow('closing'));
	await one.close();
	await Promise.all(asked);
	await expect(one.ask('find', [wish('båtar')])).rejects.toThrow('closing');
});

test('whoever waits for an answer when the office is stopped is told to come back, and nobody waits for the thread', async () => {
	const office = await tempOffice();
	const script = new URL('./children/breaking-thread.ts', import.meta.url);
	const one = await threads(office, { script });
	const hanging = one.ask('year', [2026]);
	const queued = one.ask('find', [wish('båtar')]);
	const told = Promise.all([
		expect(hanging).rejects.toThrow('closing'),
		expect(queued).rejects.toThrow('closing'),
	]);
	await one.close();
	await told;
	await expect(one.ask('find', [wish('båtar')])).rejects.toThrow('closing');
});
