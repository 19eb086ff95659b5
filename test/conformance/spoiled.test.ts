import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BREAKAGES } from './bundles/breakages.ts';
import { LOSSES } from './bundles/losses.ts';
import { withSpoiled } from './bundles/spoil.ts';
import { openFixture, type Subject } from './bundles/subjects.ts';
import { take } from './bundles/take.ts';
import { unpack } from './bundles/unpack.ts';
import { prepareWitnesses, WITNESSES, type WitnessName } from './bundles/witnesses.ts';
import { ableValidators, because, installAll } from './validators/able.ts';
import { type Bundle, validate } from './validators/validator.ts';

const ABLE = await ableValidators();

/** The suite can fail: what is broken in a real bundle is seen by those who have to see it. */
describe('a bundle with', () => {
	let folder: string;
	let subject: Subject;
	let whole: Bundle;
	const before = new Map<string, Promise<readonly string[]>>();

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'conformance-'));
		await prepareWitnesses();
		await installAll(ABLE);
		subject = await openFixture('torget', 4);
		const { document } = await take(subject.address, subject.allowHosts, join(folder, 'data'));
		if (!document.path) throw new Error(`nothing was filed: ${JSON.stringify(document)}`);
		whole = await unpack('torget', document.path, join(folder, 'unpacked'));
	});
	afterAll(async () => {
		await subject?.close();
		await rm(folder, { recursive: true, force: true });
	});

	for (const { what, seenBy, spoil } of BREAKAGES)
		for (const { validator, whyNot } of ABLE.filter((able) => seenBy.includes(able.validator.name)))
			test.skipIf(whyNot)(`${what} is refused by ${validator.name}${because(whyNot)}`, async () => {
				const known = before.get(validator.name) ?? messages();
				before.set(validator.name, known);
				const { messages: after } = await withSpoiled(whole, spoil, (spoiled) =>
					validate(validator, spoiled),
				);
				// What it holds against the whole bundle already does not count.
				const old = await known;
				expect(after.filter((message) => !old.includes(message))).not.toEqual([]);

				async function messages(): Promise<readonly string[]> {
					if (await validator.whyNotAsked?.(whole)) return [];
					return (await validate(validator, whole)).messages;
				}
			});

	for (const witness of Object.keys(LOSSES) as WitnessName[])
		test(`posts that its ${witness} has forgotten is not taken for a whole one`, async () => {
			expect(subject.missing(witness, await WITNESSES[witness](whole))).toEqual([]);
			const left = await withSpoiled(whole, LOSSES[witness], (halved) => WITNESSES[witness](halved));
			expect(subject.missing(witness, left)).not.toEqual([]);
		});
});
