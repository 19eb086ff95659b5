import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readMets } from '../../../src/bundle/mets/read.ts';
import { verifyBundle } from '../../../src/bundle/verify.ts';
import { rebuilt } from '../rebuild.ts';
import { samplePacked, workshop } from '../sample.ts';

const { dir, clean } = workshop();
afterAll(clean);

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
/** A METS with this many elements in each other. */
const deep = (elements: number) =>
	Buffer.from(
		`${HEAD}<mets OBJID="x">${'<div>'.repeat(elements - 1)}${'</div>'.repeat(elements - 1)}</mets>`,
	);

describe('a METS whose elements lie in each other', () => {
	it('is read as far as a hundred, and one more is refused', () => {
		expect(readMets(deep(100))).toEqual({ objid: 'x', files: [], pointers: [] });
		expect(() => readMets(deep(101))).toThrow('too many elements in each other');
	});

	it('millions deep is read no further than the limit, and does not fill memory', () => {
		// In a process of its own, whose memory is no other test's.
		const read = fileURLToPath(new URL('../../../src/bundle/mets/read.ts', import.meta.url));
		const script = `import { readMets } from ${JSON.stringify(read)};
			const bytes = Buffer.from(${JSON.stringify(HEAD)} + '<a>'.repeat(20_000_000));
			const before = process.memoryUsage().rss;
			try { readMets(bytes); } catch ({ message }) { console.log(message); }
			console.log(Math.round((process.memoryUsage().rss - before) / 1e6));`;
		const said = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
			encoding: 'utf8',
		});
		const [message = '', grown = ''] = said.trim().split('\n');
		// It stops where the hundred and first begins, 60 MB before the end.
		expect(Number(/at character (\d+)$/.exec(message)?.[1])).toBe(HEAD.length - 1 + 1 + 101 * 3);
		// The text itself is one byte a letter; each element that was kept would be more.
		expect(Number(grown)).toBeLessThan(150);
	});

	const crowded = (attributes: number) =>
		Buffer.from(`${HEAD}<mets OBJID="x"${' a="b"'.repeat(attributes - 1)}/>`);

	it.each([101, 8_000_000])('whose tag has %i attributes is refused with why', (attributes) => {
		expect(readMets(crowded(100)).objid).toBe('x');
		const why = `an element has more than 100 attributes at character ${HEAD.length}`;
		expect(() => readMets(crowded(attributes))).toThrow(why);
	});

	it('with a value of signs that begin an entity and end none is read in the time of its length', () => {
		const read = readMets(Buffer.from(`${HEAD}<mets OBJID="${'&'.repeat(1_000_000)}"/>`));
		expect(read.objid.length).toBe(1_000_000);
	}, 20_000);

	it.each([
		['elements in each other', deep(1_000_000), 'mets-unreadable'],
		['attributes in a tag', crowded(1_000_000), 'mets-crowded'],
	])('is told of as damage of a bundle, and the bundle is not whole: %s', async (name, contents, code) => {
		const { file, packed } = await samplePacked(join(dir, code));
		const { id } = packed.manifest.bundle;
		const made = await rebuilt(file, join(dir, `${code}.zip`), (entries) =>
			entries
				// Without its manifest METS is the only witness, and is read.
				.filter((one) => one.name !== `${id}/documentation/manifest.json`)
				.map((one) => (one.name === `${id}/METS.xml` ? { ...one, contents } : one)),
		);
		const report = await verifyBundle(made);
		expect(report.ok).toBe(false);
		const told = report.problems.filter(({ kind, path }) => kind === 'mets' && path === 'METS.xml');
		expect(told).toMatchObject([{ code, detail: expect.stringContaining(name.split(' in ')[1] ?? '') }]);
	});
});
