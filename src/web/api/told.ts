import { z } from '@hono/zod-openapi';
import { HOOK_EVENTS } from '../../records/hooks/hook.ts';
import { HOOK_WORDS } from '../../records/words/hooks.ts';
import type { Api } from './route.ts';

const Told = z
	.object({
		type: z.enum([...HOOK_EVENTS, 'test']),
		timestamp: z.iso.datetime(),
		data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
	})
	.openapi('Told', { description: 'Ids and outcomes alone; of a test nothing' });
const Headers = z.object({
	'webhook-id': z.string().openapi({ description: 'The same each time it is tried' }),
	'webhook-timestamp': z.string().openapi({ description: 'Of this try, in seconds since 1970' }),
	'webhook-signature': z
		.string()
		.openapi({ description: '`v1,` and HMAC-SHA256 in base64, as Standard Webhooks has it' }),
});

/** Describes what programs are told by themselves, beside what they may ask. */
export function describeTold(api: Api): void {
	for (const type of HOOK_EVENTS)
		api.openAPIRegistry.registerWebhook({
			...{ method: 'post', path: type, operationId: `told-${type}` },
			...{ summary: HOOK_WORDS.sv.events[type], description: HOOK_WORDS.en.events[type] },
			request: { headers: Headers, body: { content: { 'application/json': { schema: Told } } } },
			responses: {
				204: { description: 'Taken; any answer of 200 to 299 will do' },
				410: { description: 'Nothing more is wanted; the webhook is stopped' },
			},
		});
}
