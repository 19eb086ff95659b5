import { expect, test } from 'vitest';
import type { BegunNotice, NewLetter } from '../../src/office/notices.ts';
import type { Office } from '../../src/office.ts';
import { accountAt, aFiling, anOrder } from './sample.ts';
import type { HandClock } from './temp-office.ts';

/** What every adapter of `NoticeBook` must do. @param open a new empty office on the adapter, closed when the test ends */
export function noticesContract(open: () => Promise<{ office: Office; clock: HandClock }>): void {
	const start = async () => {
		const { office, clock } = await open();
		const unit = { name: 'Björkskolan', creator: 'Nämnden', isCommunications: false };
		await office.register.change(
			[
				{ kind: 'unit-added', id: 'u', unit },
				{
					kind: 'account-added',
					account: { id: 'a', unitId: 'u', ...accountAt('https://social.example/@a'), facts: {} },
				},
			],
			'Anna',
		);
		return { office, clock, book: office.notices };
	};
	const begun = (key: string): BegunNotice => ({
		id: `n-${key}`,
		key,
		kind: 'purpose-due',
		unitId: 'u',
		accountId: 'a',
	});
	const letter = (id: string, noticeIds: readonly string[], more: Partial<NewLetter> = {}): NewLetter => ({
		...{ id, way: 'mail', unitId: 'u', recipient: 'skolan@kommunen.example', isUrgent: false },
		...{ subject: 'Hej', text: 'Text', html: '<p>', document: '{}', writtenAt: '2026-11-23T22:45:00.000Z' },
		...{ noticeIds, ...more },
	});
	const kinds = async (office: Office, subject: string) =>
		(await office.catalogue.events({ subject })).map(({ kind }) => kind);

	test('keeps notices and their letters together, each with its event, and says what has been told by which way', async () => {
		const { office, book } = await start();
		await book.keep({ begun: [begun('x'), begun('y')], ended: [], letters: [letter('l', ['n-x'])] });
		expect(await book.standing()).toEqual([
			{ id: 'n-x', key: 'x', kind: 'purpose-due', unitId: 'u', told: ['mail'] },
			{ id: 'n-y', key: 'y', kind: 'purpose-due', unitId: 'u', told: [] },
		]);
		expect(await book.letters()).toMatchObject([{ id: 'l', notices: 1, tries: 0, isUrgent: false }]);
		expect(await book.lastWritten('mail')).toEqual(new Map([['u', '2026-11-23T22:45:00.000Z']]));
		expect(await book.lastWritten('webhook')).toEqual(new Map());
		expect((await kinds(office, 'a')).slice(-2)).toEqual(['notice-begun', 'notice-begun']);
		expect(await kinds(office, 'l')).toEqual(['letter-written']);
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
	});

	test('nothing is kept where another process has told of one of them', async () => {
		const { book } = await start();
		await book.keep({ begun: [begun('x')], ended: [], letters: [letter('l', ['n-x'])] });
		const again = { ...begun('x'), id: 'other' };
		const overtaken = { code: 'notices-overtaken', exit: 75 };
		await expect(book.keep({ begun: [begun('z'), again], ended: [], letters: [] })).rejects.toMatchObject(
			overtaken,
		);
		await expect(book.keep({ begun: [], ended: [], letters: [letter('m', ['n-x'])] })).rejects.toMatchObject(
			overtaken,
		);
		await expect(book.keep({ begun: [], ended: ['n-gone'], letters: [] })).rejects.toMatchObject(overtaken);
		expect(await book.standing()).toHaveLength(1);
		expect(await book.letters()).toHaveLength(1);
	});

	test('what ends and begins again is another one, told by no way', async () => {
		const { book } = await start();
		await book.keep({ begun: [begun('x')], ended: [], letters: [letter('l', ['n-x'])] });
		await book.keep({ begun: [], ended: ['n-x'], letters: [] });
		expect(await book.standing()).toEqual([]);
		await book.keep({ begun: [{ ...begun('x'), id: 'n-2' }], ended: [], letters: [] });
		expect(await book.standing()).toMatchObject([{ id: 'n-2', told: [] }]);
	});

	test('a letter waits until it has arrived; a try in vain is counted, and where it goes can be corrected', async () => {
		const { office, book } = await start();
		await book.keep({ begun: [begun('x')], ended: [], letters: [letter('l', ['n-x'])] });
		await book.putOff('l', '550 no such user', '2026-11-23T22:50:00.000Z');
		expect(await book.letters({ isWaiting: true })).toMatchObject([
			{ tries: 1, trouble: '550 no such user', nextAt: '2026-11-23T22:50:00.000Z' },
		]);
		await book.readdress('l', 'rektor@kommunen.example');
		await book.readdress('l', 'rektor@kommunen.example');
		await book.arrived('l', '250 taken');
		await book.arrived('l', '250 taken');
		expect(await book.letters({ isWaiting: true })).toEqual([]);
		const [sent] = await book.letters({ unitId: 'u' });
		expect(sent).toMatchObject({ recipient: 'rektor@kommunen.example', sentAt: expect.any(String) });
		expect(sent).not.toHaveProperty('trouble');
		expect(await kinds(office, 'l')).toEqual([
			'letter-written',
			'letter-put-off',
			'letter-readdressed',
			'letter-sent',
		]);
	});

	test('lists the newest first and what waits oldest first, of one unit and no more than asked for', async () => {
		const { book } = await start();
		const later = { writtenAt: '2026-11-24T22:45:00.000Z' };
		await book.keep({
			begun: [begun('x')],
			ended: [],
			letters: [letter('l', ['n-x']), letter('m', ['n-x'], { way: 'webhook', ...later })],
		});
		expect((await book.letters()).map(({ id }) => id)).toEqual(['m', 'l']);
		expect((await book.letters({ isWaiting: true })).map(({ id }) => id)).toEqual(['l', 'm']);
		expect(await book.letters({ limit: 1 })).toHaveLength(1);
		expect(await book.letters({ unitId: 'other' })).toEqual([]);
	});

	test('a run of partial snapshots or failures is named by its first, and ended by what makes it good', async () => {
		const { office, clock, book } = await start();
		const since = '2026-01-01T00:00:00.000Z';
		const order = () => anOrder(office, { address: 'https://social.example/@a' });
		const at = () => clock.now().toISOString();
		const fail = async (id: string, code: string) => {
			const { id: orderId } = await order();
			await office.catalogue.recordAttempt({
				id,
				orderId,
				accountId: 'a',
				path: `attempts/${id}`,
				code,
				at: at(),
			});
			clock.forward(60);
		};
		const file = async (bundleId: string, outcome: 'complete' | 'partial') => {
			const filing = await aFiling(office, await order(), {
				bundleId,
				outcome,
				capturedAt: at(),
				filedAt: at(),
			});
			await office.catalogue.recordFiling(filing);
			clock.forward(60);
		};
		await fail('f1', 'login-wall');
		await fail('f2', 'timeout');
		await fail('f3', 'login-wall');
		expect((await book.failedRuns(since)).map(({ attemptId, code }) => [attemptId, code]).toSorted()).toEqual(
			[
				['f1', 'login-wall'],
				['f2', 'timeout'],
			],
		);
		await file('p1', 'partial');
		await file('p2', 'partial');
		expect(await book.failedRuns(since)).toEqual([]);
		expect(await book.partialRuns(since)).toMatchObject([
			{ accountId: 'a', bundleId: 'p1', occasion: 'adhoc' },
		]);
		await file('c', 'complete');
		expect(await book.partialRuns(since)).toEqual([]);
		await file('p3', 'partial');
		await fail('f4', 'login-wall');
		expect(await book.partialRuns(since)).toMatchObject([{ bundleId: 'p3' }]);
		expect(await book.failedRuns(since)).toMatchObject([{ attemptId: 'f4' }]);
	});

	test('evidence that could not be taken is told until the same post is filed, whatever else is', async () => {
		const { office, clock, book } = await start();
		const since = '2026-01-01T00:00:00.000Z';
		const at = () => clock.now().toISOString();
		const ordered = async (post: string) => {
			const removal = { post: `https://social.example/@a/${post}`, category: 'crime' } as const;
			return anOrder(office, { address: 'https://social.example/@a', occasion: 'removal', removal });
		};
		for (const post of ['1', '2']) {
			const { id: orderId } = await ordered(post);
			await office.catalogue.recordAttempt({
				...{ id: post, orderId, accountId: 'a', path: `attempts/${post}`, code: 'timeout', at: at() },
			});
		}
		expect((await book.failedRuns(since)).map(({ attemptId }) => attemptId)).toEqual(['1', '2']);
		clock.forward(60);
		const filing = await aFiling(office, await ordered('1'), { capturedAt: at(), filedAt: at() });
		await office.catalogue.recordFiling(filing);
		expect((await book.failedRuns(since)).map(({ attemptId }) => attemptId)).toEqual(['2']);
	});
}
