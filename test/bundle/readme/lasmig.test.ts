import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lasmig } from '../../../src/bundle/readme/lasmig.ts';
import { size } from '../../../src/bundle/readme/words.ts';
import { findingWords } from '../../../src/records/finding-words.ts';
import type { Manifest } from '../../../src/records/manifest.ts';
import { FAILURE_CODES, type Finding, LOSS_CODES, NOTE_CODES } from '../../../src/records/verdict.ts';
import { samplePacked, workshop } from '../sample.ts';

const { dir, clean } = workshop();
let file: string;
let manifest: Manifest;
let page: string;

beforeAll(async () => {
	({
		file,
		packed: { manifest },
	} = await samplePacked(dir));
	execFileSync('unzip', ['-q', file, '-d', join(dir, 'out')]);
	page = readFileSync(join(dir, 'out', manifest.bundle.id, 'documentation/LASMIG.html'), 'utf8');
});
afterAll(clean);

/** The page of a manifest, without pictures. */
const pageOf = (changes: Partial<Manifest>) => {
	const { files: _, ...described } = { ...manifest, ...changes };
	return lasmig({ described, files: [], thumbnails: [] }).toString();
};

describe('LASMIG.html', () => {
	it('says each finding in words with its code beside, and no code instead of a word in Swedish', () => {
		const findings: readonly Finding[] = [
			{
				code: 'step-failed',
				severity: 'loss',
				detail: 'walk: timeout',
				data: { step: 'walk', why: 'timeout' },
			},
			{ code: 'part-missing', severity: 'loss', detail: 'text-pdf', data: { part: 'text-pdf' } },
			{
				...{ code: 'sealed-later', severity: 'note', detail: 'kept' },
				data: { since: '2026-11-23T08:00:00.000Z', why: 'timestamp-unreachable' },
			},
		];
		const [swedish = ''] = pageOf({ verdict: { outcome: 'partial', findings } }).split('id="english"');
		for (const { code } of findings) {
			const { title } = findingWords(code, 'sv');
			expect(swedish).toContain(`<h3>${title} <code>${code}</code></h3>`);
		}
		expect(swedish).toContain('steg: läsa flödet (walk) · skäl: tiden tog slut');
		expect(swedish).toContain('del: text-PDF (text-pdf)');
		expect(swedish).toContain('väntade sedan: 2026-11-23 08:00 UTC · skäl: tidsstämpeltjänsten svarade inte');
	});

	it('says in Swedish and then in English what it is, whose, when, why and by whom', () => {
		for (const words of ['Exempelkommun', 'Kommunstyrelsen', 'Arkivarie', 'Årlig ögonblicksbild enligt plan'])
			expect(page).toContain(words);
		expect(page.indexOf('Omdöme och iakttagelser')).toBeLessThan(page.indexOf('Verdict and findings'));
		expect(page).toContain('Fullständig');
		// One word and one instant, the same as on the command line.
		expect(page).toMatch(
			/<dt>Fångat<\/dt><dd><time datetime="2026-11-23T21:50:00.000Z">23 november 2026 kl. 22:50 \(Europe\/Stockholm\)<\/time>, när fångsten började<\/dd>/,
		);
		expect(page).toContain('Flödets slut nåddes.');
		expect(page).toContain('The end of the feed was reached.');
	});

	it('says every finding in words of both languages', () => {
		const codes = [...FAILURE_CODES, ...LOSS_CODES, ...NOTE_CODES];
		const findings = codes.map((code): Finding => ({ code, severity: 'note', detail: `detail of ${code}` }));
		const text = pageOf({ verdict: { outcome: 'partial', findings } });
		expect(text.match(/<div class="finding">/g)).toHaveLength(2 * codes.length);
		expect(text).toContain('Inloggning krävdes');
		expect(text).toContain('Login was required');
		expect(text).toContain('Ofullständig');
	});

	it('never calls a snapshot all there is where the order itself limited it', () => {
		const limited = (finding: Finding, stop: Manifest['capture']['stop']) =>
			pageOf({
				capture: { ...manifest.capture, stop },
				verdict: { outcome: 'complete', findings: [finding] },
			});
		const note = { severity: 'note', detail: '' } as const;
		const overview = limited({ ...note, code: 'level-limited' }, 'level');
		const few = limited({ ...note, code: 'limit-asked-for', data: { limit: 'posts 3' } }, 'limit-posts');
		expect(page).toContain('Allt som nivån omfattar har fångats.');
		for (const [text, sv, en] of [
			[overview, 'en översiktsbild', 'an overview'],
			[few, 'så många inlägg som den angav', 'as many posts as it set'],
		] as const) {
			expect(text).toContain(`Allt som beställningen bad om har fångats: ${sv}. Det är inte hela kontot.`);
			expect(text).toContain(
				`All that the order asked for was captured: ${en}. It is not the whole account.`,
			);
			expect(text).not.toContain('Allt som nivån omfattar');
		}
	});

	it('says, whatever the bundle is of, that secrecy is reviewed before it is disclosed', () => {
		for (const words of [
			'ska sekretess prövas (offentlighets- och sekretesslagen 2009:400)',
			'secrecy is to be reviewed (Public Access to Information and Secrecy Act 2009:400)',
		])
			expect(page.split(words)).toHaveLength(2);
	});

	it('calls platforms and files what people call them', () => {
		expect(page).toContain('Så här såg kontot ut på <bdi>Mastodon</bdi>');
		expect(page).toMatch(/<dt>Konto<\/dt><dd>.*<bdi>Mastodon<\/bdi><\/dd>/);
		const site = pageOf({ account: { ...manifest.account, platform: 'web' } });
		expect(site).toContain('(webbplats)</title>');
		expect(site).toContain('<bdi>website</bdi>');
		expect(page).toContain('Bildrutor uppifrån och ned, utan förlust (PNG)</a> (3 bildrutor)');
		expect(page).toContain('PDF/A-1b, arkivformatet för utseendet');
		expect(page).toContain('sökbar PDF, inte PDF/A');
	});

	it('says plainly where the filing is a default, and only there', () => {
		expect(page).not.toContain('standardvärden');
		const text = pageOf({ filing: { ...manifest.filing, isDefault: true } });
		expect(text).toContain('Bland uppgifterna nedan finns standardvärden:');
		expect(text).toContain('There are default values in what follows:');
	});

	it('links to files that the bundle holds, and loads nothing from anywhere', () => {
		const links = [...page.matchAll(/<a href="(\.\.\/[^"]*)"/g)].map((m) => m[1] ?? '');
		expect(links.length).toBeGreaterThan(20);
		const root = join(dir, 'out', manifest.bundle.id, 'documentation');
		for (const link of links) expect(readFileSync(join(root, link)).length).toBeGreaterThan(0);
		expect(page).not.toMatch(/<(script|link|iframe|object|embed|form|base)\b/i);
		expect(page).not.toMatch(/url\(|@import|\son\w+=/i);
		for (const [, source] of page.matchAll(/\ssrc="([^"]*)"/g))
			expect(source).toMatch(/^data:image\/jpeg;base64,/);
		expect(page).toContain(`default-src 'none'; img-src data:`);
	});

	it('gives every schema its own words and its size, and says what it does not list', () => {
		const row = (name: string) =>
			page.match(new RegExp(`<tr><td><a href="../schemas/${name}">.*?</tr>`, 'gs'))?.join('') ?? '';
		for (const words of ['fälten i manifestet', 'the fields of the manifest', ' kB'])
			expect(row('manifest.schema.json')).toContain(words);
		for (const words of ['fälten i inläggen', 'the fields of the posts', ' kB'])
			expect(row('posts.schema.json')).toContain(words);
		expect(page).toContain('har dessutom en egen innehållsförteckning (<code>METS.xml</code>)');
	});

	it('names the program as people do, and counts bytes as the language does', () => {
		const software = { name: 'ogonblick', version: '0.1.0', commit: 'abc' };
		expect(pageOf({ bundle: { ...manifest.bundle, software } })).not.toContain('ogonblick 0.1.0');
		expect(pageOf({ bundle: { ...manifest.bundle, software } })).toContain('Ögonblick 0.1.0');
		expect([size(866, 'en'), size(866, 'sv'), size(1, 'en')]).toEqual(['866 bytes', '866 byte', '1 byte']);
	});

	it('says what its recipes cannot see, and which of them nobody has tried', () => {
		for (const words of [
			'Kontrollera paketet utan Ögonblick',
			'Check the bundle without Ögonblick',
			'inte filer som har lagts till, och inte en ändrad METS.xml',
			'neither files that were added nor a changed METS.xml',
			'Receptet är inte prövat.',
			'The recipe has not been tried.',
			'Paketets egen nyckel ger svaret nedan. Det bevisar inget förrän',
			'The bundle&#39;s own key gives the answer below. It proves nothing until',
		])
			expect(page).toContain(words);
		// Three answers are right; that of the bundle's own key proves nothing by itself.
		expect(page.match(/Rätt svar:/g)).toHaveLength(3);
		expect(page).toContain(
			`Get-FileHash -LiteralPath &#39;${basename(manifest.filing.path)}&#39; -Algorithm SHA256`,
		);
	});

	it('shows the first tiles small', () => {
		const pictures = [...page.matchAll(/src="data:image\/jpeg;base64,([^"]*)"/g)].map(
			(m) => m[1]?.length ?? 0,
		);
		expect(pictures).toHaveLength(3);
		expect(Math.max(...pictures)).toBeLessThan(60_000);
	});

	it('lets no captured text become markup, whatever it is', () => {
		const everywhere = (text: string) =>
			pageOf({
				account: { ...manifest.account, name: text, handle: text, address: text, platform: text, unit: text },
				capture: {
					...manifest.capture,
					finalAddress: `${text} `,
					browser: text,
					legalBasis: text,
				},
				occasion: { ...manifest.occasion, reason: text, orderedBy: text, orderedAt: text },
				filing: { ...manifest.filing, plan: text, caseNumber: text, path: text },
				verdict: { outcome: 'complete', findings: [{ code: 'no-posts', severity: 'note', detail: text }] },
			});
		const tags = (page: string) =>
			[...page.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'));
		const plain = tags(everywhere('hej'));
		const parts = [
			'<script>',
			'</style>',
			'<img src=x onerror=y>',
			'"',
			"'",
			'>',
			'--',
			'&lt;',
			'\u202e',
			'\0',
		];
		const hostile = fc.array(fc.oneof(fc.constantFrom(...parts), fc.string({ unit: 'binary' })), {
			minLength: 1,
		});
		fc.assert(
			fc.property(hostile, (pieces) => {
				expect(tags(everywhere(`x${pieces.join('')}`))).toEqual(plain);
			}),
			{ numRuns: 30 },
		);
	});

	it('makes a link of an address only when it is one of the web', () => {
		for (const address of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd'])
			expect(pageOf({ account: { ...manifest.account, address } })).not.toContain(`href="${address}`);
	});
});
