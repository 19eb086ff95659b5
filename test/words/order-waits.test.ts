import { expect, test } from 'vitest';
import { workWords } from '../../src/cli/words/work-words.ts';
import { SWEDISH_SEAL } from '../../src/words/swedish-seal-errors.ts';

test('what keeps a capture from its seal is told in words where orders are listed, and by no code', () => {
	const codes = Object.keys(SWEDISH_SEAL).filter((code) =>
		/^(timestamp-(unreachable|wrong|clock)|seal-(key-(missing|damaged|unreadable)|passphrase-(missing|open)))$/.test(
			code,
		),
	);
	expect(codes).toHaveLength(8);
	for (const code of [...codes, 'store-full'])
		for (const lang of ['sv', 'en'] as const) {
			const said = workWords[lang].restsUntil('2026-11-28', code);
			expect(said).not.toContain(code);
		}
});
