import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Office } from '../../../src/office.ts';
import { wantedNotices } from '../../../src/planning/notices/wanted.ts';
import { gatherGrounds } from '../../../src/work/notices/grounds.ts';
import { planLetters } from '../../../src/work/notices/plan.ts';
import { accountAt, aFiling, anOrder } from '../../storage/sample.ts';
import { type HandClock, handClock, tempDir, tempOffice } from '../../storage/temp-office.ts';

const ADDRESS = 'https://social.example/@a';
const NOW = '2026-11-23T08:00:00.000Z';

/** One active account of a unit, an hour old. */
async function unit(): Promise<{ office: Office; clock: HandClock; keyFile: string }> {
	const clock = handClock(NOW);
	const keyFile = join(await tempDir(), 'key.txt');
	const office = await tempOffice({ clock, env: { SESSION_KEY_FILE: keyFile } });
	await office.register.change(
		[
			{
				kind: 'unit-added',
				id: 'u',
				unit: { name: 'Björkskolan', creator: 'Nämnden', isCommunications: false },
			},
			{ kind: 'account-added', account: { id: 'a', unitId: 'u', ...accountAt(ADDRESS), facts: {} } },
			{ kind: 'status-changed', id: 'a', from: 'planned', to: 'active' },
		],
		'Anna',
	);
	return { office, clock, keyFile };
}

const kinds = async (office: Office) =>
	wantedNotices((await gatherGrounds(office)).grounds)
		.map(({ kind }) => kind)
		.toSorted();
const ALWAYS = ['plan-not-signed', 'row-missing'];

async function look(office: Office, id: string, changes: object, more: object): Promise<void> {
	const state = (await office.watch.states(['a'])).get('a');
	await office.watch.keep({
		look: {
			...{ id, accountId: 'a', at: NOW, ms: 1, loggedIn: false, address: ADDRESS, finalAddress: ADDRESS },
			...{ changes: [], begun: [], ended: [], ...changes },
		},
		state: { accountId: 'a', lastLook: NOW, failures: 0, findings: [] },
		...(state ? { after: state.lastLook } : {}),
		...{ begun: [], ended: [], actor: 'anna', ...more },
	});
}

test('an account that has just begun lacks its signatures and its row, and nothing else', async () => {
	const { office } = await unit();
	expect(await kinds(office)).toEqual(ALWAYS);
	const { letters } = await planLetters(office);
	expect(letters).toEqual([]);
});

test('what failed or is partial is told, until the account is whole or closed', async () => {
	const { office, clock } = await unit();
	const order = await anOrder(office, { address: ADDRESS });
	const attempt = {
		id: 't',
		orderId: order.id,
		accountId: 'a',
		path: 'attempts/t',
		code: 'login-wall',
		at: NOW,
	};
	await office.catalogue.recordAttempt(attempt);
	expect(await kinds(office)).toEqual([...ALWAYS, 'snapshot-failed'].toSorted());
	clock.forward(60);
	const later = { capturedAt: '2026-11-23T08:01:00.000Z', filedAt: '2026-11-23T08:01:00.000Z' };
	const again = await anOrder(office, { address: ADDRESS });
	await office.catalogue.recordFiling(await aFiling(office, again, { outcome: 'partial', ...later }));
	expect(await kinds(office)).toEqual([...ALWAYS, 'snapshot-partial'].toSorted());
	const began = { kind: 'closing-begun' as const, id: 'a', closingId: 'k', from: 'active' as const };
	await office.register.change([{ ...began, lastContent: '2026-11-22', level: 'full', reason: '' }], 'Anna');
	expect(await kinds(office)).toEqual(['closure-waiting', 'snapshot-partial']);
});

test('a change comes nearer, and the question of purpose comes after a year', async () => {
	const { office, clock } = await unit();
	const change = {
		kind: 'change-announced' as const,
		id: 'a',
		changeId: 'c',
		on: '2026-12-04',
		what: 'Nytt namn',
	};
	await office.register.change([change], 'Anna');
	for (const [days, kind] of [
		[0, 'change-near'],
		[8, 'change-pressing'],
		[3, 'change-missed'],
	] as const) {
		clock.forward(days * 86_400);
		expect(await kinds(office)).toEqual([...ALWAYS, kind].toSorted());
	}
	clock.forward(365 * 86_400);
	expect(await kinds(office)).toContain('purpose-due');
});

test('what the watch finds is told, and of changes only those that nobody had announced', async () => {
	const { office } = await unit();
	const changes = [{ what: 'name', weight: 'major', from: 'Skolan', to: 'Gratis' }] as const;
	const order = {
		...{ id: 'o', accountId: 'a', reason: 'Namnet', orderedBy: 'anna', orderedAt: NOW, due: NOW },
		...({ occasion: 'change', level: 'unique', orderedAs: 'system-account' } as const),
		...{ allowHosts: [], limits: {} },
	};
	await look(office, 'l1', { changes }, { detected: { changes, announced: 'c' } });
	expect(await kinds(office)).toEqual(ALWAYS);
	const found = [{ code: 'profile-does-not-name-unit', since: NOW }] as const;
	await look(
		office,
		'l2',
		{ changes },
		{
			...{ detected: { changes, order }, begun: found },
			state: { accountId: 'a', lastLook: NOW, failures: 0, findings: found },
		},
	);
	expect(await kinds(office)).toEqual(
		[...ALWAYS, 'change-unannounced', 'profile-does-not-name-unit'].toSorted(),
	);
});

test('a login that has run out is told; where logins cannot be read nothing is said of them, and that is told', async () => {
	const { office, keyFile } = await unit();
	const cookie = { name: 'sid', value: 'x', domain: 'social.example', path: '/', expires: 1_700_000_000 };
	await office.sessions.put({
		...{ accountId: 'a', madeAt: '2026-10-01T08:00:00.000Z', madeBy: 'Anna', hosts: ['social.example'] },
		state: { cookies: [{ ...cookie, httpOnly: true, secure: true, sameSite: 'Lax' }], origins: [] },
	});
	expect(await kinds(office)).toEqual([...ALWAYS, 'login-expired'].toSorted());
	await rm(keyFile);
	const { unseen } = await gatherGrounds(office);
	expect(unseen).toEqual([{ kind: 'login-expired', code: 'session-key-missing' }]);
});

test('what nobody has registered belongs to the default unit, and is told of too', async () => {
	const { office } = await unit();
	const order = await anOrder(office, { address: 'https://social.example/@other' });
	await office.catalogue.recordFiling(await aFiling(office, order, { outcome: 'partial' }));
	expect(await kinds(office)).toEqual([...ALWAYS, 'snapshot-partial'].toSorted());
});
