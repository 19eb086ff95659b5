import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWacz } from '../../bench/proof/replayed.ts';
import { breachesOf } from '../../bench/proof/row.ts';
import { lineOf } from '../../bench/proof/table.ts';
import { type Shares, servedOf } from '../../bench/proof/things.ts';
import type { Mark } from '../../fixtures/marks/code.ts';
import { heldRow } from './bundles/held.ts';
import { type Subject, subjects } from './bundles/subjects.ts';
import { table } from './bundles/table.ts';
import { type Taken, take } from './bundles/take.ts';
import { unpack } from './bundles/unpack.ts';
import { marksOfPosts, prepareWitnesses, WITNESSES, type WitnessName } from './bundles/witnesses.ts';
import { ableValidators, because, installAll } from './validators/able.ts';
import { WACZ } from './validators/files.ts';
import { type Bundle, type Validation, validate } from './validators/validator.ts';

const SUBJECTS = await subjects();
const ABLE = await ableValidators();
const validations: Validation[] = [];
let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'conformance-'));
	await prepareWitnesses();
	await installAll(ABLE);
});
afterAll(async () => {
	console.log(`\n${table(validations)}\n`);
	await rm(folder, { recursive: true, force: true });
});

for (const { name, open, whyNot } of SUBJECTS) {
	describe.skipIf(whyNot)(`the bundle of ${name}${because(whyNot)}`, () => {
		let subject: Subject;
		let taken: Taken;
		let unpacked: Bundle | undefined;
		const said = new Map<WitnessName, readonly Mark[]>();
		const bundle = () => {
			if (!unpacked) throw new Error(`nothing was filed: ${JSON.stringify(taken.document)}`);
			return unpacked;
		};

		beforeAll(async () => {
			subject = await open();
			taken = await take(subject.address, subject.allowHosts, join(folder, name, 'data'));
			const { path } = taken.document;
			if (path) unpacked = await unpack(name, path, join(folder, name, 'unpacked'));
		});
		afterAll(() => subject?.close());

		test('is filed as complete, or as partial for what its page does not show', () => {
			const losses = taken.document.findings.filter(({ severity }) => severity !== 'note');
			expect(losses.map(({ code }) => code)).toEqual(subject.lacks);
			const [exit, outcome] = subject.lacks.length > 0 ? [10, 'partial'] : [0, 'complete'];
			expect(taken).toMatchObject({ exit, document: { outcome, attempt: null } });
		});

		test('has its text as PDF/A-2u', () => {
			expect(taken.document.findings.filter(({ code }) => code === 'text-pdf-level')).toEqual([]);
		});

		test('tells of as many posts as the account has, each by itself', async () => {
			const posts = await marksOfPosts(bundle());
			expect(posts).toHaveLength(subject.posts);
			expect(taken.document.counts?.posts).toBe(subject.posts);
			for (const marks of posts)
				expect(new Set(marks.map(({ number }) => number)).size).toBeLessThanOrEqual(1);
		});

		test('counts every comment once', ({ skip }) => {
			if (subject.comments === undefined) return skip('the page does not show them all');
			expect(taken.document.counts?.comments).toBe(subject.comments);
		});

		for (const witness of Object.keys(WITNESSES) as WitnessName[])
			test(`holds every post by its ${witness}`, async () => {
				said.set(witness, await WITNESSES[witness](bundle()));
				expect(subject.missing(witness, said.get(witness) ?? [])).toEqual([]);
			});

		test('has its row in the table of what captures hold', async ({ skip }) => {
			if (!subject.marks) return skip('not everything that it shows is known');
			// For docs/proof.md, where `npm run proof -- --rows FILE` puts it beside the invented pages. Reading the replay takes a
			// minute that every run of all would wait for.
			const { PROOF_ROWS } = process.env;
			const replayed = PROOF_ROWS ? await replayOf(bundle(), subject.marks) : undefined;
			const row = heldRow(name, subject.marks, said, taken, replayed);
			console.log(`\n${lineOf(row)}\n`);
			if (PROOF_ROWS) await appendFile(PROOF_ROWS, `${JSON.stringify(row)}\n`);
			expect(breachesOf(row)).toEqual([]);
		});

		for (const { validator, whyNot } of ABLE)
			test.skipIf(whyNot)(`is accepted by ${validator.name}${because(whyNot)}`, async ({ skip }) => {
				const notAsked = await validator.whyNotAsked?.(bundle());
				if (notAsked) return skip(notAsked);
				const validation = await validate(validator, bundle());
				validations.push(validation);
				expect(validation.messages).toEqual([]);
			});
	});
}

async function replayOf({ folder }: Bundle, marks: readonly Mark[]): Promise<Shares | undefined> {
	const manifest = JSON.parse(await readFile(join(folder, 'documentation/manifest.json'), 'utf8'));
	const { finalAddress, started } = manifest.capture as { finalAddress: string; started: string };
	const archived = { recording: join(folder, WACZ), first: finalAddress, at: new Date(started) };
	return inWacz(archived, servedOf(marks));
}
