import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliver } from '../../../src/work/delivery/deliver.ts';
import { takeReceipt } from '../../../src/work/delivery/take-receipt.ts';
import { samplePacked, workshop } from '../../bundle/sample.ts';
import { tempDir, tempOffice } from '../../storage/temp-office.ts';
import { filedCopy, folderTarget } from './archive.ts';

const { dir, clean } = workshop();
let packed: string;
beforeAll(async () => {
	({ file: packed } = await samplePacked(dir));
});
afterAll(clean);

const NEVER = new AbortController().signal;
const OTHER = 'b'.repeat(64);

async function sent() {
	const office = await tempOffice();
	await folderTarget(office, await tempDir());
	await filedCopy(office, packed);
	const wish = { target: 'e-arkivet', bundles: [], isAll: true, by: 'Anna' } as const;
	const [one] = (await deliver(office, wish, NEVER, {})).sent;
	const line = one?.delivery.bundles[0]?.line;
	if (!one || !line) throw new Error('nothing was sent');
	const take = (name: string, text: string) =>
		takeReceipt(office, one.delivery.number, {
			...{ file: { name, bytes: Buffer.from(text) }, byHand: { received: [], refused: [] } },
			...{ isCorrection: false, by: 'Anna' },
		});
	return { take, id: line.bundleId, sha256: line.sha256 };
}

const HEADS = [
	...['Kontrollsumma (SHA-256)', 'SHA-256-summa', 'Mottagen kontrollsumma', 'Hashvärde', 'sha256sum'],
	...['Checksum SHA-256', 'sha_256', 'messageDigest', 'received_sha256', 'receivedSHA256', 'zipSha256'],
	...['Check-sum', 'Fingeravtryck', 'package_sha2-256'],
];

test('another checksum is one in whatever column or element an archive has it', async () => {
	const { take, id, sha256 } = await sent();
	const checksum = (value: string) => ({ algorithm: 'SHA-256', value });
	const receipts = (sum: string): readonly (readonly [string, string])[] => [
		...HEADS.map((head) => ['k.csv', `Paket-id;Besked;${head}\n${id};mottagen;${sum}\n`] as const),
		['k.csv', `Paket-id;Besked;SHA-256;Mottagen kontrollsumma\n${id};mottagen;${sha256};${sum}\n`],
		['k.json', JSON.stringify({ bundles: [{ id, status: 'ok', checksum: checksum(sum) }] })],
		['k.json', JSON.stringify({ bundles: [{ id, status: 'ok', checksums: [checksum(sum)] }] })],
		['k.json', JSON.stringify({ bundles: [{ id, status: 'ok', checksum: { file: id, value: sum } }] })],
		[
			'k.json',
			JSON.stringify({ bundles: [{ id, status: 'ok', fixity: [{ file: `${id}.zip`, sha256: sum }] }] }),
		],
		[
			'k.xml',
			`<r><p><id>${id}</id><status>ok</status><fixity><messageDigestAlgorithm>SHA-256</messageDigestAlgorithm><messageDigest>${sum}</messageDigest></fixity></p></r>`,
		],
		['k.xml', `<r><p id="${id}" status="ok"><checksum algorithm="SHA-256" value="${sum}"/></p></r>`],
	];
	for (const [name, text] of receipts(OTHER))
		await expect(take(name, text), text).rejects.toMatchObject({ code: 'receipt-other-checksum' });
	const [first, ...others] = receipts(sha256.toUpperCase());
	expect(await take(...(first ?? ['', '']))).toMatchObject({ received: 1, waiting: 0 });
	for (const [name, text] of others) expect(await take(name, text), text).toMatchObject({ same: 1 });
});

test('a checksum of something else than the bundle, and a name of an algorithm, say nothing against it', async () => {
	const { take, id } = await sent();
	const heads =
		'Paket-id;Besked;Förnyelsernas kontrollsummefil, SHA-256;AIP-checksum;Kontrollsummans algoritm;Ärende';
	const text = `${heads}\n${id};mottagen;${OTHER};${OTHER};SHA-256;${OTHER}\n`;
	expect(await take('k.csv', text)).toMatchObject({ received: 1, aside: [], waiting: 0 });
	const others = [
		...['aip_checksum', 'aipChecksum', 'Arkivpaketets kontrollsumma', 'Manifestets kontrollsumma'],
		...['AIP-SHA256', 'metsChecksum', 'Kvittensens kontrollsumma', 'AIC checksum'],
	];
	for (const head of others)
		expect(await take('k.csv', `Paket-id;Besked;${head}\n${id};mottagen;${OTHER}\n`), head).toMatchObject({
			...{ same: 1, aside: [] },
		});
	const fixity = [{ file: 'METS.xml', sha256: OTHER }];
	expect(await take('k.json', JSON.stringify([{ id, status: 'ok', fixity }]))).toMatchObject({ same: 1 });
	const xml = `<r><p><id>${id}</id><status>ok</status><aipChecksum>${OTHER}</aipChecksum></p></r>`;
	expect(await take('k.xml', xml)).toMatchObject({ same: 1 });
});

test('nothing is received against a refusal that stands within the line of its bundle, or above it', async () => {
	const { take, id, sha256 } = await sent();
	const ok = { id, status: 'accepted', sha256 };
	const json = [
		{ bundles: [{ ...ok, details: { status: 'rejected', reason: 'METS' } }] },
		{
			bundles: [
				{
					...ok,
					checks: [
						{ name: 'virus', result: 'ok' },
						{ name: 'METS', result: 'failed' },
					],
				},
			],
		},
		{ bundles: [{ ...ok, a: { b: { c: { d: { e: { f: { state: 'avvisad' } } } } } } }] },
		{ bundles: [ok], rejected: { id, status: 'rejected', reason: 'METS' } },
		{ status: 'rejected', bundles: [ok] },
		{ bundles: [ok, { id, note: { status: 'rejected' } }] },
	];
	const xml = [
		`<r><p><id>${id}</id><status>ok</status><result><status>rejected</status></result></p></r>`,
		`<r><p id="${id}" status="ok"><file name="${id}.zip"><outcome>failed</outcome></file></p></r>`,
		`<r><status>rejected</status><p><id>${id}</id><status>ok</status></p></r>`,
		`<r><p><id>${id}</id><status>ok</status></p><e ref="${id}" status="avslag"/></r>`,
		`<r><p><id>${id}</id><status>ok</status><f><file>METS.xml</file><status>ogiltig</status></f></p></r>`,
		`<r><e file="${id}.zip" result="failed"/><p><id>${id}</id><status>ok</status></p></r>`,
	];
	for (const each of json) {
		const taken = take('k.json', JSON.stringify(each));
		await expect(taken, JSON.stringify(each)).rejects.toMatchObject({ code: 'receipt-refused' });
	}
	for (const each of xml)
		await expect(take('k.xml', each), each).rejects.toMatchObject({ code: 'receipt-refused' });
	await expect(take('k.json', JSON.stringify(json[0]))).rejects.toMatchObject({
		wrong: [{ at: 1, code: 'contradicts', given: expect.stringContaining('rejected') }],
	});
});

test('the checksum of the bundle’s file is compared where it stands in an object or element of its own', async () => {
	const { take, id, sha256 } = await sent();
	const receipts = (sum: string): readonly (readonly [string, string])[] => [
		...[
			{ file: { name: `${id}.zip`, sha256: sum } },
			{ file: { sha256: sum } },
			{ package: { file: { checksum: sum } } },
			{ files: [{ path: `in/2026-0001/${id}.zip`, checksum: { value: sum } }] },
			{ content: { object: { filename: `${id}.zip`, fixity: { messageDigest: sum } } } },
			{ received: { checksum: sum } },
			{ sip: { checksum: sum } },
			{ validation: { fixity: { sha256: sum } } },
		].map((more) => ['k.json', JSON.stringify({ list: [{ id, status: 'ok', ...more }] })] as const),
		...[
			`<file name="${id}.zip"><checksum>${sum}</checksum></file>`,
			`<file><name>${id}.zip</name><properties><hash>${sum}</hash></properties></file>`,
			`<mottaget><fixity><messageDigest>${sum}</messageDigest></fixity></mottaget>`,
			`<objects><object><id>${id}</id><fixity><messageDigest>${sum}</messageDigest></fixity></object></objects>`,
		].map((more) => ['k.xml', `<r><p><id>${id}</id><status>ok</status>${more}</p></r>`] as const),
	];
	for (const [name, text] of receipts(OTHER))
		await expect(take(name, text), text).rejects.toMatchObject({ code: 'receipt-other-checksum' });
	const [first, ...others] = receipts(sha256);
	expect(await take(...(first ?? ['', '']))).toMatchObject({ received: 1, waiting: 0 });
	for (const [name, text] of others) expect(await take(name, text), text).toMatchObject({ same: 1 });
});

test('what agrees, and what is of a file within the bundle or of the archive’s own package, hinders nothing', async () => {
	const { take, id, sha256 } = await sent();
	const honest = [
		{ status: 'accepted', bundles: [{ id, status: 'ok', checks: [{ name: 'virus', status: 'ok' }] }] },
		{ bundles: [{ id, status: 'ok', files: [{ name: 'METS.xml', sha256: OTHER }] }] },
		{ bundles: [{ id, status: 'ok', files: [{ sha256: OTHER }, { sha256: OTHER }] }] },
		{ bundles: [{ id, status: 'ok', file: [{ label: 'METS.xml', sha256: OTHER }] }] },
		{ bundles: [{ id, status: 'ok', sip: { sha256, files: [{ filePath: 'METS.xml', sha256: OTHER }] } }] },
		{ bundles: [{ id, status: 'ok', aip: { id: 'aip-1', sha256: OTHER } }] },
		{ bundles: [{ id, status: 'ok', aip: { file: { name: `${id}.zip`, sha256: OTHER } } }] },
		{ bundles: [{ id, status: 'ok', file: { name: `${id}.zip`, md5: 'c'.repeat(32), sha256 } }] },
		{ bundles: [{ id, status: 'ok', log: [{ event: 'transfer', state: 'klar' }] }] },
	].map((each) => ['k.json', JSON.stringify(each)] as const);
	const xml = [
		`<r><status>ok</status><p><id>${id}</id><status>ok</status><aip><checksum>${OTHER}</checksum></aip></p></r>`,
		`<r><p><id>${id}</id><status>ok</status><fil><filväg>data/METS.xml</filväg><hash>${OTHER}</hash></fil></p></r>`,
		`<r><p><id>${id}</id><status>ok</status><fil><filnamn>METS.xml</filnamn><status>ok</status></fil></p></r>`,
		`<r><p><id>${id}</id><status>ok</status><file name="METS.xml"><checksum>${OTHER}</checksum></file></p></r>`,
	].map((each) => ['k.xml', each] as const);
	let n = 0;
	for (const [name, text] of [...honest, ...xml])
		expect(await take(name, text), text).toMatchObject({ [n++ === 0 ? 'received' : 'same']: 1, aside: [] });
});

test('a refusal is taken in as one, though parts of it went well', async () => {
	const { take, id } = await sent();
	const checks = [
		{ name: 'virus', status: 'ok' },
		{ name: 'METS', status: 'failed' },
	];
	const text = JSON.stringify({
		status: 'ok',
		bundles: [{ id, status: 'rejected', reason: 'METS', checks }],
	});
	expect(await take('k.json', text)).toMatchObject({ refused: 1, received: 0 });
});

test('a receipt that goes twenty thousand objects deep is read all the same', async () => {
	const { take, id } = await sent();
	const deep = `${'{"a":'.repeat(20_000)}{"status":"rejected"}${'}'.repeat(20_000)}`;
	const text = `{"bundles":[{"id":"${id}","status":"ok","more":${deep}}]}`;
	await expect(take('k.json', text)).rejects.toMatchObject({ code: 'receipt-refused' });
}, 60_000);
