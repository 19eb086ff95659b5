import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFixtures, PLATFORM_NAMES } from '../../fixtures/server.ts';
import { BREAKAGES } from './bundles/breakages.ts';
import { everyMark, everyPost, type Missing } from './bundles/expected.ts';
import { LOSSES } from './bundles/losses.ts';
import { withSpoiled } from './bundles/spoil.ts';
import { table } from './bundles/table.ts';
import { type Taken, take } from './bundles/take.ts';
import { unpack } from './bundles/unpack.ts';
import { prepareWitnesses, WITNESSES, type WitnessName } from './bundles/witnesses.ts';
import { VALIDATORS } from './validators/all.ts';
import { type Bundle, type Validation, validate } from './validators/validator.ts';
import { openWordPress } from './wordpress/open.ts';
import { whyNotWordpress } from './wordpress/packages.ts';
import { tokensOf } from './wordpress/posts.ts';

/** An account that is captured, and what must be in its bundle. */
interface Subject {
	readonly address: string;
	readonly allowHosts: readonly string[];
	readonly missing: Missing;
	close(): Promise<void>;
}

const POSTS = 24;
const fixture = (name: (typeof PLATFORM_NAMES)[number]) => async (): Promise<Subject> => {
	const fixtures = await openFixtures();
	const address = fixtures.address(name, { posts: POSTS });
	return { address, allowHosts: fixtures.allowHosts, missing: everyPost(POSTS), close: fixtures.close };
};
const wordpress = async (): Promise<Subject> => {
	const site = await openWordPress();
	const missing = everyMark(site.wanted.flatMap(tokensOf));
	return { address: site.address, allowHosts: [new URL(site.origin).host], missing, close: site.close };
};

const SUBJECTS = [
	...PLATFORM_NAMES.map((name) => ({ name, open: fixture(name), whyNot: undefined })),
	{ name: 'wordpress', open: wordpress, whyNot: await whyNotWordpress() },
];
const ABLE = await Promise.all(
	VALIDATORS.map(async (validator) => ({ validator, whyNot: await validator.whyNot() })),
);
const said = (whyNot: string | undefined) => (whyNot ? ` (skipped: ${whyNot})` : '');

const validations: Validation[] = [];
const bundles = new Map<string, Bundle>();
let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'conformance-'));
	await prepareWitnesses();
	for (const { validator, whyNot } of ABLE) if (!whyNot) await validator.install();
});
afterAll(async () => {
	console.log(`\n${table(validations)}\n`);
	await rm(folder, { recursive: true, force: true });
});

for (const { name, open, whyNot } of SUBJECTS) {
	describe.skipIf(whyNot)(`the bundle of ${name}${said(whyNot)}`, () => {
		let subject: Subject;
		let taken: Taken;
		const bundle = () => {
			const unpacked = bundles.get(name);
			if (!unpacked) throw new Error(`nothing was filed: ${JSON.stringify(taken.document)}`);
			return unpacked;
		};

		beforeAll(async () => {
			subject = await open();
			taken = await take(subject.address, subject.allowHosts, join(folder, name, 'data'));
			const { path } = taken.document;
			if (path) bundles.set(name, await unpack(name, path, join(folder, name, 'unpacked')));
		});
		afterAll(() => subject?.close());

		test('is filed as complete', () => {
			const losses = taken.document.findings.filter(({ severity }) => severity !== 'note');
			expect(losses).toEqual([]);
			expect(taken).toMatchObject({ exit: 0, document: { outcome: 'complete', attempt: null } });
		});

		for (const witness of Object.keys(WITNESSES) as WitnessName[])
			test(`holds every post by its ${witness}`, async () => {
				expect(subject.missing(witness, await WITNESSES[witness](bundle()))).toEqual([]);
			});

		for (const { validator, whyNot } of ABLE)
			test.skipIf(whyNot)(`is accepted by ${validator.name}${said(whyNot)}`, async ({ skip }) => {
				const notAsked = await validator.whyNotAsked?.(bundle());
				if (notAsked) return skip(notAsked);
				const validation = await validate(validator, bundle());
				validations.push(validation);
				expect(validation.messages).toEqual([]);
			});
	});
}

const spoilable = () => {
	const [whole] = bundles.values();
	if (!whole) throw new Error('there is no whole bundle to spoil');
	return whole;
};

describe('a bundle with', () => {
	for (const { what, seenBy, spoil } of BREAKAGES)
		for (const { validator, whyNot } of ABLE.filter((able) => seenBy.includes(able.validator.name)))
			test.skipIf(whyNot)(`${what} is refused by ${validator.name}${said(whyNot)}`, async () => {
				const notAsked = await validator.whyNotAsked?.(spoilable());
				const before = notAsked ? [] : (await validate(validator, spoilable())).messages;
				const after = await withSpoiled(spoilable(), spoil, (broken) => validate(validator, broken));
				// What it holds against the whole bundle already does not count.
				expect(after.messages.filter((fault) => !before.includes(fault))).not.toEqual([]);
			});

	for (const witness of Object.keys(LOSSES) as WitnessName[])
		test(`posts that its ${witness} has forgotten is not taken for a whole one`, async () => {
			const marks = await withSpoiled(spoilable(), LOSSES[witness], (halved) => WITNESSES[witness](halved));
			expect(everyPost(POSTS)(witness, marks)).not.toEqual([]);
		});
});
