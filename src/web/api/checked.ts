import type { z } from '@hono/zod-openapi';
import type { Language } from '../../records/words/language.ts';
import { apiWords } from '../words/api.ts';
import { BadRequest, type FieldProblem } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** What of a request is not as the description has it, field by field, in words. */
export function badRequest({ issues }: { readonly issues: readonly Issue[] }, lang: Language): BadRequest {
	return new BadRequest(issues.flatMap((issue) => problemsOf(issue, lang)));
}

function problemsOf(issue: Issue, lang: Language): readonly FieldProblem[] {
	const say = apiWords[lang];
	const field = issue.path.map(String).join('.') || say.body;
	switch (issue.code) {
		case 'invalid_type':
			return [{ field, detail: say.missing, remedy: say.missingRemedy(issue.expected) }];
		case 'invalid_value':
			return [{ field, detail: say.notOneOf, remedy: say.oneOf(issue.values.map(String).join(', ')) }];
		case 'too_big':
		case 'too_small':
			return [{ field, detail: say.size, remedy: say.compare }];
		case 'unrecognized_keys':
			return issue.keys.map((key) => ({ field: key, detail: say.unknown, remedy: say.unknownRemedy }));
		default:
			return [{ field, detail: say.form, remedy: say.compare }];
	}
}
