import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { Compilable } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { Database } from '../../storage/sqlite/database.ts';
import { addMayGoOn } from '../../storage/sqlite/may-go-on.ts';
import { post } from '../bundle/sample.ts';
import { askAs } from './ask.ts';
import { filedWith } from './filed.ts';
import { addFirst, addWith, openTestOffice } from './office.ts';

/** Tables that grow with the years, attempts that failed left out: half a million filings, two million events, millions of texts. */
const GROWS = [
	...['filings', 'filing_intents', 'events', 'orders', 'fixity_checks', 'copies'],
	...['texts', 'text_bundles', 'watch_looks', 'delivered_bundles'],
];
/** The newest of a list, in the order of an index or of the table itself and no further than a page. */
const IN_ORDER = /^SCAN (events|filings USING (COVERING )?INDEX filings_newest)$/;
/** Indexes of a few rows each, and the one that holds all that is counted. */
const SMALL = /INDEX (orders_open|watch_looks_that_ordered|filings_counted_by_case)$/;

/** Statements that are asked from now on, as the product writes them. */
function listen() {
	const asked = new Map<string, readonly unknown[]>();
	for (const name of ['all', 'first'] as const) {
		const own = Database.prototype[name] as <R>(this: Database, query: Compilable<R>) => never;
		Database.prototype[name] = function <R>(this: Database, query: Compilable<R>) {
			const { sql, parameters } = query.compile();
			asked.set(sql, parameters);
			return own.call(this, query) as never;
		};
		onTestFinished(() => {
			Database.prototype[name] = own as never;
		});
	}
	return asked;
}

/** How each of them is carried out. SQLite has no statistics, so that it does here what it does among millions. */
function plansOf(path: string, asked: ReadonlyMap<string, readonly unknown[]>) {
	const db = new BetterSqlite3(path, { readonly: true });
	addMayGoOn(db);
	try {
		return [...asked].map(([text, parameters]) => {
			const plan = db
				.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
				.all(...parameters)
				.map(({ detail }) => detail);
			return { text, plan };
		});
	} finally {
		db.close();
	}
}

/** What of them goes through a table that grows from end to end. */
function scans(path: string, asked: ReadonlyMap<string, readonly unknown[]>): readonly string[] {
	return plansOf(path, asked).flatMap(({ text, plan }) => {
		const whole = plan.filter((detail) => {
			const [, table = ''] = /^SCAN (\w+)/.exec(detail) ?? [];
			const isPage = IN_ORDER.test(detail) && /\blimit\b/.test(text);
			return GROWS.includes(table) && !isPage && !SMALL.test(detail);
		});
		return whole.map((detail) => `${detail}: ${text}`);
	});
}

test('no page that many read goes through all filings, events or texts, for who sees all or some units', async () => {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	const filing = await filedWith(office, { posts: [{ ...post(1), text: 'Båten lägger till' }] });
	const { accountId, unitId, bundleId } = filing;
	await addWith(office, 'Karin Berg', 'karin@kommunen.example', [{ role: 'records-officer', unitId }]);
	await addWith(office, 'Eva Ek', 'eva@kommunen.example', [{ role: 'records-officer' }]);
	const path = join(office.config.DATA_DIR, 'catalogue.sqlite');
	const pages = [
		...['/', '/konton', '/konton?plattform=x&lage=active', '/konton?namn=skola', `/konton?enhet=${unitId}`],
		...[`/konton/${accountId}`, `/konton/${accountId}/plan`, `/konton/${accountId}/bevakning`],
		...[
			`/paket?efter=${bundleId}`,
			`/paket?ar=2026&omdome=partial&efter=${bundleId}`,
			`/paket?konto=${accountId}`,
		],
		...['/enheter', '/paket', '/paket?ar=2026&omdome=partial', '/paket?anledning=change&omdome=partial'],
		...[`/paket?enhet=${unitId}&anledning=annual`, `/paket/${bundleId}`, `/paket/${bundleId}/inlagg`],
		...[`/paket/${bundleId}/inlagg?fraga=båt`, `/paket/${bundleId}/bilder`, '/paket/finns-inte.zip'],
		...['/kalender', '/kalender?ar=2024', '/utlamnanden', '/visningar', '/samlingsarenden', '/mig'],
		...['/sok', '/sok?fraga=båten', '/sok?fraga=båte*', '/sok?fraga="båten lägger" -kaffe&ar=2026'],
		...[
			`/sok?fraga=båten&konto=${accountId}`,
			'/sok?fraga=båten&enhet=skolan&efter=99',
			'/sok.csv?fraga=båt',
		],
	];
	const asked = listen();
	for (const email of ['eva@kommunen.example', 'karin@kommunen.example']) {
		const ask = await askAs(origin, email);
		for (const page of pages) {
			const { status } = await ask(encodeURI(page));
			expect([200, 400, 403, 404], page).toContain(status);
		}
	}
	expect(asked.size).toBeGreaterThan(40);
	expect(scans(path, asked)).toEqual([]);
});

test('what may be disposed of is read in the order of its capture, and of one unit among that unit’s own: thousands of units file half a million under the same row', async () => {
	const { office } = await openTestOffice();
	const { unitId, planRowId } = await filedWith(office, { posts: [post(1)] });
	const path = join(office.config.DATA_DIR, 'catalogue.sqlite');
	const rows = [{ until: '2100-01-01', planRowIds: [planRowId] }];
	const { byRow } = office.catalogue;
	const planned = async (ask: () => Promise<readonly unknown[]>) => {
		const asked = listen();
		expect(await ask()).toHaveLength(1);
		return plansOf(path, asked).flatMap(({ plan }) => plan.filter((each) => /filings|B-TREE/.test(each)));
	};
	const after = { capturedAt: '2000-01-01', bundleId: 'x' };
	for (const more of [{}, { after }, { after, isFound: true }])
		expect(await planned(async () => byRow.until({ rows, limit: 10, ...more }))).toEqual([
			expect.stringMatching(/^SEARCH filings USING INDEX filings_newest \(captured_at/),
		]);
	expect(
		await planned(async () => byRow.until({ rows, limit: 10, unitIds: [unitId], isFound: true, after })),
	).toContainEqual(expect.stringMatching(/^SEARCH filings USING INDEX filings_by_unit \(unit_id=\?/));
	// The rows are told one by one out of the index.
	expect(await planned(async () => byRow.rows())).toEqual([
		'SCAN filings USING COVERING INDEX filings_by_plan_row',
		'SEARCH filings USING COVERING INDEX filings_by_plan_row (plan_row_id>?)',
	]);
});
