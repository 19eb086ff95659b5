import type { Grant } from '../../src/records/people/person.ts';
import { addAccounts, addFirst, addWith, openTestOffice, PASSWORD } from './office.ts';

const BO = 'bo@kommunen.example';

/** An office with two units, and somebody with these roles. */
export async function twoUnits(grants: readonly Grant[] = [{ role: 'archivist', unitId: 'skolan' }]) {
	const opened = await openTestOffice();
	const { office, origin } = opened;
	await addFirst(office);
	await addAccounts(office, 'skolan', { almby: 'https://social.example/@almby' });
	await addAccounts(office, 'vattnet', { vatten: 'https://social.example/@vatten' });
	await addWith(office, 'Bo Åkesson', BO, grants);
	const signedIn = await fetch(`${origin}/logga-in`, {
		...{ method: 'POST', redirect: 'manual', headers: { origin } },
		body: new URLSearchParams({ email: BO, password: PASSWORD }),
	});
	const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
	const get = (path: string) => fetch(origin + path, { redirect: 'manual', headers: { cookie } });
	const post = (
		path: string,
		fields: Readonly<Record<string, string | File>>,
		headers: Readonly<Record<string, string>> = {},
	) => {
		const body = new FormData();
		for (const [name, value] of Object.entries(fields)) body.set(name, value);
		return fetch(origin + path, {
			...{ method: 'POST', redirect: 'manual', body },
			headers: { cookie, origin, ...headers },
		});
	};
	const events = () => office.catalogue.events();
	return { ...opened, get, post, events };
}
