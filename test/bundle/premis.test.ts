import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { CREATED, sampleCapture, sampleInput, sampleParts, workshop } from './sample.ts';
import { unpacker } from './unpacked.ts';

const { dir, clean } = workshop();
afterAll(clean);
const unpacked = unpacker(dir);

it('tells the history in order, until PREMIS itself is written, and calls the verdict no validation', async () => {
	const { root } = await unpacked();
	const xml = readFileSync(join(root, 'metadata/preservation/premis.xml'), 'utf8');
	expect([...xml.matchAll(/<eventType[^>]*>([^<]*)</g)].map((m) => m[1])).toEqual([
		'order',
		'capture',
		'verdict',
		'migration',
		'message digest calculation',
		'format identification',
		'information package creation',
		'digital signature generation',
		'ingestion start',
	]);
	expect(xml).toContain('<eventType>verdict</eventType>');
	expect(xml).toContain('<eventDetail>Verdict: complete</eventDetail>');
	expect(xml).toContain('<agentName>Arkivarie</agentName>');
});

it('tells of the signature before it is made, by whose key, and claims no outcome of it', async () => {
	const { root, manifest } = await unpacked();
	const xml = readFileSync(join(root, 'metadata/preservation/premis.xml'), 'utf8');
	const event = xml.split('<event>').find((text) => text.includes('>event-signature<')) ?? '';
	expect(event).toContain('eventType/dsg">digital signature generation<');
	expect(event).toContain(`SHA-256 of the key=${manifest.seal?.keySha256}`);
	expect(event).not.toContain('eventOutcome');
	for (const agent of ['agent-software', 'agent-organisation']) expect(event).toContain(`>${agent}<`);
	const agent =
		xml
			.split('<agent>')
			.slice(1)
			.find((text) => text.includes('>agent-organisation<')) ?? '';
	expect(agent).toContain(`<agentName>${manifest.account.organisation}</agentName>`);
	expect(agent).toContain('agentType/org">organization<');
	// Each agent and file that an event names is described here or in a representation's own PREMIS.
	const named = [...xml.matchAll(/<linkingAgentIdentifierValue>([^<]*)/g)].map((m) => m[1]);
	const described = [...xml.matchAll(/<agentIdentifierValue>([^<]*)/g)].map((m) => m[1]);
	expect(new Set(named)).toEqual(new Set(described));
});

it('tells of a check of what was kept until it could be sealed, and of the examination of the text PDF, in the words of the vocabulary', async () => {
	const finding = { code: 'sealed-later', severity: 'note', detail: 'kept' } as const;
	const file = join(dir, 'joined.pdf');
	writeFileSync(file, '%PDF-1.7\n%%EOF\n');
	const breaches = [{ code: 'no-unicode', detail: 'a glyph', count: 3 }] as const;
	const { root } = await unpacked({
		verdict: { outcome: 'complete', findings: [finding] },
		textPdf: { file, joinedOf: 2, level: '2b', breaches },
	});
	const xml = readFileSync(join(root, 'metadata/preservation/premis.xml'), 'utf8');
	const event = (id: string) => xml.split('<event>').find((text) => text.includes(`>${id}<`)) ?? '';
	expect(event('event-fixity')).toContain('eventType/fix">fixity check<');
	// What packing made had no checksum that it could have been kept with.
	const checked = [...event('event-fixity').matchAll(/<linkingObjectIdentifierValue>([^<]*)/g)];
	expect(checked.map(([, path = '']) => basename(path)).toSorted()).toEqual([
		...['overview.png', 'posts.jsonl', 'text.txt', 'tile-00001.png', 'tile-00002.png', 'tile-00003.png'],
	]);
	expect(event('event-text-pdf')).toMatch(/eventType\/cre">creation<.*eventOutcome\/suc"/s);
	const validation = event('event-text-pdf-validation');
	expect(validation).toMatch(/eventType\/val">validation<.*level=2b.*eventOutcome\/war"/s);
	expect(validation).toContain('no-unicode (3): a glyph');
	// A redacted copy has the finding of its source, and its own files never waited.
	const derived = {
		from: { bundle: 'b', sha256: 'a'.repeat(64), created: '2026-11-23T21:54:10.400Z' },
		...{ at: '2026-11-24T08:00:00.000Z', by: 'Rut Berg', disclosure: 'd', reason: '21 kap. 1 § OSL' },
		...{ postsStruck: [1], postsWithTextsStruck: [], regionsStruck: 0, leftOut: [] },
	};
	const copy = await unpacked({ derived, verdict: { outcome: 'complete', findings: [finding] } });
	const told = readFileSync(join(copy.root, 'metadata/preservation/premis.xml'), 'utf8');
	expect([told.includes('>redaction<'), told.includes('>fixity check<')]).toEqual([true, false]);
	// Where nothing waited and nothing was examined, neither is claimed.
	const plain = readFileSync(join((await unpacked()).root, 'metadata/preservation/premis.xml'), 'utf8');
	for (const type of ['fixity check', 'validation']) expect(plain).not.toContain(`>${type}<`);
});

it('takes nobody for a person who has given no name', async () => {
	const typeOf = async (orderedAs: 'person' | 'system-account') => {
		const { order } = await sampleInput(join(dir, orderedAs));
		const { root } = await unpacked({ order: { ...order, orderedBy: 'root', orderedAs } });
		const xml = readFileSync(join(root, 'metadata/preservation/premis.xml'), 'utf8');
		return /<agentName>root<.*\s*<agentType[^>]*>([^<]*)</.exec(xml)?.[1];
	};
	expect(await typeOf('person')).toBe('person');
	expect(await typeOf('system-account')).toBe('system account');
});

it('describes the WARC in the WACZ, zipped as it lies there and unzipped as it is read', async () => {
	const { root } = await unpacked();
	const base = join(root, 'representations/rep_web');
	const xml = readFileSync(join(base, 'metadata/preservation/premis.xml'), 'utf8');
	const [, wacz = '', warc = ''] = xml.split('<object xsi:type="file">');
	expect(wacz).toContain('<formatRegistryKey>fmt/1840<');
	expect([...wacz.matchAll(/<compositionLevel>(\d)</g)].map((m) => m[1])).toEqual(['0']);
	expect(warc).toContain('>representations/rep_web/data/snapshot.wacz/archive/snapshot.warc.gz<');
	expect(warc).toContain('<relationshipSubType>is included in</relationshipSubType>');
	const zipped = execFileSync('unzip', ['-p', join(base, 'data/snapshot.wacz'), 'archive/snapshot.warc.gz']);
	const levels = [...warc.matchAll(/<compositionLevel>.*?<\/objectCharacteristics>/gs)].map(([text]) => ({
		level: /<compositionLevel>(\d)/.exec(text)?.[1],
		puid: /<formatRegistryKey>([^<]*)/.exec(text)?.[1],
		sha256: /<messageDigest>([^<]*)/.exec(text)?.[1],
		bytes: /<size>([^<]*)/.exec(text)?.[1],
	}));
	const facts = (bytes: Buffer) => ({
		sha256: createHash('sha256').update(bytes).digest('hex'),
		bytes: String(bytes.length),
	});
	expect(levels).toEqual([
		{ level: '0', puid: 'fmt/1281', ...facts(gunzipSync(zipped)) },
		{ level: '1', puid: 'x-fmt/266', ...facts(zipped) },
	]);
});

it('tells of redaction where a login was used, and of none where there was no login', async () => {
	const eventsOf = async (wayIn: 'browser' | 'browser-session') => {
		const parts = await sampleParts(join(dir, wayIn), 1);
		const { root } = await unpacked({ capture: sampleCapture(parts, { wayIn }) });
		return readFileSync(join(root, 'metadata/preservation/premis.xml'), 'utf8');
	};
	expect(await eventsOf('browser-session')).toMatch(/valueURI="[^"]*\/red">redaction</);
	expect(await eventsOf('browser')).not.toContain('redaction');
});

const DERIVED = {
	from: { bundle: 'uuid-x', sha256: 'a'.repeat(64), created: '2026-11-23T21:54:10.400Z' },
	...{ at: '2026-11-24T08:00:00.000Z', by: 'Anna Berg', disclosure: 'u1', reason: '21 kap. 1 § OSL' },
	...{ postsStruck: [], postsWithTextsStruck: [1], regionsStruck: 0, leftOut: ['wacz'] as const },
};

it('tells in a redacted copy of how the copy was made, and of no recording that it lacks', async () => {
	const parts = await sampleParts(join(dir, 'derived'), 1);
	const { root } = await unpacked({
		capture: sampleCapture(
			parts.filter(({ role }) => role !== 'warc'),
			{ wayIn: 'browser-session' },
		),
		derived: DERIVED,
	});
	const xml = readFileSync(join(root, 'metadata/preservation/premis.xml'), 'utf8');
	expect(xml).toContain('>event-derivation<');
	expect(xml).not.toContain('event-redaction');
	// It is handed out and never filed, and who ordered the original had no hand in it.
	expect(xml).not.toContain('ingestion start');
	const derivation = xml.split('<event>').find((event) => event.includes('>event-derivation<'));
	expect(derivation).toContain('>agent-redacted-by<');
	expect(xml).toMatch(
		new RegExp(`>agent-redacted-by<[^]*?<agentName>${DERIVED.by}</agentName>[^]*?/per">person<`),
	);
});

it('names the one who ordered as an agent of the order and of the hand-over', async () => {
	const { root } = await unpacked();
	const xml = readFileSync(join(root, 'metadata/preservation/premis.xml'), 'utf8');
	const ordered = xml
		.split('<event>')
		.slice(1)
		.filter((event) => event.includes('>agent-ordered-by<'))
		.map((event) => /<eventType[^>]*>([^<]*)/.exec(event)?.[1]);
	expect(ordered).toEqual(['order', 'ingestion start']);
});

it('and METS date each file when it was made: a tile as it lies on disk, what packing makes by the clock', async () => {
	const parts = await sampleParts(join(dir, 'dated'), 2);
	const taken = new Date('2026-11-23T21:51:07.250Z');
	for (const part of parts) if (part.outcome === 'taken') utimesSync(part.file, taken, taken);
	let seconds = 0;
	const now = () => new Date(CREATED.getTime() + 1000 * ++seconds);
	const { root } = await unpacked({ capture: sampleCapture(parts), now });
	const base = join(root, 'representations/rep_appearance');
	const premis = readFileSync(join(base, 'metadata/preservation/premis.xml'), 'utf8');
	const dates = [...premis.matchAll(/<dateCreatedByApplication>([^<]*)</g)].map((m) => m[1]);
	expect(dates.slice(0, 3)).toEqual(Array(3).fill(taken.toISOString()));
	expect(dates[3]).toBe('2026-11-23T21:54:11.400Z');
	const mets = readFileSync(join(base, 'METS.xml'), 'utf8');
	expect(mets.match(/CREATED="2026-11-23T21:51:07\.250Z"/g)).toHaveLength(3);
	const events = readFileSync(join(root, 'metadata/preservation/premis.xml'), 'utf8');
	const times = [...events.matchAll(/<eventDateTime>([^<]*)</g)].map((m) => m[1] ?? '');
	expect(times).toEqual(times.toSorted());
});
