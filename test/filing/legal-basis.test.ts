import { expect, test } from 'vitest';
import { legalBasis } from '../../src/filing/legal-basis.ts';
import { LEGAL_BASES, legalBasisIn } from '../../src/records/legal-basis.ts';
import { WAYS_IN } from '../../src/records/occasion.ts';

test('an account that nobody has registered claims no legal basis, whatever the way in', () => {
	for (const wayIn of WAYS_IN) expect(legalBasis(true, wayIn)).toBe('ej angiven');
});

test('what a login was shown is not presumed to be what the public may see', () => {
	expect(legalBasis(false, 'browser')).not.toContain('inloggning');
	for (const wayIn of ['browser-session', 'export'] as const)
		expect(legalBasis(false, wayIn)).toMatch(/hämtades med inloggning .* om det antas inget/);
});

test('each is told in English too', () => {
	for (const { sv, en } of Object.values(LEGAL_BASES)) {
		expect(legalBasisIn(sv, 'en')).toBe(en);
		expect(en).not.toBe(sv);
	}
});
