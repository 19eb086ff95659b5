import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificatesOf } from '../../src/bundle/stamp/chain.ts';
import { receiveStamp } from '../../src/bundle/stamp/receive.ts';
import { stampWish, writeRequest } from '../../src/bundle/stamp/request.ts';
import { EXIT } from '../../src/errors.ts';
import type { SealKey } from '../../src/records/seal.ts';
import { samplePacked, sampleSeal, workshop } from '../bundle/sample.ts';
import { type Authority, makeAuthority } from '../bundle/stamp/authority.ts';
import { ogonblick } from './ogonblick.ts';

const { dir, clean } = workshop();
afterAll(clean);

/** A key of the organisation's that has ended, and what somebody has sealed by it and dated as they liked. */
const seal = sampleSeal();
const [key] = seal.keys as [SealKey];
/** An hour before it is stamped. */
const created = new Date(Date.now() - 3_600_000);
const after = (minutes: number) => new Date(created.getTime() + minutes * 60_000).toISOString();
/** Stamps are made now, which is long after the bundle says that it was made. */
const ENDS = { beforeTheStamp: after(10), afterTheStamp: '2999-01-01T00:00:00.000Z', before: after(-600) };

let authority: Authority;
let unstamped: string;
let stamped: string;
beforeAll(async () => {
	authority = makeAuthority(join(dir, 'tsa'));
	const stamp = async (bytes: Buffer) => {
		const wish = stampWish('sha256', createHash('sha256').update(bytes).digest());
		const roots = certificatesOf(readFileSync(authority.root));
		const now = new Date();
		return [receiveStamp(authority.answer(writeRequest(wish)), wish, { asked: now, now }, roots, undefined)];
	};
	unstamped = (await samplePacked(join(dir, 'unstamped'), { ...seal, created })).file;
	const stamping = { authorities: ['https://tsa.example'], stamp };
	stamped = (await samplePacked(join(dir, 'stamped'), { ...seal, stamping, created })).file;
}, 60_000);

const history = (more: Partial<SealKey>) => {
	const file = join(dir, `${JSON.stringify(more).replace(/\W/g, '')}.json`);
	writeFileSync(file, JSON.stringify({ keys: [{ ...key, ...more }] }));
	return file;
};

async function verified(file: string, ...args: readonly string[]) {
	const { exit, stdout } = await ogonblick(['verify', file, ...args]);
	const [json] = JSON.parse((await ogonblick(['verify', file, '--json', ...args])).stdout).files;
	const codes = json.problems.map(({ code }: { code: string }) => code);
	return { exit, said: stdout.replace(/\s+/g, ' '), codes, time: json.keyTime?.state };
}

describe('a seal by an old key', () => {
	test('that nobody has stamped is told not to be shown to be as old as it says, in both languages', async () => {
		const swedish = await verified(unstamped, '--key', key.sha256);
		expect(swedish).toMatchObject({ exit: EXIT.complete, codes: [], time: 'unshown' });
		expect(swedish.said).toContain('! Det är inte visat att sigillet gjordes medan nyckeln var i bruk');
		expect(swedish.said).toContain('Medan den var i bruk inte visat');
		const english = await verified(unstamped, '--key', key.sha256, '--lang', 'en');
		expect(english.said).toContain('! It is not shown that the seal was made while the key was in use');
		// Nobody has asked whose key it is.
		expect((await verified(unstamped)).time).toBeUndefined();
	}, 30_000);

	test('that somebody has stamped who is not trusted is no better shown', async () => {
		expect(await verified(stamped, '--key', key.sha256)).toMatchObject({ time: 'unshown' });
		const trusting = await verified(stamped, '--key', key.sha256, '--trust', authority.root);
		expect(trusting).toMatchObject({ exit: EXIT.complete, time: 'stamped' });
		expect(trusting.said).toContain('jämför med när nyckeln slutade användas');
	}, 30_000);

	test('is held against the history of the keys', async () => {
		const held = (file: string, more: Partial<SealKey>) =>
			verified(file, '--trust', authority.root, '--keys', history(more));
		const { beforeTheStamp, afterTheStamp, before } = ENDS;
		const rotated = { ended: 'rotated' } as const;
		expect(await held(unstamped, {})).toMatchObject({ exit: EXIT.complete, time: 'in-use' });
		expect(await held(stamped, { ...rotated, to: afterTheStamp })).toMatchObject({
			...{ exit: EXIT.complete, time: 'shown' },
		});
		const late = await held(stamped, { ...rotated, to: beforeTheStamp });
		expect(late).toMatchObject({ exit: EXIT.failed, codes: ['seal-after-key'], time: 'ended' });
		expect(late.said).toContain('organisationen har inte förseglat paketet');
		// It says itself that it is later.
		expect(await held(unstamped, { ...rotated, to: before })).toMatchObject({ codes: ['seal-after-key'] });
		expect(await held(unstamped, { ...rotated, to: beforeTheStamp })).toMatchObject({
			...{ exit: EXIT.complete, time: 'unshown' },
		});
		const stolen = await held(unstamped, { ended: 'compromised', to: beforeTheStamp });
		expect(stolen).toMatchObject({ exit: EXIT.failed, codes: ['key-not-shown'] });
		expect(stolen.said).toContain('✗ TIDPUNKTEN INTE VISAD');
		const other = await ogonblick(['verify', unstamped, '--keys', join(dir, 'unstamped/bundle.zip')]);
		expect([other.exit, other.stderr.includes('ingen historia över sigillnycklar')]).toEqual([2, true]);
	}, 60_000);

	test('that a clock which was ahead has begun is not accused of its own dates, and refused where others may have had it', async () => {
		// The bundle says the day of that clock, which is after the key's end by the right one.
		const ahead = { from: created.toISOString(), to: ENDS.before };
		const held = (more: Partial<SealKey>, ...args: readonly string[]) =>
			verified(unstamped, '--keys', history({ ...ahead, ...more }), ...args);
		const swedish = await held({ ended: 'rotated' });
		expect(swedish).toMatchObject({ exit: EXIT.complete, codes: [], time: 'clock-ahead' });
		expect(swedish.said).toContain('! Nyckeln gjordes av en dator vars klocka gick före');
		expect(swedish.said).not.toContain('organisationen har inte förseglat');
		expect((await held({ ended: 'rotated' }, '--lang', 'en')).said).toContain('nor that it was not');
		const stolen = await held({ ended: 'compromised' });
		expect(stolen).toMatchObject({ exit: EXIT.failed, codes: ['key-not-shown'] });
		// Who has it still, and has somebody else say when, is found out by them.
		const late = await verified(
			...[stamped, '--trust', authority.root, '--keys', history({ ...ahead, ended: 'rotated' })],
		);
		expect(late).toMatchObject({ exit: EXIT.failed, codes: ['seal-after-key'], time: 'ended' });
	}, 60_000);
});
