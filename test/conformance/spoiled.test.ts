import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BREAKAGES } from './bundles/breakages.ts';
import { LOSSES } from './bundles/losses.ts';
import { spoiledCopy, withSpoiled } from './bundles/spoil.ts';
import { openFixture, type Subject } from './bundles/subjects.ts';
import { take } from './bundles/take.ts';
import { unpack } from './bundles/unpack.ts';
import { prepareWitnesses, WITNESSES, type WitnessName } from './bundles/witnesses.ts';
import { note } from './report/note.ts';
import { ableValidators, because, installAll } from './validators/able.ts';
import { askInLanes } from './validators/lanes.ts';
import type { Bundle, Validation } from './validators/validator.ts';

const ABLE = await ableValidators();

/** The suite can fail: what is broken in a real bundle is seen by those who have to see it. */
describe('a bundle with', () => {
	let folder: string;
	let subject: Subject;
	let whole: Bundle;
	let answers: ReadonlyMap<string, Promise<readonly Validation[]>>;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'conformance-'));
		await prepareWitnesses();
		await installAll(ABLE);
		subject = await openFixture('torget', 4);
		const { document } = await take(subject.address, subject.allowHosts, join(folder, 'data'));
		if (!document.path) throw new Error(`nothing was filed: ${JSON.stringify(document)}`);
		whole = await unpack('torget', document.path, join(folder, 'unpacked'));
		const spoiled = new Map<string, Bundle>();
		for (const [i, { what, spoil }] of BREAKAGES.entries())
			spoiled.set(what, await spoiledCopy(whole, what, spoil, join(folder, `broken-${i}`)));
		answers = askInLanes(ABLE, ({ name }) => {
			const seen = BREAKAGES.filter(({ seenBy }) => seenBy.includes(name));
			return [whole, ...seen.flatMap(({ what }) => spoiled.get(what) ?? [])];
		});
	});
	afterAll(async () => {
		await Promise.allSettled(answers?.values() ?? []);
		await subject?.close();
		await rm(folder, { recursive: true, force: true });
	});

	for (const { what, seenBy } of BREAKAGES)
		for (const { validator, whyNot } of ABLE.filter((able) => seenBy.includes(able.validator.name)))
			test.skipIf(whyNot)(`${what} is refused by ${validator.name}${because(whyNot)}`, async () => {
				const said = await answers.get(validator.name);
				const messages = (bundle: string) => said?.find((v) => v.bundle === bundle)?.messages ?? [];
				// What it holds against the whole bundle already does not count.
				const old = messages(whole.name);
				const fresh = messages(what).filter((message) => !old.includes(message));
				note({ kind: 'broken', validator: validator.name, what, refused: fresh.length > 0 });
				expect(fresh).not.toEqual([]);
			});

	test('nobody refuses the bundle that they were made of', async () => {
		const said = (await Promise.all(answers.values())).flat();
		expect(said.filter(({ bundle, ok }) => bundle === whole.name && !ok)).toEqual([]);
	});

	test('every validator has a broken bundle to refuse', () => {
		const asked = new Set(BREAKAGES.flatMap(({ seenBy }) => seenBy));
		expect(ABLE.map(({ validator }) => validator.name).filter((name) => !asked.has(name))).toEqual([]);
	});

	for (const witness of Object.keys(LOSSES) as WitnessName[])
		test(`posts that its ${witness} has forgotten is not taken for a whole one`, async () => {
			expect(subject.missing(witness, await WITNESSES[witness](whole))).toEqual([]);
			const left = await withSpoiled(whole, LOSSES[witness], (halved) => WITNESSES[witness](halved));
			expect(subject.missing(witness, left)).not.toEqual([]);
		});
});
