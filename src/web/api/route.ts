import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { WebEnv } from '../asking/visitor.ts';
import { Problem } from './schemas.ts';

export type Api = OpenAPIHono<WebEnv>;

const BEARER = [{ key: [] }];
const refused = (description: string) => ({
	description,
	content: { 'application/problem+json': { schema: Problem } },
});

/** What every question may be refused with. */
const REFUSED = {
	400: refused('The request is not as described here'),
	401: refused('No key, or one that does not hold'),
	403: refused('The key does not allow it'),
	404: refused('There is no such thing'),
	429: refused('Too many wrong keys, or too many questions; wait as long as Retry-After says'),
	503: refused('It cannot be done now'),
};
/** What a question with a body may be refused with besides. */
const REFUSED_BODY = {
	408: refused('The body came too slowly'),
	409: refused('It cannot be done as things are'),
	413: refused('The body is too large'),
	415: refused('The body is not JSON'),
};

interface About {
	/** Its name in the description. */
	readonly id: string;
	readonly path: string;
	/** What it does, in Swedish. */
	readonly summary: string;
	readonly description: string;
}

/** A question that changes nothing. @param params parts of the path and of what stands behind `?` */
export function getting<
	A extends z.ZodType,
	P extends z.ZodObject | undefined = undefined,
	Q extends z.ZodObject | undefined = undefined,
>({ id, path, ...about }: About, answer: A, asked: { readonly params?: P; readonly query?: Q } = {}) {
	return createRoute({
		...{ method: 'get', path, operationId: id, security: BEARER, ...about },
		request: asked as { params: NonNullable<P>; query: NonNullable<Q> },
		responses: {
			200: { description: 'As asked', content: { 'application/json': { schema: answer } } },
			...REFUSED,
		},
	} as const);
}

/** A question that changes something. */
export function posting<A extends z.ZodType, B extends z.ZodType, P extends z.ZodObject | undefined>(
	{ id, path, ...about }: About,
	body: B,
	answer: A,
	params?: P,
) {
	const content = { 'application/json': { schema: answer } };
	return createRoute({
		...{ method: 'post', path, operationId: id, security: BEARER, ...about },
		request: {
			...(params ? { params } : {}),
			body: { required: true, content: { 'application/json': { schema: body } } },
		} as { params: NonNullable<P>; body: { required: true; content: { 'application/json': { schema: B } } } },
		responses: {
			200: { description: 'Done, or there already', content },
			201: { description: 'Made', content },
			...REFUSED,
			...REFUSED_BODY,
		},
	} as const);
}

/** A file, as it lies. */
export function fetching<P extends z.ZodObject, Q extends z.ZodObject | undefined = undefined>(
	{ id, path, ...about }: About,
	asked: { readonly params: P; readonly query?: Q },
) {
	return createRoute({
		...{ method: 'get', path, operationId: id, security: BEARER, ...about },
		request: asked as { params: P; query: NonNullable<Q> },
		responses: {
			200: {
				description: 'The file',
				content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
			},
			...REFUSED,
		},
	} as const);
}

/** Ids as they are made here; nothing of a path. */
export const IdPath = z.object({
	id: z
		.string()
		.regex(/^[\w-]{1,100}$/)
		.openapi({ param: { name: 'id', in: 'path' }, example: '4f0c8f1e-5d3b-4c53-9d7e-2a3f6a2f9f10' }),
});

/** How many at a time, and where the list goes on. */
export const Turning = {
	limit: z.coerce.number().int().min(1).max(500).default(100),
	after: z.string().max(500).optional().openapi({ description: '`next` of the answer before' }),
};

/** A list, page by page. */
export function listOf<S extends z.ZodType>(schema: S) {
	return z.object({
		items: z.array(schema),
		next: z.string().nullable().openapi({ description: 'Send it as `after` to go on; null at the end' }),
	});
}
