import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WrongReceipt } from '../../../src/records/delivery/receipt.ts';
import { deliver } from '../../../src/work/delivery/deliver.ts';
import { takeReceipt } from '../../../src/work/delivery/take-receipt.ts';
import { samplePacked, workshop } from '../../bundle/sample.ts';
import { tempDir, tempOffice } from '../../storage/temp-office.ts';
import { workbook } from '../tables/excel.ts';
import { filedCopy, folderTarget, textAt } from './archive.ts';

const { dir, clean } = workshop();
let packed: string;
beforeAll(async () => {
	({ file: packed } = await samplePacked(dir));
});
afterAll(clean);

const NEVER = new AbortController().signal;
const ALL = { target: 'e-arkivet', bundles: [], isAll: true, by: 'Anna' } as const;

async function archive() {
	const office = await tempOffice();
	const where = await tempDir();
	await folderTarget(office, where);
	return { office, where };
}

describe('a receipt', () => {
	const sent = async (bundles: number) => {
		const { office, where } = await archive();
		for (let i = 0; i < bundles; i++) await filedCopy(office, packed);
		const [one] = (await deliver(office, ALL, NEVER, {})).sent;
		if (!one) throw new Error('nothing was sent');
		const { delivery } = one;
		const take = (name: string, text: string, isCorrection = false) =>
			takeReceipt(office, delivery.number, {
				...{ file: { name, bytes: Buffer.from(text) }, byHand: { received: [], refused: [] } },
				...{ isCorrection, by: 'Anna' },
			});
		return { office, where, delivery, take, lines: delivery.bundles.map(({ line }) => line) };
	};

	test('is the delivery list that the archive has filled in', async () => {
		const { office, where, delivery, take, lines } = await sent(2);
		const list = await textAt(where, delivery.number, 'leveranslista.csv');
		await expect(take('tom.csv', list)).rejects.toMatchObject({ code: 'empty-receipt' });
		const [head, first, second] = list.trim().split('\n');
		const filled = [
			head,
			first?.replace(/;;$/, ';mottagen;'),
			second?.replace(/;;$/, ';avvisad;METS saknas'),
		];
		const own = JSON.parse(await textAt(where, delivery.number, 'leveranslista.json'));
		// What became of the captures stands there too, and is no answer.
		await expect(take('tom.json', JSON.stringify(own))).rejects.toMatchObject({ code: 'empty-receipt' });
		const { received, refused, waiting } = await take('svar.csv', `${filled.join('\n')}\n`);
		expect({ received, refused, waiting }).toEqual({ received: 1, refused: 1, waiting: 0 });
		const standings = await office.deliveries.standings(lines.map(({ bundleId }) => bundleId));
		expect([...standings.values()].map(({ state }) => state).sort()).toEqual(['received', 'refused']);
		expect((await take('svar.csv', `${filled.join('\n')}\n`)).same).toBe(2);
		// What was refused is not there: it may be delivered anew without being asked for again.
		const again = await deliver(office, ALL, NEVER, {});
		expect(again.sent[0]?.delivery.bundles.map(({ line }) => line.bundleId)).toEqual([
			standings.get(lines[0]?.bundleId ?? '')?.state === 'refused' ? lines[0]?.bundleId : lines[1]?.bundleId,
		]);
	}, 60_000);

	test('is JSON or XML with the bundles it answers for', async () => {
		const { take, lines } = await sent(2);
		const [a, b] = lines;
		const json = { delivery: 'x', bundles: [{ id: a?.bundleId, status: 'accepted', sha256: a?.sha256 }] };
		expect(await take('svar.json', JSON.stringify(json))).toMatchObject({ received: 1, waiting: 1 });
		const xml = `<?xml version="1.0"?><!-- svar --><k:kvittens xmlns:k="urn:k"><k:paket ObjID="${b?.bundleId}">
			<k:status>avvisad</k:status><k:orsak>Fel &amp; brist <![CDATA[<METS>]]></k:orsak></k:paket></k:kvittens>`;
		expect(await take('svar.xml', xml)).toMatchObject({ refused: 1, waiting: 0 });
		const after = await take('svar.xml', xml);
		expect(after.delivery.bundles.find(({ state }) => state === 'refused')?.reason).toBe(
			'Fel & brist <METS>',
		);
	}, 60_000);

	test('with another checksum, or of something else, is refused with all that is wrong, and nothing is kept', async () => {
		const { office, take, delivery, lines } = await sent(1);
		const id = lines[0]?.bundleId;
		const before = (await office.catalogue.events()).length;
		const other = `id;status;sha256\n${id};mottagen;${'f'.repeat(64)}\nokänt-paket;mottagen;\n`;
		const error = await take('svar.csv', other).catch((e) => e);
		expect(error).toMatchObject({ code: 'receipt-other-checksum', exit: 2, subject: delivery.number });
		expect(error.wrong.map(({ code }: { code: string }) => code)).toEqual([
			'other-checksum',
			'unknown-bundle',
		]);
		for (const [name, text] of [
			['x.csv', 'inga;kolumner\n1;2\n'],
			['x.json', '{"a":'],
			[
				'x.xml',
				'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a><id>&b;</id><status>ok</status></a>',
			],
			['x.xml', '<a><b></a>'],
			// Each took minutes where every beginning was read on to the end for itself.
			['x.xml', `<a>${'<![CDATA['.repeat(30_000)}`],
			['x.xml', `<a>${'<!--'.repeat(100_000)}`],
			['x.xml', `<a ${'b'.repeat(500_000)}>`],
			['x.xml', `<${'a'.repeat(500_000)}`],
		] as const)
			await expect(take(name, text)).rejects.toMatchObject({ code: 'not-a-receipt' });
		expect(await office.catalogue.events()).toHaveLength(before);
	}, 60_000);

	test('names row, column, value and remedy of what is wrong, also where a row names no bundle or gives no answer', async () => {
		const { office, take, lines } = await sent(2);
		const [a, b] = lines.map(({ bundleId }) => bundleId);
		const before = (await office.catalogue.events()).length;
		const wrong = async (name: string, text: string) => {
			const error = await take(name, text).catch((e) => e);
			expect(error).toMatchObject({ code: 'receipt-refused' });
			return error.wrong.map(({ at, column, code, given }: WrongReceipt) => [at, column, code, given]);
		};
		const csv = `Paket-id;Besked;Orsak\n${a};mottaget;\n;mottaget;\n${b};;METS saknas\n${a?.slice(0, 8)};kanske;\n;;\n`;
		expect(await wrong('svar.csv', csv)).toEqual([
			[3, 'Paket-id', 'no-bundle', 'mottaget'],
			[4, 'Besked', 'no-status', 'METS saknas'],
			[5, 'Paket-id', 'twice', a],
			[5, 'Besked', 'unknown-status', 'kanske'],
		]);
		const json = {
			received: [{ id: a, status: 'ok' }, 'något'],
			refused: [{ status: 'refused', reason: 'x' }],
		};
		expect(await wrong('svar.json', JSON.stringify(json))).toEqual([
			[2, 'id', 'no-bundle', 'något'],
			[3, 'id', 'no-bundle', 'refused'],
		]);
		const xml = `<k><status>ok</status><p><id>${a}</id><status>ok</status></p><p><status>avvisad</status></p></k>`;
		expect(await wrong('svar.xml', xml)).toEqual([[2, 'id', 'no-bundle', 'avvisad']]);
		const two = `id;fil;besked;status\n${a};${b}.zip;mottaget;ok\n${b};${b}.zip;mottaget;avvisad\n`;
		expect(await wrong('svar.csv', two)).toEqual([
			[2, 'fil', 'contradicts', expect.stringContaining(`${b}.zip`)],
			[3, 'status', 'contradicts', expect.stringContaining('avvisad')],
		]);
		expect(await office.catalogue.events()).toHaveLength(before);
		const odd = `id;fil;besked;status;sha256\n\u200b{${a?.toUpperCase()}};${a}.zip;mottaget;klar;${lines[0]?.sha256.replace(/(.{8})/g, '$1 ')}\n`;
		expect(await take('svar.csv', odd)).toMatchObject({ received: 1, waiting: 1 });
		expect(
			await take('svar.json', JSON.stringify({ svar: { paket: [{ id: a, status: 'ok' }] } })),
		).toMatchObject({ same: 1 });
		const both = {
			received: [{ id: a, status: 'ok' }],
			refused: [{ id: b, status: 'refused', reason: 'x' }],
		};
		expect(await take('svar.json', JSON.stringify(both))).toMatchObject({
			same: 1,
			refused: 1,
			waiting: 0,
		});
	}, 60_000);

	test('may be a workbook that somebody has summed up, with checksums of another kind', async () => {
		const { office, delivery, lines } = await sent(2);
		const [a, b] = lines;
		const take = async (name: string, bytes: Uint8Array) =>
			takeReceipt(office, delivery.number, {
				...{ file: { name, bytes }, byHand: { received: [], refused: [] } },
				...{ isCorrection: false, by: 'Anna' },
			});
		const heads = ['Nr', 'Paket-id', 'SHA-256', 'Besked', 'Orsak'];
		const md5 = 'd41d8cd98f00b204e9800998ecf8427e';
		const first = await take(
			'kvittens.xlsx',
			await workbook([
				...[['Kvittens från arkivet'], heads, [1, a?.bundleId ?? '', md5, 'mottaget', '']],
				...[
					[2, b?.bundleId ?? '', b?.sha256 ?? '', 'mottaget', ''],
					['Summa', '', '', 2, ''],
				],
			]),
		);
		expect(first).toMatchObject({ received: 1, waiting: 1 });
		expect(first.aside).toEqual([
			{ at: 3, column: 'SHA-256', code: 'other-digest', given: 'MD5', bundleId: a?.bundleId },
			{ at: 5, code: 'sum-row', given: 'Summa 2' },
		]);
		const csv = `Paket-id;SHA-256;Besked;Orsak\n${a?.bundleId};${a?.sha256};mottaget;\nTotalt;;2 mottagna;\n`;
		expect(await take('kvittens.csv', Buffer.from(csv))).toMatchObject({ received: 1, waiting: 0 });
		await expect(take('x.csv', Buffer.from('Paket-id;Besked\nSumma;0\n;0\n'))).rejects.toMatchObject({
			code: 'empty-receipt',
		});
	}, 60_000);

	test('of the other of two deliveries of a bundle is refused, in each form that says which it answers', async () => {
		const { office, where, delivery, take, lines } = await sent(1);
		await deliver(office, { ...ALL, isAgain: true }, NEVER, {});
		const [other = ''] = (await office.deliveries.list()).map(({ number }) => number);
		expect(other).not.toBe(delivery.number);
		const [{ bundleId = '', sha256 = '' } = {}] = lines;
		const list = await textAt(where, other, 'leveranslista.csv');
		const own = JSON.parse(await textAt(where, other, 'leveranslista.json'));
		own.bundles[0].status = 'mottagen';
		const wrong = [{ code: 'other-delivery', given: other, expected: delivery.number }];
		for (const [name, text] of [
			['svar.json', JSON.stringify(own)],
			// The list itself, filled in: each line says which delivery it belongs to.
			['leveranslista.csv', list.replace(/;;$/m, ';mottagen;')],
			['svar.csv', `Leveransnummer;Paket-id;Besked;SHA-256\n${other};${bundleId};mottagen;${sha256}\n`],
			[
				'svar.xml',
				`<svar><paket><leveransnummer>${other}</leveransnummer><id>${bundleId}</id><status>ok</status></paket></svar>`,
			],
		] as const)
			await expect(take(name, text)).rejects.toMatchObject({ wrong });
		expect((await office.deliveries.delivery(delivery.number))?.bundles[0]?.state).toBe('sent');
		own.number = delivery.number;
		expect((await take('svar.json', JSON.stringify(own))).received).toBe(1);
	});

	test('is a workbook whatever its ending, and an old one is told as that', async () => {
		const { office, delivery, lines } = await sent(1);
		const [{ bundleId = '' } = {}] = lines;
		const take = (name: string, bytes: Buffer) =>
			takeReceipt(office, delivery.number, {
				...{ file: { name, bytes }, byHand: { received: [], refused: [] } },
				...{ isCorrection: false, by: 'Anna' },
			});
		const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]);
		for (const name of ['svar.xls', 'svar.xlsx'])
			await expect(take(name, old)).rejects.toMatchObject({
				code: 'not-a-receipt',
				cause: { problem: 'a-workbook' },
			});
		const made = Buffer.from(
			await workbook([
				['Paket-id', 'Besked'],
				[bundleId, 'mottagen'],
			]),
		);
		expect((await take('svar.csv', made)).received).toBe(1);
	});

	test('with MD5 in a column of that name is no receipt of what was sent', async () => {
		const { take, lines } = await sent(1);
		const [{ bundleId = '', sha256 = '' } = {}] = lines;
		const md5 = 'd41d8cd98f00b204e9800998ecf8427e';
		const told = await take('svar.csv', `Paket-id;Besked;MD5\n${bundleId};mottagen;${md5}\n`);
		expect(told).toMatchObject({
			received: 0,
			aside: [{ column: 'MD5', code: 'other-digest', given: 'MD5' }],
		});
		const both = await take(
			'svar.csv',
			`Paket-id;Besked;MD5;SHA-256\n${bundleId};mottagen;${md5};${sha256}\n`,
		);
		expect(both).toMatchObject({ received: 1, aside: [] });
	});

	test('that refuses without naming a bundle is no sum, whatever the reason begins with, and two checksums must agree', async () => {
		const { take, lines } = await sent(1);
		const [{ bundleId = '', sha256 = '' } = {}] = lines;
		for (const reason of ['Antal filer stämmer inte', 'Total failure'])
			await expect(
				take('svar.csv', `Paket-id;Besked;Orsak\n${bundleId};mottaget;\n;Avvisad delvis;${reason}\n`),
			).rejects.toMatchObject({ code: 'receipt-refused', wrong: [{ at: 3, code: 'no-bundle' }] });
		const two = (other: string) =>
			take('två.csv', `Paket-id;Besked;SHA-256;Kontrollsumma\n${bundleId};mottaget;${sha256};${other}\n`);
		await expect(two('f'.repeat(64))).rejects.toMatchObject({
			...{ code: 'receipt-other-checksum', wrong: [{ column: 'Kontrollsumma' }] },
		});
		expect(await two(sha256)).toMatchObject({ received: 1, waiting: 0 });
	}, 60_000);

	test('is given by hand too, and corrected by whoever says that it was wrong', async () => {
		const { office, delivery } = await sent(1);
		const byHand = (received: string[], refused: string[], isCorrection: boolean) =>
			takeReceipt(office, delivery.number, {
				...{ byHand: { received, refused, reason: 'Fel' }, isCorrection, by: 'Anna' },
			});
		expect(await byHand(['all'], [], false)).toMatchObject({ received: 1, waiting: 0 });
		const id = delivery.bundles[0]?.line.bundleId ?? '';
		await expect(byHand([], [id], false)).rejects.toMatchObject({ code: 'receipt-refused' });
		expect(await byHand([], [id], true)).toMatchObject({ refused: 1 });
	}, 60_000);
});
