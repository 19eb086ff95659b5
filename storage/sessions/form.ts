import { z } from 'zod';

const Cookie = z.looseObject({
	name: z.string(),
	value: z.string(),
	domain: z.string(),
	path: z.string(),
	expires: z.number(),
	httpOnly: z.boolean(),
	secure: z.boolean(),
	sameSite: z.enum(['Strict', 'Lax', 'None']),
});

const Origin = z.looseObject({
	origin: z.string(),
	localStorage: z.array(z.object({ name: z.string(), value: z.string() })),
	indexedDB: z
		.array(
			z.looseObject({
				name: z.string(),
				stores: z.array(
					z.looseObject({
						name: z.string(),
						records: z.array(
							z.looseObject({
								value: z.unknown().exactOptional(),
								valueEncoded: z.unknown().exactOptional(),
							}),
						),
					}),
				),
			}),
		)
		.exactOptional(),
});

/** What a session file holds, as JSON. What a later browser adds to a cookie or an origin is kept as it is. */
export const StoredSession = z.object({
	accountId: z.string().min(1),
	madeAt: z.iso.datetime(),
	madeBy: z.string(),
	hosts: z.array(z.string()),
	state: z.object({ cookies: z.array(Cookie), origins: z.array(Origin) }),
});
