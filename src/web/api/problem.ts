import { type OgonblickError, UsageError } from '../../errors.ts';
import type { Language } from '../../records/words/language.ts';
import { errorWords } from '../../words/error-words.ts';
import { RegisterRefused } from '../../work/register/refused.ts';
import type { WebContext } from '../asking/visitor.ts';
import { statusOf } from '../parts/told.ts';
import { apiWords } from '../words/api.ts';
import { webErrorWords } from '../words/errors.ts';
import { remedyOnPage, wrongOnPage } from '../words/remedies.ts';

/** One field of a request that is wrong. */
export interface FieldProblem {
	/** As the description calls it, with dots where it is nested. */
	readonly field: string;
	readonly detail: string;
	readonly remedy: string;
}

/** What a request lacked, field by field. */
export class BadRequest extends UsageError {
	readonly fields: readonly FieldProblem[];

	constructor(fields: readonly FieldProblem[]) {
		super('The request is not as the description has it', {
			code: 'bad-request',
			remedy: 'Compare it with /api/v1/openapi.json.',
		});
		this.fields = fields;
	}
}

type Status = 400 | 401 | 403 | 404 | 408 | 409 | 413 | 415 | 421 | 429 | 500 | 503;
const OWN: Readonly<Record<string, Status>> = {
	...{ 'token-missing': 401, 'token-invalid': 401, 'token-waits': 429, 'token-hurries': 429 },
	...{ 'unknown-account': 404, 'unknown-bundle': 404, 'no-such-file': 404, 'no-such-path': 404 },
	...{ 'order-over': 409, 'order-begun': 409, 'already-closed': 409, 'closing-waits': 409 },
	...{ 'register-changed': 409, 'not-closing': 409, 'delivery-over': 409, 'bundle-missing': 404 },
	...{ 'nothing-to-deliver': 409, 'duplicate-case': 409 },
	...{ 'not-json': 415, 'body-slow': 408 },
};
/** Before a code: a tag names and leads nowhere (RFC 4151). */
const TYPE = 'tag:ogonblick,2026:problem/';

/** What was refused, as a program reads it (RFC 9457). */
export function problem(c: WebContext, error: OgonblickError): Response {
	const { lang } = c.var;
	const status = OWN[error.code] ?? statusOf(error);
	const { message, remedy } = wordsOf(error, lang);
	const fields = fieldsOf(error, lang);
	if (status === 429 && error.subject) c.header('retry-after', error.subject);
	return answer(c, status, {
		type: `${TYPE}${error.code}`,
		title: apiWords[lang].titles[status],
		...{ status, detail: message, code: error.code },
		...(remedy ? { remedy } : {}),
		...(fields.length > 0 ? { errors: fields } : {}),
	});
}

/** A fault of ours. @param id by which it is found in the log */
export function faultProblem(c: WebContext, id: string): Response {
	const say = apiWords[c.var.lang];
	return answer(c, 500, {
		...{
			type: `${TYPE}fault`,
			title: say.titles[500],
			status: 500,
			detail: say.fault(id),
			code: 'fault',
			id,
		},
	});
}

function answer(
	c: WebContext,
	status: Status,
	body: { readonly code: string; readonly [member: string]: unknown },
): Response {
	if (status === 401) c.header('www-authenticate', challenge(body.code));
	c.header('content-type', 'application/problem+json; charset=utf-8');
	c.header('content-language', c.var.lang);
	c.header('cache-control', 'no-store');
	return c.body(JSON.stringify(body), status);
}

/** Where no key was sent nothing is said of what was wrong with it (RFC 6750, 3.1). */
function challenge(code: string): string {
	return `Bearer realm="ogonblick"${code === 'token-invalid' ? ', error="invalid_token"' : ''}`;
}

function wordsOf(error: OgonblickError, lang: Language): { message: string; remedy: string | undefined } {
	const { message, remedy } = webErrorWords(error, lang) ?? errorWords(error, lang);
	return { message, remedy: remedyOnPage(error, lang) ?? remedy };
}

/** Fields of a request, where the register calls what is wrong in them otherwise. */
const FIELDS: Readonly<Record<string, string>> = {
	...{ 'last-content': 'lastContent', reference: 'number', 'case-title': 'title' },
};

function fieldsOf(error: OgonblickError, lang: Language): readonly FieldProblem[] {
	if (error instanceof BadRequest) return error.fields;
	if (!(error instanceof RegisterRefused)) return [];
	return error.wrong.map((wrong) => {
		const { what, remedy } = wrongOnPage(wrong, lang);
		return { field: FIELDS[wrong.field] ?? wrong.field, detail: what, remedy };
	});
}
