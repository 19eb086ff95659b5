import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeliveredBundle, DeliveryState } from '../../../src/records/delivery/delivery.ts';
import { type ReceiptRow, readReceipt } from '../../../src/records/delivery/receipt.ts';

const ids = Array.from({ length: 4 }, (_, i) => `${i}${'abcdef01'.slice(1)}-0000-4000-8000-000000000000`);
const bundle = (i: number, state: DeliveryState = 'sent', reason?: string): DeliveredBundle => ({
	line: {
		...{
			bundleId: ids[i] ?? '',
			title: 't',
			account: 'a',
			address: 'https://a.example',
			unit: 'u',
			creator: 'c',
		},
		...{ occasion: 'o', outcome: 'complete', capturedAt: '2026-01-01T00:00:00.000Z' },
		...{ file: `${ids[i]}.zip`, bytes: 1, sha256: String(i).repeat(64) },
	},
	...{ state, at: '2026-01-02T00:00:00.000Z' },
	...(reason === undefined ? {} : { reason }),
});
const row = (i: number, status: string, more: Partial<ReceiptRow> = {}): ReceiptRow => ({
	...{ at: i + 1, bundle: ids[i] ?? '', status },
	...more,
});

describe('a receipt', () => {
	test('is understood in the words that archives use, with bundles named as they like', () => {
		const all = [0, 1, 2, 3].map((i) => bundle(i));
		const rows = [
			row(0, 'Mottagen', { sha256: `SHA256:${'0'.repeat(64)}` }),
			row(1, 'ACCEPTED', { bundle: `urn:uuid:${ids[1]?.toUpperCase()}` }),
			row(2, ' avvisad ', { bundle: `${ids[2]}.zip`, reason: 'METS saknas' }),
			row(3, 'ok', { bundle: ids[3]?.slice(0, 8) ?? '' }),
		];
		const { answers, wrong } = readReceipt(rows, all, false);
		expect(wrong).toEqual([]);
		expect(answers.map(({ state }) => state)).toEqual(['received', 'received', 'refused', 'received']);
		expect(answers[2]?.reason).toBe('METS saknas');
	});

	// An archive's “complete” had to be answered by hand, each time; but it says so of a transfer too, and our own list of a capture.
	test('that something is done is an answer where it is the taking in, and nothing is left that nobody understands', () => {
		const read = (status: string, more: Partial<ReceiptRow> = {}) =>
			readReceipt([row(0, status, more)], [bundle(0)], false);
		const done = ['COMPLETE', 'completed', 'Stored', 'lagrat', 'Bevarad', 'slutfört'];
		for (const status of done) {
			expect(read(status).answers, status).toMatchObject([{ state: 'received' }]);
			expect(read(status, { work: 'ingest' }).answers, status).toMatchObject([{ state: 'received' }]);
			for (const work of ['transfer', 'upload', 'virus check', 'ingest start', 'validering'])
				expect(read(status, { work }).wrong, work).toMatchObject([{ code: 'unknown-status' }]);
			const other = { part: 'status', column: 'state', value: 'ROLLED_BACK' } as const;
			expect(read(status, { others: [other] }).wrong).toMatchObject([{ code: 'unknown-status' }]);
		}
		expect(read('complete', { columns: { status: 'outcome' } }).wrong).toMatchObject([
			{ code: 'unknown-status' },
		]);
		// In archives of several steps it comes before “mottagen”, and says that the bytes have arrived.
		for (const status of ['Levererad', 'delivered', 'incomplete', 'not complete', 'processing'])
			expect(read(status).wrong, status).toMatchObject([{ code: 'unknown-status' }]);
	});

	test.each([
		['another checksum', row(0, 'received', { sha256: 'f'.repeat(64) }), 'other-checksum'],
		['a bundle of another delivery', row(0, 'received', { bundle: 'ffffffff' }), 'unknown-bundle'],
		['a refusal without a reason', row(0, 'refused'), 'no-reason'],
		['an answer that is none', row(0, 'kanske'), 'unknown-status'],
		['a bundle that is not sent', row(1, 'received'), 'not-sent'],
		['another answer than before', row(2, 'refused', { reason: 'x' }), 'answered-otherwise'],
	])('with %s is refused', (_, one, code) => {
		const all = [bundle(0), bundle(1, 'ordered'), bundle(2, 'received')];
		expect(readReceipt([one], all, false).wrong).toMatchObject([{ at: one.at, code }]);
	});

	test('is the same the second time, and may be corrected by who says so', () => {
		const all = [bundle(0, 'received'), bundle(1, 'refused', 'x')];
		const again = readReceipt([row(0, 'received'), row(1, 'refused', { reason: 'x' })], all, false);
		expect(again).toEqual({ answers: [], same: 2, aside: [], wrong: [] });
		const corrected = readReceipt([row(1, 'received')], all, true);
		expect(corrected).toMatchObject({ answers: [{ bundleId: ids[1], state: 'received' }], wrong: [] });
	});

	test.each([
		['MD5', 'd41d8cd98f00b204e9800998ecf8427e'],
		['MD5', 'MD5: D41D8CD98F00B204E9800998ECF8427E'],
		['SHA-1', 'a'.repeat(40)],
		['SHA-512', `sha512:${'0'.repeat(128)}`],
	])(
		'with a checksum that is %s is not taken for another content: that row is told, the others are taken',
		(kind, sha256) => {
			const rows = [row(0, 'received', { sha256 }), row(1, 'received', { sha256: '1'.repeat(64) })];
			const { answers, aside, wrong } = readReceipt(rows, [bundle(0), bundle(1)], false);
			expect([answers.map(({ bundleId }) => bundleId), wrong]).toEqual([[ids[1]], []]);
			expect(aside).toEqual([{ at: 1, code: 'other-digest', given: kind, bundleId: ids[0] }]);
		},
	);

	test('with a checksum of another kind speaks of what is still to be answered for, and of nothing else', () => {
		const md5 = { sha256: 'a'.repeat(32) };
		const read = (state: DeliveryState, one = row(0, 'received', md5)) =>
			readReceipt([one], [bundle(0, state)], false);
		expect(read('ordered').wrong).toMatchObject([{ code: 'not-sent' }]);
		expect(read('withdrawn').wrong).toMatchObject([{ code: 'withdrawn' }]);
		expect(read('refused').wrong).toMatchObject([{ code: 'answered-otherwise' }]);
		expect(read('received')).toEqual({ answers: [], same: 1, aside: [], wrong: [] });
		expect(read('sent').aside).toMatchObject([{ code: 'other-digest' }]);
	});

	test('of another delivery of the same bundles is refused, and a number of the archive’s own is not taken for one', () => {
		const of = (delivery: string) =>
			readReceipt([row(0, 'received', { delivery })], [bundle(0)], false, '2026-0001');
		expect(of('2026-0002').wrong).toEqual([
			{ at: 1, code: 'other-delivery', given: '2026-0002', expected: '2026-0001' },
		]);
		for (const same of ['2026-0001', ' 2026-0001 ', 'AC 2026:17'])
			expect(of(same)).toMatchObject({ answers: [{ bundleId: ids[0] }], wrong: [] });
	});

	test('has a checksum in each of two columns: every SHA-256 among them is compared', () => {
		const of = (sha256: string, value: string) =>
			readReceipt(
				[row(0, 'received', { sha256, others: [{ part: 'sha256', column: 'Kontrollsumma', value }] })],
				[bundle(0)],
				false,
			);
		const [own, other] = ['0'.repeat(64), 'f'.repeat(64)];
		const wrong = { at: 1, column: 'Kontrollsumma', code: 'other-checksum', given: other, expected: own };
		expect(of(own, `SHA256: ${other.toUpperCase()}`).wrong).toEqual([wrong]);
		expect(of('a'.repeat(32), other).wrong).toEqual([wrong]);
		for (const [sha256, value] of [
			[own, own],
			[own, 'a'.repeat(32)],
			['a'.repeat(32), own],
		] as const)
			expect(of(sha256, value)).toMatchObject({ answers: [{ bundleId: ids[0] }], aside: [], wrong: [] });
	});

	test('may sum itself up, but not where the row gives an answer', () => {
		const sum = { at: 9, status: '2', sum: 'Summa 2' };
		const read = readReceipt([row(0, 'received'), sum], [bundle(0)], false);
		expect(read).toMatchObject({ aside: [{ at: 9, code: 'sum-row', given: 'Summa 2' }], wrong: [] });
		const answer = { at: 9, status: 'avvisad', reason: 'Total failure', sum: 'Total failure' };
		expect(readReceipt([answer], [bundle(0)], false).wrong).toMatchObject([{ code: 'no-bundle' }]);
	});

	test('of a delivery of very many bundles is read in a moment', () => {
		const id = (i: number) => `${String(i).padStart(8, '0')}-0000-4000-8000-000000000000`;
		const all = Array.from({ length: 20_000 }, (_, i) => {
			const { line, ...rest } = bundle(0);
			return { ...rest, line: { ...line, bundleId: id(i), file: `${id(i)}.zip` } };
		});
		const rows = all.map((_, i) => row(0, 'ok', { at: i + 1, bundle: i % 2 ? id(i) : id(i).slice(0, 10) }));
		// Row by row against every bundle it would take minutes.
		expect(readReceipt(rows, all, false)).toMatchObject({ wrong: [], same: 0 });
	}, 60_000);

	test('never answers for a bundle twice, nor for one with another checksum, whatever it says', () => {
		const rows = fc.array(
			fc.record(
				{
					at: fc.nat(),
					bundle: fc.oneof(fc.constantFrom(...ids), fc.string()),
					status: fc.constantFrom('received', 'refused', 'mottagen', 'avvisad', 'x', ''),
					sha256: fc.oneof(
						fc.constantFrom(...[0, 1, 2, 3].map((i) => String(i).repeat(64))),
						fc.constantFrom('a'.repeat(32), 'md5:'.concat('0'.repeat(32))),
						fc.string(),
					),
					reason: fc.string(),
				},
				{ requiredKeys: ['at', 'bundle', 'status'] },
			),
		);
		const states = fc.array(fc.constantFrom('ordered', 'sent', 'received', 'refused', 'withdrawn'), {
			...{ minLength: 4, maxLength: 4 },
		});
		fc.assert(
			fc.property(rows, states, fc.boolean(), (given, state, isCorrection) => {
				const all = state.map((s, i) => bundle(i, s as DeliveryState, s === 'refused' ? 'x' : undefined));
				const { answers, wrong, same, aside } = readReceipt(given as ReceiptRow[], all, isCorrection);
				if (wrong.length > 0) return;
				expect(new Set(answers.map(({ bundleId }) => bundleId)).size).toBe(answers.length);
				expect(answers.length + same + aside.length).toBe(given.length);
				const taken = new Set(aside.map(({ bundleId }) => bundleId));
				expect(answers.filter(({ bundleId }) => taken.has(bundleId))).toEqual([]);
				for (const one of given.filter(({ sha256 = '' }) => !/^(md5:)?[a0]{32}$/.test(sha256)))
					if (one.sha256?.trim() && /^(received|mottagen)$/.test(one.status))
						expect(all.map(({ line }) => line.sha256)).toContain(
							one.sha256
								.trim()
								.toLowerCase()
								.replace(/^sha-?256:/, ''),
						);
			}),
		);
	});
});
