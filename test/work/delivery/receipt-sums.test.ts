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
