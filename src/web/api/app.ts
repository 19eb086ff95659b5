import { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { OgonblickError, TryAgainLater, UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { Documents } from '../../work/report/documents.ts';
import type { WebContext, WebEnv } from '../asking/visitor.ts';
import type { Sender } from '../pages/people/sign-in.ts';
import { bearer } from './bearer.ts';
import { bundleRoutes } from './bundles.ts';
import { caseRoutes } from './cases.ts';
import { badRequest } from './checked.ts';
import { deliveryRoutes } from './deliveries.ts';
import { foundRoutes } from './found.ts';
import { orderRoutes } from './orders.ts';
import { faultProblem, problem } from './problem.ts';
import { registerRoutes } from './register.ts';
import type { Api } from './route.ts';
import { describeTold } from './told.ts';

/** Where the API stands. */
export const API_PATH = '/api/v1';
const LARGEST_BODY = 64 * 1024;
/** A file of 10 MB in base64. */
const LARGEST_RECEIPT = 15 * 1024 * 1024;
const TAKES_FILES = /\/deliveries\/[\d-]+\/receipt$/;
const SLOWEST_BODY_MS = 10_000;

export interface ApiOptions {
	readonly senderOf: Sender;
	/** What goes through every account or bundle. */
	readonly documents: Documents;
	/** How long a body may take, in milliseconds. */
	readonly bodyMs?: number;
}

/**
 * The verbs of the web office for programs: JSON, described in OpenAPI 3.1 by the very schemas that each question is checked with. It stands before
 * everything that knows of cookies and forms.
 */
export function apiApp(office: Office, { senderOf, documents, bodyMs = SLOWEST_BODY_MS }: ApiOptions): Api {
	const api: Api = new OpenAPIHono<WebEnv>({
		defaultHook: (result, c) => {
			if (!result.success) throw badRequest(result.error, c.var.lang);
		},
	});
	api.use(async (c, next) => {
		await next();
		if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
		c.header('content-language', c.var.lang);
	});
	api.get('/openapi.json', (c) => c.json(describe(api, office)));
	api.use(bearer(office, senderOf));
	const small = bodyLimit({ maxSize: LARGEST_BODY, onError: tooLarge });
	const large = bodyLimit({ maxSize: LARGEST_RECEIPT, onError: tooLarge });
	api.use((c, next) => (TAKES_FILES.test(c.req.path) ? large : small)(c, next), wholeBody(bodyMs));
	api.openAPIRegistry.registerComponent('securitySchemes', 'key', {
		...{ type: 'http', scheme: 'bearer', bearerFormat: 'ogb_…' },
		description: 'A key that somebody made in the web office, under My sign-in, Keys for programs.',
	});
	const all = [registerRoutes, orderRoutes, bundleRoutes, foundRoutes, deliveryRoutes, caseRoutes];
	for (const routes of all) routes(api, office, documents);
	describeTold(api);
	api.all('*', () => {
		throw new UsageError('The API has no such question', {
			code: 'no-such-path',
			remedy: `See which there are in ${API_PATH}/openapi.json.`,
		});
	});
	return api;
}

/** All that can be asked, in OpenAPI 3.1. */
function describe(api: Api, { config }: Pick<Office, 'config'>) {
	return api.getOpenAPI31Document({
		openapi: '3.1.1',
		info: {
			title: `Ögonblick: ${config.ORGANISATION_NAME}`,
			version: '1',
			description:
				'The verbs of the web office for programs. Errors are problem documents (RFC 9457), in Swedish, or in English where Accept-Language prefers it. Fields are added and not changed: leave out what you do not know.',
			license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/en/' },
		},
		servers: [{ url: API_PATH }],
	});
}

/** Whether a question is a program's. */
export function isApi(c: WebContext): boolean {
	const { pathname } = new URL(c.req.url);
	return pathname === API_PATH || pathname.startsWith(`${API_PATH}/`);
}

/** What was thrown at a program's question, as it reads it; undefined where it is a fault of ours. */
export function refusedProblem(c: WebContext, error: Error): Response | undefined {
	if (error instanceof OgonblickError && error.advice !== 'report-fault') return problem(c, error);
	if (error instanceof HTTPException && error.status === 415) return problem(c, notJson());
	// Nothing else of the library's own says that a body cannot be read.
	if (error instanceof HTTPException && error.status < 500)
		return problem(c, badRequest({ issues: [] }, c.var.lang));
	return undefined;
}

export { faultProblem };

/** A body is there in time, and whole, before anybody waits for it. */
function wholeBody(ms: number): MiddlewareHandler<WebEnv> {
	return async (c, next) => {
		if (c.req.method !== 'GET' && c.req.method !== 'HEAD') await inTime(c.req.text(), ms);
		await next();
	};
}

async function inTime(body: Promise<string>, ms: number): Promise<void> {
	const { promise, reject } = Promise.withResolvers<never>();
	const timer = setTimeout(() => reject(slow(ms)), ms);
	try {
		await Promise.race([body, promise]);
	} finally {
		clearTimeout(timer);
	}
}

function slow(ms: number): TryAgainLater {
	return new TryAgainLater(`The body did not come within ${ms / 1000} s`, {
		code: 'body-slow',
		remedy: 'Send the request again, all of it at once.',
	});
}

function notJson(): UsageError {
	return new UsageError('What was sent is not JSON', {
		code: 'not-json',
		remedy: 'Send Content-Type: application/json.',
	});
}

function tooLarge(): never {
	throw new UsageError('What was sent is too large', { code: 'too-large', remedy: 'Send less at a time.' });
}
