import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliver } from '../../../src/work/delivery/deliver.ts';
import { takeReceipt } from '../../../src/work/delivery/take-receipt.ts';
import { samplePacked, workshop } from '../../bundle/sample.ts';
import { unpacker } from '../../bundle/unpacked.ts';
import { tempDir, tempOffice } from '../../storage/temp-office.ts';
import { filedCopy, folderTarget } from './archive.ts';

const { dir, clean } = workshop();
let packed: string;
beforeAll(async () => {
	({ file: packed } = await samplePacked(dir));
});
afterAll(clean);

const NEVER = new AbortController().signal;

async function sent(bundles = 1) {
	const office = await tempOffice();
	await folderTarget(office, await tempDir());
	for (let i = 0; i < bundles; i++) await filedCopy(office, packed);
	const wish = { target: 'e-arkivet', bundles: [], isAll: true, by: 'Anna' } as const;
	const [one] = (await deliver(office, wish, NEVER, {})).sent;
	if (!one) throw new Error('nothing was sent');
	const { number, bundles: told } = one.delivery;
	const take = (text: string) =>
		takeReceipt(office, number, {
			...{ file: { name: 'kvittens.xml', bytes: Buffer.from(text) }, byHand: { received: [], refused: [] } },
			...{ isCorrection: false, by: 'Anna' },
		});
	const [first, second] = told.map(({ line }) => line);
	return { office, number, take, a: first?.bundleId ?? '', b: second?.bundleId ?? '', line: first };
}

const premis = (...parts: readonly string[]) =>
	`<?xml version="1.0"?><premis:premis xmlns:premis="http://www.loc.gov/premis/v3" version="3.0">${parts
		.join('')
		.replaceAll(/<(\/?)(?=[a-z])/g, '<$1premis:')}</premis:premis>`;
const object = (id: string, more = '') =>
	`<object><objectIdentifier><objectIdentifierType>UUID</objectIdentifierType><objectIdentifierValue>${id}</objectIdentifierValue></objectIdentifier><objectCategory>representation</objectCategory>${more}</object>`;
const outcomeOf = (text: string, note = '') =>
	`<eventOutcomeInformation>${text && `<eventOutcome>${text}</eventOutcome>`}${note && `<eventOutcomeDetail><eventOutcomeDetailNote>${note}</eventOutcomeDetailNote></eventOutcomeDetail>`}</eventOutcomeInformation>`;
const event = (type: string, outcome: string, ids: readonly string[] = [], note = '', more = '') =>
	`<event><eventIdentifier><eventIdentifierType>local</eventIdentifierType><eventIdentifierValue>e-${type}</eventIdentifierValue></eventIdentifier><eventType>${type}</eventType><eventDateTime>2026-11-29T10:00:00Z</eventDateTime>${outcomeOf(outcome, note)}${more}${ids
		.map(
			(id) =>
				`<linkingObjectIdentifier><linkingObjectIdentifierType>UUID</linkingObjectIdentifierType><linkingObjectIdentifierValue>${id}</linkingObjectIdentifierValue></linkingObjectIdentifier>`,
		)
		.join('')}</event>`;

test('events of PREMIS are a receipt: what was ingested is received, and what failed is refused with what the archive says of it', async () => {
	const { take, a, b } = await sent(2);
	const told = await take(
		premis(
			...[object(a), object(b)],
			...[event('ingestion start', 'success', [a, b]), event('virus check', 'Pass', [a, b])],
			...[event('format identification', 'fmt/1840', [a]), event('ingestion end', 'SUCCESS', [a])],
			event('validation', 'fail', [b], 'METS.xml follows no schema'),
		),
	);
	expect(told).toMatchObject({ received: 1, refused: 1, waiting: 0 });
	const states = told.delivery.bundles.map(({ line, state, reason }) => [line.bundleId, state, reason]);
	expect(states).toEqual(
		expect.arrayContaining([
			[a, 'received', undefined],
			[b, 'refused', 'validation: METS.xml follows no schema'],
		]),
	);
});

test('what is taken in is known by code, in Swedish, by the object, by its file and in an envelope', async () => {
	const ways: readonly ((id: string, file: string) => string)[] = [
		(id) => premis(object(id), event('inleverans', 'godkänd', [id])),
		(id) => premis(event('accession', 'success', [`urn:uuid:${id.toUpperCase()}`], '', '')),
		(_, file) => premis(object(`/mottaget/${file}`), event('ingestion', 'ok')),
		(id) =>
			premis(object(id), event('ingest_end', 'http://id.loc.gov/vocabulary/preservation/eventOutcome/suc')),
		(id) =>
			premis(
				object(
					id,
					'<linkingEventIdentifier><linkingEventIdentifierValue>e-ingestion</linkingEventIdentifierValue></linkingEventIdentifier>',
				),
				event('ingestion', 'success'),
			),
		(id) =>
			premis(object(id), event('x', 'success', [id])).replace(
				'<premis:eventType>x',
				'<premis:eventType valueURI="http://id.loc.gov/vocabulary/preservation/eventType/ine">slutsteget',
			),
		(id) =>
			`<kvittens><arkiv>Kommunarkivet</arkiv>${premis(object(id), event('ingestion', 'success', [id], 'Ingested without errors')).replace(/^<\?.*?\?>/, '')}</kvittens>`,
		(id) => premis(object(id), event('ingestion', 'success', [id]), event('validation', 'warning', [id])),
	];
	for (const way of ways) {
		const { take, a, line } = await sent();
		const text = way(a, line?.file ?? '');
		expect(await take(text), text).toMatchObject({ received: 1, refused: 0, waiting: 0 });
	}
});

test('nothing of PREMIS is taken for received that refuses, that nobody understands, or that is only a beginning', async () => {
	const { office, number, take, a, b } = await sent(2);
	const whole = event('ingestion', 'success', [a, b]);
	const both = [object(a), object(b)];
	const refusing: readonly string[] = [
		premis(...both, whole, event('validation', 'failure', [a])),
		premis(
			...both,
			whole,
			event('fixity check', 'http://id.loc.gov/vocabulary/preservation/eventOutcome/fai', [b]),
		),
		premis(...both, whole, event('validation', 'fail', ['some-file-of-it'])),
		premis(...both, whole, event('deaccession', 'success', [a])),
		premis(...both, whole, event('quarantine', 'success', [b])),
		premis(...both, whole, event('validation', 'see the log', [b])),
		premis(...both, whole, event('validation', '1', [b])),
		premis(...both, whole, event('check', 'success', [b], 'The package was rejected')),
		premis(...both, event('ingestion', 'PARTIAL_SUCCESS', [a, b])),
		premis(...both, event('ingestion', '', [a, b])),
		premis(...both, event('ingestion', 'success', [a]), event('ingestion', 'warning', [b])),
		premis(...both, whole, event('ingestion', 'failure', [a])),
		`<r status="REJECTED">${premis(...both, whole).replace(/^<\?.*?\?>/, '')}</r>`,
	];
	for (const text of refusing)
		await expect(take(text), text).rejects.toMatchObject({ code: 'receipt-refused' });
	const begun = [
		premis(...both, event('ingestion start', 'success', [a, b])),
		premis(...both, event('validation', 'success', [a, b]), event('transfer', 'success', [a, b])),
	];
	for (const text of begun) await expect(take(text), text).rejects.toMatchObject({ code: 'empty-receipt' });
	const strange = premis(object('11111111-2222-4333-8444-555555555555'), event('ingestion', 'success'));
	await expect(take(strange)).rejects.toMatchObject({ code: 'not-a-receipt' });
	await expect(take(premis(object('2020-0001'), ...both, whole))).rejects.toMatchObject({
		wrong: [{ code: 'other-delivery' }, { code: 'other-delivery' }],
	});
	// However deep what else it holds is nested.
	const deep = `<r>${'<x>'.repeat(50_000)}rejected${'</x>'.repeat(50_000)}${premis(...both, whole).replace(/^<\?.*?\?>/, '')}</r>`;
	await expect(take(deep)).rejects.toMatchObject({ code: 'receipt-refused' });
	expect((await office.deliveries.delivery(number))?.bundles.map(({ state }) => state)).toEqual([
		'sent',
		'sent',
	]);
});

test('the checksum that PREMIS states of a bundle is compared with what was sent', async () => {
	const { take, a, line } = await sent();
	const sum = (algorithm: string, digest: string) =>
		`<objectCharacteristics><fixity><messageDigestAlgorithm>${algorithm}</messageDigestAlgorithm><messageDigest>${digest}</messageDigest></fixity></objectCharacteristics>`;
	const made = (...sums: readonly string[]) =>
		premis(object(a, sums.join('')), event('ingestion', 'success', [a]));
	const right = line?.sha256 ?? '';
	await expect(take(made(sum('SHA-256', 'f'.repeat(64))))).rejects.toMatchObject({
		code: 'receipt-other-checksum',
	});
	await expect(take(made(sum('SHA-256', right), sum('SHA-256', 'f'.repeat(64))))).rejects.toMatchObject({
		code: 'receipt-other-checksum',
	});
	expect(await take(made(sum('MD5', 'a'.repeat(32))))).toMatchObject({
		waiting: 1,
		aside: [{ code: 'other-digest' }],
	});
	expect(await take(made(sum('MD5', 'a'.repeat(32)), sum('SHA-256', right)))).toMatchObject({ received: 1 });
});

test("a bundle's own PREMIS, sent back as it is, is no receipt", async () => {
	const { take, a } = await sent();
	const { root, manifest } = await unpacker(await tempDir())();
	const own = await readFile(join(root, 'metadata/preservation/premis.xml'), 'utf8');
	expect(own).toContain('ingestion start');
	await expect(take(own.replaceAll(manifest.bundle.id, a))).rejects.toMatchObject({ code: 'empty-receipt' });
});
