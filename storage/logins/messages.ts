import { z } from 'zod';
import { type Hand, type LoginAsk, type LoginTold, NAMED_KEYS } from '../../src/records/login-stream.ts';

const place = z.number().min(-10_000).max(10_000);
const at = { x: place, y: place };
const size = {
	width: z.number().int().min(200).max(1600),
	height: z.number().int().min(200).max(1600),
};

const ASK = z.strictObject({
	accountId: z.string().min(1).max(200),
	by: z.string().min(1).max(300),
	visit: z.string().min(1).max(200),
	screen: z.strictObject({ ...size, isTouch: z.boolean() }),
});

/** Longest text that is taken at once. */
const TEXT = z.string().min(1).max(4000);

const HAND: z.ZodType<Hand> = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('move'), ...at }),
	z.strictObject({
		...{ kind: z.literal('button'), isDown: z.boolean(), ...at },
		...{ button: z.enum(['left', 'middle', 'right']), clicks: z.number().int().min(1).max(3) },
	}),
	z.strictObject({ kind: z.literal('wheel'), ...at, dx: place, dy: place }),
	z.strictObject({
		kind: z.literal('touch'),
		phase: z.enum(['start', 'move', 'end', 'cancel']),
		points: z.array(z.strictObject({ ...at, id: z.number().int().min(0).max(99) })).max(10),
	}),
	z.strictObject({ kind: z.literal('key'), isDown: z.boolean(), key: z.enum(NAMED_KEYS) }),
	z.strictObject({ kind: z.literal('shortcut'), key: z.enum(['a', 'c', 'x', 'z', 'y']) }),
	z.strictObject({ kind: z.literal('type'), text: TEXT }),
	z.strictObject({ kind: z.literal('insert'), text: TEXT }),
	z.strictObject({ kind: z.literal('back') }),
	z.strictObject({ kind: z.literal('reload') }),
	z.strictObject({ kind: z.literal('window'), index: z.number().int().min(0).max(50) }),
	z.strictObject({ kind: z.literal('size'), ...size }),
	z.strictObject({ kind: z.literal('seen') }),
	z.strictObject({ kind: z.literal('done') }),
]);

const TOLD: z.ZodType<LoginTold> = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('windows'),
		windows: z.array(z.strictObject({ origin: z.string(), title: z.string(), isShown: z.boolean() })),
	}),
	z.strictObject({ kind: z.literal('focus'), role: z.string(), name: z.string() }),
	z.strictObject({ kind: z.literal('box'), text: z.string() }),
	z.strictObject({ kind: z.literal('download') }),
	z.strictObject({ kind: z.literal('ending'), why: z.enum(['idle', 'longest']), seconds: z.number() }),
	z.strictObject({ kind: z.enum(['still-there', 'saving', 'stored']) }),
	z.strictObject({
		...{ kind: z.literal('refused'), code: z.string(), subject: z.string() },
		...{ message: z.string(), remedy: z.string() },
	}),
]);

/** @returns undefined where it is anything else */
export const readAsk = (text: string): LoginAsk | undefined => read(ASK, text);
export const readHand = (text: string): Hand | undefined => read(HAND, text);
export const readTold = (text: string): LoginTold | undefined => read(TOLD, text);

/** What was said is in no error: it may be what somebody has written. */
function read<T>(schema: z.ZodType<T>, text: string): T | undefined {
	try {
		return schema.safeParse(JSON.parse(text)).data;
	} catch {
		return undefined;
	}
}
