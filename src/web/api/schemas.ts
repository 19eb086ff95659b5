import { z } from '@hono/zod-openapi';
import { ACCOUNT_STATUSES } from '../../records/account.ts';
import { LEVELS, OCCASIONS } from '../../records/occasion.ts';
import { ORDER_STATES } from '../../records/order.ts';
import { SEVERITIES } from '../../records/verdict.ts';
import { VERDICTS } from '../asking/find-wish.ts';

export const instant = z.string().openapi({ format: 'date-time', example: '2026-11-28T10:15:00.000Z' });
const day = z.string().openapi({ format: 'date', example: '2026-11-28' });

export const Unit = z
	.object({ id: z.string(), name: z.string(), creator: z.string().openapi({ description: 'Arkivbildare' }) })
	.openapi('Unit', { description: 'Verksamhet' });

export const Account = z
	.object({
		id: z.string(),
		platform: z.string(),
		handle: z.string(),
		address: z.string(),
		name: z.string(),
		status: z.enum(ACCOUNT_STATUSES),
		unit: z.string().openapi({ description: 'Id of its unit' }),
		owner: z.string(),
		holders: z.array(z.string()),
		isPublic: z.boolean(),
		isWide: z.boolean(),
		level: z.enum(LEVELS),
		activeSince: day.nullable(),
	})
	.openapi('Account', { description: 'Konto' });

const Finding = z
	.object({ code: z.string(), severity: z.enum(SEVERITIES), detail: z.string() })
	.openapi('Finding', { description: 'Iakttagelse' });

export const NewOrder = z
	.strictObject({
		account: z.string().min(1).max(100).openapi({ description: 'Id of the account' }),
		occasion: z.enum(['adhoc', 'closure']).openapi({
			description:
				'`closure` begins the closing of the account, which ends by itself when its snapshot is filed as complete',
		}),
		reason: z.string().max(1000).openapi({ description: 'Why. It goes with the bundle.' }),
		level: z
			.enum(LEVELS)
			.optional()
			.openapi({ description: "The account's own where absent; `full` for a closure" }),
		lastContent: z
			.union([z.literal('now'), z.iso.date()])
			.optional()
			.openapi({
				description:
					'Of a closure: the day of the last content, or `now` (the default) where it is published',
			}),
	})
	.openapi('NewOrder');

export const StopWish = z.strictObject({ reason: z.string().max(1000) }).openapi('StopWish');

export const Order = z
	.object({
		id: z.string(),
		account: z.string(),
		occasion: z.enum(OCCASIONS),
		level: z.enum(LEVELS),
		reason: z.string().nullable().openapi({ description: 'null where what is taken is restricted' }),
		orderedBy: z.string(),
		orderedAt: instant,
		due: instant,
		state: z.enum(ORDER_STATES),
		isRestricted: z.boolean(),
		run: z
			.object({
				startedAt: instant,
				toldAt: instant,
				step: z.string(),
				posts: z.int(),
				tiles: z.int(),
				bytes: z.int(),
				isLost: z.boolean().openapi({ description: 'Nobody works on it any more; it is taken anew' }),
				isStopping: z.boolean(),
			})
			.nullable(),
		bundle: z.string().nullable().openapi({ description: 'Id of what was filed' }),
		outcome: z.enum([...VERDICTS, 'failed']).nullable(),
		failure: z.string().nullable().openapi({ description: 'Code of why nothing was filed' }),
		findings: z.array(Finding).nullable(),
	})
	.openapi('Order', { description: 'Beställning' });

export const Closing = z
	.object({
		account: z.string(),
		status: z.enum(ACCOUNT_STATUSES),
		lack: z.string().nullable().openapi({ description: 'Code of what is in the way; null where nothing is' }),
		lastContent: z.string().nullable(),
		order: z.string().nullable().openapi({ description: 'Id of the open closure order' }),
	})
	.openapi('Closing', { description: 'Avslut' });

export const Bundle = z
	.object({
		id: z.string(),
		order: z.string(),
		account: z.string(),
		accountName: z.string(),
		unit: z.string(),
		occasion: z.enum(OCCASIONS),
		outcome: z.enum(VERDICTS),
		capturedAt: instant,
		filedAt: instant,
		posts: z.int(),
		bytes: z.int(),
		sha256: z.string(),
		isRestricted: z.boolean(),
		caseNumber: z.string().nullable().openapi({ description: 'As its sealed manifest states it' }),
	})
	.openapi('Bundle', { description: 'Paket' });

export const WholeBundle = Bundle.extend({
	plan: z.string(),
	row: z.string(),
	retention: z.string(),
	level: z.enum(LEVELS).nullable(),
	isPresent: z.boolean(),
	fixity: z.object({ at: instant, outcome: z.string() }).nullable(),
	findings: z.array(Finding).nullable().openapi({ description: 'null where they may not or cannot be read' }),
}).openapi('WholeBundle');

export const BundleFile = z
	.object({ path: z.string(), bytes: z.int(), sha256: z.string(), mediaType: z.string(), role: z.string() })
	.openapi('BundleFile');

export const Hit = z
	.object({
		bundle: z.string(),
		account: z.string(),
		accountName: z.string(),
		capturedAt: instant,
		kind: z.enum(['post', 'comment']),
		position: z.int(),
		author: z.string(),
		text: z.string(),
		hits: z.array(z.array(z.int())).openapi({ description: 'Where in the text: UTF-16, end excluded' }),
		isRestricted: z.boolean(),
	})
	.openapi('Hit', { description: 'Träff' });

export const Due = z
	.object({
		account: z.string(),
		accountName: z.string(),
		unit: z.string(),
		kind: z.string(),
		on: day,
		urgency: z.string(),
		daysLate: z.int(),
		order: z.string().nullable(),
	})
	.openapi('Due', { description: 'Det som förfaller' });

export const Need = z
	.object({
		kind: z.string(),
		title: z.string(),
		next: z.string(),
		unit: z.string(),
		account: z.string().nullable(),
		accountName: z.string().nullable(),
		on: day.nullable(),
	})
	.openapi('Need', { description: 'Det som behöver någon' });

export const Me = z
	.object({
		name: z.string().openapi({ description: 'Of the key' }),
		person: z.string().openapi({ description: 'In whose name it acts' }),
		endsAt: instant,
		grants: z.array(z.object({ role: z.string(), unit: z.string().nullable() })),
	})
	.openapi('Me');

/** As it is sent where something is refused (RFC 9457). */
export const Problem = z
	.object({
		type: z.string(),
		title: z.string(),
		status: z.int(),
		detail: z.string(),
		code: z.string(),
		remedy: z.string().optional(),
		id: z.string().optional(),
		errors: z.array(z.object({ field: z.string(), detail: z.string(), remedy: z.string() })).optional(),
	})
	.openapi('Problem');
