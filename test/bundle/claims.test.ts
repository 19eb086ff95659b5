import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { legalBasis } from '../../src/filing/legal-basis.ts';
import { findingWords } from '../../src/records/finding-words.ts';
import { sampleCapture, sampleInput, samplePacked, sampleParts, workshop } from './sample.ts';

const { dir, clean } = workshop();
afterAll(clean);

let serial = 0;
async function unpacked(changes: Parameters<typeof samplePacked>[1] = {}) {
	const place = join(dir, String(++serial));
	const { file, packed } = await samplePacked(place, changes);
	execFileSync('unzip', ['-q', file, '-d', place]);
	return { root: join(place, packed.manifest.bundle.id), manifest: packed.manifest };
}

describe('what the metadata claims', () => {
	const dublinCore = (root: string) => readFileSync(join(root, 'metadata/descriptive/dc.xml'), 'utf8');
	const captured = async (name: string, changes: Parameters<typeof sampleCapture>[1]) =>
		sampleCapture(await sampleParts(join(dir, name), 1), changes);

	it('dates a snapshot of New Year by the calendar of those who took it, as its file and folder do', async () => {
		const started = '2026-12-31T23:30:00.000Z';
		const { root } = await unpacked({ capture: await captured('new-year', { started }) });
		const title = 'Ögonblicksbild 2027-01-01: Exempelkommun (Mastodon)';
		expect(dublinCore(root)).toContain(`<title xml:lang="sv">${title}</title>`);
		expect(readFileSync(join(root, 'METS.xml'), 'utf8')).toContain(`LABEL="${title}"`);
		const page = readFileSync(join(root, 'documentation/LASMIG.html'), 'utf8');
		expect(page).toContain(`<title>${title}</title>`);
		expect(page).toContain('1 januari 2027. ');
	});

	it.each([
		['ar', '<language>ar</language>'],
		['sv-SE', '<language>sv-SE</language>'],
		['{{ lang }}', undefined],
		[undefined, undefined],
	])('states the language that the page states (%j), and not the browser’s', async (language, stated) => {
		const profile = { name: 'Exempelkommun', ...(language === undefined ? {} : { language }) };
		const capture = await captured(`language-${language}`, { profile, locale: 'fi-FI' });
		const text = dublinCore((await unpacked({ capture })).root);
		expect(/<language>.*/.exec(text)?.[0]).toBe(stated);
	});

	it('says in Dublin Core what became of the capture: an archive shows nothing else of the package', async () => {
		const capture = await captured('partial', { started: '2026-12-31T22:59:00.000Z', level: 'overview' });
		const findings = [
			{ code: 'feed-stalled', severity: 'loss', detail: 'it stopped' },
			{ code: 'consent-answered', severity: 'note', detail: 'no' },
		] as const;
		const { root } = await unpacked({ capture, verdict: { outcome: 'partial', findings } });
		const text = dublinCore(root);
		const [, said] = /<description xml:lang="sv">(Omdöme[^<]*)</.exec(text) ?? [];
		const stalled = findingWords('feed-stalled', 'sv').title;
		expect(said).toMatch(/^Omdöme: ofullständig\. Nivå: översikt.*\. Iakttagelser: /);
		expect(said?.endsWith(`Iakttagelser: ${stalled}.`)).toBe(true);
		expect(text).toContain('<date>2026-12-31T22:59:00.000Z</date>');
	});

	it('claims no rights and no legal basis for an account that nobody has registered', async () => {
		const { filing } = await sampleInput(join(dir, 'unregistered'));
		const { root, manifest } = await unpacked({
			filing: { ...filing, isDefault: true },
			legalBasis: legalBasis(true, 'browser'),
		});
		expect(dublinCore(root)).not.toMatch(/<(?:rights|creator|contributor|subject)/);
		expect(manifest.capture.legalBasis).toBe('ej angiven');
		const page = readFileSync(join(root, 'documentation/LASMIG.html'), 'utf8');
		expect(page).toContain('<dt>Rättslig grund</dt><dd><bdi>ej angiven</bdi></dd>');
		expect(page).toContain('<dt>Legal basis</dt><dd><bdi>not stated</bdi></dd>');
	});

	it('presumes of a registered account no more than the law says, in each language', async () => {
		const { root } = await unpacked();
		expect(dublinCore(root)).toContain('<rights xml:lang="sv">Handlingarna förmodas vara allmänna');
		const page = readFileSync(join(root, 'documentation/LASMIG.html'), 'utf8');
		expect(page.slice(page.indexOf('id="english"'))).toContain('The documents are presumed to be official');
		expect(page.slice(page.indexOf('id="english"'))).not.toContain('Handlingarna');
	});
});
