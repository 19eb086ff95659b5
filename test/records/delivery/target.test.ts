import { describe, expect, test } from 'vitest';
import { agreementFor } from '../../../src/records/delivery/agreement.ts';
import { nextNumber } from '../../../src/records/delivery/delivery.ts';
import { planTarget, readWhere, type TargetWish } from '../../../src/records/delivery/target.ts';

const plan = (wish: TargetWish, name = 'arkivet') => planTarget(undefined, name, wish, 'id', ['targets']);
const codes = (wish: TargetWish, name?: string) =>
	plan(wish, name).wrong.map(({ field, code }) => `${field} ${code}`);
const SFTP = { where: 'sftp://arkiv@arkivet.example/in', keyFile: '/nyckel' };

describe('a delivery target', () => {
	test.each([
		['/mnt/arkivet/', { kind: 'folder', where: '/mnt/arkivet' }],
		[
			'sftp://arkiv@arkivet.example:2222/in/',
			{ kind: 'sftp', where: 'sftp://arkiv@arkivet.example:2222/in' },
		],
		['sftp://arkiv@arkivet.example', { kind: 'sftp', where: 'sftp://arkiv@arkivet.example/' }],
		['s3://arkivet-2026/in/ogonblick/', { kind: 's3', where: 's3://arkivet-2026/in/ogonblick' }],
		['arkivet', { code: 'no-address' }],
		['ftp://arkivet.example/in', { code: 'no-address' }],
		['sftp://arkivet.example/in', { code: 'no-user' }],
		['sftp://arkiv:hemligt@arkivet.example/in', { code: 'secret-in-address' }],
		['sftp://arkiv@arkivet.example/a/%2e%2e%2fetc', { code: 'no-path' }],
		['sftp://a@h/100%', { code: 'not-encoded' }],
		['sftp://a%@h/in', { code: 'not-encoded' }],
		['sftp://a@h/%E5', { code: 'not-encoded' }],
		['sftp://a@h/in%00', { code: 'not-encoded' }],
		['s3://arkivet/100%', { code: 'not-encoded' }],
		['sftp://a@h/100%25', { kind: 'sftp', where: 'sftp://a@h/100%25' }],
		['s3://A/in', { code: 'no-bucket' }],
		['s3://nyckel:hemlig@arkivet/in', { code: 'secret-in-address' }],
	])('is known by its address: %s', (text, read) => {
		expect(readWhere(text)).toEqual(read);
	});

	test('is refused with every field that is wrong', () => {
		expect(codes(SFTP)).toEqual([]);
		expect(codes({ ...SFTP, keyFile: 'nyckel', hostKey: 'MD5:00:11' })).toEqual([
			'keyFile not-absolute',
			'hostKey not-a-fingerprint',
		]);
		expect(codes({ where: SFTP.where })).toEqual(['keyFile needed']);
		expect(codes({ where: 's3://arkivet' })).toEqual(['credentialsFile needed']);
		expect(codes({ where: '/mnt', hostKey: `SHA256:${'a'.repeat(43)}` })).toEqual([
			'hostKey not-of-this-kind',
		]);
		expect(codes(SFTP, 'Targets')).toEqual(['name reserved-name']);
		const there = plan(SFTP).target;
		const other = planTarget(there, 'arkivet', { where: '/mnt' }, 'id', []).wrong;
		expect(other.map(({ code }) => code)).toContain('other-kind');
	});

	test('is changed field by field, and an empty text takes one away', () => {
		const there = plan({ ...SFTP, archive: 'Kommunarkivet' }).target;
		const { target } = planTarget(there, 'arkivet', { archive: '', agreement: ' KS 1 ' }, 'other', []);
		expect(target).toEqual({ id: 'id', name: 'arkivet', kind: 'sftp', ...SFTP, agreement: 'KS 1' });
	});
});

test('deliveries are numbered by year, from 1', () => {
	expect(nextNumber(2026, undefined)).toBe('2026-0001');
	expect(nextNumber(2026, '2026-0041')).toBe('2026-0042');
	expect(nextNumber(2027, '2026-0041')).toBe('2027-0001');
	expect(nextNumber(2026, '2026-9999')).toBe('2026-10000');
});

test('the nearest agreement holds: the unit’s, its records creator’s, that of all', () => {
	const all = [{ number: '1' }, { number: '2', creator: 'nämnden' }, { number: '3', unitId: 'u' }];
	expect(agreementFor(all, { id: 'u', creator: 'Nämnden' })?.number).toBe('3');
	expect(agreementFor(all, { id: 'v', creator: 'Nämnden' })?.number).toBe('2');
	expect(agreementFor(all, { id: 'v', creator: 'Styrelsen' })?.number).toBe('1');
	expect(agreementFor(all.slice(1), { id: 'v', creator: 'Styrelsen' })).toBeUndefined();
});
