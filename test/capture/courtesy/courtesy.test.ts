import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Courtesy } from '../../../src/capture/courtesy/courtesy.ts';

const hosts = ['https://a.example', 'https://b.example:8443'] as const;
const act = fc.record({
	host: fc.integer({ min: 0, max: 1 }),
	path: fc.webPath(),
	/** The host asks to be left alone for so long, where it asks. */
	asked: fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: undefined }),
});

test('whoever waits as told never asks a host sooner than is polite, nor sooner than the host said', () => {
	fc.assert(
		fc.property(
			fc.array(act, { maxLength: 30 }),
			fc.integer({ min: 0, max: 5000 }),
			fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 1 }),
			(acts, leastMs, drawn) => {
				let now = 1_000_000;
				let draws = 0;
				const chance = () => drawn[draws++ % drawn.length] as number;
				const courtesy = new Courtesy({ leastMs, jitter: 0.5, chance, now: () => now });
				const last = new Map<number, { at: number; notBefore: number }>();
				for (const { host, path, asked } of acts) {
					const address = `${hosts[host]}${path}`;
					now += courtesy.wait(address);
					const before = last.get(host);
					if (before) {
						expect(now - before.at).toBeGreaterThanOrEqual(leastMs);
						expect(now).toBeGreaterThanOrEqual(before.notBefore);
					}
					courtesy.asks(address);
					if (asked !== undefined) courtesy.askedToWait(address, asked);
					last.set(host, { at: now, notBefore: now + (asked ?? 0) });
				}
			},
		),
	);
});

test('the first page of a host is asked for at once, whatever other hosts were asked', () => {
	const courtesy = new Courtesy({ leastMs: 9000, jitter: 0.5, chance: () => 0.9, now: () => 5 });
	expect(courtesy.wait(`${hosts[0]}/konto`)).toBe(0);
	courtesy.asks(`${hosts[0]}/konto`);
	expect(courtesy.wait(`${hosts[1]}/konto`)).toBe(0);
	expect(courtesy.wait(`${hosts[0]}/annat`)).toBe(13_050);
});

test('a site is let rest at all its doors: whoever was asked at www. is not asked at once at m.', () => {
	const courtesy = new Courtesy({ leastMs: 9000, jitter: 0, chance: () => 0, now: () => 5 });
	courtesy.asks('https://www.kommun.example/konto');
	expect(courtesy.wait('https://m.kommun.example/konto/1')).toBe(9000);
	courtesy.askedToWait('https://kommun.example/', 60_000);
	expect(courtesy.asked('https://www.kommun.example/konto')).toBe(60_000);
});
