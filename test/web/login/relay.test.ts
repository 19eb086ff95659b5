import type { WSContext } from 'hono/ws';
import { expect, test } from 'vitest';
import type { LoginTold } from '../../../src/records/login-stream.ts';
import { relay } from '../../../src/web/login/relay.ts';
import { tempOffice } from '../../storage/temp-office.ts';

test('the line of a browser that reads no pictures is ended, and the worker is told', async () => {
	const office = await tempOffice();
	let hear: (told: LoginTold | Uint8Array) => void = () => undefined;
	const ended: string[] = [];
	const logins = {
		...office.logins,
		ask: async () => ({
			heard: (listener: typeof hear) => {
				hear = listener;
			},
			pass: () => undefined,
			close: () => ended.push('worker'),
			closed: new Promise<void>(() => undefined),
		}),
	};
	const raw = { bufferedAmount: 0 };
	const sent: unknown[] = [];
	const ws = { raw, send: (told: unknown) => sent.push(told), close: () => ended.push('person') };
	const who = { accountId: 'a', by: 'Bo', lang: 'sv', stillMay: async () => true } as const;
	const { onMessage } = relay({ logins: logins as never, log: office.log }, who);
	const data = JSON.stringify({ width: 800, height: 600, isTouch: false });
	onMessage({ data }, ws as unknown as WSContext);
	await expect.poll(() => hear.length).toBe(1);
	hear(new Uint8Array(3));
	expect([sent.length, ended]).toEqual([1, []]);
	raw.bufferedAmount = 9_000_000;
	hear(new Uint8Array(3));
	expect(ended).toEqual(['worker', 'person']);
	expect(sent.filter((told) => told instanceof Uint8Array)).toHaveLength(1);
});
