import { describe, expect, it } from 'vitest';
import type { TextWish } from '../../src/office/texts.ts';
import type { Office } from '../../src/office.ts';
import type { Filing } from '../../src/records/filing.ts';
import type { CapturedText } from '../../src/records/find/captured-text.ts';
import { parseQuery } from '../../src/records/find/query.ts';
import { aFiling, anOrder } from './sample.ts';

/** What every book of texts does. */
export function textsContract(open: () => Promise<Office>): void {
	const text = (words: string, more: Partial<CapturedText> = {}): CapturedText => ({
		...{ kind: 'post', position: 1, id: 'p1', author: 'Kommunen', written: '2026-11-20', text: words },
		...more,
	});
	const filed = async (
		office: Office,
		texts: readonly CapturedText[],
		more: Partial<Filing> & { readonly address?: string } = {},
	) => {
		const { address, ...of } = more;
		const order = await anOrder(office, {
			...(address ? { address } : {}),
			...(more.isRestricted ? { isRestricted: true } : {}),
		});
		const filing = await aFiling(office, order, of);
		await office.catalogue.recordFiling(filing);
		await office.texts.keep(filing.bundleId, texts);
		return filing;
	};
	const find = async (office: Office, written: string, more: Partial<TextWish> = {}) => {
		const parsed = parseQuery(written);
		if (!parsed.ok) throw new Error(parsed.flaw);
		return office.texts.find({ query: parsed.query, restricted: 'all', limit: 10, ...more });
	};
	const found = async (office: Office, written: string, more: Partial<TextWish> = {}) =>
		(await find(office, written, more)).texts.map((each) => each.text);

	describe('texts', () => {
		it.each([
			['badplatserna', 'Badplatsen öppnar'],
			['skola', 'Skolan är stängd'],
			['bibliotek', 'Biblioteket flyttar'],
			['fritidsgårdar', 'Fritidsgårdens öppettider'],
			['detaljplanen', 'En detaljplan'],
			['idé', 'En ide om torget'],
			['BÅTAR', 'Ta båten'],
			['Sørensen', 'Hälsar Sörensen'],
		])('find %s in "%s"', async (written, words) => {
			const office = await open();
			await filed(office, [text(words)]);
			expect(await found(office, written)).toEqual([words]);
		});

		it('with a word as long as a whole comment hold nobody up', async () => {
			const office = await open();
			const long = 'en'.repeat(45_000);
			// To look for its stem letter by letter took minutes.
			await filed(office, [text(`Badplatsen ${long}`)]);
			expect(await found(office, 'badplats')).toHaveLength(1);
		}, 60_000);

		it('are cut and not counted where that is asked for', async () => {
			const office = await open();
			await filed(office, [text('Badplatsen öppnar på lördag'), text('Badplatsen 🌲', { position: 2 })]);
			const { texts, count } = await find(office, 'badplats', { longest: 12, isUncounted: true });
			expect(texts.map((each) => each.text)).toEqual(['Badplatsen ö', 'Badplatsen 🌲']);
			expect(texts.map(({ hits }) => hits)).toEqual([[[0, 10]], [[0, 10]]]);
			expect(count).toBe(0);
		});

		it.each([
			['bat', 'Ta båten'],
			['båt', 'A bat flew'],
			['lara', 'Lära för livet'],
			['hora', 'Höra av sig'],
		])('do not find %s in "%s": å ä ö are letters of their own', async (written, words) => {
			const office = await open();
			await filed(office, [text(words)]);
			expect(await found(office, written)).toEqual([]);
		});

		it('are found by all words, by phrases, by beginnings, and not by what a minus stands before', async () => {
			const office = await open();
			await filed(office, [
				text('Sommarlov i badhuset', { position: 1 }),
				text('Badhuset har sommarlov', { position: 2 }),
				text('Badhuset är stängt', { position: 3 }),
			]);
			expect(await found(office, 'badhuset sommarlov')).toHaveLength(2);
			expect(await found(office, '"badhuset har"')).toEqual(['Badhuset har sommarlov']);
			expect(await found(office, 'sommar*')).toHaveLength(2);
			expect(await found(office, 'badhuset -sommarlov')).toEqual(['Badhuset är stängt']);
			expect(await found(office, 'badhuset AND')).toEqual([]);
		});

		it('say where what was looked for stands, in the text as it is', async () => {
			const office = await open();
			await filed(office, [text('🌲 <b>Båtarna</b> & en båt, båt-klubben, bat')]);
			const [hit] = (await find(office, 'båten')).texts;
			expect(hit?.hits.map(([at, end]) => hit.text.slice(at, end))).toEqual(['Båtarna', 'båt', 'båt']);
		});

		it('come newest capture first, page by page, each once, as they stood on the page', async () => {
			const office = await open();
			const three = [1, 2, 3].map((position) => text(`Bad ${position}`, { position }));
			await filed(office, three, { capturedAt: '2026-11-23T10:00:00.000Z' });
			await filed(office, [text('Bad nyast')], { capturedAt: '2026-11-24T10:00:00.000Z' });
			await filed(office, [text('Bad äldst')], { capturedAt: '2025-01-01T10:00:00.000Z' });
			const pages: string[][] = [];
			for (let after: string | undefined, more = true; more; ) {
				const page = await find(office, 'bad', { limit: 2, ...(after ? { after } : {}) });
				pages.push(page.texts.map((each) => each.text));
				expect([page.count, page.isMore]).toEqual([5, false]);
				after = page.next;
				more = after !== undefined;
			}
			expect(pages).toEqual([['Bad nyast', 'Bad 1'], ['Bad 2', 'Bad 3'], ['Bad äldst']]);
		});

		it('are narrowed by account, unit, platform, year, occasion, verdict, plan row, case and bundle', async () => {
			const office = await open();
			const one = await filed(office, [text('Bad ett')], {
				...{ address: 'https://www.instagram.com/ett/', outcome: 'partial', occasion: 'annual' },
				capturedAt: '2025-06-01T10:00:00.000Z',
			});
			await filed(office, [text('Bad två')], { address: 'https://www.facebook.com/tva' });
			const narrowed: readonly Partial<TextWish>[] = [
				{ account: 'https://www.instagram.com/ett' },
				{ platform: 'instagram' },
				{ year: 2025 },
				{ occasion: 'annual' },
				{ outcome: 'partial' },
				{ bundleId: one.bundleId },
			];
			for (const wish of narrowed)
				expect([wish, await found(office, 'bad', wish)]).toEqual([wish, ['Bad ett']]);
			const { unit, row } = await office.catalogue.accountContext(one.accountId);
			expect(await found(office, 'bad', { unit: unit.name, row: row.code })).toHaveLength(2);
			expect(await found(office, 'bad', { row: 'another' })).toEqual([]);
			expect(await found(office, 'bad', { unitIds: [unit.id] })).toHaveLength(2);
			expect(await found(office, 'bad', { unitIds: [] })).toEqual([]);
			expect(await found(office, 'bad', { unitIds: ['another'] })).toEqual([]);
			expect(await found(office, 'bad', { caseId: 'none' })).toEqual([]);
			await expect(found(office, 'bad', { account: 'nobody' })).rejects.toMatchObject({
				code: 'unknown-account',
			});
		});

		it('that are restricted are found only in units where they may be seen, and are not counted elsewhere', async () => {
			const office = await open();
			const { unitId } = await filed(office, [text('Bad hemligt')], { isRestricted: true });
			await filed(office, [text('Bad öppet')]);
			const hidden = await find(office, 'bad', { restricted: new Set() });
			expect([hidden.texts.map((each) => each.text), hidden.count]).toEqual([['Bad öppet'], 1]);
			expect(await found(office, 'bad', { restricted: new Set(['another']) })).toEqual(['Bad öppet']);
			expect(await found(office, 'bad', { restricted: new Set([unitId]) })).toHaveLength(2);
			expect(await found(office, 'bad')).toHaveLength(2);
		});

		it('are taken in once, and their bundle is missing until then', async () => {
			const office = await open();
			const filing = await aFiling(office, await anOrder(office));
			await office.catalogue.recordFiling(filing);
			expect(await office.texts.missing(10)).toEqual([filing.bundleId]);
			await office.texts.keep(filing.bundleId, [text('Bad')]);
			await office.texts.keep(filing.bundleId, [text('Bad'), text('Bad igen')]);
			expect(await office.texts.missing(10)).toEqual([]);
			expect(await office.texts.standing()).toEqual({ bundles: 1, missing: 0 });
			expect(await found(office, 'bad')).toEqual(['Bad']);
			await expect(office.texts.keep('nothing', [])).rejects.toMatchObject({ code: 'unknown-bundle' });
		});

		it('of a bundle without any are in, too', async () => {
			const office = await open();
			await filed(office, []);
			expect(await office.texts.standing()).toEqual({ bundles: 1, missing: 0 });
		});

		it('are gone when they are taken out, and other bundles keep theirs', async () => {
			const office = await open();
			const gone = await filed(office, [text('Zebrafink bad'), text('Zebrafink två', { kind: 'comment' })]);
			await filed(office, [text('Bad kvar')]);
			await office.texts.drop(gone.bundleId);
			expect(await found(office, 'zebrafink')).toEqual([]);
			expect(await found(office, 'bad')).toEqual(['Bad kvar']);
			expect(await office.texts.standing()).toEqual({ bundles: 1, missing: 1 });
			await office.texts.clear();
			expect(await found(office, 'bad')).toEqual([]);
		});

		it.each([
			'"',
			'*',
			'NEAR(a b)',
			'stems:bad',
			'bad"; DROP TABLE texts; --',
			'^bad',
			'{stems}',
			'bad\u0000',
			'-bad x',
			'%',
			'(((',
		])('take %j for text and nothing else', async (written) => {
			const office = await open();
			await filed(office, [text('Bad')]);
			const parsed = parseQuery(written);
			if (!parsed.ok) return expect(parsed.flaw).toBe('empty');
			const { texts } = await office.texts.find({ query: parsed.query, restricted: 'all', limit: 10 });
			expect(texts.length).toBeLessThanOrEqual(1);
		});
	});
}
