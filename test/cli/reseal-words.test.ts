import { expect, test } from 'vitest';
import { wantingWords } from '../../src/cli/views/reseal-view.ts';
import { resealWords } from '../../src/cli/words/reseal-words.ts';
import type { Filing } from '../../src/records/filing.ts';
import { PROBLEM_WORDS } from '../../src/records/words/problems.ts';
import type { NotWhole } from '../../src/work/seal/resealed.ts';

test('a file that was changed inside a bundle is not told as another bundle in its place', () => {
	const filing = {} as Filing;
	const said = (code: NotWhole['code']) => wantingWords({ filing, outcome: 'not-whole', code }, 'sv');
	expect(said('other-checksum')).toEqual({
		why: 'dess SHA-256 är inte den som manifestet anger',
		remedy: resealWords.sv.seeVerify,
	});
	expect(said('not-as-filed')).toEqual({
		why: 'paketet är ett annat än det som arkiverades',
		remedy: 'Hämta tillbaka det rätta paketet med fixity restore och paketets id.',
	});
	for (const code of Object.keys(resealWords.sv.why)) expect(PROBLEM_WORDS).not.toHaveProperty(code);
});
