import { expect, test } from 'vitest';
import { retentionIn } from '../../../src/records/register/retention.ts';

test.each([
	['Bevaras', { kind: 'preserve' }],
	['B', { kind: 'preserve' }],
	['Bevaras, i e-arkiv', { kind: 'preserve' }],
	['BEVARAS efter 5 år i centralarkiv', { kind: 'preserve' }],
	['Gallras efter 2 år', { kind: 'dispose', after: 'P2Y' }],
	['Gallras 10 år efter avslutat ärende', { kind: 'dispose', after: 'P10Y' }],
	['G 2 år', { kind: 'dispose', after: 'P2Y' }],
	['G10', { kind: 'dispose', after: 'P10Y' }],
	['2 år', { kind: 'dispose', after: 'P2Y' }],
	['5', { kind: 'dispose', after: 'P5Y' }],
	['Gallras efter 6 månader', { kind: 'dispose', after: 'P6M' }],
	['3 mån', { kind: 'dispose', after: 'P3M' }],
	['Gallras efter 2 veckor', { kind: 'dispose', after: 'P2W' }],
	['Gallras vid inaktualitet', { kind: 'dispose' }],
	['Vid inaktualitet', { kind: 'dispose' }],
	['Gallras omedelbart', { kind: 'dispose', after: 'P0D' }],
] as const)('“%s” is understood', (words, retention) => {
	expect(retentionIn(words)).toEqual(retention);
});

test.each([
	...['', 'Se anmärkning', 'Bevaras/gallras', 'Gallras', 'Gallras eller bevaras', 'Enligt beslut', '?'],
	// A number that has lost its unit.
	...['Gallras efter 5', 'Gallras efter 10 från avslut'],
])('“%s” is not guessed at', (words) => {
	expect(retentionIn(words)).toBeUndefined();
});
