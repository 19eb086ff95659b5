import { createHash } from 'node:crypto';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { HOOK_EVENTS } from '../../../src/records/hooks/hook.ts';
import { deliversAndKeepsCases } from './delivers.ts';
import { askBy, aToken, BO, EVA, officeWithTwoUnits } from './office.ts';

interface Operation {
	readonly operationId: string;
	readonly summary: string;
	readonly responses: Readonly<Record<string, { readonly content?: Record<string, { schema: object }> }>>;
}
interface Described {
	readonly components: object;
	readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

async function described(origin: string): Promise<Described> {
	return (await askBy(origin, undefined)('/openapi.json')).json() as Promise<Described>;
}

function operationsOf({ paths }: Described) {
	return Object.entries(paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
	);
}

/** Holds an answer against the description: its status, its type, and each value in it. */
function holdsTo(doc: Described, ajv: Ajv2020) {
	return (operationId: string, status: number, type: string, body: unknown) => {
		const operation = operationsOf(doc).find((each) => each.operationId === operationId);
		const { content = {} } = operation?.responses[status] ?? {};
		const known = Object.keys(content);
		if (known.includes('*/*')) return;
		expect([operationId, status, known]).toEqual([operationId, status, [type]]);
		const schema = JSON.parse(
			JSON.stringify({ ...content[type]?.schema, components: doc.components }),
		) as object;
		const check = ajv.compile(schema);
		expect([operationId, check(body), check.errors]).toEqual([operationId, true, null]);
	};
}

test('the description is valid OpenAPI 3.1, and every question in it is answered as it says', async () => {
	const { office, origin, filing, secret: hidden } = await officeWithTwoUnits();
	const doc = await described(origin);
	const { valid, errors } = await new Validator().validate(
		structuredClone(doc) as unknown as Record<string, unknown>,
	);
	expect([valid, errors]).toEqual([true, undefined]);
	const { webhooks } = doc as unknown as { webhooks: object };
	expect(Object.keys(webhooks)).toEqual(HOOK_EVENTS);
	const ajv = new Ajv2020({ strict: false });
	addFormats.default(ajv);
	const holds = holdsTo(doc, ajv);
	const ask = askBy(origin, (await aToken(office, BO, [{ role: 'archivist', unitId: 'skolan' }])).secret);
	const answers: Record<string, unknown> = {};
	const called = async (id: string, path: string, body?: unknown, expected = 200, by = ask) => {
		const answer = await by(path, body === undefined ? {} : { body });
		const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
		const said = type.endsWith('json') ? await answer.json() : await answer.arrayBuffer();
		expect([id, answer.status, answer.status === expected ? '' : said]).toEqual([id, expected, '']);
		holds(id, answer.status, type, said);
		answers[id] = said;
		return said as never;
	};
	const { bundleId } = filing;

	const me: { grants: unknown } = await called('whoAmI', '/me');
	expect(me.grants).toEqual([{ role: 'archivist', unit: 'skolan' }]);
	const units: { items: { id: string }[] } = await called('listUnits', '/units');
	expect(units.items.map(({ id }) => id)).toEqual(['skolan']);
	const accounts: { items: { id: string }[] } = await called('listAccounts', '/accounts?status=active');
	expect(accounts.items.map(({ id }) => id)).toEqual(['skolkonto']);
	expect(await called('getAccount', '/accounts/skolkonto')).toMatchObject({ unit: 'skolan' });

	const bundles: { items: { id: string }[]; next: string } = await called('listBundles', '/bundles?limit=1');
	expect(bundles.items.map(({ id }) => id)).toEqual([bundleId]);
	const rest: typeof bundles = await called(
		'listBundles',
		`/bundles?limit=1&after=${encodeURIComponent(bundles.next)}`,
	);
	expect([rest.items.map(({ id }) => id), rest.next]).toEqual([[hidden.bundleId], null]);
	expect(await called('getBundle', `/bundles/${bundleId}`)).toMatchObject({
		id: bundleId,
		outcome: 'complete',
		findings: [{ code: 'default-row', severity: 'note' }],
	});
	const manifest: { bundle: { id: string } } = await called('getManifest', `/bundles/${bundleId}/manifest`);
	expect(manifest.bundle.id).toBe(bundleId);
	const files: { items: { path: string; sha256: string }[] } = await called(
		'listFiles',
		`/bundles/${bundleId}/files`,
	);
	const posts = files.items.find(({ path }) => path.endsWith('posts.jsonl'));
	const file: ArrayBuffer = await called(
		'getFile',
		`/bundles/${bundleId}/file?path=${encodeURIComponent(posts?.path ?? '')}`,
	);
	expect(createHash('sha256').update(Buffer.from(file)).digest('hex')).toBe(posts?.sha256);
	const whole: ArrayBuffer = await called('getWholeBundle', `/bundles/${bundleId}/zip`);
	expect(createHash('sha256').update(Buffer.from(whole)).digest('hex')).toBe(filing.sha256);

	const hits: { items: { bundle: string; text: string; hits: number[][] }[] } = await called(
		'search',
		'/search?q=skolor',
	);
	expect(hits.items.map(({ bundle, text, hits: [at] }) => [bundle, text.slice(at?.[0], at?.[1])])).toEqual([
		[bundleId, 'Skolan'],
	]);
	await called('listDue', '/due?until=2027-12-31');
	await called('listNeeds', '/needs');

	const wish = { account: 'skolkonto', occasion: 'adhoc', reason: 'Inför valet' };
	const placed: { order: { id: string; orderedBy: string } } = await called(
		'placeOrder',
		'/orders',
		wish,
		201,
	);
	expect(placed.order.orderedBy).toBe('Bo Åkesson');
	// A program that did not hear the answer asks again, and nothing is ordered twice.
	expect(await called('placeOrder', '/orders', wish)).toMatchObject({ order: { id: placed.order.id } });
	const open: { items: { id: string }[] } = await called('listOpenOrders', '/orders');
	expect(open.items.map(({ id }) => id)).toContain(placed.order.id);
	expect(await called('getOrder', `/orders/${placed.order.id}`)).toMatchObject({
		state: 'waiting',
		run: null,
	});
	expect(await called('stopOrder', `/orders/${placed.order.id}/stop`, { reason: 'Inget val' })).toEqual({
		state: 'stopped',
	});
	expect(await called('getOrder', `/orders/${placed.order.id}`)).toMatchObject({ state: 'cancelled' });
	const closure = { account: 'skolkonto', occasion: 'closure', reason: 'Kontot slås samman med ett annat' };
	expect(await called('placeOrder', '/orders', closure, 201)).toMatchObject({
		order: { occasion: 'closure', level: 'full' },
		closing: { status: 'closing' },
	});
	expect(await called('getClosing', '/accounts/skolkonto/closing')).toMatchObject({ status: 'closing' });

	await deliversAndKeepsCases(office, origin, called, bundleId);

	expect(Object.keys(answers).toSorted()).toEqual(
		operationsOf(doc)
			.map((each) => each.operationId)
			.toSorted(),
	);
	const told = await office.catalogue.events({ subject: placed.order.id });
	expect(
		told.filter(({ kind }) => kind === 'token-acted').map(({ actor, data }) => [actor, data.what]),
	).toEqual([
		['Bo Åkesson', 'order'],
		['Bo Åkesson', 'stop'],
	]);
});

test('what is wrong is told by field with a remedy, in Swedish, and in English to whoever prefers it', async () => {
	const { office, origin } = await officeWithTwoUnits();
	const doc = await described(origin);
	const ajv = new Ajv2020({ strict: false });
	addFormats.default(ajv);
	const holds = holdsTo(doc, ajv);
	const ask = askBy(origin, (await aToken(office, BO, [{ role: 'archivist', unitId: 'skolan' }])).secret);
	const refused = async (id: string, status: number, path: string, more: Parameters<typeof ask>[1] = {}) => {
		const answer = await ask(path, more);
		const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
		const body = (await answer.json()) as {
			code: string;
			detail: string;
			remedy: string;
			errors: { field: string; remedy: string }[];
		};
		expect([path, answer.status, type]).toEqual([path, status, 'application/problem+json']);
		holds(id, status, type, body);
		return { ...body, lang: answer.headers.get('content-language') };
	};
	const wish = { account: 'skolkonto', occasion: 'årlig', reason: 5, hemligt: true };
	const wrong = await refused('placeOrder', 400, '/orders', { body: wish });
	expect(wrong.errors.map(({ field }) => field).toSorted()).toEqual(['hemligt', 'occasion', 'reason']);
	expect(wrong.errors.find(({ field }) => field === 'occasion')?.remedy).toBe(
		'Skriv något av: adhoc, closure.',
	);
	const headers = { 'accept-language': 'de, en;q=0.8, sv;q=0.5' };
	const english = await refused('placeOrder', 400, '/orders', { body: wish, headers });
	expect([english.lang, english.detail]).toEqual(['en', 'The request is not as the description has it']);
	// What the register refuses has its field too.
	const personal = { account: 'skolkonto', occasion: 'adhoc', reason: 'Anmält av 19121212-1212' };
	expect((await refused('placeOrder', 400, '/orders', { body: personal })).errors[0]?.field).toBe('reason');
	expect(await refused('placeOrder', 400, '/orders', { body: '{"account":' })).toMatchObject({
		code: 'bad-request',
	});
	expect(
		await refused('placeOrder', 415, '/orders', { body: 'x', headers: { 'content-type': 'text/plain' } }),
	).toMatchObject({
		code: 'not-json',
		remedy: 'Skicka Content-Type: application/json.',
	});
	expect(await refused('getAccount', 404, '/accounts/finns-inte')).toMatchObject({ code: 'unknown-account' });
	expect(await refused('getBundle', 404, '/bundles/ffffffff')).toMatchObject({ code: 'unknown-bundle' });
	expect(await refused('listAccounts', 400, '/accounts?okänt=1')).toMatchObject({
		errors: [{ field: 'okänt' }],
	});
	expect(await refused('listBundles', 400, '/bundles?after=x')).toMatchObject({ code: 'bad-cursor' });
	expect(await refused('search', 400, '/search?q=')).toMatchObject({ code: 'empty-query' });
	expect(await refused('whoAmI', 404, '/finns-inte')).toMatchObject({ code: 'no-such-path' });
});

test('every look of a program at what is restricted is recorded, under the name of who made its key', async () => {
	const { office, origin, secret: hidden } = await officeWithTwoUnits();
	const { id, secret } = await aToken(office, EVA, [{ role: 'records-officer', unitId: 'skolan' }]);
	const ask = askBy(origin, secret);
	const at = `/bundles/${hidden.bundleId}`;
	const files = (await (await ask(`${at}/files`)).json()) as { items: { path: string }[] };
	for (const path of [
		at,
		`${at}/manifest`,
		`${at}/file?path=${files.items[0]?.path}`,
		`${at}/zip`,
		'/search?q=hemlig',
	])
		expect([path, (await ask(path)).status]).toEqual([path, 200]);
	const looks = (await office.catalogue.events({ subject: hidden.bundleId, kinds: ['restricted-seen'] })).map(
		({ actor, data }) => [actor, data.what, data.token],
	);
	expect(looks).toEqual(
		['files', 'page', 'manifest', files.items[0]?.path, 'zip', 'find'].map((what) => ['Eva Ek', what, id]),
	);
});
