import { expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { remedyOnPage } from '../../src/web/words/remedies.ts';
import { errorWords } from '../../src/words/error-words.ts';

test('who registers a case that somebody else was first with is led to the list of the office, and to no command', () => {
	const error = new UsageError('There is a case', { code: 'duplicate-case', subject: '2026', remedy: 'x' });
	expect(errorWords(error, 'sv').remedy).toContain('cases list');
	expect(remedyOnPage(error, 'sv')).toBe(
		'Sök upp det i listan över samlingsärenden, och ändra det i stället.',
	);
	expect(remedyOnPage(error, 'en')).not.toContain('cases list');
});
