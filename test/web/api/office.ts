import type { Office } from '../../../src/office.ts';
import type { Grant } from '../../../src/records/people/person.ts';
import { indexBundles } from '../../../src/work/find/index-bundles.ts';
import { makeToken } from '../../../src/work/people/tokens.ts';
import { post } from '../../bundle/sample.ts';
import { filedWith } from '../filed.ts';
import { addAccounts, addFirst, addWith, openTestOffice } from '../office.ts';

export const BO = 'bo@kommunen.example';
export const EVA = 'eva@kommunen.example';

/** A key for a program, made by somebody who is there. @returns its secret and id */
export async function aToken(
	office: Office,
	email: string,
	grants: readonly Grant[],
	days = 90,
): Promise<{ readonly id: string; readonly secret: string }> {
	const person = await office.people.personOf(email);
	if (!person) throw new Error('There is no such person');
	const { token, secret } = await makeToken(office, { name: 'Diariet', grants, days }, person);
	return { id: token.id, secret };
}

/** Two units with an account each; Bo is archivist of the school, Eva records officer of all. One bundle of the school is open, one restricted. */
export async function officeWithTwoUnits(...opening: Parameters<typeof openTestOffice>) {
	const opened = await openTestOffice(...opening);
	const { office } = opened;
	await addFirst(office);
	await addAccounts(office, 'skolan', { skolkonto: 'https://social.example/@skolan' });
	await addAccounts(office, 'hamnen', { hamnkonto: 'https://social.example/@hamnen' });
	await addWith(office, 'Bo Åkesson', BO, [{ role: 'archivist', unitId: 'skolan' }]);
	await addWith(office, 'Eva Ek', EVA, [{ role: 'records-officer' }, { role: 'reader' }]);
	const filing = await filedWith(office, {
		posts: [{ ...post(1), text: 'Skolan är stängd' }],
		address: 'https://social.example/@skolan',
	});
	const secret = await filedWith(office, {
		posts: [{ ...post(1), text: 'En hemlig båt' }],
		isRestricted: true,
		address: 'https://social.example/@skolan',
		started: '2026-11-22T21:50:00.000Z',
	});
	await indexBundles(office, new AbortController().signal, {});
	return { ...opened, filing, secret };
}

/** As a program asks: with a key and nothing else. */
export function askBy(origin: string, key: string | undefined) {
	return (
		path: string,
		{
			body,
			headers = {},
		}: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
	) =>
		fetch(`${origin}/api/v1${path}`, {
			redirect: 'manual',
			method: body === undefined ? 'GET' : 'POST',
			headers: {
				...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
				...headers,
			},
			...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
			signal: AbortSignal.timeout(20_000),
		});
}
