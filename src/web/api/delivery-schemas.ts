import { z } from '@hono/zod-openapi';
import { DELIVERY_STATES } from '../../records/delivery/delivery.ts';
import { OCCASIONS } from '../../records/occasion.ts';
import { STANDINGS } from '../delivery/standing.ts';
import { instant } from './schemas.ts';

export const Target = z
	.object({ id: z.string(), name: z.string(), archive: z.string().nullable() })
	.openapi('DeliveryTarget', { description: 'Leveransmål' });

export const NewDelivery = z
	.strictObject({
		target: z.string().min(1).max(300).openapi({ description: 'Name or id of a delivery target' }),
		unit: z.string().max(100).optional().openapi({ description: 'Id of a unit' }),
		year: z.int().min(2000).max(2100).optional().openapi({ description: 'Of the capture' }),
		occasion: z.enum(OCCASIONS).optional(),
		case: z.string().max(300).optional().openapi({ description: 'Number or id of a collective case' }),
		bundles: z
			.array(z.string().min(1).max(100))
			.max(600)
			.optional()
			.openapi({ description: 'Ids of bundles, in place of what chooses among all; 500 at a time' }),
		agreement: z
			.string()
			.max(300)
			.optional()
			.openapi({ description: "Its number; the target's, else the unit's, where absent" }),
		again: z.boolean().optional().openapi({ description: 'Also what is delivered there already' }),
		reason: z.string().max(2000).optional().openapi({
			description: 'Why named bundles that are restricted in access are handed over, secrecy reviewed',
		}),
	})
	.openapi('NewDelivery');

export const WouldDeliver = z
	.object({
		target: z.string(),
		agreement: z.string().nullable(),
		bundles: z.array(z.object({ id: z.string(), title: z.string(), bytes: z.int() })),
		leftOut: z.array(z.object({ id: z.string(), why: z.string(), detail: z.string() })),
		underWay: z.array(z.string()).openapi({ description: 'Deliveries that some of them are in already' }),
	})
	.openapi('WouldDeliver', { description: 'Vad en leverans skulle omfatta' });

const counts = z.partialRecord(z.enum(DELIVERY_STATES), z.int());

export const Delivery = z
	.object({
		number: z.string().openapi({ example: '2026-0001' }),
		target: z.string(),
		archive: z.string().nullable(),
		agreement: z.string().nullable(),
		orderedBy: z.string(),
		orderedAt: instant,
		sentAt: instant.nullable(),
		withdrawnAt: instant.nullable(),
		standing: z.enum(STANDINGS),
		counts: counts.openapi({ description: 'Bundles in each state' }),
	})
	.openapi('Delivery', { description: 'Leverans' });

export const WholeDelivery = Delivery.extend({
	bundles: z.array(
		z.object({
			id: z.string(),
			title: z.string(),
			state: z.enum(DELIVERY_STATES),
			at: instant,
			reason: z.string().nullable().openapi({ description: 'Why it was refused or withdrawn' }),
			bytes: z.int(),
			sha256: z.string(),
		}),
	),
	asked: z
		.object({
			kind: z.enum(['send', 'withdraw']),
			by: z.string(),
			at: instant,
			trouble: z
				.object({
					code: z.string(),
					detail: z.string(),
					remedy: z.string().nullable(),
					tries: z.int(),
					nextAt: instant.nullable().openapi({ description: 'null where somebody has to ask again' }),
				})
				.nullable(),
		})
		.nullable()
		.openapi({ description: 'What the worker was asked to do; null where it is done, or was never asked' }),
}).openapi('WholeDelivery');

export const Withdrawal = z
	.strictObject({
		reason: z.string().max(2000),
		all: z.boolean().optional().openapi({ description: 'Give it up: take out also what is sent' }),
	})
	.openapi('Withdrawal');

const ids = z.array(z.string().min(1).max(100)).max(100_000).optional();
export const Receipt = z
	.strictObject({
		file: z
			.strictObject({
				name: z.string().min(1).max(300).openapi({ example: 'kvittens.csv' }),
				base64: z.base64().max(14_000_000),
			})
			.optional()
			.openapi({ description: "The archive's own: CSV, Excel, JSON or XML" }),
		received: ids.openapi({ description: 'Ids of bundles; `all` is every one that is sent' }),
		refused: ids,
		reason: z.string().max(2000).optional().openapi({ description: 'Why those were refused' }),
		correct: z
			.boolean()
			.optional()
			.openapi({ description: 'Change an answer that was taken in before and was wrong' }),
	})
	.openapi('Receipt', { description: 'Kvittens' });

export const TakenIn = z
	.object({
		received: z.int(),
		refused: z.int(),
		same: z.int().openapi({ description: 'Answered the same before' }),
		waiting: z.int().openapi({ description: 'Sent and not answered still' }),
		aside: z
			.array(z.object({ row: z.int(), detail: z.string() }))
			.openapi({ description: 'Rows that were passed over' }),
	})
	.openapi('TakenIn');
