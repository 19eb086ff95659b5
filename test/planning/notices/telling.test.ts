import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextTry, planTelling } from '../../../src/planning/notices/telling.ts';
import {
	NOTICE_KINDS,
	type Notice,
	type StandingNotice,
	URGENT_NOTICES,
	type Way,
} from '../../../src/records/notices/notice.ts';

const noticeOf = (key: string, kind: Notice['kind'], unitId: string): Notice => ({
	...{ key: `${unitId} ${key}`, kind, unitId, facts: {} },
});
const notices = fc
	.array(
		fc.record({
			key: fc.nat(30).map(String),
			kind: fc.constantFrom(...NOTICE_KINDS),
			unit: fc.constantFrom('a', 'b', 'c'),
		}),
	)
	.map((all) => {
		const made = all.map(({ key, kind, unit }) => noticeOf(`${kind} ${key}`, kind, unit));
		return [...new Map(made.map((notice) => [notice.key, notice])).values()];
	});

/** The book as the catalogue keeps it, the outbox, and what has arrived: each writing whole or not at all. */
function office() {
	let standing: StandingNotice[] = [];
	let next = 0;
	const outbox: { id: number; way: Way; unitId: string; day: number; notices: readonly string[] }[] = [];
	const arrived: { id: number; way: Way; notices: readonly string[] }[] = [];
	const marked = new Set<number>();
	return {
		outbox,
		arrived,
		standing: () => standing,
		run(
			wanted: readonly Notice[],
			day: number,
			fate: 'all' | 'killed-before-keeping' | 'not-sent' | 'sent-not-marked',
		) {
			const ways = (['mail', 'webhook'] as const).map((way) => ({
				way,
				spent: new Set(
					outbox.flatMap((l) => (way === 'mail' && l.way === way && l.day === day ? [l.unitId] : [])),
				),
				leadsTo: () => true,
			}));
			const { begun, ended, letters } = planTelling(wanted, standing, ways);
			if (fate === 'killed-before-keeping') return letters;
			standing = standing.filter((notice) => !ended.includes(notice));
			standing.push(
				...begun.map(({ key, kind, unitId }) => ({ id: `n${next++}`, key, kind, unitId, told: [] })),
			);
			for (const { way, unitId, notices: told } of letters) {
				const keys = told.map(({ key }) => key);
				standing = standing.map((n) => (keys.includes(n.key) ? { ...n, told: [...n.told, way] } : n));
				const ids = standing.filter(({ key }) => keys.includes(key)).map(({ id }) => id);
				outbox.push({ id: outbox.length, way, unitId, day, notices: ids });
			}
			if (fate === 'not-sent') return letters;
			for (const letter of outbox.filter(({ id }) => !marked.has(id))) {
				arrived.push(letter);
				if (fate !== 'sent-not-marked') marked.add(letter.id);
			}
			return letters;
		},
	};
}

test('the same state twice gives nothing new', () => {
	fc.assert(
		fc.property(notices, (wanted) => {
			const book = office();
			book.run(wanted, 1, 'all');
			expect(book.run(wanted, 1, 'all')).toEqual([]);
			expect(book.run(wanted, 2, 'all')).toEqual([]);
		}),
	);
});

test('nothing is lost and nothing is written twice, whatever fails and is killed when', () => {
	const fates = fc.constantFrom('all', 'killed-before-keeping', 'not-sent', 'sent-not-marked' as const);
	fc.assert(
		fc.property(notices, fc.array(fates, { maxLength: 6 }), (wanted, all) => {
			const book = office();
			for (const [day, fate] of all.entries()) book.run(wanted, day, fate);
			book.run(wanted, 100, 'all');
			for (const way of ['mail', 'webhook']) {
				const letters = new Map(book.arrived.filter((l) => l.way === way).map((l) => [l.id, l]));
				const told = [...letters.values()].flatMap((l) => l.notices);
				// A letter may arrive twice, as the same one; a notice stands in one letter.
				expect(told.toSorted()).toEqual([...new Set(told)].toSorted());
				expect(told.toSorted()).toEqual(
					book
						.standing()
						.map(({ id }) => id)
						.toSorted(),
				);
			}
		}),
	);
});

test('what ends and begins again is told anew', () => {
	const wanted = [noticeOf('x', 'account-gone', 'a')];
	const book = office();
	book.run(wanted, 1, 'all');
	book.run([], 2, 'all');
	book.run(wanted, 3, 'all');
	expect(book.arrived.filter(({ way }) => way === 'mail')).toHaveLength(2);
});

test('a unit has one letter a day, and another at once where something is urgent', () => {
	fc.assert(
		fc.property(notices, notices, (first, second) => {
			const book = office();
			book.run(first, 1, 'all');
			const more = book.run([...new Map([...first, ...second].map((n) => [n.key, n])).values()], 1, 'all');
			for (const letter of more.filter(({ way }) => way === 'mail')) {
				const wasWritten = first.some(({ unitId }) => unitId === letter.unitId);
				if (wasWritten) expect(letter.isUrgent).toBe(true);
			}
		}),
	);
	for (const kind of URGENT_NOTICES) {
		const book = office();
		book.run([noticeOf('x', 'purpose-due', 'a')], 1, 'all');
		const both = [
			noticeOf('x', 'purpose-due', 'a'),
			noticeOf('y', kind, 'a'),
			noticeOf('z', 'row-missing', 'a'),
		];
		const mail = book.run(both, 1, 'all').filter(({ way }) => way === 'mail');
		// What waited for tomorrow goes with it, after what presses.
		expect(mail.map((letter) => letter.notices.map((n) => n.kind))).toEqual([[kind, 'row-missing']]);
	}
});

test('what could not be seen this time goes on standing, and is not told again', () => {
	const standing: StandingNotice = {
		id: 'n',
		key: 'a x',
		kind: 'login-expired',
		unitId: 'a',
		told: ['mail'],
	};
	const ways = [{ way: 'mail' as const, spent: new Set<string>(), leadsTo: () => true }];
	expect(planTelling([], [standing], ways, ['login-expired']).ended).toEqual([]);
	expect(planTelling([], [standing], ways).ended).toEqual([standing]);
});

test('a unit without an address is told when it has one', () => {
	const wanted = [noticeOf('x', 'purpose-due', 'a')];
	const nowhere = [{ way: 'mail' as const, spent: new Set<string>(), leadsTo: () => false }];
	expect(planTelling(wanted, [], nowhere)).toMatchObject({ begun: wanted, letters: [] });
});

test('a letter that does not arrive is tried again for ever, ever more seldom, at most six hours apart', () => {
	const now = new Date('2026-11-23T12:00:00Z');
	const minutes = (tries: number) => (nextTry(tries, now).getTime() - now.getTime()) / 60_000;
	expect([1, 2, 3, 8, 1000].map(minutes)).toEqual([5, 10, 20, 360, 360]);
});
