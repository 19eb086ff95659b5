import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checksumKey, checksumText } from '../../src/filing/checksum.ts';
import { place, shortId } from '../../src/filing/place.ts';
import type { AccountContext } from '../../src/office.ts';
import { OCCASIONS } from '../../src/records/occasion.ts';

function context(names: {
	unit?: string;
	code?: string;
	title?: string;
	platform?: string;
	handle?: string;
}): AccountContext {
	const { unit = 'Kultur och fritid', code = '1.6.2', title = 'Sociala medier' } = names;
	const { platform = 'facebook', handle = 'kultur' } = names;
	const account = { id: 'a', unitId: 'u', platform, handle, address: 'https://x.com/a', name: handle };
	return {
		account: { ...account, status: 'active', isDefault: false },
		unit: { id: 'u', organisationId: 'o', name: unit, creator: 'Nämnden', isDefault: false },
		organisation: { id: 'o', name: 'Kommunen', isDefault: false },
		plan: { id: 'p', title: 'Plan', version: '1', isDefault: false },
		row: { id: 'r', planId: 'p', number: 1, rules: {}, code, title, retention: 'bevaras', isDefault: false },
	};
}

const ID = '3f9ac1d2-7c1b-4e56-9d3a-0123456789ab';
const zone = 'Europe/Stockholm';

describe('where a bundle rests', () => {
	test('is a path that an archivist can read', () => {
		const { key } = place(context({}), new Date('2026-11-23T10:00:00Z'), zone, 'annual', ID);
		expect(key).toBe(
			'Kultur och fritid/1.6.2-Sociala medier/facebook-kultur/2026/2026-11-23_annual_3f9ac1d2.zip',
		);
	});

	test('has the date of where the organisation is', () => {
		const { key } = place(context({}), new Date('2026-12-31T23:30:00Z'), zone, 'closure', ID);
		expect(key).toContain('/2027/2027-01-01_closure_');
	});

	test('is always five safe segments below the root, the same each time', () => {
		const any = fc.string({ unit: 'binary', maxLength: 120 });
		const date = fc.date({ noInvalidDate: true, min: new Date('2000-01-01'), max: new Date('2200-01-01') });
		fc.assert(
			fc.property(any, any, any, any, any, date, fc.constantFrom(...OCCASIONS), fc.uuid(), (...given) => {
				const [unit, code, title, platform, handle, at, occasion, id] = given;
				const where = () =>
					place(context({ unit, code, title, platform, handle }), at, zone, occasion, id).key;
				const segments = where().split('/');
				expect(segments).toHaveLength(5);
				for (const s of segments) {
					expect(Buffer.byteLength(s)).toBeLessThanOrEqual(255);
					expect(s).not.toMatch(/^\.|^$|[\\\p{Cc}]/u);
				}
				expect(segments[4]?.startsWith(segments[3] ?? '?')).toBe(true);
				expect(where()).toBe(segments.join('/'));
			}),
		);
	});

	test('is another one for each bundle of one account and day', () => {
		const at = new Date('2026-11-23T10:00:00Z');
		fc.assert(
			fc.property(fc.uuid(), fc.uuid(), (a, b) => {
				fc.pre(shortId(a) !== shortId(b));
				const [here, there] = [a, b].map((id) => place(context({}), at, zone, 'adhoc', id).key);
				expect(here).not.toBe(there);
				expect(here).toContain(shortId(a));
			}),
		);
	});

	test('tells apart ids that begin alike', () => {
		const early = '01936b2e-7c1b-7e56-9d3a-0123456789ab';
		expect(shortId(early)).not.toBe(shortId(early.replace('ab', 'ac')));
		expect(shortId('bundle-1')).not.toBe(shortId('bundle-2'));
		expect(shortId('bundle-1')).toMatch(/^[0-9a-z]{8}$/);
	});
});

test('the checksum beside it is what sha256sum reads', () => {
	expect(checksumKey('a/b c.zip')).toBe('a/b c.zip.sha256');
	expect(checksumText('a/b c.zip', 'f'.repeat(64))).toBe(`${'f'.repeat(64)}  b c.zip\n`);
});
