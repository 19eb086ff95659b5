import { expect, test } from 'vitest';
import { HOOK_EVENTS } from '../../src/records/hooks/hook.ts';
import type { Role } from '../../src/records/people/person.ts';
import { webApp } from '../../src/web/app.ts';
import { addHook } from '../../src/work/hooks/keep.ts';
import { makeToken } from '../../src/work/people/tokens.ts';
import { post } from '../bundle/sample.ts';
import { anOrder } from '../storage/sample.ts';
import { filedWith } from './filed.ts';
import { addAccounts, addFirst, addWith, FIRST, openTestOffice, PASSWORD } from './office.ts';

/** Words of the other unit that nobody of the first may read. */
const SECRET = /Vattenläcka|@vatten|vattnets begäran|Vera Vatten|Vattnets nyckel|V 2026\/7|hooks\.vatten/i;

async function cookieOf(origin: string, email: string): Promise<string> {
	const answer = await fetch(`${origin}/logga-in`, {
		...{ method: 'POST', redirect: 'manual', headers: { origin } },
		body: new URLSearchParams({ email, password: PASSWORD }),
	});
	return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** Two units, and something of every kind in the second. */
async function officeWithAll() {
	const opened = await openTestOffice();
	const { office } = opened;
	await addFirst(office);
	await addAccounts(office, 'skolan', { almby: 'https://social.example/@almby' });
	await addAccounts(office, 'vattnet', { vatten: 'https://social.example/@vatten' });
	await addWith(office, 'Vera Vatten', 'vera@kommunen.example', [
		{ role: 'administrator', unitId: 'vattnet' },
		{ role: 'records-officer', unitId: 'vattnet' },
	]);
	const vera = await office.people.personOf('vera@kommunen.example');
	if (!vera) throw new Error('There is no Vera');
	const { bundleId } = await filedWith(office, {
		posts: [{ ...post(1), text: 'Vattenläcka på Storgatan' }],
		isRestricted: true,
		address: 'https://social.example/@vatten',
	});
	const order = await anOrder(office, { address: 'https://social.example/@vatten' });
	const { id: disclosure } = await office.disclosures.add(
		{
			...{ id: '11111111-0000-4000-8000-000000000000', receivedOn: '2026-11-20' },
			...{ what: 'Vattnets begäran', unitId: 'vattnet' },
		},
		'Vera Vatten',
	);
	await office.disclosures.pick(disclosure, { bundleId, posts: [] }, 'Vera Vatten');
	const caseAdded = { year: 2026, number: 'V 2026/7', title: 'Vatten', unitId: 'vattnet' };
	await office.cases.change([{ kind: 'case-added', id: 'samling-v', case: caseAdded }], 'Vera Vatten');
	const { token } = await makeToken(
		office,
		{ name: 'Vattnets nyckel', grants: [{ role: 'records-officer', unitId: 'vattnet' }], days: 30 },
		vera,
	);
	const { hook } = await addHook(
		office,
		{ address: 'https://hooks.vatten.example/x', unitId: 'vattnet', events: [HOOK_EVENTS[0]] },
		vera,
	);
	const ids: Record<string, string> = {
		...{ konton: 'vatten', enheter: 'vattnet', planer: 'vattnet', samlingsarenden: 'samling-v' },
		...{ bestallningar: order.id, paket: bundleId, utlamnanden: disclosure, nycklar: token.id },
		...{ webhookar: hook.id, personer: vera.id, accounts: 'vatten', orders: order.id },
		...{ bundles: bundleId, cases: 'samling-v' },
	};
	return { ...opened, ids, bundleId };
}
type All = Awaited<ReturnType<typeof officeWithAll>>;

/** Every route, its parameters filled with what is the second unit's. */
function routesOf({ office, ids, bundleId }: All): { method: string; route: string; path: string }[] {
	const { routes } = webApp(office, { senderOf: () => '127.0.0.1' });
	const all = new Set(
		routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`),
	);
	return [...all].map((each) => {
		const [method = '', route = ''] = each.split(' ');
		const kind = route.replace('/api/v1', '').split('/')[1] ?? '';
		const path = route
			.replace(':path{.+}', 'representations/rep_text/data/posts.jsonl')
			.replace(/:halved\{[^}]*\}+/, '0')
			.replace(/:row\{[^}]*\}+/, '0')
			.replace(':bundle', bundleId)
			.replace(':id', ids[kind] ?? 'x')
			.replace(':number', '2026-1')
			.replace(':name', 'tile-00001.png')
			.replace(':what', 'manifest')
			.replace(':secret', 'x');
		return { method, route, path };
	});
}

/** What any form may name, of the second unit. */
function fieldsOf({ ids, bundleId }: All): Record<string, string> {
	return {
		...{
			unit: 'vattnet',
			unitId: 'vattnet',
			enhet: 'vattnet',
			bundle: bundleId,
			account: 'vatten',
			konto: 'vatten',
		},
		...{ reason: 'angrepp', outcome: 'whole', how: 'withdrawn', case: ids.samlingsarenden ?? '' },
		...{
			id: ids.samlingsarenden ?? '',
			number: 'STULET',
			title: 'STULET',
			name: 'STULET',
			post: '1',
			year: '2026',
		},
		...{ address: 'https://social.example/@stulet', platform: 'webbplats', handle: 'stulet', purpose: 'x' },
		...{
			grant: 'administrator vattnet',
			days: '30',
			events: HOOK_EVENTS[0],
			what: 'STULET',
			received: '2026-11-20',
		},
		...{
			on: '2026-12-24',
			date: '2026-12-24',
			from: '2026-12-24',
			to: '2026-12-25',
			answer: 'keep',
			read: '',
		},
	};
}

test('no route changes anything on another page’s behalf (CSRF): every one that does refuses without a sign of its own page, from another origin, and by GET', async () => {
	const all = await officeWithAll();
	const { office, origin } = all;
	const cookie = await cookieOf(origin, FIRST.email);
	const before = (await office.catalogue.events()).length;
	// By what these ask no cookie counts: a program's key alone, or the sign-in service's signature.
	const ASKED_BY_PROGRAMS = /^\/api\/|^\/logga-in\/tjanst\/utloggad$/;
	const posts = routesOf(all).filter(
		({ method, route }) => method !== 'GET' && !ASKED_BY_PROGRAMS.test(route),
	);
	expect(posts.length).toBeGreaterThan(60);
	const body = () => new URLSearchParams(fieldsOf(all));
	for (const { method, path } of posts) {
		for (const headers of [
			{},
			{ origin: 'https://evil.example' },
			{ origin: 'null' },
			{ 'sec-fetch-site': 'cross-site', origin },
			{ 'sec-fetch-site': 'same-site', origin },
			{ 'sec-fetch-site': 'none', origin },
		]) {
			const answer = await fetch(origin + path, {
				...{ method, redirect: 'manual', body: body() },
				headers: { cookie, ...headers } as Record<string, string>,
			});
			expect([path, headers, answer.status]).toEqual([path, headers, 403]);
			expect([path, await answer.text()]).toEqual([path, expect.stringContaining('inte från en sida')]);
		}
		const got = await fetch(`${origin}${path}?${body()}`, { redirect: 'manual', headers: { cookie } });
		await got.body?.cancel();
	}
	// Looking is all that a GET has done.
	const done = (await office.catalogue.events()).slice(before).map(({ kind }) => kind);
	expect(done.filter((kind) => !/^(restricted-|disclosure-copy-seen)/.test(kind))).toEqual([]);
});

/** Of a stream that goes on nobody waits for the end. */
async function textOf(answer: Response): Promise<string> {
	if (!answer.headers.get('content-type')?.includes('event-stream')) return answer.text();
	await answer.body?.cancel();
	return '';
}

test('what the next tests ask for is there: whoever may see everything is shown it', async () => {
	const all = await officeWithAll();
	const { office, origin } = all;
	const roles: readonly Role[] = ['archivist', 'records-officer', 'administrator'];
	await addWith(
		office,
		'Rut Berg',
		'rut@kommunen.example',
		roles.map((role) => ({ role })),
	);
	const cookie = await cookieOf(origin, 'rut@kommunen.example');
	const asked = routesOf(all).filter(
		({ method, route }) => method === 'GET' && route.includes(':id') && !route.startsWith('/api/'),
	);
	const shown: string[] = [];
	for (const { path, route } of asked) {
		const answer = await fetch(origin + path, { redirect: 'manual', headers: { cookie } });
		await answer.body?.cancel();
		if (answer.status < 400) shown.push(route);
	}
	const without = asked.map(({ route }) => route).filter((route) => !shown.includes(route));
	// No picture of a work under way, no plan, no copy, nothing handed out, no open login: there is none in either unit.
	expect(
		without.filter((route) => !/\/(liten|bild)(\/|$)|planer|kopia|\/fil$|inloggning|uppspelning/.test(route)),
	).toEqual([]);
});

const ROLES_OF: readonly Role[][] = [
	['reader'],
	['archivist'],
	['records-officer'],
	['administrator'],
	['archivist', 'records-officer', 'administrator'],
];

test.each(ROLES_OF.map((roles) => [roles.join(' + '), roles] as const))(
	'role escalation across units: as %s of one unit every route, page and API shows and changes nothing of another',
	async (_, roles) => {
		const all = await officeWithAll();
		const { office, origin, ids, bundleId } = all;
		const grants = roles.map((role) => ({ role, unitId: 'skolan' }));
		await addWith(office, 'Bo Åkesson', 'bo@kommunen.example', grants);
		const bo = await office.people.personOf('bo@kommunen.example');
		if (!bo) throw new Error('There is no Bo');
		const may = grants.filter(({ role }) => role !== 'administrator');
		const key =
			may.length > 0 && (await makeToken(office, { name: 'Bos', grants: may, days: 30 }, bo)).secret;
		const cookie = await cookieOf(origin, 'bo@kommunen.example');
		const state = async () => ({
			account: await office.register.accounts({ id: 'vatten' }),
			units: await office.register.units(),
			order: await office.catalogue.order(ids.bestallningar ?? ''),
			disclosure: await office.disclosures.disclosure(ids.utlamnanden ?? ''),
			tokens: (await office.tokens.tokens()).filter(({ name }) => name !== 'Bos'),
			hooks: await office.hooks.hooks(),
			vera: await office.people.person(ids.personer ?? ''),
			cases: (await office.cases.list({})).filter(({ id }) => id === 'samling-v'),
			deliveries: await office.deliveries.list(),
		});
		const before = JSON.stringify(await state());
		const seen: unknown[] = [];
		for (const { method, route, path } of routesOf(all)) {
			const isApi = route.startsWith('/api/');
			if (isApi && !key) continue;
			const headers: Record<string, string> = isApi
				? { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
				: { cookie, origin };
			const fields = fieldsOf(all);
			const query = new URLSearchParams({
				enhet: 'vattnet',
				konto: 'vatten',
				fran: bundleId,
				till: bundleId,
				q: 'vattenläcka',
			});
			const body = isApi
				? JSON.stringify({ ...fields, bundles: [bundleId], account: 'vatten' })
				: new URLSearchParams(fields);
			for (const address of method === 'GET' ? [path, ...(isApi ? [] : [`${path}?${query}`])] : [path]) {
				const answer = await fetch(origin + address, {
					...{ method, redirect: 'manual', headers },
					...(method === 'GET' ? {} : { body }),
				});
				const text = await textOf(answer);
				const shown = text.replaceAll(/value="[^"]*"/g, '').replaceAll(/Bo Åkesson/g, '');
				const names =
					SECRET.test(shown) || (answer.status < 300 && route.includes(':id') && !['x'].includes(path));
				if (names) seen.push([method, address.slice(0, 120), answer.status, SECRET.exec(shown)?.[0] ?? '']);
			}
		}
		expect(seen).toEqual([]);
		expect(JSON.stringify(await state())).toBe(before);
	},
	60_000,
);
