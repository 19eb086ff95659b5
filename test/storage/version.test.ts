import { expect, test } from 'vitest';
import { tempOffice } from './temp-office.ts';

test('several at once are one after another, and whatever is written makes the catalogue another', async () => {
	const { catalogue } = await tempOffice();
	const before = await catalogue.version();
	expect(await catalogue.version()).toBe(before);
	const event = (subject: string) => ({ kind: 'tried', actor: 'a', subject, data: {} });
	await catalogue.appendEvents(['1', '2', '3'].map(event));
	expect((await catalogue.events()).map(({ subject }) => subject)).toEqual(['1', '2', '3']);
	expect(await catalogue.verifyEvents()).toEqual({ ok: true, events: 3 });
	expect(await catalogue.version()).not.toBe(before);
});
