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
import { type Taken, take } from './bundles/take.ts';
import { unpack } from './bundles/unpack.ts';
import { packageOf220 } from './bundles/version-2-2-0.ts';
import { ownRecords } from './bundles/warc-records.ts';
import { marksOfPosts, prepareWitnesses, WITNESSES, type WitnessName } from './bundles/witnesses.ts';
import { fewAtOnce } from './few-at-once.ts';
import { note } from './report/note.ts';
import { ableValidators, because, installAll } from './validators/able.ts';
import { OF_ANY_PACKAGE } from './validators/all.ts';
import { raisedAlarms } from './validators/eark-validator.ts';
import { WACZ } from './validators/files.ts';
import { KNOWN_ALARMS } from './validators/known-alarms.ts';
import { askInLanes } from './validators/lanes.ts';
import type { Bundle, Validation } from './validators/validator.ts';

const SUBJECTS = await subjects();
const ABLE = await ableValidators();
/** What was filed, by its name; nothing of a capture that failed. */
const filed: Bundle[] = [];
let folder: string;

interface Captured {
	readonly subject: Subject;
	readonly taken: Taken;
	readonly unpacked: Bundle | undefined;
}
let captured: ReadonlyMap<string, Promise<Captured>>;
/** A capture waits more than it computes; alone where its seconds go into the table of docs/proof.md. */
const AT_ONCE = process.env.PROOF_ROWS ? 1 : 2;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'conformance-'));
	// Begun before validators are installed, which waits for a network.
	const able = SUBJECTS.filter(({ whyNot }) => whyNot === undefined);
	captured = fewAtOnce(new Map(able.map(({ name, open }) => [name, () => captureOf(name, open)])), AT_ONCE);
	await prepareWitnesses();
	await installAll(ABLE);
});
afterAll(async () => {
	for (const one of await Promise.allSettled(captured.values()))
		if (one.status === 'fulfilled') await one.value.subject.close();
	await rm(folder, { recursive: true, force: true });
});

async function captureOf(name: string, open: () => Promise<Subject>): Promise<Captured> {
	const subject = await open();
	try {
		const taken = await take(subject.address, subject.allowHosts, join(folder, name, 'data'));
		const { path } = taken.document;
		const unpacked = path ? await unpack(name, path, join(folder, name, 'unpacked')) : undefined;
		return { subject, taken, unpacked };
	} catch (error) {
		await subject.close();
		throw error;
	}
}

for (const { name, whyNot } of SUBJECTS) {
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
			const own = await captured.get(name);
			if (!own) throw new Error('its capture was not begun');
			({ subject, taken, unpacked } = own);
			if (unpacked) filed.push(unpacked);
		});

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

		test('says in records of its own how it was recorded, and pairs each request with its answer', async () => {
			const { uris, unpaired } = await ownRecords(bundle());
			expect(uris).toEqual(expect.arrayContaining(['urn:ogonblick:provenance', 'urn:ogonblick:recording']));
			expect(unpaired).toEqual([]);
		});
	});
}

describe('what others say of them', () => {
	let answers: ReadonlyMap<string, Promise<readonly Validation[]>>;

	beforeAll(async () => {
		const newer = await packageOf220(join(folder, '2.2.0'));
		answers = askInLanes(ABLE, (validator) =>
			OF_ANY_PACKAGE.includes(validator) ? [...filed, newer] : filed,
		);
	});
	afterAll(() => Promise.allSettled(answers.values()));

	for (const { validator, whyNot } of ABLE) {
		const asked = [
			...SUBJECTS,
			...(OF_ANY_PACKAGE.includes(validator) ? [{ name: 'E-ARK 2.2.0', whyNot: undefined }] : []),
		];
		for (const { name, whyNot: whyNotOpened } of asked)
			test.skipIf(whyNot ?? whyNotOpened)(
				`${validator.name} accepts the bundle of ${name}${because(whyNot ?? whyNotOpened)}`,
				async ({ skip }) => {
					const said = await answers.get(validator.name);
					const found = said?.find(({ bundle }) => bundle === name);
					if (!found) throw new Error('nothing was filed');
					const { messages, notAsked } = found;
					const about = { kind: 'validation', validator: validator.name, bundle: name } as const;
					note(notAsked === undefined ? { ...about, faults: messages.length } : about);
					if (notAsked !== undefined) return skip(notAsked);
					expect(messages).toEqual([]);
				},
			);
	}

	test('no alarm is listed as known that none of them raises', ({ skip }) => {
		const whyNot = ABLE.find(({ validator }) => validator.name === 'eark-validator')?.whyNot;
		if (whyNot !== undefined) return skip(whyNot);
		expect(KNOWN_ALARMS.map(({ rule }) => rule).filter((rule) => !raisedAlarms.has(rule))).toEqual([]);
	});
});

async function replayOf({ folder }: Bundle, marks: readonly Mark[]): Promise<Shares | undefined> {
	const manifest = JSON.parse(await readFile(join(folder, 'documentation/manifest.json'), 'utf8'));
	const { finalAddress, started } = manifest.capture as { finalAddress: string; started: string };
	const archived = { recording: join(folder, WACZ), first: finalAddress, at: new Date(started) };
	return inWacz(archived, servedOf(marks));
}
